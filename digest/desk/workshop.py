"""What keeps a preview alive: building again after a change, telling the pages that are open."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from threading import Thread
from time import monotonic
from typing import TypeVar

from digest.desk.news import Bulletin, Outcome, after, rung
from digest.desk.watch import Spots, Watch
from digest.engine.lookout import Noticed, both
from digest.errors import DigestError, Notice

T = TypeVar("T")
Build = Callable[[Noticed], Outcome]

REST = 0.1  # seconds without a change after which one that came during a build is built
LONGEST = 2.0  # seconds that such a build is put off for those that follow
PAUSE = 3.0  # seconds without a change after which a build looks at everything
SOON = 0.1  # the same behind the first build, so that the first edit finds all ready


class Workshop:
    """Builds once, then again whenever something changed: one build at a time.

    A change that finds no build under way is built at once. Of those that come during a build the
    next one waits until they rest, so that a thousand files checked out are few builds. Each build
    is told which files have changed; once they rest for long, one looks at everything, so that it
    finds what nobody has noticed, and that the next may be quick.
    """

    def __init__(
        self,
        build: Build,
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
        self._noticed: Noticed = None
        self._latest = 0.0  # moment of the last change
        self._closing = False
        self.busy = False

    async def work(self) -> None:
        """Go on until closed; a build that is under way comes to its end."""
        watch = Watch(self._note, self._tell)
        again, pause = False, SOON
        try:
            await self._send(watch)  # before the build, so that an edit during it counts
            while not self._closing:
                self._changed.clear()
                noticed, self._noticed = self._noticed, frozenset()
                self.busy = True
                build = partial(self._build, None if again else noticed)
                self._end(await in_thread(partial(attempt, build)), again)
                self.busy = False
                if await self._send(watch):
                    self._note(None)  # nobody looked there while the build read it
                if self._changed.is_set():
                    await self._calm()
                again, pause = await self._rested(None if again else pause), PAUSE
        finally:
            await watch.close()

    def close(self) -> None:
        self._closing = True
        self._changed.set()

    def _note(self, noticed: Noticed) -> None:
        self._noticed = both(self._noticed, noticed)
        self._latest = monotonic()
        self._changed.set()

    async def _rested(self, pause: float | None) -> bool:
        """Wait for the next change, so many seconds at most; whether there was none."""
        return not await rung(self._changed, pause)

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

    def _end(self, outcome: Outcome, again: bool) -> None:
        """Tell of a build; of one that only looked again, where it found anything."""
        news = after(self._bulletin.news, outcome)
        same = outcome.notices == self._notices and news.build == self._bulletin.news.build
        if again and same:
            return
        for notice in outcome.notices:
            # An error is repeated until it is mended, a warning is not.
            if notice.level == "error" or notice not in self._notices:
                self._tell(str(notice))
        self._notices = outcome.notices
        if outcome.message:
            self._tell(outcome.message)
        self._bulletin.post(news)


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
