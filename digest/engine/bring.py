"""A spare tree brought to a release: only what differs is done, and nothing is written through.

While that goes on the tree has no list of files, so that nobody takes it for whole.
"""

import errno
import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from digest.engine.manifest import MANIFEST
from digest.engine.seen import Seen, Stamp, stamp_of
from digest.engine.wanted import Wanted
from digest.text.paths import folder_of
from digest.value import Record

# What file systems say that have no hard links, or no more of them, or not for this file.
_NO_LINKS = frozenset(
    {errno.EPERM, errno.EMLINK, errno.EXDEV, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
)


class Brought(Record, frozen=True):
    """What a tree holds afterwards, and what of it has to be synced; `copied` are the paths of
    files that could not be shared.
    """

    folders: Mapping[str, Stamp]
    copied: frozenset[str]
    changed: tuple[str, ...]


def is_there(seen: Seen, wanted: Wanted) -> bool:
    """Whether a tree holds what is wanted already, its list of files set aside."""
    return (
        not wanted.moved
        and seen.files == wanted.linked
        and seen.folders.keys() == {"", *wanted.folders}
    )


def bring(tree: Path, seen: Seen, wanted: Wanted, manifest: bytes) -> Brought:
    """Bring a tree, in which this was seen, to what is wanted, its list of files being the last.
    Raises OSError.

    Where something fails, the tree is left without a list of files.
    """
    needed = {"", *wanted.folders}
    gone = [p for p, inode in seen.files.items() if wanted.linked.get(p) != inode]
    unlinked = [p for p in gone if p not in wanted.moved]  # what is moved there takes its place
    missing = [p for p, inode in wanted.linked.items() if seen.files.get(p) != inode]
    emptied = seen.folders.keys() - needed
    made = needed - seen.folders.keys()
    places = (*gone, *missing, *wanted.moved, *(p for p in (*emptied, *made) if p))
    touched = {"", *map(folder_of, places), *made, *wanted.foreign} - emptied

    if "" in made:
        tree.mkdir()
    with suppress(FileNotFoundError):
        os.unlink(tree / MANIFEST)
    _open({*touched, *emptied} & seen.folders.keys(), tree)
    for path in unlinked:
        os.unlink(f"{tree}/{path}")
    for path in sorted(emptied, reverse=True):
        os.rmdir(f"{tree}/{path}")
    for path in sorted(made - {""}):
        os.mkdir(f"{tree}/{path}")
    for path, place in wanted.moved.items():
        os.replace(place, f"{tree}/{path}")
    copied = frozenset(p for p in missing if not _shared(f"{wanted.source}/{p}", f"{tree}/{p}"))
    _give_rights(wanted, tree)
    write_new(f"{tree}/{MANIFEST}", manifest)
    stamps = {p: stamp_of(os.lstat(f"{tree}/{p}")) for p in touched}
    files = (path for path in copied if not os.path.islink(f"{tree}/{path}"))
    changed = (*wanted.moved, *files, MANIFEST, *touched)
    return Brought(
        {path: stamps.get(path) or seen.folders[path] for path in needed},
        copied,
        tuple(f"{tree}/{path}" for path in changed),
    )


def _open(folders: Iterable[str], tree: Path) -> None:
    """Have the right to change these folders; somebody may have taken it from the site's."""
    for path in folders:
        place = f"{tree}/{path}"
        if not os.access(place, os.W_OK | os.X_OK):
            os.chmod(place, stat.S_IMODE(os.lstat(place).st_mode) | stat.S_IRWXU)


def _shared(file: str, target: str) -> bool:
    """Give a file, or a link as such, a second name; False where it had to be copied."""
    try:
        os.link(file, target, follow_symlinks=os.name == "nt")  # which knows no other way
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        from shutil import copy2  # few file systems need it

        copy2(file, target, follow_symlinks=False)
        return False
    return True


def _give_rights(wanted: Wanted, tree: Path) -> None:
    """Other people's folders have the rights that they had, and so has the tree."""
    for path in sorted(wanted.foreign, reverse=True):  # an outer one may forbid entering
        from shutil import copystat

        copystat(f"{wanted.source}/{path}", f"{tree}/{path}")
    with suppress(FileNotFoundError):  # nothing has been published yet
        mode = stat.S_IMODE(os.stat(wanted.source).st_mode)
        if mode != stat.S_IMODE(os.stat(tree).st_mode):
            os.chmod(tree, mode)


def write_new(place: str, data: bytes) -> os.stat_result:
    """Write a file that is not there yet; what the system says of it. Raises OSError."""
    handle = os.open(
        place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
    )
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        return os.fstat(handle)
    finally:
        os.close(handle)
