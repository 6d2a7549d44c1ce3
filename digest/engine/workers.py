"""Work on many things at once: the same function over a row of tasks, on all cores."""

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

V = TypeVar("V")
T = TypeVar("T")

AHEAD = 2  # tasks that wait for each worker, so that none is idle and none piles up
LEAST = 256  # fewer sources are filed here, before a worker has so much as started
# What the functions of workers are made of.
_PRELOADED = ("digest.content.filing", "digest.engine.printshop")


class Workers:
    """Maps a function over tasks in other processes; results come in the order of the tasks.

    Which process does what has no influence on a result, since functions are pure. Where no
    process can be had, or one is killed, the work is done here. Processes start with the first
    task, or when they are told to be ready, and end with the `with` block.
    """

    def __init__(self, jobs: int, executor: "Callable[[int], Executor] | None" = None) -> None:
        self.jobs = jobs or cores()
        self._make = executor or _processes
        self._executor: Executor | None = None
        self._has_parent = False

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # A fault of a text can wait until all have put their tools away; who interrupts cannot.
        waits = error is None or isinstance(error, Exception)
        if self._executor is not None:
            self._executor.shutdown(wait=waits, cancel_futures=True)
            self._executor = None
        if self._has_parent and waits:
            _stop_parent()
            self._has_parent = False

    @property
    def at_home(self) -> bool:
        """Whether the work is done on this machine, where its files can be read."""
        return self.jobs < 2 or self._make is _processes

    def ready(self) -> None:
        """Have processes on their way while other work goes on here; nothing waits for them."""
        if self.jobs > 1 and self._executor is None and self._make is _processes:
            self._has_parent = True
            _start_parent()

    def map(self, function: Callable[[V], T], tasks: Iterable[V]) -> Iterator[T]:
        """Results one by one, few tasks ahead of them: neither tasks nor results pile up.

        The first tasks are handed out at once, before any result is asked for.
        """
        rest = iter(tasks)
        first = islice(rest, AHEAD * self.jobs if self.jobs > 1 else 0)
        waiting = deque((task, self._submitted(function, task)) for task in first)
        return self._results(function, waiting, rest)

    def _results(
        self,
        function: Callable[[V], T],
        waiting: "deque[tuple[V, Future[T] | None]]",
        rest: Iterator[V],
    ) -> Iterator[T]:
        for task in rest:
            waiting.append((task, self._submitted(function, task)))
            if len(waiting) > AHEAD * self.jobs:
                yield self._result(function, *waiting.popleft())
        while waiting:
            yield self._result(function, *waiting.popleft())

    def _submitted(self, function: Callable[[V], T], task: V) -> "Future[T] | None":
        if self.jobs < 2:
            return None
        try:
            if self._executor is None:
                self._has_parent = self._make is _processes
                self._executor = self._make(self.jobs)
            return self._executor.submit(function, task)
        except _refusals():
            self.jobs = 1  # a system without semaphores, or out of memory
            return None

    def _result(self, function: Callable[[V], T], task: V, future: "Future[T] | None") -> T:
        if future is not None:
            try:
                return future.result()
            except _broken():
                self.jobs = 1
        return function(task)


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _broken() -> tuple[type[Exception], ...]:
    """What is raised where a process was killed; most builds have none, nor load what it needs."""
    from concurrent.futures import BrokenExecutor

    return (BrokenExecutor,)


def _refusals() -> tuple[type[Exception], ...]:
    """The same, and what a system raises that has no semaphores or no room for a process."""
    return (OSError, ImportError, NotImplementedError, *_broken())


def _processes(number: int) -> "Executor":
    """New processes, not copies of this one: a copy would hold its locks and threads."""
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(number, mp_context=_context(), initializer=_begin)


def _context() -> "BaseContext":
    """Processes as copies of one that is fresh, has no threads, and has read the modules that they
    need; where no such copies can be had, each is made from nothing.
    """
    from multiprocessing import get_all_start_methods, get_context

    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(list(_PRELOADED))
    return context


def _start_parent() -> None:
    """Start the process that workers are copies of; it reads its modules by itself."""
    with suppress(OSError, ImportError):
        context = _context()
        if context.get_start_method() == "forkserver":
            from multiprocessing.forkserver import ensure_running

            ensure_running()


def _stop_parent() -> None:
    """End that process, so that nothing goes on behind us, and its time counts as ours."""
    if "multiprocessing.forkserver" in sys.modules:
        from multiprocessing import forkserver

        # There is no other way; left alone it would end by itself, soon after we do.
        forkserver._forkserver._stop()  # type: ignore[attr-defined]


def _begin() -> None:
    """What each worker does first."""
    gc.set_threshold(100_000, 50, 50)  # values hold no rings: hunting cycles is in vain
    from multiprocessing import parent_process
    from threading import Thread

    if parent := parent_process():
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: "BaseProcess") -> None:
    """End where the build is killed that we work for: the queue alone would not tell."""
    parent.join()
    os._exit(1)
