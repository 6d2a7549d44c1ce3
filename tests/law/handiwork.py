"""What somebody may do by hand to a file of the published site."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

STRANGERS = ("keep.txt", "zz/deep/own.html", "2023/09/14/mine.txt", ".git/HEAD")
NAMES = frozenset(path.rpartition("/")[2] for path in STRANGERS)


def _edit(file: Path) -> None:
    with open(file, "ab") as opened:
        opened.write(b"!")


def _replace(file: Path) -> None:
    file.unlink()
    file.write_bytes(b"by hand")


def _link(file: Path) -> None:
    file.unlink()
    file.symlink_to("/etc/hostname")


def _delete_folder(file: Path) -> None:
    """The folder that the file is in, unless strangers are in it, or it is the whole site."""
    own = [found for found in file.parent.rglob("*") if found.name in NAMES]
    if own or file.parent.parent.name[:4] == "law-":
        file.unlink()
    else:
        shutil.rmtree(file.parent)


DEEDS: dict[str, Callable[[Path], None]] = {
    "edit": _edit,
    "delete": Path.unlink,
    "replace": _replace,
    "touch": os.utime,
    "link": _link,
    "folder": _delete_folder,
}
