"""Work done aside: by a copy of this process, on another core, while this one goes on.

Whatever is done so could be done here as well, a little later; so where no copy can be had, or it
is killed, that is what happens.
"""

import marshal
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, BinaryIO

Work = Callable[[], Iterable[Any]]


class Aside:
    """Calls that go on aside, where more than one process may work, and end with `close`."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._copies: dict[int, BinaryIO] = {}

    @property
    def is_possible(self) -> bool:
        """Whether anything can be done aside now."""
        return self._jobs > 1 and _can_copy()

    def begin(self, work: Work) -> Generator[Any, None, None]:
        """What `work` yields, strings, numbers, code, and tuples of these, as it comes; it ends
        early, maybe at once, where it cannot be done aside.
        """
        if not self.is_possible:
            return nothing()
        try:
            reading, writing = os.pipe()
        except OSError:
            return nothing()
        try:
            copy = os.fork()
        except OSError:
            os.close(reading)
            os.close(writing)
            return nothing()
        if not copy:
            self._copies.clear()  # what others tell is told to the one process alone
            _work(work, writing)
        os.close(writing)
        self._copies[copy] = os.fdopen(reading, "rb")
        return self._items(copy)

    def _items(self, copy: int) -> Generator[Any, None, None]:
        try:
            # A copy that was killed has left half an item.
            with suppress(EOFError, ValueError, TypeError):
                while copy in self._copies:
                    yield marshal.load(self._copies[copy])
        finally:
            self._end(copy)  # also where nobody asks for more

    def close(self) -> None:
        for copy in list(self._copies):
            self._end(copy)

    def _end(self, copy: int) -> None:
        told = self._copies.pop(copy, None)
        if told is not None:
            told.close()
            with suppress(OSError):
                os.kill(copy, signal.SIGKILL)
            with suppress(OSError):
                os.waitpid(copy, 0)


def nothing() -> Generator[Any, None, None]:
    """What comes where nothing is done aside."""
    yield from ()


def _can_copy() -> bool:
    """Whether a copy would be whole: of all threads it has but the one that made it."""
    return hasattr(os, "fork") and threading.active_count() == 1


def _files() -> int:
    """More than the number of any open file."""
    return os.sysconf("SC_OPEN_MAX") if "SC_OPEN_MAX" in os.sysconf_names else 1 << 16


def _work(work: Work, writing: int) -> None:
    """What a copy does, and all that it does: nothing of ours is written or told twice, and none of
    our files and pipes is held, at whose end somebody may wait.
    """
    try:
        os.closerange(3, writing)
        os.closerange(writing + 1, _files())
        waiting: SimpleQueue[bytes] = SimpleQueue()
        teller = threading.Thread(target=_tell, args=(waiting, writing))
        teller.start()
        try:
            for item in work():
                if not teller.is_alive():
                    break  # nobody listens any more
                waiting.put(marshal.dumps(item))
        finally:
            waiting.put(b"")
            teller.join()
    finally:
        os._exit(0)


def _tell(waiting: "SimpleQueue[bytes]", writing: int) -> None:
    """Write what is done while more is: a pipe holds little, and is not read until it is needed."""
    with suppress(OSError), open(writing, "wb", buffering=0) as told:
        while item := waiting.get():
            rest = memoryview(item)
            while rest:
                rest = rest[told.write(rest) :]
