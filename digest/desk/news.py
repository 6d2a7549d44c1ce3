"""What open pages are told of builds: which one is shown, and what is wrong with the newest."""

import asyncio
import json
from collections.abc import AsyncIterator

from digest.errors import Notice, errors_of
from digest.value import Value

PULSE = 15.0  # seconds of silence after which a comment shows whether a listener is still there
SHOWN = 50  # faults that an overlay lists; the terminal has them all


class Outcome(Value, frozen=True):
    """How a build ended: with an error among `notices`, the last good site still stands.

    `message` is the line that sums it up. When a build found nothing to change, open pages
    need not load again.
    """

    notices: tuple[Notice, ...] = ()
    message: str = ""
    changed: bool = True


class News(Value, frozen=True):
    """What open pages should know: which build is shown, and why there is no newer one.

    `run` tells this server from the one before it, `build` counts what was published, and
    `attempt` counts every build, also those that failed.
    """

    run: str
    build: int = 0
    attempt: int = 0
    faults: tuple[Notice, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.run}-{self.build}"


def after(news: News, outcome: Outcome) -> News:
    """The news when a build has ended so."""
    faults = errors_of(outcome.notices)
    fresh = not faults and (outcome.changed or not news.build)
    return News(news.run, news.build + fresh, news.attempt + 1, faults)


def as_event(kind: str, news: News) -> bytes:
    """The news as one server-sent event.

    Its data is JSON on one line of ASCII: names of files may hold bytes that are no UTF-8.
    """
    faults = [
        {"place": f"{n.path}:{n.line}" if n.line else n.path, "what": n.what, "cure": n.cure}
        for n in news.faults[:SHOWN]
    ]
    more = len(news.faults) - len(faults)
    data = {
        "build": news.name,
        "attempt": f"{news.run}-{news.attempt}",
        "faults": faults,
        "more": more,
    }
    return f"event: {kind}\ndata: {json.dumps(data)}\n\n".encode()


class Bulletin:
    """The latest news, and a bell for everyone who waits for the next."""

    def __init__(self, news: News) -> None:
        self.news = news
        self.closed = False
        self._bell = asyncio.Event()

    def post(self, news: News) -> None:
        self.news = news
        self._ring()

    def close(self) -> None:
        self.closed = True
        self._ring()

    async def rung(self, seconds: float) -> bool:
        """Whether there was news within so many seconds."""
        return await rung(self._bell, seconds)

    def _ring(self) -> None:
        # Each bell rings once: whoever waits has it in hand, latecomers take the next.
        self._bell.set()
        self._bell = asyncio.Event()


async def rung(bell: asyncio.Event, seconds: float | None) -> bool:
    """Whether it rings within so many seconds. Called off while it rings it ends as called off,
    which `asyncio.wait_for` of Python 3.11 does not: Ctrl-C would be lost.
    """
    try:
        async with asyncio.timeout(seconds):
            await bell.wait()
    except TimeoutError:
        return False
    return True


async def follow(bulletin: Bulletin) -> AsyncIterator[bytes]:
    """The event stream of one open page: what holds now, then all that is new.

    A slow listener misses what was overtaken meanwhile, never the latest.
    """
    told = bulletin.news
    yield b"retry: 500\n\n" + as_event("faults" if told.faults else "build", told)
    while not bulletin.closed:
        # Looked at before waiting, since the bell may have rung while the last event was sent.
        if (news := bulletin.news).attempt != told.attempt:
            fresh = "reload" if news.build != told.build else "build"
            told = news
            yield as_event("faults" if news.faults else fresh, news)
        elif not await bulletin.rung(PULSE):
            yield b":\n\n"
