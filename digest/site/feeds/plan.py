"""Which feeds a site has, and what stands in each: laid out, not yet written."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from itertools import islice

from msgspec.structs import replace

from digest.model import Card
from digest.site.feeds.archives import archive_parts, newest_archive
from digest.site.feeds.feed import Feed
from digest.site.feeds.items import article_item, edition_item
from digest.site.feeds.planned import PlannedFeed, PlannedItem, absolute_address, feed_id
from digest.site.layout.paper import Paper
from digest.site.layout.topics import language_feed
from digest.site.layout.volume import ArchivePart, Moments
from digest.site.mail.fit import weight
from digest.site.pages import FeedLink
from digest.value import Record

_FRAME = 1500  # about what an item weighs besides its body, in bytes
_GROWTH = 1.1  # about what a body gains when its addresses are made absolute


class Feeds(Record, frozen=True):
    """Every feed of the site, called as pages call it, and by month the archives that its older
    items need. `opened` are the paths of articles that were read for it whole; of others it knows
    no more than their faces.
    """

    feeds: tuple[PlannedFeed, ...]
    archives: dict[date, tuple[ArchivePart, ...]]
    opened: tuple[str, ...]


def lay_out_feeds(paper: Paper, moments: Mapping[str, Moments]) -> Feeds:
    """The site's feed alone while there is no article."""
    if not paper.articles:
        return Feeds((_planned(paper.masthead.feed, (), paper),), {}, ())
    items: dict[str, PlannedItem] = {}  # most stand in three feeds: the site's, a topic's, ...

    def item(path: str) -> PlannedItem:
        if path not in items:
            items[path] = article_item(paper.whole[path], moments, paper)
        return items[path]

    def plan(link: FeedLink, articles: Iterable[Card]) -> PlannedFeed:
        newest = islice(articles, paper.site.feeds.items)
        return _planned(link, (item(a.path) for a in newest), paper)

    topics = tuple(
        plan(
            paper.feed("feed_topic", topic.address, topic.name),
            (a for a in paper.articles if slug in a.topics),
        )
        for slug, topic in paper.topics.items()
    )
    languages = tuple(
        plan(language_feed(code, paper), articles) for code, articles in paper.languages.items()
    )
    newest = paper.editions[: paper.site.feeds.items]
    editions = (edition_item(edition, moments, paper) for edition in newest)  # few have room
    site = plan(paper.masthead.feed, paper.articles)
    parts = archive_parts(paper.months, len(site.items), paper.site.feeds.items)
    feeds = (
        replace(site, feed=replace(site.feed, previous=newest_archive(parts))),
        *topics,
        *languages,
        _planned(paper.feed("feed_editions", "/editions/"), editions, paper),
    )
    return Feeds(feeds, parts, tuple(items))


def _planned(link: FeedLink, items: Iterable[PlannedItem], paper: Paper) -> PlannedFeed:
    kept = _fitting(items, paper)
    newest = max((i.item.updated for i in kept), default=datetime(1970, 1, 1, tzinfo=UTC))
    feed = Feed(
        id=feed_id(paper, link.folder),
        folder=link.folder,
        base=paper.masthead.base,
        page=absolute_address(link.folder, paper),
        title=link.title,
        description=paper.site.description or paper.site.title,
        lang=link.lang or paper.site.language,
        updated=newest,
        items=(),
        publisher=paper.site.title,
        rights=paper.site.copyright,
        hub=paper.site.feeds.hub,
    )
    return PlannedFeed(feed, kept)


def _fitting(items: Iterable[PlannedItem], paper: Paper) -> tuple[PlannedItem, ...]:
    """The newest items, so many and so large as the settings allow; one at least."""
    room = paper.site.feeds.kilobytes * 1000
    kept: list[PlannedItem] = []
    for planned in items:
        room -= _weight(planned)
        if room < 0 and kept:
            break
        kept.append(planned)
    return tuple(kept)


def _weight(planned: PlannedItem) -> int:
    if planned.edition:
        return int(weight(planned.edition) * _GROWTH) + _FRAME
    text = planned.item.summary + planned.before + planned.after
    words = len(text.encode("utf-8", "replace"))
    return int(planned.length * _GROWTH) + words + _FRAME
