"""What stands in a tree: found through its folders, of which only the changed ones are read."""

import os
import stat
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from digest.engine.manifest import MANIFEST
from digest.text.paths import folder_of

Stamp = tuple[int, int]
"""When a folder's names last changed, in nanoseconds, and its inode."""


class Seen(NamedTuple):
    """The inode of each file, link or other thing that is no folder, by path, but for the list of
    files; the stamp of each folder, by path, the tree itself being ``""``.
    """

    files: Mapping[str, int]
    folders: Mapping[str, Stamp]


NOTHING = Seen({}, {})


def stamp_of(about: os.stat_result) -> Stamp:
    """What changes with every name that comes into a folder or leaves it."""
    return about.st_mtime_ns, about.st_ino


def odd_in(tree: str, folders: Mapping[str, Stamp]) -> tuple[str, ...]:
    """Those folders of a tree that are not as they were known; raises OSError."""
    now = _stamps(tree, folders)
    return tuple(path for path, stamp in folders.items() if now.get(path) != stamp)


def look(tree: str, known: Seen, odd: Collection[str] | None = None) -> Seen:
    """What stands in a tree of which this was known; `known` itself where nothing has changed.

    Looks at every known folder, where nobody has done so and found these odd, and reads those that
    have changed; all, where nothing is known. A tree that is not there holds nothing. Raises
    OSError.
    """
    odd = odd_in(tree, known.folders) if odd is None else odd
    if known.folders and not odd:
        return known
    changed = [p for p in odd if _is_folder(f"{tree}/{p}")] if known.folders else [""]
    strange = set(odd)
    folders = {p: stamp for p, stamp in known.folders.items() if p not in strange}
    if len(changed) < len(odd):  # one is no folder any more
        folders = _below(folders, changed)
    files = {p: i for p, i in known.files.items() if p.rpartition("/")[0] in folders}
    _read(tree, changed, files, folders)
    return Seen(files, folders)


def _stamps(tree: str, folders: Iterable[str]) -> dict[str, Stamp]:
    """The stamps of those of these folders that are there."""
    found = {}
    lstat = os.lstat
    for path in folders:
        try:
            about = lstat(f"{tree}/{path}")
        except (FileNotFoundError, NotADirectoryError):
            continue
        found[path] = (about.st_mtime_ns, about.st_ino)
    return found


def _is_folder(place: str) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(place).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _below(folders: dict[str, Stamp], changed: list[str]) -> dict[str, Stamp]:
    """Without those that are only reached through a link that took the place of a folder."""
    there = set(changed)
    for path in sorted(folders):
        if path == "" or folder_of(path) in there:
            there.add(path)
    return {path: stamp for path, stamp in folders.items() if path in there}


def _read(tree: str, changed: list[str], files: dict[str, int], folders: dict[str, Stamp]) -> None:
    """Read these folders, and those below them of which nothing is known."""
    waiting = set(changed)
    while changed:
        path = changed.pop()
        try:
            # Before its names: whatever comes later is to be noticed by the next build.
            stamp = stamp_of(os.lstat(f"{tree}/{path}"))
            entries = list(os.scandir(f"{tree}/{path}"))
        except FileNotFoundError:
            continue
        folders[path] = stamp
        for entry in entries:
            name = f"{path}/{entry.name}" if path else entry.name
            if not entry.is_dir(follow_symlinks=False):
                if name != MANIFEST:
                    files[name] = os.lstat(entry.path).st_ino
            elif name not in folders and name not in waiting:
                waiting.add(name)
                changed.append(name)
