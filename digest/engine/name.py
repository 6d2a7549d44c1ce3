"""The engine's name: everything that an answer can depend on besides a function's arguments."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from digest.engine.ledger import Ledger
from digest.value import digest_of

PACKAGE = str(Path(__file__).resolve().parent.parent)
FORMAT = "1"  # of what is kept; a new one forgets all
# What takes part in a result, with all that it needs itself; not what serves, watches or commands.
_NAMES = (
    "babel dateparser feedgen idna imagesize jinja2 linkify_it_py lxml markdown_it_py markupsafe "
    "mdit_py_plugins mdurl msgspec nh3 numpy pillow py3langid python_dateutil pytz pyyaml regex "
    "rjsmin sentencex six snowballstemmer typing_extensions tzdata tzlocal uc_micro_py uharfbuzz"
)
TAKES_PART = frozenset(_NAMES.split())
_DRAW = ("pillow ", "uharfbuzz ")


def engine_name(ledger: Ledger) -> str:
    """Thirty-two hexadecimal digits: this package's files, what is installed beside it, Python and
    the time zones that the system knows.

    Installed distributions are known by the names of their metadata folders, which hold the
    versions; nothing of them is imported.
    """
    parts = (FORMAT, sys.version, *_package(ledger), *_installed(), *_zones(ledger))
    return digest_of("\0".join(parts).encode(errors="surrogateescape"))


def drawing_name(ledger: Ledger) -> str:
    """The same for what pictures and card images are made by, which is dear to make and seldom
    changes: a room of the package that knows no other, and two distributions.
    """
    installed = (name for name in _installed() if name.startswith(_DRAW))
    files = _package(ledger, f"{PACKAGE}{os.sep}pictures")
    return digest_of("\0".join((FORMAT, sys.version, *files, *installed)).encode())


def _package(ledger: Ledger, room: str = "") -> Iterator[str]:
    """Files of the package or a room of it, but for its themes, which are arguments of a build."""
    for folder, below, names in os.walk(room or PACKAGE):
        below[:] = sorted(name for name in below if name not in ("__pycache__", "themes"))
        for name in sorted(names):
            file = f"{folder}{os.sep}{name}"
            yield f"{file.removeprefix(PACKAGE)} {ledger.mark(file)}"


def _installed() -> Iterator[str]:
    for folder in sys.path:  # in this order, which decides between two versions of one
        names = os.listdir(folder) if os.path.isdir(folder) else ()
        about = (name for name in names if name.endswith((".dist-info", ".egg-info")))
        yield from sorted(name for name in map(_distribution, about) if name)


def _distribution(folder: str) -> str:
    """Name and version of a distribution that takes part, by its metadata's folder."""
    name, _, version = folder.rpartition(".")[0].partition("-")
    plain = name.lower().replace(".", "_").replace("-", "_")
    return f"{plain} {version}" if plain in TAKES_PART else ""


def _zones(ledger: Ledger) -> Iterator[str]:
    """The system's time zones change by updates of their own."""
    from zoneinfo import TZPATH

    for folder in TZPATH:
        for name in ("tzdata.zi", "+VERSION", "zone1970.tab"):
            file = f"{folder}{os.sep}{name}"
            if os.path.isfile(file):
                yield f"{file} {ledger.mark(file)}"
