"""Work on many things at once: the same function over a row of tasks, on all cores."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from types import TracebackType
from typing import TypeVar

V = TypeVar("V")
T = TypeVar("T")

AHEAD = 2  # tasks that wait for each worker, so that none is idle and none piles up


class Workers:
    """Maps a function over tasks in other processes; results come in the order of the tasks.

    Which process does what has no influence on a result, since functions are pure. Where no
    process can be had, or one is killed, the work is done here. Processes start with the first
    task and end with the `with` block.
    """

    def __init__(self, jobs: int, executor: Callable[[int], Executor] | None = None) -> None:
        self.jobs = jobs or cores()
        self._make = executor or _processes
        self._executor: Executor | None = None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=error is None, cancel_futures=True)
            self._executor = None

    def map(self, function: Callable[[V], T], tasks: Iterable[V]) -> Iterator[T]:
        """Results one by one, few tasks ahead of them: neither tasks nor results pile up."""
        waiting: deque[tuple[V, Future[T] | None]] = deque()
        for task in tasks:
            waiting.append((task, self._submitted(function, task)))
            if len(waiting) > AHEAD * self.jobs:
                yield self._result(function, *waiting.popleft())
        while waiting:
            yield self._result(function, *waiting.popleft())

    def _submitted(self, function: Callable[[V], T], task: V) -> Future[T] | None:
        if self.jobs < 2:
            return None
        try:
            if self._executor is None:
                self._executor = self._make(self.jobs)
            return self._executor.submit(function, task)
        except (OSError, ImportError, NotImplementedError, BrokenExecutor):
            self.jobs = 1  # a system without semaphores, or out of memory
            return None

    def _result(self, function: Callable[[V], T], task: V, future: Future[T] | None) -> T:
        if future is not None:
            try:
                return future.result()
            except BrokenExecutor:
                self.jobs = 1
        return function(task)


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _processes(number: int) -> Executor:
    """New processes, not copies of this one: a copy would hold its locks and threads."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(number, mp_context=get_context("spawn"))
