"""The project's folder to values: sources, assets, settings."""

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from digest.content.frontmatter import decode
from digest.engine.pictures import pixel_size, refuse_active_svg
from digest.errors import DigestError, Notice, fault
from digest.model import Asset, Content, Source
from digest.settings import Site, read_settings
from digest.value import fingerprint

TEXTS = (".md", ".markdown", ".txt")
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
MOST_BYTES = 8 * 1024 * 1024  # of one text; more is no article


def read_content(root: Path) -> Content:
    """Everything below ``content/`` and ``static/``, in the order of the paths.

    Raises DigestError with every file that cannot be read.
    """
    content, faults = look_through(root)
    if faults:
        raise DigestError(faults)
    return content


def look_through(root: Path) -> tuple[Content, tuple[Notice, ...]]:
    """What can be read below ``content/`` and ``static/``, and a fault for all that cannot."""
    sources: list[Source] = []
    assets: list[Asset] = []
    faults: list[Notice] = []
    seen: set[str] = set()
    for file in (*_files(root, "content", faults), *_files(root, "static", faults)):
        path = _shown(root, file)
        try:
            _refuse_name(path, seen)
            _read_file(path, file, sources, assets)
        except DigestError as error:
            faults += error.notices
        except OSError as error:
            faults.append(Notice(path, 0, *explained(error)))
    return Content(tuple(sources), tuple(assets)), tuple(faults)


def _refuse_name(path: str, seen: set[str]) -> None:
    """Raise for a name that no page could show, or that two files share once it is settled."""
    if _UNSHOWN.search(path):
        shown = _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", path)
        what = "the file's name holds characters that cannot be shown"
        raise fault(shown, 0, what, "rename the file, in letters of UTF-8")
    if path in seen:
        what = "two files have this name, in two Unicode forms of it"
        raise fault(path, 0, what, "rename one of them")
    seen.add(path)


def _read_file(path: str, file: Path, sources: list[Source], assets: list[Asset]) -> None:
    about = file.stat()
    if not stat.S_ISREG(about.st_mode):
        # A pipe would never come to its end.
        raise fault(path, 0, "this is no ordinary file", f"move it out of {path.split('/')[0]}/")
    if path.startswith("content/") and file.suffix.lower() in TEXTS:
        if about.st_size > MOST_BYTES:
            raise fault(path, 0, "this text is larger than 8 MB", "move it out of content/")
        sources.append(Source(path, file.read_bytes()))
    else:
        assets.append(_asset(path, file))


def _asset(path: str, file: Path) -> Asset:
    data = file.read_bytes()
    if path.lower().endswith((".svg", ".svgz")):
        refuse_active_svg(path, data)
    width, height = pixel_size(data)
    return Asset(path, fingerprint(data), len(data), width, height)


def _files(root: Path, folder: str, faults: list[Notice]) -> list[Path]:
    """Files below a folder, hidden ones and editors' own left out."""
    top = root / folder
    if top.exists() and not top.is_dir():
        faults.append(Notice(folder, 0, "this is a file", f"{folder}/ is a folder; move the file"))
        return []
    return sorted(_walk(top, root, faults, frozenset()), key=lambda p: _shown(root, p))


def _walk(
    folder: Path, root: Path, faults: list[Notice], above: frozenset[tuple[int, int]]
) -> Iterator[Path]:
    """Links to folders are followed, but for one that leads to a folder above itself."""
    try:
        about = folder.stat()
        if (about.st_dev, about.st_ino) in above:
            what = "this link leads to a folder that holds it"
            raise fault(_shown(root, folder), 0, what, "remove the link")
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except FileNotFoundError:
        return
    except OSError as error:
        faults.append(Notice(_shown(root, folder), 0, *explained(error)))
        return
    except DigestError as error:
        faults += error.notices
        return
    here = above | {(about.st_dev, about.st_ino)}
    for entry in entries:
        is_folder = os.path.isdir(entry.path)  # which a link that leads in a ring is not
        if is_folder and not entry.name.startswith("."):
            yield from _folder(Path(entry.path), root, faults, here)
        elif not is_folder and not is_private(entry.name):
            yield Path(entry.path)


def _folder(
    folder: Path, root: Path, faults: list[Notice], above: frozenset[tuple[int, int]]
) -> Iterator[Path]:
    path = _shown(root, folder)
    if path.startswith("content/") and path.lower().endswith(TEXTS):
        what = "a folder stands where a file should"
        faults.append(Notice(path, 0, what, "rename the folder"))
    yield from _walk(folder, root, faults, above)


def is_private(name: str) -> bool:
    """Whether a file is hidden, or an editor's own."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp", ".bak"))


def _shown(root: Path, file: Path) -> str:
    """A path as messages and values have it: from the project's folder, slashes, one form."""
    return unicodedata.normalize("NFC", file.relative_to(root).as_posix())


def locate(root: Path, path: str) -> Path:
    """The file that a shown path means: on disk its name may have another normal form."""
    place = root / path
    if os.path.lexists(place):
        return place
    here = root
    for part in path.split("/"):
        names = os.listdir(here)
        same = (name for name in names if unicodedata.normalize("NFC", name) == part)
        here /= part if part in names else next(same, part)
    return here


def explained(error: OSError) -> tuple[str, str]:
    """What the system refused, and the way out, in words."""
    if isinstance(error, PermissionError):
        return "no right to read or write this", "change its owner or its rights"
    if isinstance(error, FileNotFoundError):
        return "this is missing", "create it, or correct the name"
    if isinstance(error, IsADirectoryError):
        return "a folder stands where a file should", "rename the folder"
    if isinstance(error, NotADirectoryError | FileExistsError):
        return "a file stands where a folder should", "move the file"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full", "make room and build again"
    if error.errno == errno.ELOOP:
        return "this link leads in a ring", "remove the link"
    if error.errno == errno.ENAMETOOLONG:
        return "the name is too long for this disk", "choose a shorter one"
    return f"the system says: {error.strerror or error}", "mend that and try again"


def read_site(root: Path) -> tuple[Site, tuple[Notice, ...]]:
    """The settings of ``site.yaml``, or those of a site that has none."""
    file = root / "site.yaml"
    try:
        if not os.path.lexists(file):
            return Site(), ()
        return read_settings(decode(file.read_bytes(), "site.yaml"))
    except OSError as error:
        raise fault("site.yaml", 0, *explained(error)) from None
