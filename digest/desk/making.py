"""A project built with what its engine remembers, every file put on the stage."""

from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path

from digest.build import Built, make_articles
from digest.desk.orders import Orders
from digest.desk.project import Read, make
from digest.engine.drawing import Stage
from digest.engine.engine import Engine
from digest.engine.inputs import Inputs, last_inputs, replayed
from digest.engine.library import ForgottenError
from digest.engine.printshop import without_files
from digest.engine.produce import produce
from digest.engine.read import MovedError
from digest.engine.remembering import Remembering
from digest.engine.survey import Survey
from digest.errors import Notice
from digest.model import Content, Show, Source
from digest.site.release import Release
from digest.value import Record


class RestartError(Exception):
    """What was read or remembered no longer holds; the build is to be begun anew."""


class Made(Record, frozen=True):
    """A build whose files are on the stage, and what it was made of."""

    built: Built
    notices: tuple[Notice, ...]
    inputs: Inputs

    @property
    def holds(self) -> tuple[datetime, datetime | None]:
        """From its moment to that when the next article is due, or expires."""
        as_of = self.built.as_of
        shown, hidden = self.built.articles, (*self.built.scheduled, *self.built.drafts)
        early = takewhile(lambda a: a.published > as_of, shown)  # they come newest first
        moments = [a.published for a in (*early, *hidden)]
        moments += [a.expires for a in (*shown, *hidden) if a.expires]
        return as_of.astimezone(UTC), min((m for m in moments if m > as_of), default=None)

    def reasons(self, engine: Engine, output: Path, written: tuple[str, ...]) -> tuple[str, ...]:
        """Why these files were made, against the last build of the output."""
        from digest.desk.because import reasons

        before = last_inputs(engine.store, output)
        memo = replayed(engine.store, before) if before else None
        try:
            return tuple(reasons(written, self.built.release, self.inputs.engine, before, memo))
        except ForgottenError as error:  # the site is published, whatever we know of it
            return (f"everything: {error.notices[0].what}",)


def get_ready(release: Release, memo: Remembering) -> None:
    """Have at hand what the next edit will need: the parser, and the code of all templates."""
    # Loads the parser; what it makes of this is of no use.
    make_articles(release.site, Content((Source("content/next.md", b"Next.\n"),)))
    memo.pressroom.press(release.theme, release.frame).renderer.prepare()


def make_with(
    root: Path,
    orders: Orders,
    engine: Engine,
    stage: Stage,
    seen: Survey,
    read: Read,
    prepares: bool = False,
) -> Made:
    """`read` is what was seen; `prepares` has all that another build needs be ready for it.

    Raises DigestError with all faults, and RestartError.
    """
    memo = engine.memo(seen.engine, seen.drawing)
    try:
        built, notices = make(root, orders, read, memo)
        produce(built.release, memo, engine, stage)
    except MovedError:
        raise RestartError from None
    except ForgottenError:
        memo.forget()
        raise RestartError from None
    memo.tidy()
    memo.pressroom.keep(built.release.theme)
    if prepares:
        get_ready(built.release, memo)
    return Made(built, notices, _inputs(built.release, memo, built.as_of, orders.show))


def _inputs(release: Release, memo: Remembering, as_of: datetime, show: Show) -> Inputs:
    return Inputs(
        engine=memo.name,
        site=release.site,
        theme=without_files(release.theme),
        assets=tuple(release.assets.values()),
        filed=memo.filed,
        as_of=as_of,
        show=show,
    )
