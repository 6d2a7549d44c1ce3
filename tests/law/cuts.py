"""A power cut: a build that comes to its end at its n-th step, whatever it is doing there.

A step is a call to the system that Python tells of, a row kept or asked for, a file handed over.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from digest.engine.publish import Publication
from digest.engine.store import Store

EVENTS = frozenset(
    {
        "ctypes.dlopen",  # just before two trees change their names
        "open",
        "os.chmod",
        "os.link",
        "os.listdir",
        "os.mkdir",
        "os.remove",
        "os.rename",
        "os.rmdir",
        "os.scandir",
        "shutil.rmtree",
        "sqlite3.connect",
    }
)
METHODS = (
    (Store, ("fetch", "save", "sweep", "drop")),
    (Publication, ("write", "place", "take", "keep", "finish")),
)


class Cut(BaseException):
    """No error that anything could handle."""


class Steps:
    """Counts steps while it is on, and calls what ends the build at the last of them."""

    def __init__(self) -> None:
        self._left = 0
        self._end: Callable[[], None] | None = None
        self._hooked = False

    def take(self) -> None:
        if self._end is None:
            return
        self._left -= 1
        if self._left <= 0:
            end, self._end = self._end, None  # what tidies up after it is not cut off
            end()

    def _heard(self, event: str, _: tuple[Any, ...]) -> None:
        if self._end is not None and event in EVENTS:
            self.take()

    @contextmanager
    def ending(self, count: int, end: Callable[[], None]) -> Iterator[None]:
        """Within it the step of this number is the last one."""
        if not self._hooked:
            sys.addaudithook(self._heard)  # for good: there is no way to take one back
            self._hooked = True
        with pytest.MonkeyPatch.context() as patch:
            for kind, names in METHODS:
                for name in names:
                    patch.setattr(kind, name, self._counted(getattr(kind, name)))
            self._left, self._end = count, end
            try:
                yield
            finally:
                self._end = None

    def _counted(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*words: Any, **keys: Any) -> Any:
            self.take()
            return method(*words, **keys)

        return counted


STEPS = Steps()


def cut() -> None:
    raise Cut
