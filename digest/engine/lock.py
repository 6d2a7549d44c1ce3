"""One build at a time publishes into a folder."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 1.0  # seconds of waiting before anybody is told
_PAUSE = 0.02  # seconds between two looks


@contextmanager
def alone(folder: Path, told: Callable[[str], None] | None = None) -> Iterator[None]:
    """Wait until no other build publishes into this folder, then keep others waiting.

    The lock is on the folder itself: it leaves no file behind, and goes when the process does.
    `told` is given one line on what is waited for, once that takes long. Raises OSError.
    """
    try:
        import fcntl
    except ImportError:  # Windows has other locks
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            if not _tried(handle, PATIENCE if told else 0):
                if told:
                    told(f"waiting for {holder(handle)}, which publishes into {folder}")
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        with suppress(OSError):  # a copy of this process may still have it open
            fcntl.flock(handle, fcntl.LOCK_UN)
        os.close(handle)


def _tried(handle: int, seconds: float) -> bool:
    """Whether the lock was to be had within so many seconds."""
    import fcntl

    end = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                return False
            time.sleep(_PAUSE)
        else:
            return True


def holder(handle: int) -> str:
    """Who holds the lock on an open folder, in words; Linux lists all locks, others do not."""
    with suppress(OSError, ValueError, IndexError):
        inode = os.fstat(handle).st_ino
        with open("/proc/locks", encoding="ascii") as locks:
            for line in locks:  # "1: FLOCK  ADVISORY  WRITE 4711 08:02:131073 0 EOF"
                words = line.split()
                if words[1] == "FLOCK" and words[5].rpartition(":")[2] == str(inode):
                    return f"process {int(words[4])}"
    return "another build"
