"""What stands in the output and no build wrote: kept, unless a page belongs in its place."""

import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from digest.errors import Notice
from digest.site.release import folders_of


def strangers(site: Path, ours: Collection[str]) -> tuple[str, ...]:
    """Paths in the site, in their order, of what is not ours: files, links, and, with a slash at
    the end, folders in which nothing is.
    """
    return tuple(sorted(_walk(site, "", frozenset(ours), folders_of(ours))))


def _walk(site: Path, below: str, ours: frozenset[str], folders: frozenset[str]) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(site / below), key=lambda e: e.name)
    except FileNotFoundError:
        return
    for entry in entries:
        path = below + entry.name
        if entry.is_dir(follow_symlinks=False):
            if path not in folders:
                yield f"{path}/"
            yield from _walk(site, f"{path}/", ours, folders)
        elif path not in ours:
            yield path


def clashing(kept: Iterable[str], new: Collection[str]) -> tuple[Notice, ...]:
    """A fault for every stranger in whose place, above or below it, a file of ours belongs."""
    folders = folders_of(new)
    what = "a file that Digest did not write stands where a page belongs"
    cure = "move it away, or build with --clean"
    return tuple(
        Notice(path, 0, what, cure)
        for path in kept
        if path.rstrip("/") in new
        or path in folders
        or any(above in new for above in folders_of([path]))
    )


def take_along(kept: Iterable[str], site: Path, stage: Path) -> None:
    """Put strangers into the stage: the same files by a second name, folders with their rights."""
    folders = []
    for path in kept:
        if path.endswith("/"):
            (stage / path).mkdir(parents=True, exist_ok=True)
            folders.append(path)
        else:
            _take(site / path, stage / path)
    for path in reversed(folders):  # the inner ones first: an outer one may forbid writing
        shutil.copystat(site / path, stage / path)


def _take(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if file.is_symlink():
        target.symlink_to(os.readlink(file))
        return
    try:
        os.link(file, target)
    except OSError:
        shutil.copy2(file, target)
