"""What is remembered of a published tree, to know it again: private, and worth losing at any time.

A record belongs to one tree, by the identity of the tree's list of files, which is made anew with
every change. So there is no moment at which a tree could have the record of another.
"""

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec.structs import replace

from digest.engine.manifest import MANIFEST
from digest.engine.sealed import read_sealed, write_sealed
from digest.engine.seen import NOTHING, Seen, Stamp, stamp_of
from digest.value import fingerprint

FOLDER = "trees"
AT_HAND = 2  # records in memory: that of the site and that of the spare tree
KEPT = 8  # records that stay: two to a site, and a project may publish to several places
YOUNG = 20_000_000  # nanoseconds; the slowest clocks of Linux tick every ten milliseconds
_FORMAT = "tree 4"


class FileRecord(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What a file was made from, the fingerprint of its bytes, and what the system says of it."""

    mark: str
    fingerprint: str
    size: int
    modified: int  # nanoseconds
    inode: int

    def fits(self, about: os.stat_result) -> bool:
        """Whether the file is untouched. A new link changes the time of change, which is why that
        is not looked at.
        """
        return (
            about.st_ino == self.inode
            and about.st_mtime_ns == self.modified
            and about.st_size == self.size
        )


def bytes_of(place: str, record: FileRecord) -> bytes | None:
    """The bytes of a file, where they are those that were written."""
    try:
        with open(place, "rb") as file:
            data = file.read()
    except OSError:
        return None
    return data if fingerprint(data) == record.fingerprint else None


class TreeRecord(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A release's `name`, None where a rollback brought it back; its files and those of others (by
    their inodes); all folders.
    """

    name: str | None
    files: dict[str, FileRecord]
    foreign: dict[str, int]
    folders: dict[str, Stamp]

    @property
    def seen(self) -> Seen:
        """What stood in the tree."""
        files = {path: file.inode for path, file in self.files.items()}
        return Seen(files | self.foreign, self.folders)


def with_seen(record: TreeRecord, seen: Seen) -> TreeRecord:
    """A tree's record with all that was seen there."""
    foreign = {path: seen.files[path] for path in seen.files.keys() - record.files.keys()}
    return replace(record, foreign=foreign, folders=settled(seen.folders))


def record_of(mark: str, fingerprint: str, about: os.stat_result) -> FileRecord:
    """A file as it is known later."""
    return FileRecord(mark, fingerprint, about.st_size, about.st_mtime_ns, about.st_ino)


def seen_in(record: TreeRecord | None) -> Seen:
    """What is known of a tree to begin with."""
    return record.seen if record else NOTHING


def settled(folders: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """Stamps to be recorded: none of a folder that may change once more within the same tick of
    the clock, so that it will be read again.
    """
    before = time.time_ns() - YOUNG
    return {path: stamp if stamp[0] < before else (0, stamp[1]) for path, stamp in folders.items()}


class Records:
    """The records of trees, below a folder; without one nothing is remembered. Those of trees that
    this process has written or found whole are at hand.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._held: dict[str, tuple[Stamp, TreeRecord]] = {}

    def read(self, tree: Path) -> TreeRecord | None:
        """The record of a tree; None where there is none, or a damaged one."""
        try:
            if at_hand := self._at_hand(tree):
                return at_hand
            place = _place(self.folder, tree)
            data = read_sealed(place, f"{_FORMAT} {place.name}")
            return msgspec.msgpack.decode(data, type=TreeRecord) if data else None
        except (OSError, ValueError):
            return None

    def keep(self, tree: Path, record: TreeRecord) -> None:
        """Remember a tree. Of one whose record cannot be written nothing is remembered, which costs
        time only; nor of one in which somebody has put names that are no text.
        """
        if self.folder is None:
            return
        try:
            place = _place(self.folder, tree)
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            data = msgspec.msgpack.encode(record)
            write_sealed(place, f"{_FORMAT} {place.name}", data)
            _sweep(place.parent)
            self.hold(tree, record)
        except (OSError, UnicodeEncodeError):
            self.forget(tree)  # what was known before is no longer so

    def hold(self, tree: Path, record: TreeRecord) -> None:
        """Have the record at hand of a tree that has been found to be just so."""
        with suppress(OSError):
            place = _place(self.folder, tree)
            others = [pair for pair in self._held.items() if pair[0] != place.name]
            held = (place.name, (stamp_of(os.stat(place)), record))
            self._held = dict([*others, held][-AT_HAND:])

    def let_go(self, tree: Path) -> None:
        """Have a record at hand no more that the tree may not be like."""
        with suppress(OSError):
            self._held.pop(_place(self.folder, tree).name, None)

    def are_at_hand(self, *trees: Path) -> bool:
        """Whether these trees are as this process has left or found them, as far as it knows."""
        return all(map(self._at_hand, trees))

    def _at_hand(self, tree: Path) -> TreeRecord | None:
        """What this process knows, where nobody has written another record since."""
        try:
            place = _place(self.folder, tree)
            stamp, record = self._held.get(place.name, (None, None))
            return record if record and stamp == stamp_of(os.stat(place)) else None
        except OSError:
            return None

    def forget(self, tree: Path) -> None:
        """Let the record of a tree go that is about to change."""
        with suppress(OSError):
            place = _place(self.folder, tree)
            self._held.pop(place.name, None)
            place.unlink()


def _sweep(folder: Path) -> None:
    """Let the oldest records go."""
    records = sorted((os.stat(entry).st_mtime_ns, entry.path) for entry in os.scandir(folder))
    for _, path in records[:-KEPT]:
        os.unlink(path)


def _place(memory: Path | None, tree: Path) -> Path:
    """Where the record of a tree is; raises OSError where it can have none."""
    if memory is None:
        raise FileNotFoundError
    about = os.lstat(tree / MANIFEST)
    name = f"{about.st_dev:x}-{about.st_ino:x}-{about.st_mtime_ns:x}"
    return memory / FOLDER / name
