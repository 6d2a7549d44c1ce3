"""Older items as archive documents (RFC 5005)."""

from digest.model import Article
from digest.site.addresses import month_address
from digest.site.feeds.feed import Feed
from digest.site.feeds.planned import PlannedFeed, PlannedItem, absolute_address, feed_id
from digest.site.layout.calendar import by_month
from digest.site.layout.paper import Paper


def archive_feeds(
    paper: Paper, planned: dict[str, PlannedItem], shown: int
) -> tuple[PlannedFeed, ...]:
    """Older items by month as archive documents (RFC 5005), the oldest first, in Atom.

    Each holds summaries, and is cut at so many items as a feed has, counted from the month's
    beginning, so that it stays as it is when news come. The newest is left out while all that
    it would hold still stands in the feed itself.
    """
    size = paper.site.feeds.items
    recent = {a.path for a in paper.articles[:shown]}
    parts: list[tuple[str, str, tuple[Article, ...]]] = []
    oldest_first = tuple(reversed(paper.articles))
    for first, month in by_month(oldest_first).items():
        for number, start in enumerate(range(0, len(month), size), 1):
            suffix = f"-{number}" if number > 1 else ""
            parts.append((month_address(first), suffix, month[start : start + size]))
    if parts and all(a.path in recent for a in parts[-1][2]):
        parts.pop()
    if all(a.path in recent for _, _, articles in parts for a in articles):
        return ()
    return tuple(_archive(place, parts, planned, paper) for place in range(len(parts)))


def _archive(
    place: int,
    parts: list[tuple[str, str, tuple[Article, ...]]],
    planned: dict[str, PlannedItem],
    paper: Paper,
) -> PlannedFeed:
    folder, suffix, articles = parts[place]
    items = tuple(PlannedItem(planned[a.path].item) for a in reversed(articles))
    feed = Feed(
        id=feed_id(paper, folder + suffix),
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
        stem_suffix=suffix,
        current="/",
        previous=parts[place - 1][:2] if place else None,
        following=parts[place + 1][:2] if place + 1 < len(parts) else None,
    )
    return PlannedFeed(feed, items, ("atom",))
