"""Workers on other machines: Dask's executor in the place of processes here.

A cluster's workers read and write no files: tasks carry what they need, and results come back.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from functools import lru_cache
from importlib import import_module
from threading import Thread
from typing import Any, TypeVar

from digest.errors import DigestError, fault

T = TypeVar("T")

PATIENCE = 10  # seconds until a scheduler has to answer


def connect(address: str, name: str) -> "Cluster":
    """The cluster whose scheduler answers at an address, such as ``tcp://10.0.0.5:8786``.

    `name` is the engine's, which all workers must share, or their answers would be those of another
    program. Raises DigestError where there is no Dask here, no scheduler or no worker there.
    """
    try:
        dask: Any = import_module("distributed")
    except ImportError:
        what = "--cluster needs Dask, which is not installed"
        raise fault(
            "--cluster", 0, what, 'install it: pip install "digest-press[cluster]"'
        ) from None
    loop = _Loop()
    options = {"timeout": PATIENCE, "set_as_default": False, "loop": loop.tornado}
    try:
        client = dask.Client(address, **options)
    except (OSError, ValueError) as error:
        loop.stop()
        what = f"no scheduler answers at {address}: {error}"
        raise fault("--cluster", 0, what, "start one, or correct the address") from None
    cluster = Cluster(client, loop, name)
    if not client.scheduler_info()["workers"]:
        cluster.shutdown()
        what = f"the scheduler at {address} has no worker"
        raise fault("--cluster", 0, what, f"start some: dask worker {address}")
    return cluster


class Cluster(Executor):
    """Runs functions on a cluster's workers; a worker that dies is replaced by another.

    A task that no worker survives is a BrokenExecutor, so that it is done here instead.
    """

    def __init__(self, client: Any, loop: "_Loop", name: str) -> None:
        self._client, self._loop, self._name = client, loop, name

    @property
    def workers(self) -> int:
        """How many tasks are done at the same time; two where there is one worker, so that tasks
        are given to it and not done here.
        """
        return max(2, int(sum(self._client.nthreads().values())))

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        done: Future[T] = Future()
        task = self._client.submit(_alike, self._name, fn, *args, pure=False, **kwargs)
        task.add_done_callback(lambda task: _passed_on(task, done))
        return done

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._client.close()
        self._loop.stop()


class _Loop:
    """A running event loop in a thread of its own, until it is stopped with all its tasks.

    A client given none makes one, and where no scheduler answers leaves it calling for ever.
    """

    def __init__(self) -> None:
        running: Future[tuple[Any, Callable[[], object]]] = Future()
        self._thread = Thread(target=lambda: asyncio.run(_until_over(running)), daemon=True)
        self._thread.start()
        self.tornado, self._end = running.result()

    def stop(self) -> None:
        if self._thread.is_alive():
            self._end()
            self._thread.join()


async def _until_over(running: Future[tuple[Any, Callable[[], object]]]) -> None:
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    tornado: Any = import_module("tornado.ioloop")
    running.set_result((tornado.IOLoop.current(), lambda: loop.call_soon_threadsafe(over.set)))
    await over.wait()


def _alike(name: str, function: Callable[..., T], /, *args: Any, **kwargs: Any) -> T:
    """Call a function on a worker whose engine is ours."""
    if (own := _own_name()) != name:
        what = f"a worker of the cluster has another engine ({own[:8]}, not {name[:8]})"
        cure = "install the same digest, Python and libraries there"
        raise fault("--cluster", 0, what, cure)
    return function(*args, **kwargs)


@lru_cache(maxsize=1)
def _own_name() -> str:
    """The engine's name on this worker, which does not change while it runs."""
    from digest.engine.ledger import Ledger
    from digest.engine.name import engine_name

    return engine_name(Ledger(0))


def _passed_on(task: Any, done: Future[T]) -> None:
    error = task.exception() if not task.cancelled() else BrokenExecutor("cancelled")
    if error is None:
        done.set_result(task.result())
    elif isinstance(error, DigestError | MemoryError) or (task.status == "error" and _ours(error)):
        done.set_exception(error)
    else:
        done.set_exception(BrokenExecutor(str(error)))


def _ours(error: BaseException) -> bool:
    """Whether a task raised this itself, and not the cluster in its stead."""
    return not type(error).__module__.startswith(("distributed", "dask", "tornado", "asyncio"))
