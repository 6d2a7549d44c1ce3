"""What a build is made of, as it stands on the disk, under one mark."""

import os
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from digest.engine.ledger import Ledger
from digest.engine.name import PACKAGE, drawing_name, engine_name
from digest.engine.walk import Found, is_regular, walk
from digest.errors import Notice
from digest.value import digest_of

CONTENT = ("content", "static")


class Survey(NamedTuple):
    """The files of a project.

    `mark` stands for the bytes of all that a build reads, the engine's name among it, `rest` for
    the settings and themes; both are empty where some of it cannot be read. `marks` are those of
    the content, by path. `engine` and `drawing` are the names that `digest.engine.name` makes.
    """

    files: list[Found]
    faults: tuple[Notice, ...]
    engine: str
    drawing: str
    mark: str
    rest: str
    marks: dict[str, str]


def survey(root: str, ledger: Ledger, told: Callable[[int], object] = lambda _: None) -> Survey:
    """Look at every file; only those that the ledger does not know are read.

    How many files there are is `told` before the first is read.
    """
    faults: list[Notice] = []
    engine = engine_name(ledger)
    files = [found for folder in CONTENT for found in walk(root, folder, faults)]
    told(len(files))
    rest = rest_of(root, ledger)
    marks = _marks(files, ledger) if rest and not faults else None
    seen = Survey(files, tuple(faults), engine, drawing_name(ledger), "", rest, marks or {})
    return seen if marks is None else under_one_mark(seen)


def under_one_mark(seen: Survey) -> Survey:
    """A survey under the mark of its content, its rest and its engine."""
    return seen._replace(mark=digest_of(f"{seen.engine} {_mark(seen.marks)} {seen.rest}".encode()))


def rest_of(root: str, ledger: Ledger) -> str:
    """The mark of the settings, and of all themes that a site may have: the project's own, and the
    package's, inside it when installed, beside it in a checkout.
    """
    places = (root, PACKAGE, os.path.dirname(PACKAGE))
    files = (_settings(root), *(walk(place, "themes", []) for place in places))
    marks = [_marks(some, ledger) for some in files]
    return (
        ""
        if None in marks
        else digest_of(" ".join(_mark(m) for m in marks if m is not None).encode())
    )


def _settings(root: str) -> Iterable[Found]:
    file = f"{root}{os.sep}site.yaml"
    return [Found("site.yaml", file, None)] if os.path.lexists(file) else []


def _marks(files: Iterable[Found], ledger: Ledger) -> dict[str, str] | None:
    """The marks of files' bytes by their paths; None where a file cannot be read, or two have one
    path, so that a build tells why.
    """
    marks: dict[str, str] = {}
    try:
        for found in files:
            about = found.about or os.stat(found.place)
            if not is_regular(about) or found.path in marks:
                return None
            marks[found.path] = ledger.known(found.place, about) or ledger.read(found.place)[1]
    except OSError:
        return None
    return marks


def _mark(marks: Mapping[str, str]) -> str:
    """What stands for files by path and bytes."""
    lines = ("files", *map(" ".join, marks.items()))
    return digest_of("\0".join(lines).encode("utf-8", "surrogateescape"))
