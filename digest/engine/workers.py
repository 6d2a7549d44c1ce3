"""Work on many things at once: the same function over a row of values, on all cores."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from typing import Protocol, TypeVar

V = TypeVar("V")
T = TypeVar("T")

CHUNK = 64  # values a task: enough to make its way worth while, few enough to share out
LEAST = 256  # fewer values are done here, before a worker has so much as started


class Each(Protocol):
    """Gives a function's results for a row of values, in their order: by calling it here, by
    having others call it, or by remembering what it gave.
    """

    def __call__(
        self, function: Callable[..., T], values: Sequence[V], *args: object
    ) -> tuple[T, ...]: ...


def in_turn(function: Callable[..., T], values: Sequence[V], *args: object) -> tuple[T, ...]:
    """One after the other, here, remembering nothing: a clean build."""
    return tuple(function(value, *args) for value in values)


class Workers:
    """Maps a function over values in other processes; results come in the order of the values.

    Which process does what has no influence on a result, since functions are pure. Where no
    process can be had, the work is done here.
    """

    def __init__(self, jobs: int, executor: Callable[[int], Executor] | None = None) -> None:
        self.jobs = jobs or cores()
        self.executor = executor or _processes

    def __call__(
        self, function: Callable[..., T], values: Sequence[V], *args: object
    ) -> tuple[T, ...]:
        if self.jobs < 2 or len(values) < LEAST:
            return in_turn(function, values, *args)
        chunks = [values[start : start + CHUNK] for start in range(0, len(values), CHUNK)]
        try:
            executor = self.executor(min(self.jobs, len(chunks)))
        except (OSError, ImportError, NotImplementedError):  # a system without semaphores
            return in_turn(function, values, *args)
        with executor:
            tasks = [executor.submit(in_turn, function, chunk, *args) for chunk in chunks]
            return tuple(chain.from_iterable(task.result() for task in tasks))


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _processes(number: int) -> ProcessPoolExecutor:
    """New processes, not copies of this one: a copy would hold its locks and threads."""
    return ProcessPoolExecutor(number, mp_context=get_context("spawn"))
