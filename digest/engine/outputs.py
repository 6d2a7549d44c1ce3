"""A place to publish to: entered by one build at a time, refused where it holds something else."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.engine.exchange import drop, restore
from digest.engine.explained import explained
from digest.engine.lock import alone
from digest.engine.manifest import MANIFEST
from digest.engine.places import Places, places_of
from digest.errors import DigestError, fault

SOURCES = ("content", "static", "themes")  # folders of the project that are read


@contextmanager
def entered(
    root: Path, output: Path, clean: bool, told: Callable[[str], None] | None
) -> Iterator[Places]:
    """The places of an output, for this build alone; raises DigestError."""
    places = places_of(output)
    with explaining(root, output, places):
        _refuse(places.site, Path(os.path.realpath(root)), named(output, root), clean)
        places.site.parent.mkdir(parents=True, exist_ok=True)
        with alone(places.site.parent, told):
            restore(places)
            drop(places.new)
            try:
                yield places
            finally:
                drop(places.new)


@contextmanager
def explaining(root: Path, output: Path, places: Places) -> Iterator[None]:
    """Have what the system refuses told in one line, by the name that the editor knows."""
    try:
        yield
    except OSError as error:
        raise _as_fault(error, root, output, places) from None


def _refuse(site: Path, root: Path, name: str, clean: bool) -> None:
    """Raise where publishing would write over what is not a site."""
    if site.exists() and not site.is_dir():
        raise fault(name, 0, "this is a file", "the output is a folder; move the file away")
    if site == root or site in root.parents:
        raise fault(name, 0, "the output would hold the project", "name another folder")
    for folder in SOURCES:
        source = Path(os.path.realpath(root / folder))
        if site == source or source in site.parents or site in source.parents:
            what = f"the output and {folder}/ would lie in each other"
            raise fault(name, 0, what, "name another folder")
    inside = root in site.parents
    if clean and not inside and not (site / MANIFEST).exists() and site.is_dir() and any_in(site):
        what = "--clean would remove files here, and no build has published here before"
        raise fault(name, 0, what, "empty the folder yourself, or name another")


def any_in(folder: Path) -> bool:
    """Whether a folder holds anything."""
    return next(folder.iterdir(), None) is not None


def _as_fault(error: OSError, root: Path, output: Path, places: Places) -> DigestError:
    name = error.filename if isinstance(error.filename, str) else str(output)
    ours = Path(name).is_relative_to(places.beside) or Path(name).is_relative_to(places.site)
    place = named(output if ours or error.filename2 is not None else Path(name), root)
    if error.errno in (errno.EBUSY, errno.EXDEV):
        what = "this is a mount point, which cannot be exchanged as a whole"
        return fault(place, 0, what, "name a folder inside it as the output")
    return fault(place, 0, *explained(error))


def unreadable(error: OSError, root: Path) -> DigestError:
    """An error of the system as one line."""
    name = Path(str(error.filename)) if error.filename else root
    return fault(named(name, root), 0, *explained(error))


def named(path: Path, root: Path) -> str:
    """A path as messages show it: from the project's folder where it lies inside."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except (ValueError, RuntimeError):
        return str(path)
