"""What a copy of the process tells, taken apart by what it is of."""

from collections import deque
from collections.abc import Generator
from typing import Any

from digest.engine.aside import nothing

FILED, CODE, FOLDERS = "filed", "code", "folders"

Told = tuple[str, Any]  # what it is of, and the item; None after the last one of its kind


class Parted:
    """Items of each kind in their order, whichever is asked for first. Who closes the generator of
    one kind, having begun with it, has the copy end.
    """

    def __init__(self, told: Generator[Told, None, None] | None = None) -> None:
        self._told = told or nothing()
        self._waiting: dict[str, deque[Any]] = {kind: deque() for kind in (FILED, CODE, FOLDERS)}

    def of(self, kind: str) -> Generator[Any, None, None]:
        """What is told of a kind; what of others comes before it waits for those who ask for it."""
        waiting = self._waiting[kind]
        try:
            while True:
                while not waiting:
                    other, item = next(self._told, (kind, None))
                    self._waiting[other].append(item)
                if (own := waiting.popleft()) is None:
                    return
                yield own
        except GeneratorExit:
            self._told.close()
            raise
