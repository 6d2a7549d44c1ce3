"""What stands of a month, and the keys under which that is remembered."""

from collections.abc import Iterable
from typing import NamedTuple

from digest.engine.drawing import Stage
from digest.engine.remembering import Remembering
from digest.site.layout.volume import ShelvedVolume
from digest.site.printing import Press
from digest.site.prints import Print, Undrawn

Files = tuple[tuple[str, str], ...]  # the path and mark of each


class Printed(NamedTuple):
    """What stands of a volume, its cards, the neighbours of its articles in JSON, where they were
    not remembered, and the mark of all that its pages show.
    """

    files: Files
    cards: tuple[Undrawn, ...]
    related: bytes
    shown: str


def pages_of(memo: Remembering, press: Press, shown: str) -> str:
    """The key under which the files of a month are remembered whose pages show this."""
    return memo.key("pages", press.mark, shown)


def neighbours_of(memo: Remembering, shelved: ShelvedVolume) -> str:
    """The key under which the neighbours of a month's articles are remembered: they follow from the
    faces of these and of those around them.
    """
    return memo.key("neighbours", shelved.closed.rest.mark, shelved.closed.faces)


def files_of(prints: Iterable[Print]) -> Files:
    return tuple((path, one.mark) for one in prints for path in one.paths)


def unmade(prints: Iterable[Print], stage: Stage) -> list[Print]:
    """Those of which a file is missing; the files of the others are kept."""
    return [one for one in prints if not stage.keep_all((path, one.mark) for path in one.paths)]


def write(prints: Iterable[Print], stage: Stage) -> None:
    for one in prints:
        write_files(one, one.make(), stage)


def write_files(one: Print, files: Iterable[tuple[str, bytes]], stage: Stage) -> None:
    """The files of a print, which somebody has made."""
    for path, data in files:
        stage.write(path, one.mark, data)
