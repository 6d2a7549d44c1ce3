"""The project's cache folder: private to its user, named so that backups and git pass it by."""

import os
import stat
from contextlib import suppress
from pathlib import Path

FOLDER = ".digest-cache"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by digest; safe to delete.\n"


def cache_folder(root: Path) -> Path | None:
    """The folder, made where it is missing; None where it cannot be had or is not ours alone.

    What lies in a folder that others may write to cannot be believed.
    """
    folder = root / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        about = folder.lstat()
        if not stat.S_ISDIR(about.st_mode) or not _ours(about):
            return None
        if about.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            folder.chmod(0o700)
        for name, text in (("CACHEDIR.TAG", _TAG), (".gitignore", "*\n")):
            if not (folder / name).exists():
                (folder / name).write_text(text, encoding="utf-8")
    except OSError:
        return None
    return folder


def _ours(about: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or about.st_uid == os.geteuid()


def clock_of(folder: Path) -> int:
    """Now, in nanoseconds, as the file system of a folder counts; raises OSError."""
    file = folder / ".clock"
    with suppress(FileNotFoundError):
        file.unlink()
    file.touch()
    return file.stat().st_ctime_ns
