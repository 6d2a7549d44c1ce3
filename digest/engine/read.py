"""The project's folder to values: sources, assets, settings."""

import os
import re
import time
import unicodedata
from pathlib import Path
from typing import Any

from digest.content.frontmatter import decode
from digest.engine.explained import explained
from digest.engine.ledger import Ledger
from digest.engine.pictures import pixel_size, refuse_active_svg
from digest.engine.walk import Found, is_regular, is_text, walk
from digest.errors import DigestError, Notice, RetryError, fault
from digest.model import AnySource, Asset, Content
from digest.pictures.sizes import kind_of
from digest.pictures.strip import without_metadata
from digest.settings import Site, read_settings
from digest.value import digest_of, fingerprint

FOLDERS = ("content", "static")
MOST_BYTES = 8 * 1024 * 1024  # of one text; more is no article
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class MovedError(RetryError):
    """A file changed between two readings of one build, which may be begun anew."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__([Notice(path, 0, "this changed while it was read", "try again")])

    def __reduce__(self) -> tuple[type["MovedError"], tuple[Any, ...]]:
        return type(self), (self.path,)


class SourceFile:
    """A source on the disk, known by the mark of its bytes, which are read when they are asked for.

    Asking raises MovedError where they are no longer those of the mark.
    """

    def __init__(self, path: str, place: str, mark: str) -> None:
        self.path, self.place, self.mark = path, place, mark

    @property
    def data(self) -> bytes:
        try:
            with open(self.place, "rb") as opened:
                data = opened.read()
        except OSError:
            raise MovedError(self.path) from None
        if digest_of(data) != self.mark:
            raise MovedError(self.path)
        return data


def read_content(root: Path) -> Content:
    """Everything below ``content/`` and ``static/``, in the order of the paths.

    Raises DigestError with every file that cannot be read.
    """
    content, faults = look_through(root)
    if faults:
        raise DigestError(faults)
    return content


def look_through(root: Path, ledger: Ledger | None = None) -> tuple[Content, tuple[Notice, ...]]:
    """What can be read below ``content/`` and ``static/``, and a fault for all that cannot.

    Files that the ledger knows are not read.
    """
    faults: list[Notice] = []
    files = [found for folder in FOLDERS for found in walk(str(root), folder, faults)]
    return content_of(files, ledger or Ledger(time.time_ns()), faults)


def content_of(
    files: list[Found], ledger: Ledger, faults: list[Notice]
) -> tuple[Content, tuple[Notice, ...]]:
    """The sources and assets that some files are; `faults` are those of finding them."""
    sources: list[AnySource] = []
    assets: list[Asset] = []
    seen: set[str] = set()
    for found in files:
        try:
            _refuse_name(found.path, seen)
            if is_text(found.path):
                sources.append(_source(found, ledger))
            else:
                assets.append(_asset(found, ledger))
        except DigestError as error:
            faults += error.notices
        except OSError as error:
            faults.append(Notice(found.path, 0, *explained(error)))
    return Content(tuple(sources), tuple(assets)), tuple(faults)


def _refuse_name(path: str, seen: set[str]) -> None:
    """Raise for a name that no page could show, or that two files share once it is settled."""
    if not path.isprintable() and _UNSHOWN.search(path):
        shown = _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", path)
        what = "the file's name holds characters that cannot be shown"
        raise fault(shown, 0, what, "rename the file, in letters of UTF-8")
    if path in seen:
        what = "two files have this name, in two Unicode forms of it"
        raise fault(path, 0, what, "rename one of them")
    seen.add(path)


def _source(found: Found, ledger: Ledger) -> AnySource:
    about = _regular(found)
    if about.st_size > MOST_BYTES:
        raise fault(found.path, 0, "this text is larger than 8 MB", "move it out of content/")
    mark = ledger.noted(found.place, about) or ledger.read(found.place)[1]
    return SourceFile(found.path, found.place, mark)


def _asset(found: Found, ledger: Ledger) -> Asset:
    about = _regular(found)
    known = ledger.noted(found.place, about)
    if known and (size := ledger.sizes.get(known + _kind(found))):
        return Asset(found.path, *size)
    data, mark = ledger.read(found.place)
    if _kind(found):
        refuse_active_svg(found.path, data)
    bare = len(without_metadata(data))
    size = (fingerprint(data), bare, *pixel_size(data), kind_of(data))
    ledger.sizes[mark + _kind(found)] = size
    return Asset(found.path, *size)


def _kind(found: Found) -> str:
    """What tells a drawing, which is looked into, from other files."""
    return ".svg" if found.path.lower().endswith((".svg", ".svgz")) else ""


def _regular(found: Found) -> os.stat_result:
    about = found.about or os.stat(found.place)
    if not is_regular(about):
        # A pipe would never come to its end.
        folder = found.path.split("/")[0]
        raise fault(found.path, 0, "this is no ordinary file", f"move it out of {folder}/")
    return about


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


def read_site(root: Path) -> tuple[Site, tuple[Notice, ...]]:
    """The settings of ``site.yaml``, or those of a site that has none."""
    file = root / "site.yaml"
    try:
        if not os.path.lexists(file):
            return Site(), ()
        return read_settings(decode(file.read_bytes(), "site.yaml"))
    except OSError as error:
        raise fault("site.yaml", 0, *explained(error)) from None
