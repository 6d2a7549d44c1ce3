"""The last answer of a function whose answers are large: in a file of its own, whose name says what
was asked, so that a build that asks for something else need not read it.
"""

from contextlib import suppress
from pathlib import Path

from digest.engine.sealed import read_sealed, write_sealed

FOLDER = "latest"


class Latest:
    """One answer of each function, below a folder; without one nothing is remembered."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder and folder / FOLDER

    def read(self, function: str, mark: str) -> memoryview | None:
        """The answer that was kept under this mark, where that was the last."""
        if self._folder is None:
            return None
        name = f"{function}-{mark}"
        try:
            return read_sealed(self._folder / name, name)
        except OSError:
            return None

    def keep(self, function: str, mark: str, answer: bytes) -> None:
        """In the place of the one before. What cannot be written is not remembered."""
        if self._folder is None:
            return
        name = f"{function}-{mark}"
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            write_sealed(self._folder / name, name, answer)
            for other in self._folder.glob(f"{function}-*"):
                if other.name != name:
                    other.unlink(missing_ok=True)
