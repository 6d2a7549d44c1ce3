"""Where an editor's changes are noticed."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import aclosing
from pathlib import Path
from typing import NamedTuple

from digest.engine.lookout import Noticed

RETRY = 0.5  # seconds before a watch that broke off is tried again
STEP = 5  # milliseconds; changes are told once none is added for so long,
GATHERED = 50  # or at the latest after so many of them


class Spots(NamedTuple):
    """Where to look for changes.

    `deep` folders count with all below them, `flat` ones for a single child, which is among
    `roots`: a file, a folder that may be replaced, or one that is yet to come.
    """

    deep: tuple[Path, ...] = ()
    flat: tuple[Path, ...] = ()
    roots: tuple[Path, ...] = ()
    output: Path = Path()
    identity: tuple[tuple[int, int], ...] = ()


def spots(watched: tuple[Path, ...], output: Path) -> Spots:
    """Lay out the watch over files and folders, whether or not they exist yet.

    The output is never watched from within: it has a folder for every page, and the system's
    watches are counted.
    """
    shut = output.resolve()
    deep: set[Path] = set()
    flat: set[Path] = set()
    roots: set[Path] = set()
    for path in {path.resolve() for path in watched}:
        child = path
        while not child.parent.is_dir():
            child = child.parent
        flat.add(child.parent)
        roots.update((child, path))
        if path.is_dir():
            for folder, whole in _branches(path, shut):
                (deep if whole else flat).add(folder)
    places = (tuple(sorted(deep)), tuple(sorted(flat)))
    return Spots(*places, tuple(sorted(roots)), shut, tuple(map(_identity, sum(places, ()))))


def _branches(folder: Path, shut: Path) -> Iterator[tuple[Path, bool]]:
    """The folder as a whole, or else in the pieces around what is shut."""
    if folder.is_relative_to(shut):
        return
    whole = not shut.is_relative_to(folder)
    yield folder, whole
    for child in () if whole else sorted(folder.iterdir()):
        if child.is_dir() and not child.name.startswith(".") and not child.is_symlink():
            yield from _branches(child, shut)


def _identity(path: Path) -> tuple[int, int]:
    """What tells a folder from another that took its name; a watch stays with the old one."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_dev, status.st_ino)


def is_passing(name: str) -> bool:
    """Whether a name is one that editors and systems give to what does not last."""
    return (
        name.startswith((".", "~$", "~syncthing~"))
        or name.endswith(("~", ".swp", ".swo", ".swx", ".tmp", ".temp", ".part", ".crdownload"))
        or (name.startswith("#") and name.endswith("#"))
        or "___jb_" in name
        or name in ("4913", "__pycache__", "Thumbs.db", "desktop.ini")
    )


def matters(path: Path, places: Spots) -> bool:
    """Whether a change there may change the site."""
    if path.is_relative_to(places.output):
        return False
    if path in places.roots:
        return True
    inner = (path.relative_to(root).parts for root in places.roots if path.is_relative_to(root))
    return any(not any(map(is_passing, parts)) for parts in inner)


class Watch:
    """Calls `changed` whenever something changes in the places it was last sent to, with the files
    that it was.
    """

    def __init__(self, changed: Callable[[Noticed], None], tell: Callable[[str], None]) -> None:
        self._changed = changed
        self._tell = tell
        self._places = Spots()
        self._tasks: tuple[asyncio.Task[None], ...] = ()

    async def move(self, places: Spots) -> bool:
        """Watch these places from now on; whether they differ from those before."""
        alive = not any(task.done() for task in self._tasks)
        if places == self._places and alive:
            return False
        elsewhere = places != self._places
        old, self._places = self._tasks, places
        both = ((places.deep, True), (places.flat, False))
        self._tasks = tuple(asyncio.create_task(self._look(*each)) for each in both if each[0])
        await asyncio.sleep(0)  # both have begun before the old ones end: nothing falls between
        await _cancel(old)
        return elsewhere

    async def close(self) -> None:
        await _cancel(self._tasks)

    async def _look(self, folders: tuple[Path, ...], deep: bool) -> None:
        from watchfiles import awatch

        places = self._places
        for polling in (None, True):  # when the system has no watch left, look time and again
            batches = awatch(
                *folders,
                watch_filter=lambda _, path: matters(Path(path), places),
                debounce=GATHERED,
                step=STEP,
                recursive=deep,
                force_polling=polling,
                ignore_permission_denied=True,
            )
            try:
                async with aclosing(batches):
                    async for batch in batches:
                        self._changed(frozenset(path for _, path in batch))
            except FileNotFoundError:
                # Gone since the places were laid out; the next build lays them out anew.
                await asyncio.sleep(RETRY)
                return self._changed(None)
            except (OSError, RuntimeError) as error:
                self._tell(f"the system does not tell of changes: {error}")


async def _cancel(tasks: tuple[asyncio.Task[None], ...]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
