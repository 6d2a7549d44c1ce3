"""Having what was written on the disk before it is shown, should the power fail."""

import errno
import os
from collections.abc import Callable, Collection
from pathlib import Path
from threading import Thread

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


class Background:
    """Syncs a file system while other work goes on, so that less is left for the end."""

    def __init__(self) -> None:
        self._thread: Thread | None = None
        self._error: OSError | None = None

    def begin(self, place: str) -> None:
        """Sync the file system of a place, unless that is going on."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._sync, args=(place,), daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Wait for it. Raises OSError where the disk has refused something: the system tells that
        once, so that a sync later on would know nothing of it.
        """
        if self._thread is not None:
            self._thread.join()
        if self._error is not None:
            raise self._error

    def _sync(self, place: str) -> None:
        try:
            _whole(place)
        except OSError as error:
            self._error = self._error or error


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
