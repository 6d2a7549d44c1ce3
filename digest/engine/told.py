"""What a copy of the process tells, taken apart by what it is of."""

from collections import deque
from collections.abc import Generator, Iterator
from typing import Any

from digest.engine.aside import nothing

FILED, CODE, FOLDERS = "filed", "code", "folders"

Told = tuple[str, Any]  # what it is of, and the item; None after the last one of its kind


class Parted:
    """Items of each kind in their order, whichever is asked for first."""

    def __init__(self, told: Generator[Told, None, None] | None = None) -> None:
        self._told = told or nothing()
        self._waiting: dict[str, deque[Any]] = {kind: deque() for kind in (FILED, CODE, FOLDERS)}

    def of(self, kind: str) -> "Items":
        return Items(self, kind)

    def next(self, kind: str) -> Any:
        """The next item of a kind, None after the last one; what of others comes before it waits
        for those who ask for it.
        """
        waiting = self._waiting[kind]
        while not waiting:
            other, item = next(self._told, (kind, None))
            self._waiting[other].append(item)
        return waiting.popleft()

    def close(self) -> None:
        """Have the copy end."""
        self._told.close()


class Items(Iterator[Any]):
    """The items of one kind. Who closes them has the copy end, and with it the others."""

    def __init__(self, parted: Parted, kind: str) -> None:
        self._parted, self._kind = parted, kind
        self._ended = False

    def __next__(self) -> Any:
        item = None if self._ended else self._parted.next(self._kind)
        if item is None:
            self._ended = True
            raise StopIteration
        return item

    def close(self) -> None:
        self._parted.close()
