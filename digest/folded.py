"""Large values that stay folded: known by their marks, opened where somebody looks into them."""

from collections.abc import Callable
from typing import Generic, TypeVar

from digest.value import digest_of, encoded

T = TypeVar("T")

Data = bytes | memoryview


class Folded(Generic[T]):
    """A value as JSON, and the mark of that; two are equal when their marks are.

    `opened` makes the value of mark and JSON, when it is first asked for; it may raise.
    """

    __slots__ = ("_data", "_opened", "_value", "mark")

    def __init__(self, mark: str, data: Data, opened: Callable[[str, Data], T]) -> None:
        self.mark = mark
        self._data, self._opened = data, opened
        self._value: T | None = None

    @property
    def value(self) -> T:
        if self._value is None:
            self._value, self._data = self._opened(self.mark, self._data), b""
        return self._value

    def settle(self) -> None:
        """Let the JSON go, which is kept elsewhere, and hold the value alone."""
        _ = self.value

    @property
    def data(self) -> Data:
        """The JSON."""
        return self._data or encoded(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Folded) and self.mark == other.mark

    def __hash__(self) -> int:
        return hash(self.mark)


def fold(value: T) -> Folded[T]:
    """A value that is at hand, folded."""
    data = encoded(value)
    return Folded(digest_of(data), data, lambda mark, data: value)
