"""``digest serve``: builds wired to the preview server."""

import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from digest.desk.orders import Orders
from digest.desk.preview import Outcome as Shown
from digest.desk.preview import serve
from digest.desk.project import settled
from digest.desk.publishing import make_and_publish
from digest.desk.report import summary_of
from digest.engine.engine import Engine
from digest.errors import DigestError


def preview(
    root: Path, orders: Orders, host: str, port: int, open_: bool, tell: Callable[[str], None]
) -> None:
    """Build, serve and build again on every change, until interrupted.

    One engine lives through all of it, so that each build has at hand what the one before it made.
    """
    with Engine(root, orders.jobs, orders.cluster) as engine:
        _preview(root, orders, host, port, open_, tell, engine)


def _preview(
    root: Path,
    orders: Orders,
    host: str,
    port: int,
    open_: bool,
    tell: Callable[[str], None],
    engine: Engine,
) -> None:
    def rebuild() -> Shown:
        start = perf_counter()
        try:
            outcome = make_and_publish(root, orders, engine)
        except DigestError as error:
            return Shown(notices=error.notices)
        told = tuple(n for n in outcome.notices if n.level != "hint")
        message = summary_of(outcome, perf_counter() - start)
        return Shown(notices=told, message=message, changed=outcome.published.changed)

    def ready(address: str) -> None:
        if open_:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    serve(
        rebuild,
        root / orders.output,
        lambda: watched(root),
        host=host,
        port=port,
        tell=tell,
        base_path=_base_path(root, orders),
        ready=ready,
    )


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
