"""Where the two trees of a site are: the one that readers see, and the spare one beside it."""

import os
from pathlib import Path

from digest.value import Record


class Places(Record, frozen=True):
    """`site` is what readers see. Beside it, in one hidden folder that git passes by, are the spare
    tree, files on their way into it, and what stands aside for a moment where an exchange takes
    two steps.
    """

    site: Path

    @property
    def beside(self) -> Path:
        return self.site.parent / f".{self.site.name}.spare"

    @property
    def spare(self) -> Path:
        return self.beside / "release"

    @property
    def new(self) -> Path:
        return self.beside / "new"

    @property
    def aside(self) -> Path:
        return self.beside / "aside"


def places_of(output: Path) -> Places:
    """A link stands for the folder that it leads to."""
    return Places(Path(os.path.realpath(output)))


def make_beside(places: Places) -> None:
    """The hidden folder, made where it is missing; raises OSError."""
    places.beside.mkdir(exist_ok=True)
    ignore = places.beside / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
