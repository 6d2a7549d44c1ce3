"""Having what was written on the disk before it is shown, should the power fail."""

import errno
import os
from collections.abc import Callable, Collection
from pathlib import Path

Flush = Callable[[Collection[str | Path]], None]

MANY = 100  # files and folders from which on the whole file system is quicker


def flush(places: Collection[str | Path]) -> None:
    """Have these files and folders on the disk, all in one file system; raises OSError."""
    if len(places) >= MANY and _whole(next(iter(places))):
        return
    for place in places:
        _one(place)


def no_flush(places: Collection[str | Path]) -> None:
    """Nothing; for what is made anew after a power cut."""


def _one(place: str | Path) -> None:
    try:
        handle = os.open(place, os.O_RDONLY)
    except PermissionError:
        if os.name == "nt":  # folders cannot be opened there
            return
        raise
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # a file system that syncs no folders
            raise
    finally:
        os.close(handle)


def _whole(place: str | Path) -> bool:
    """Sync the file system of a place; False where the system cannot."""
    import ctypes  # takes its time, and most builds have little to sync

    try:
        function = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError, TypeError):
        return False
    handle = os.open(place, os.O_RDONLY)
    try:
        if function(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(place))
    finally:
        os.close(handle)
    return True
