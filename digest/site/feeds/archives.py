"""Older items as archive documents (RFC 5005)."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from digest.model import Card
from digest.site.addresses import month_address
from digest.site.feeds.feed import Feed
from digest.site.feeds.names import file_name
from digest.site.feeds.planned import PlannedFeed, PlannedItem, absolute_address, feed_id
from digest.site.layout.paper import Paper
from digest.site.layout.plans import FeedPlan
from digest.site.layout.volume import ArchivePart

Named = tuple[str, str]  # a document's folder and the suffix of its file's name


def archive_parts(
    months: dict[date, tuple[Card, ...]], shown: int, size: int
) -> dict[date, tuple[ArchivePart, ...]]:
    """The archive documents of each month, by its first day; `months` come newest first, and so
    many of their articles are `shown` in the feed itself.

    Each holds so many items as `size` says, counted from the month's beginning, so that it stays
    as it is when news come. The newest is left out while all that it would hold still stands in
    the feed itself.
    """
    if shown >= sum(map(len, months.values())):
        return {}
    cuts = [
        (first, place, min(place + size, len(month)))
        for first, month in reversed(months.items())
        for place in range(0, len(month), size)
    ]
    if cuts[-1][2] - cuts[-1][1] <= shown:
        cuts.pop()
    row = [None, *(_name(first, start, size) for first, start, _ in cuts), None]
    found: dict[date, tuple[ArchivePart, ...]] = {}
    for place, (first, start, end) in enumerate(cuts):
        part = ArchivePart(_suffix(start, size), start, end, row[place], row[place + 2])
        found[first] = (*found.get(first, ()), part)
    return found


def newest_archive(parts: dict[date, tuple[ArchivePart, ...]]) -> Named | None:
    """The document that the feed itself names as the one before it."""
    if not parts:
        return None
    first = max(parts)
    return month_address(first), parts[first][-1].suffix


def _name(first: date, start: int, size: int) -> Named:
    return month_address(first), _suffix(start, size)


def _suffix(start: int, size: int) -> str:
    return f"-{start // size + 1}" if start else ""


def plan_archives(
    parts: tuple[ArchivePart, ...],
    item: Callable[[Card], PlannedItem],
    made_of: Callable[[Card], tuple[object, ...]],
    paper: Paper,
) -> Iterator[FeedPlan]:
    """The documents of the one month that the paper holds, in Atom, with summaries; `made_of` tells
    what an item is laid out from.
    """
    oldest_first = paper.articles[::-1]
    folder = month_address(oldest_first[0].day.replace(day=1))
    for part in parts:
        articles = oldest_first[part.start : part.end]
        yield FeedPlan(
            path=folder[1:] + file_name("atom", part.suffix),
            made_of=(part, *map(made_of, articles)),
            feed=partial(_archive, part, articles, item, paper),
        )


def _archive(
    part: ArchivePart,
    articles: tuple[Card, ...],
    item: Callable[[Card], PlannedItem],
    paper: Paper,
) -> PlannedFeed:
    folder = month_address(articles[0].day.replace(day=1))
    items = tuple(PlannedItem(item(article).item) for article in reversed(articles))
    feed = Feed(
        id=feed_id(paper, folder + part.suffix),
        folder=folder,
        base=paper.masthead.base,
        page=absolute_address(folder, paper),
        title=f"{paper.site.title}: {paper.words.month(articles[0].day)}",
        description=paper.site.description or paper.site.title,
        lang=paper.site.language,
        updated=max(i.item.updated for i in items),
        items=(),
        publisher=paper.site.title,
        rights=paper.site.copyright,
        is_archive=True,
        stem_suffix=part.suffix,
        current="/",
        previous=part.previous,
        following=part.following,
    )
    return PlannedFeed(feed, items, ("atom",))
