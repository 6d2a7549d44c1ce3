"""How a story is shown: copies folded into the line of what they repeat, days before it named."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from digest.edition.told import Thread
from digest.site.layout.fitting import fitting
from digest.site.pages import Link, Teaser

TOLD = 100  # articles of a story in an edition, copies included; of more their number is told

OTHER_DAYS = 60  # articles of a story that other days have, beside an article

Heads = Mapping[str, str]  # the path of the article that a copy repeats, by the copy's


def folded(
    paths: Iterable[str], repeated: Heads, teasers: Mapping[str, Teaser]
) -> tuple[Teaser, ...]:
    """The teasers of some articles, one for each text: the first that has it names the others."""
    texts: dict[str, list[str]] = {}
    for path in paths:
        texts.setdefault(repeated.get(path, path), []).append(path)
    return tuple(_with_copies([teasers[path] for path in some]) for some in texts.values())


def _with_copies(row: Sequence[Teaser]) -> Teaser:
    first, *others = row
    if not others:
        return first
    return replace(first, copies=tuple(_link(other) for other in others))


def _link(teaser: Teaser) -> Link:
    """By its outlet; by its headline where it has none."""
    name = teaser.source or teaser.title
    return Link(name, teaser.address, "" if teaser.source else teaser.lang)


def earlier_leads(thread: Thread | None, path: str) -> tuple[str, ...]:
    """What led a story on the days before the one that has this article, newest first."""
    if thread is None:
        return ()
    leads = [day[0] for day in thread.days]
    own = next(place for place, day in enumerate(thread.days) if path in day)
    return tuple(reversed(leads[:own]))


def other_days(thread: Thread | None, path: str) -> tuple[str, ...]:
    """A story's articles of all days but the one that has this article, the earliest first; where
    they are many, of each day the first, so many that full days have the same number.
    """
    if thread is None:
        return ()
    days = [day for day in thread.days if path not in day]
    fit = fitting([len(day) for day in days], OTHER_DAYS)
    return tuple(other for day in days for other in day[:fit])
