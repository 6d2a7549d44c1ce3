"""Work on many things at once: the same function over a row of values, on all cores."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from typing import TypeVar

V = TypeVar("V")
T = TypeVar("T")

CHUNK = 64  # values a task: enough to make its way worth while, few enough to share out
LEAST = 256  # fewer values than this are done here, before a worker has so much as started


class Workers:
    """Maps a function over values in other processes; results come in the order of the values.

    Which process does what has no influence on a result, since functions are pure. Where no
    process can be had, the work is done here.
    """

    def __init__(self, executor: Callable[[], Executor]) -> None:
        self.executor = executor

    def __call__(
        self, function: Callable[..., T], values: Sequence[V], *args: object
    ) -> tuple[T, ...]:
        chunks = [values[start : start + CHUNK] for start in range(0, len(values), CHUNK)]
        with self.executor() as executor:
            tasks = [executor.submit(_each, function, chunk, args) for chunk in chunks]
            return tuple(chain.from_iterable(task.result() for task in tasks))


def in_turn(function: Callable[..., T], values: Sequence[V], *args: object) -> tuple[T, ...]:
    """The function's result for each value, one after the other, here."""
    return tuple(function(value, *args) for value in values)


def _each(function: Callable[..., T], values: Sequence[V], args: tuple[object, ...]) -> list[T]:
    return [function(value, *args) for value in values]


def workers_for(jobs: int, count: int) -> Callable[..., tuple[T, ...]]:
    """What maps over `count` values with so many processes; 0 jobs stands for every core."""
    number = jobs or cores()
    if number < 2 or count < LEAST:
        return in_turn
    return Workers(lambda: _processes(min(number, -(-count // CHUNK))))


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _processes(number: int) -> ProcessPoolExecutor:
    """New processes, not copies of this one: a copy would hold its locks and threads."""
    return ProcessPoolExecutor(number, mp_context=get_context("spawn"))
