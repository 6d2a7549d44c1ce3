"""The preview: the site as it will be, on this machine, renewed while the editor types."""

import asyncio
import errno
import secrets
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from digest.desk.answer import COMMON, Reply, answer, plain
from digest.desk.explaining import Explain, explained, is_asked
from digest.desk.gate import Ask, Stand, is_any, refusal
from digest.desk.news import Bulletin, News, follow
from digest.desk.news import Outcome as Outcome
from digest.desk.watch import spots
from digest.desk.ways import OWN
from digest.desk.workshop import Build, Workshop
from digest.errors import DigestError, fault

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send
    from uvicorn import Server

PIECE = 256 * 1024  # bytes that are sent at a time
ALLOW = (("allow", "GET, HEAD"),)
PATIENCE = 2  # seconds that a download may go on after Ctrl-C


def serve(
    build: Build,
    output: Path,
    watched: Callable[[], tuple[Path, ...]],
    host: str = "127.0.0.1",
    port: int = 8000,
    tell: Callable[[str], None] = print,
    base_path: str = "/",
    ready: Callable[[str], None] | None = None,
    stop: Event | None = None,
    explain: Explain | None = None,
) -> None:
    """Build, show what stands in `output`, and build again whenever `watched` files change.

    `build` publishes into `output` or says what is in the way, and is told which files have
    changed since it was called last, None where any may have; `watched` names files and folders
    and is asked anew after each build. `ready` is called with the site's address as soon as it
    answers. Ends with Ctrl-C, or when `stop` is set.
    """
    with bind(host, port) as door:
        base = f"/{unquote(base_path).strip('/')}/".replace("//", "/")
        stand = Stand(output.absolute(), base, host, door.getsockname()[1])
        with suppress(KeyboardInterrupt):
            asyncio.run(
                _preview(build, watched, stand, door, tell, ready, stop or Event(), explain)
            )
        tell("The preview has ended.")


def bind(host: str, port: int) -> socket.socket:
    """Take the address; it is taken first, since nobody wants to learn of it after a build."""
    if not 0 <= port <= 65535:  # some systems would take what is left after so many
        raise fault("serve", 0, f"there is no port {port}", "choose a --port below 65536")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        # localhost has two addresses; the older one is the one that every program tries.
        family, _, _, _, address = min(found, key=lambda each: each[0] != socket.AF_INET)
        door = socket.create_server(address[:2], family=family, backlog=2048)
        # Taken over by each connection: headers and body are sent apart and must not wait.
        door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return door
    except OSError as error:
        raise _no_door(host, port, error) from None


def _no_door(host: str, port: int, error: OSError) -> DigestError:
    if error.errno == errno.EADDRINUSE:
        cure = "choose another with --port, or let --port 0 find a free one"
        return fault("serve", 0, f"port {port} is taken by another program", cure)
    if error.errno in (errno.EACCES, errno.EPERM):
        return fault("serve", 0, f"port {port} is not for everyone", "choose a --port above 1023")
    cure = "leave --bind out, or name one of this machine's addresses"
    return fault("serve", 0, f'"{host}" is no address of this machine', cure)


def address_of(stand: Stand) -> str:
    """The site's address, as an editor would open it on this machine."""
    loopback = "::1" if ":" in stand.host else "127.0.0.1"
    name = loopback if is_any(stand.host) else stand.host
    name = f"[{name}]" if ":" in name else name
    return f"http://{name}:{stand.port}{quote(stand.base)}"


async def _preview(
    build: Build,
    watched: Callable[[], tuple[Path, ...]],
    stand: Stand,
    door: socket.socket,
    tell: Callable[[str], None],
    ready: Callable[[str], None] | None,
    stop: Event,
    explain: Explain | None,
) -> None:
    bulletin = Bulletin(News(secrets.token_hex(4)))
    workshop = Workshop(build, lambda: spots(watched(), stand.output), bulletin, tell)

    def opened() -> None:
        tell(f"Preview at {address_of(stand)} (Ctrl-C ends it)")
        if ready is not None:
            ready(address_of(stand))

    server = make_server(make_app(stand, bulletin, explain), bulletin, opened, stop)
    tasks = [asyncio.create_task(workshop.work())]
    try:
        while not (bulletin.news.attempt or tasks[0].done() or stop.is_set()):
            await bulletin.rung(0.1)
        if bulletin.news.attempt:
            tasks.append(asyncio.create_task(server.serve(sockets=[door])))
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        # Also the way out after Ctrl-C. A build is not cut off unless that is pressed again.
        server.should_exit = True
        workshop.close()
        if workshop.busy:
            tell("The build under way comes to its end first.")
        await asyncio.wait(tasks)
    for task in tasks:
        task.result()


def make_server(
    app: "ASGIApp", bulletin: Bulletin, opened: Callable[[], None], stop: Event
) -> "Server":
    """The server of the app, which says when it is open and lets its listeners go in the end."""
    import uvicorn

    class PreviewServer(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            opened()

        async def on_tick(self, counter: int) -> bool:
            return await super().on_tick(counter) or stop.is_set()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            bulletin.close()  # open pages would listen for ever
            await super().shutdown(sockets)

    return PreviewServer(
        uvicorn.Config(
            app,
            loop="asyncio",
            http="h11",  # not whatever happens to be installed
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            proxy_headers=False,  # nobody in between may say who asks
            server_header=False,
            timeout_graceful_shutdown=PATIENCE,
        )
    )


def make_app(stand: Stand, bulletin: Bulletin, explain: Explain | None = None) -> "ASGIApp":
    """Everything that the preview answers, as an ASGI application."""
    from starlette.concurrency import run_in_threadpool

    async def app(scope: "Scope", receive: "Receive", send: "Send") -> None:
        ask = as_ask(scope)
        if refused := refusal(stand, ask):
            reply = plain(*refused, ALLOW)
        elif ask.path == f"{stand.base}{OWN}events":
            await as_stream(ask, bulletin)(scope, receive, send)
            return
        elif explain and is_asked(stand, ask):
            caller = (scope.get("client") or ("",))[0]
            name = bulletin.news.name
            reply = await run_in_threadpool(explained, stand, ask, caller, explain, name)
        else:
            # The build is named before the file is read: a page may be newer than it says, which
            # costs one more reload, but never older.
            reply = await run_in_threadpool(answer, stand, ask, bulletin.news.name)
        with closing(reply.file):
            await as_response(ask, reply)(scope, receive, send)

    return app


def as_ask(scope: "Scope") -> Ask:
    headers = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in scope["headers"])
    return Ask(scope["method"], scope["path"], scope["query_string"].decode("latin-1"), headers)


def as_stream(ask: Ask, bulletin: Bulletin) -> "Response":
    """The event stream; each listener is a waiting coroutine, so there may be thousands."""
    from starlette.responses import Response, StreamingResponse

    headers = dict(COMMON) | {"content-type": "text/event-stream"}
    if ask.method == "HEAD":
        return Response(headers=headers)
    return StreamingResponse(follow(bulletin), headers=headers)


def as_response(ask: Ask, reply: Reply) -> "Response":
    from starlette.responses import Response, StreamingResponse

    headers = dict(reply.headers)
    if ask.method == "HEAD":
        return Response(status_code=reply.status, headers=headers)
    if reply.length <= PIECE:
        return Response(reply.file.read(reply.length), reply.status, headers)
    return StreamingResponse(_pieces(reply), reply.status, headers)


def _pieces(reply: Reply) -> Iterator[bytes]:
    left = reply.length
    while left and (piece := reply.file.read(min(PIECE, left))):
        left -= len(piece)
        yield piece
