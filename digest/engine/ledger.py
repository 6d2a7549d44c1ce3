"""Which files have changed: what the system said of each when its bytes were last read.

A file whose size, times and inode are the same holds the same bytes, with one exception that
git's documentation calls racy: a file written after it was read, within the same tick of the
clock. So nothing is entered that was younger than a while when it was read. Changing a file
without a trace needs the clock set back, to the nanosecond: the time of change of the inode
cannot be chosen.
"""

import os
from collections.abc import Mapping
from typing import Literal

import msgspec

from digest.value import digest_of

TICK = 2_000_000_000  # nanoseconds; the coarsest file systems count two seconds


class Entry(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What was said of a file, and the mark of its bytes."""

    size: int
    modified: int  # nanoseconds
    changed: int  # nanoseconds, of the inode
    inode: int
    mark: str


# Of a picture: fingerprint, bytes without metadata, width and height, how it may be scaled.
Size = tuple[str, int, int, int, Literal["", "photo", "drawing", "clear"]]
NONE: Mapping[str, Entry] = {}
NO_SIZES: Mapping[str, Size] = {}


class Ledger:
    """Entries by path; those that are asked for are carried over into the next ledger.

    `now` is the time, in nanoseconds, by the clock of the file system, at which reading begins.
    `sizes` holds what was found in pictures, by the marks of their bytes.
    """

    def __init__(
        self, now: int, entries: Mapping[str, Entry] = NONE, sizes: Mapping[str, Size] = NO_SIZES
    ) -> None:
        self._now = now
        self._known = entries
        self.entries: dict[str, Entry] = {}
        self.sizes = dict(sizes)
        self.fresh: set[str] = set()  # what had to be read

    def known(self, path: str, about: os.stat_result) -> str:
        """The mark of an unchanged file; nothing where its bytes have to be read."""
        entry = self._known.get(path)
        if (
            entry is None
            or entry.changed != about.st_ctime_ns
            or entry.modified != about.st_mtime_ns
            or entry.size != about.st_size
            or entry.inode != about.st_ino
        ):
            return ""
        self.entries[path] = entry
        return entry.mark

    def noted(self, path: str, about: os.stat_result) -> str:
        """The same, without a second look where this build has looked at the file already."""
        entry = self.entries.get(path)
        return entry.mark if entry else self.known(path, about)

    def carry_over(self) -> None:
        """Take all files to be as they were known, but for those that will be read."""
        self.entries = dict(self._known)

    def start_over(self) -> None:
        """Take no file to be as it was known, until it is asked for."""
        self.entries = {}

    def enter(self, path: str, about: os.stat_result, mark: str) -> None:
        """Note what was read, unless it is so young that it may change without a trace."""
        if max(about.st_ctime_ns, about.st_mtime_ns) < self._now - TICK:
            said = (about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)
            self.entries[path] = Entry(*said, mark)

    def mark(self, path: str) -> str:
        """The mark of a file, which is read where that has to be; raises OSError."""
        return self.known(path, os.stat(path)) or self.read(path)[1]

    def read(self, path: str) -> tuple[bytes, str]:
        """A file's bytes and their mark; raises OSError."""
        with open(path, "rb") as opened:
            before = os.fstat(opened.fileno())
            data = opened.read()
            after = os.fstat(opened.fileno())
        mark = digest_of(data)
        self.fresh.add(path)
        if _same(before, after) and after.st_size == len(data):
            self.enter(path, after, mark)
        return data, mark

    @property
    def changed(self) -> bool:
        """Whether anything is to be kept that was not kept before."""
        return self.entries != self._known


def _same(one: os.stat_result, other: os.stat_result) -> bool:
    return (one.st_mtime_ns, one.st_ctime_ns, one.st_size) == (
        other.st_mtime_ns,
        other.st_ctime_ns,
        other.st_size,
    )
