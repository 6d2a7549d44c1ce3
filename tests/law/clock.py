"""The clock of the file system set forward, so that no test has to wait until files are old."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from digest.engine import engine
from digest.engine.cache import clock_of

A_WHILE = 10_000_000_000  # nanoseconds: longer than any tick


@contextmanager
def later(ahead: int) -> Iterator[None]:
    """Builds within it believe that it is later by so many nanoseconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "clock_of", lambda folder: clock_of(folder) + ahead)
        yield


def tick(folder: Path) -> None:
    """Return once the clock of the file system has gone on, as it does while somebody waits."""
    file = folder / ".tick"
    file.touch()
    start = file.stat().st_ctime_ns
    while file.stat().st_ctime_ns == start:
        os.utime(file)
    file.unlink()
