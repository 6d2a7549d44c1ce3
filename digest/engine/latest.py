"""The last answer of a function whose answers are large: in two files of its own, whose names say
what was asked, so that a build that asks for something else need not read them.

One is sealed; what is folded of the answer stands in the other one, and is known by its marks, so
that it is neither checked nor decoded before somebody looks into it.
"""

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from digest.engine.library import ForgottenError
from digest.engine.sealed import read_sealed, write_sealed
from digest.folded import Folded
from digest.value import digest_of

T = TypeVar("T")

FOLDER = "latest"
SHEETS = ".sheets"  # what the name of the file ends with that holds what is folded


class Latest:
    """One answer of each function, below a folder; without one nothing is remembered."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder and folder / FOLDER

    def read(self, function: str, mark: str, kind: type[T]) -> T | None:
        """The answer, of this type, that was kept under this mark, where that was the last.

        To open what is folded of it raises ForgottenError where that is not as it was.
        """
        if self._folder is None:
            return None
        name = f"{function}-{mark}"
        try:
            head = read_sealed(self._folder / name, name)
            if head is None:
                return None
            # Read whole: another build may put another answer in the place of this one.
            sheets = memoryview((self._folder / f"{name}{SHEETS}").read_bytes())
        except OSError:
            return None
        place = 0

        def unfolded(of: Any, about: tuple[str, int]) -> Folded[Any]:
            nonlocal place
            mark, size = about
            place += size
            return Folded(mark, sheets[place - size : place], partial(_opened, get_args(of)[0]))

        return msgspec.json.decode(head, type=kind, dec_hook=unfolded)

    def keep(self, function: str, mark: str, answer: object) -> None:
        """In the place of the one before. What cannot be written is not remembered."""
        if self._folder is None:
            return
        sheets: list[bytes | memoryview] = []

        def folded(part: Folded[Any]) -> tuple[str, int]:
            sheets.append(part.data)
            return part.mark, len(part.data)

        head = msgspec.json.encode(answer, enc_hook=folded)
        name = f"{function}-{mark}"
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            with open(self._folder / f"{name}{SHEETS}", "wb") as file:
                file.writelines(sheets)
            write_sealed(self._folder / name, name, head)
        self._clear(function, name)

    def forget(self) -> None:
        """Let all answers go."""
        self._clear("", "")

    def _clear(self, function: str, name: str) -> None:
        """Let all answers of a function go but for that of a name."""
        if self._folder is None:
            return
        with suppress(OSError):
            for other in self._folder.glob(f"{function}*"):
                if not name or other.name.removesuffix(SHEETS) != name:
                    other.unlink(missing_ok=True)


def _opened(kind: Any, mark: str, data: bytes | memoryview) -> Any:
    """What was folded, where these are the bytes that it was folded into."""
    if digest_of(data) != mark:
        raise ForgottenError("the paper laid out")
    return msgspec.json.decode(data, type=kind)
