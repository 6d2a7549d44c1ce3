"""The last answer of a function whose answers are large: in two files of its own. The first says in
its name what was asked, so that a build that asks for something else need not read them.

This one is sealed. What is folded of the answer stands in the other one, which is called after what
the first one says, so that the two belong together whoever writes beside us or is killed. It is
known by its marks, and neither checked nor decoded before somebody looks into it.
"""

import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Any, TypeVar, get_args

import msgspec

from digest.engine.library import ForgottenError
from digest.engine.sealed import read_sealed, write_sealed
from digest.folded import Folded
from digest.value import digest_of

T = TypeVar("T")

FOLDER = "latest"
SHEETS = ".sheets"  # how the name of the file ends that holds what is folded


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
            sheets = memoryview((self._folder / _beside(function, head)).read_bytes())
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
        parts: list[Folded[Any]] = []

        def folded(part: Folded[Any]) -> tuple[str, int]:
            parts.append(part)
            return part.mark, len(part.data)

        head = msgspec.json.encode(answer, enc_hook=folded)
        name, beside = f"{function}-{mark}", _beside(function, head)
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            # Not written in place: somebody who has read the other file may read this one now.
            coming = self._folder / f"{beside}.{token_hex(4)}"
            with open(coming, "wb") as file:
                file.writelines(part.data for part in parts)
            os.replace(coming, self._folder / beside)
            write_sealed(self._folder / name, name, head)
            self._clear(f"{function}-*", but=(name, beside))
        for part in parts:
            part.settle()

    def forget(self) -> None:
        """Let all answers go; of those that are not ours to remove none is read any more."""
        try:
            self._clear("*")
        except OSError:
            self._folder = None

    def _clear(self, pattern: str, but: tuple[str, ...] = ()) -> None:
        if self._folder is not None:
            for other in self._folder.glob(pattern):
                if other.name not in but:
                    other.unlink(missing_ok=True)


def _beside(function: str, head: bytes | memoryview) -> str:
    """The name of the file that holds what is folded of an answer."""
    return f"{function}-{digest_of(head)}{SHEETS}"


def _opened(kind: Any, mark: str, data: bytes | memoryview) -> Any:
    """What was folded, where these are the bytes that it was folded into."""
    if digest_of(data) != mark:
        raise ForgottenError("the paper laid out")
    return msgspec.json.decode(data, type=kind)
