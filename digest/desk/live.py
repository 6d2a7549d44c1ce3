"""What keeps a preview alive: building again after a change, telling the pages that are open."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from threading import Thread
from time import monotonic
from typing import TypeVar

from digest.desk.watch import Spots, Watch
from digest.errors import DigestError, Notice, errors_of
from digest.value import Value

T = TypeVar("T")

PULSE = 15.0  # seconds of silence after which a comment shows whether a listener is still there
SHOWN = 50  # faults that an overlay lists; the terminal has them all
REST = 0.1  # seconds without a change after which one that came during a build is built
LONGEST = 2.0  # seconds that such a build is put off for those that follow


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
        try:
            await asyncio.wait_for(self._bell.wait(), seconds)
        except TimeoutError:
            return False
        return True

    def _ring(self) -> None:
        # Each bell rings once: whoever waits has it in hand, latecomers take the next.
        self._bell.set()
        self._bell = asyncio.Event()


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


class Workshop:
    """Builds once, then again whenever something changed: one build at a time.

    A change that finds no build under way is built at once. Of those that come during a build the
    next one waits until they rest, so that a thousand files checked out are few builds.
    """

    def __init__(
        self,
        build: Callable[[], Outcome],
        places: Callable[[], Spots],
        bulletin: Bulletin,
        tell: Callable[[str], None],
    ) -> None:
        self._build = build
        self._places = places
        self._bulletin = bulletin
        self._tell = tell
        self._notices: tuple[Notice, ...] = ()
        self._changed = asyncio.Event()
        self._latest = 0.0  # moment of the last change
        self._closing = False
        self.busy = False

    async def work(self) -> None:
        """Go on until closed; a build that is under way comes to its end."""
        watch = Watch(self._note, self._tell)
        try:
            await self._send(watch)  # before the build, so that an edit during it counts
            while not self._closing:
                self._changed.clear()
                self.busy = True
                self._end(await in_thread(lambda: attempt(self._build)))
                self.busy = False
                if await self._send(watch):
                    self._note()  # nobody looked there while the build read it
                if self._changed.is_set():
                    await self._calm()
                await self._changed.wait()
        finally:
            await watch.close()

    def close(self) -> None:
        self._closing = True
        self._changed.set()

    def _note(self) -> None:
        self._latest = monotonic()
        self._changed.set()

    async def _calm(self) -> None:
        """Wait until changes rest, but not for ever."""
        end = monotonic() + LONGEST
        while not self._closing and (left := min(self._latest + REST, end) - monotonic()) > 0:
            await asyncio.sleep(left)

    async def _send(self, watch: Watch) -> bool:
        """Send the watch to where it is needed now; whether that is somewhere else."""
        try:
            places = await in_thread(self._places)
        except (DigestError, OSError):
            return False  # the build names the fault, and the places so far are where it is mended
        return await watch.move(places)

    def _end(self, outcome: Outcome) -> None:
        for notice in outcome.notices:
            # An error is repeated until it is mended, a warning is not.
            if notice.level == "error" or notice not in self._notices:
                self._tell(str(notice))
        self._notices = outcome.notices
        if outcome.message:
            self._tell(outcome.message)
        self._bulletin.post(after(self._bulletin.news, outcome))


def attempt(build: Callable[[], Outcome]) -> Outcome:
    """Build; what it raises becomes a fault, so that the preview outlives it."""
    try:
        return build()
    except DigestError as error:
        return Outcome(error.notices)
    except Exception as error:
        # The program's own fault, so whoever mends it needs the traceback.
        logging.getLogger(__name__).exception("the build broke off")
        what = f"the build broke off: {type(error).__name__}: {error}"
        return Outcome((Notice("digest", 0, what, "the terminal says where; please report it"),))


async def in_thread(work: Callable[[], T]) -> T:
    """Call it beside the loop.

    Unlike those of an executor this thread does not keep the program from ending: a second
    Ctrl-C does not wait for a long build.
    """
    done: Future[T] = Future()
    done.set_running_or_notify_cancel()  # what has begun cannot be called off

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:
            done.set_exception(error)

    Thread(target=run, name="digest-build", daemon=True).start()
    return await asyncio.wrap_future(done)
