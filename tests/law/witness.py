"""A watch that misses nothing."""

import os
import stat
from pathlib import Path

PLACES = ("content", "static", "themes", "site.yaml")


class Witness:
    """Knows which files of a project have changed since it was asked last."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seen = _seen(root)

    def noticed(self) -> frozenset[str]:
        before, self._seen = self._seen, _seen(self._root)
        places = before.keys() | self._seen.keys()
        return frozenset(p for p in places if before.get(p) != self._seen.get(p))


def _seen(root: Path) -> dict[str, tuple[int, bytes]]:
    """Kind and bytes of all that stands in the places of a project, by its own place."""
    found = {}
    for name in PLACES:
        for here, folders, files in os.walk(root / name, followlinks=True):
            for place in (Path(here) / each for each in (*folders, *files)):
                found[str(place)] = _said(place)
    if os.path.lexists(root / "site.yaml"):
        found[str(root / "site.yaml")] = _said(root / "site.yaml")
    return found


def _said(place: Path) -> tuple[int, bytes]:
    try:
        data = place.read_bytes() if place.is_file() else b""
    except OSError:
        data = b""
    return stat.S_IFMT(place.lstat().st_mode), data
