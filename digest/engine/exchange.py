"""Folders put in the place of others: one build at a time, in one step, once they are on disk."""

import ctypes
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

_LINUX = ("renameat2", 2)  # RENAME_EXCHANGE
_MAC = ("renameatx_np", 2)  # RENAME_SWAP
_HERE = {"linux": -100, "darwin": -2}  # AT_FDCWD: names count from the working folder


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other build publishes into this folder, then keep others waiting.

    The lock is on the folder itself: it leaves no file behind, and goes when the process does.
    """
    try:
        import fcntl
    except ImportError:  # Windows has other locks
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def aside(folder: Path) -> Path:
    """Where a folder stands while its successor takes its place, if that takes two steps."""
    return folder.parent / f".{folder.name}.old"


def restore(folder: Path) -> None:
    """Put back what a build left aside when it was killed between the two steps."""
    if not os.path.lexists(folder) and aside(folder).is_dir():
        os.rename(aside(folder), folder)


def exchange(stage: Path, folder: Path) -> None:
    """Put `stage` in the place of `folder`, in one step where the system can."""
    if not os.path.lexists(folder):
        os.rename(stage, folder)
    elif not _swapped(stage, folder):
        _in_two_steps(stage, folder)


def _swapped(one: Path, other: Path) -> bool:
    """Exchange two names (Linux 3.15, macOS 10.12); False where that is not to be had."""
    name, flag = _MAC if sys.platform == "darwin" else _LINUX
    here = _HERE.get(sys.platform)
    try:
        function: Callable[..., Any] = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (OSError, AttributeError, TypeError):
        return False
    if here is None:
        return False
    return int(function(here, os.fsencode(one), here, os.fsencode(other), flag)) == 0


def _in_two_steps(stage: Path, folder: Path) -> None:
    old = aside(folder)
    drop(old)
    os.rename(folder, old)
    try:
        os.rename(stage, folder)
    except BaseException:
        os.rename(old, folder)
        raise
    drop(old)


def flush(folder: Path) -> None:
    """Have everything below a folder on the disk before its name is, should the power fail."""
    try:
        function: Callable[..., Any] = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError, TypeError):
        if hasattr(os, "sync"):  # Windows has neither
            os.sync()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if function(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(handle)


def drop(folder: Path) -> None:
    """Remove a folder and all in it, folders that refuse writing too; nothing where it is not.

    What stays nevertheless is swept by the next build.
    """
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.is_dir():
        try:
            shutil.rmtree(folder)
        except OSError:
            _open_all(folder)
            shutil.rmtree(folder, ignore_errors=True)


def _open_all(folder: Path) -> None:
    """Give ourselves every right in the folders below, so far as they are ours."""
    for here, _, _ in os.walk(folder, onerror=None):
        for name in (here, *(e.path for e in os.scandir(here) if e.is_dir(follow_symlinks=False))):
            with suppress(OSError):
                os.chmod(name, stat.S_IRWXU)
