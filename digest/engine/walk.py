"""The files below a folder of the project, with what the system says of each."""

import os
import stat
import unicodedata
from typing import NamedTuple

from digest.engine.explained import explained
from digest.errors import DigestError, Notice, fault

TEXTS = (".md", ".markdown", ".txt")


class Found(NamedTuple):
    """A file: its path as messages and values have it, where it is, and what is said of it.

    `about` is None where the system says nothing: a link that leads nowhere, a lost right.
    """

    path: str
    place: str
    about: os.stat_result | None


def walk(root: str, folder: str, faults: list[Notice]) -> list[Found]:
    """Files in the order of their paths, hidden ones and editors' own left out.

    Links to folders are followed, but for one that leads to a folder above itself.
    """
    top = f"{root}{os.sep}{folder}"
    if os.path.lexists(top) and not os.path.isdir(top):
        faults.append(Notice(folder, 0, "this is a file", f"{folder}/ is a folder; move the file"))
        return []
    found: list[Found] = []
    _gather(top, shown(folder), frozenset(), found, faults)
    found.sort()
    return found


def _gather(
    folder: str,
    path: str,
    above: frozenset[tuple[int, int]],
    found: list[Found],
    faults: list[Notice],
) -> None:
    """Add what is below a folder to `found`, and what is wrong there to `faults`."""
    try:
        entries, here = _opened(folder, path, above)
    except FileNotFoundError:
        return
    except OSError as error:
        faults.append(Notice(path, 0, *explained(error)))
        return
    except DigestError as error:
        faults += error.notices
        return
    for entry in entries:
        name = entry.name
        if _is_folder(entry):
            if not name.startswith("."):
                below = f"{path}/{shown(name)}"
                if is_text(below):
                    what = "a folder stands where a file should"
                    faults.append(Notice(below, 0, what, "rename the folder"))
                _gather(entry.path, below, here, found, faults)
        elif not is_private(name):
            found.append(Found(f"{path}/{shown(name)}", entry.path, _about(entry)))


def _opened(
    folder: str, path: str, above: frozenset[tuple[int, int]]
) -> tuple[list[os.DirEntry[str]], frozenset[tuple[int, int]]]:
    """What stands in a folder, and all folders that hold it; raises where it is one of them."""
    about = os.stat(folder)
    own = about.st_dev, about.st_ino
    if own in above:
        what = "this link leads to a folder that holds it"
        raise fault(path, 0, what, "remove the link")
    with os.scandir(folder) as entries:
        return list(entries), above | {own}


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is one, or leads to one; a link that leads in a ring does not."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _about(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:
        return None


def is_text(path: str) -> bool:
    """Whether a name is that of an article, a page or a note, and not of a picture or the like."""
    return path.startswith("content/") and path.lower().endswith(TEXTS)


def is_regular(about: os.stat_result) -> bool:
    return stat.S_ISREG(about.st_mode)


def is_private(name: str) -> bool:
    """Whether a file is hidden, or an editor's own."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp", ".bak"))


def shown(name: str) -> str:
    """A name in the one form that messages and values have it in."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)
