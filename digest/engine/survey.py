"""What a build is made of, as it stands on the disk, under one mark."""

import os
from collections.abc import Callable, Iterable
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
    the settings and themes; both are empty where some of it cannot be read. `engine` and
    `drawing` are the names that `digest.engine.name` makes.
    """

    files: list[Found]
    faults: tuple[Notice, ...]
    engine: str
    drawing: str
    mark: str
    rest: str


def survey(root: str, ledger: Ledger, told: Callable[[int], object] = lambda _: None) -> Survey:
    """Look at every file; only those that the ledger does not know are read.

    How many files there are is `told` before the first is read.
    """
    faults: list[Notice] = []
    engine = engine_name(ledger)
    files = [found for folder in CONTENT for found in walk(root, folder, faults)]
    told(len(files))
    rest = rest_of(root, ledger)
    content = "" if faults or not rest else _mark(files, ledger)
    mark = digest_of(f"{engine} {content} {rest}".encode()) if content else ""
    return Survey(files, tuple(faults), engine, drawing_name(ledger), mark, rest)


def rest_of(root: str, ledger: Ledger) -> str:
    """The mark of the settings, and of all themes that a site may have."""
    return _mark((*_settings(root), *walk(root, "themes", []), *_built_in()), ledger)


def _built_in() -> Iterable[Found]:
    """The package's own themes, inside it when installed, beside it in a checkout."""
    for above in (PACKAGE, os.path.dirname(PACKAGE)):
        yield from walk(above, "themes", [])


def _settings(root: str) -> Iterable[Found]:
    file = f"{root}{os.sep}site.yaml"
    return [Found("site.yaml", file, None)] if os.path.lexists(file) else []


def _mark(files: Iterable[Found], ledger: Ledger) -> str:
    """What stands for files by path and bytes; empty where one cannot be read, so that a build
    tells why.
    """
    lines = ["files"]
    try:
        for found in files:
            about = found.about or os.stat(found.place)
            if not is_regular(about):
                return ""
            mark = ledger.known(found.place, about) or ledger.read(found.place)[1]
            lines.append(f"{found.path} {mark}")
    except OSError:
        return ""
    return digest_of("\0".join(lines).encode("utf-8", "surrogateescape"))
