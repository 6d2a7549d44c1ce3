"""``digest serve``: builds wired to the preview server."""

import gc
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from threading import Lock, Thread
from time import perf_counter

from msgspec.structs import replace

from digest.desk.orders import Orders
from digest.desk.preview import Outcome as Shown
from digest.desk.preview import serve
from digest.desk.project import settled
from digest.desk.publishing import make_and_publish
from digest.desk.report import summary_of
from digest.desk.ways import OWN
from digest.engine.engine import Engine
from digest.engine.lookout import Lookout, Noticed, Watched
from digest.errors import DigestError

OFTEN = (1000, 10, 10)  # how often cycles are hunted between builds: a preview may live for days


def preview(
    root: Path, orders: Orders, host: str, port: int, open_: bool, tell: Callable[[str], None]
) -> None:
    """Build, serve and build again on every change, until interrupted.

    One engine lives through all of it, so that a build has at hand what the one before it made.
    """
    at_work = Lock()
    gc.set_threshold(*OFTEN)

    def ready(address: str) -> None:
        if open_:
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    with ExitStack() as stack:
        engine = stack.enter_context(Engine(root, orders.jobs, orders.cluster))
        lookout = Watched()

        def rebuild(noticed: Noticed) -> Shown:
            with at_work:
                lookout.notice(noticed)
                return build_once(root, orders, engine, lookout)

        serve(
            rebuild,
            root / orders.output,
            lambda: watched(root),
            host=host,
            port=port,
            tell=tell,
            base_path=_base_path(root, orders),
            ready=ready,
            explain=lambda address: _account(root, orders, address),
        )
        if at_work.locked():
            stack.pop_all()  # a second Ctrl-C does not wait: the build ends with the program


def _account(root: Path, orders: Orders, address: str) -> bytes:
    """The page that explains the summary of the article at this address."""
    from digest.desk.explain import explain_article
    from digest.desk.explained import page_of

    base = _base_path(root, orders)
    return page_of(explain_article(root, orders, address), base, f"{base.rstrip('/')}/{OWN}")


def build_once(root: Path, orders: Orders, engine: Engine, lookout: Lookout) -> Shown:
    """Build, publish, and say how that went."""
    start = perf_counter()
    try:
        # Processes end with the build that needed them; those of a cluster are not ours to end.
        with uncollected(), nullcontext() if orders.cluster else engine.workers:
            orders = replace(orders, lasting=False)
            outcome = make_and_publish(root, orders, engine, lookout=lookout)
    except DigestError as error:
        return Shown(notices=error.notices)
    told = tuple(n for n in outcome.notices if n.level != "hint")
    message = summary_of(outcome, perf_counter() - start)
    return Shown(notices=told, message=message, changed=outcome.published.changed)


@contextmanager
def uncollected() -> Iterator[None]:
    """The collector of cycles rests. A build makes many values and hardly a cycle, so that looking
    through all that is in memory, time and again, would be a fifth of its time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def watched(root: Path) -> tuple[Path, ...]:
    """What a build reads in the project's folder."""
    return tuple(root / name for name in ("content", "themes", "static", "site.yaml"))


def _base_path(root: Path, orders: Orders) -> str:
    """The path below which the site's links expect it."""
    try:
        site, _ = settled(root, orders)
    except DigestError:
        return "/"
    return "/" + site.base_url.split("://", 1)[-1].partition("/")[2]
