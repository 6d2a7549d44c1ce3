"""Two folders change their names: in one step where the system can, else in two that are mended."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from digest.engine.places import Places

_LINUX = ("renameat2", 2)  # RENAME_EXCHANGE
_MAC = ("renameatx_np", 2)  # RENAME_SWAP
_HERE = {"linux": -100, "darwin": -2}  # AT_FDCWD: names count from the working folder
# What systems, file systems and containers say that do not know the call; a mount point, which
# is busy, is to be told by the usual one.
_UNKNOWN = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM, errno.EBUSY})


def restore(places: Places) -> None:
    """Put back what a build left aside when it was killed between two steps; raises OSError."""
    if not places.aside.is_dir():
        return
    if not os.path.lexists(places.site):
        os.rename(places.aside, places.site)
    elif not os.path.lexists(places.spare):
        os.rename(places.aside, places.spare)
    else:
        drop(places.aside)


def exchange(places: Places) -> None:
    """Put the spare tree in the place of the site, and the site in that of the spare tree.

    Raises OSError, and has done nothing then.
    """
    if not os.path.lexists(places.site):
        os.rename(places.spare, places.site)
    elif not _swapped(places.spare, places.site):
        _in_two_steps(places)


def _swapped(one: Path, other: Path) -> bool:
    """Exchange two names (Linux 3.15, macOS 10.12); False where that is not to be had."""
    import ctypes  # takes its time, and a build that changes nothing exchanges nothing

    name, flag = _MAC if sys.platform == "darwin" else _LINUX
    here = _HERE.get(sys.platform)
    try:
        function: Callable[..., Any] = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (OSError, AttributeError, TypeError):
        return False
    if here is None:
        return False
    if int(function(here, os.fsencode(one), here, os.fsencode(other), flag)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNKNOWN:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def _in_two_steps(places: Places) -> None:
    drop(places.aside)
    os.rename(places.site, places.aside)
    try:
        os.rename(places.spare, places.site)
    except BaseException:
        os.rename(places.aside, places.site)
        raise
    with suppress(OSError):  # the new site stands; the next build mends this
        os.rename(places.aside, places.spare)


def drop(folder: Path) -> None:
    """Remove a folder and all in it, folders that refuse writing too; nothing where it is not.

    What stays nevertheless is swept by the next build.
    """
    from shutil import rmtree  # most builds drop nothing

    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.is_dir():
        try:
            rmtree(folder)
        except OSError:
            _open_all(folder)
            rmtree(folder, ignore_errors=True)


def _open_all(folder: Path) -> None:
    """Give ourselves every right in the folders below, so far as they are ours."""
    for here, _, _ in os.walk(folder, onerror=None):
        for name in (here, *(e.path for e in os.scandir(here) if e.is_dir(follow_symlinks=False))):
            with suppress(OSError):
                os.chmod(name, stat.S_IRWXU)
