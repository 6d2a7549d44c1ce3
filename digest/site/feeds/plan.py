"""Which feeds a site has, and what stands in each: laid out, not yet written."""

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from digest.site.feeds.archives import archive_feeds
from digest.site.feeds.feed import Feed
from digest.site.feeds.items import article_item, edition_item
from digest.site.feeds.moments import feed_moments
from digest.site.feeds.planned import PlannedFeed, PlannedItem, absolute_address, feed_id
from digest.site.layout.paper import Paper
from digest.site.layout.topics import language_feed, languages_of
from digest.site.pages import FeedLink

_FRAME = 1500  # about what an item weighs besides its body, in bytes
_GROWTH = 1.1  # about what a body gains when its addresses are made absolute


def lay_out_feeds(paper: Paper) -> tuple[PlannedFeed, ...]:
    """Every feed of the site, called as pages call it, and archives of its older items; the
    site's alone while there is no article.
    """
    if not paper.articles:
        return (_planned(paper.masthead.feed, (), paper),)
    moments = feed_moments(paper.articles)
    planned = {a.path: article_item(a, moments, paper) for a in paper.articles}
    topics = (
        _planned(paper.feed("feed_topic", topic.address, topic.name), items, paper)
        for slug, topic in paper.topics.items()
        for items in [[planned[a.path] for a in paper.articles if slug in a.topics]]
    )
    languages = (
        _planned(language_feed(code, paper), items, paper)
        for code in languages_of(paper)
        for items in [[planned[a.path] for a in paper.articles if a.lang == code]]
    )
    editions = [edition_item(e, moments, paper) for e in paper.editions[: paper.site.feeds.items]]
    site = _planned(paper.masthead.feed, planned.values(), paper)
    archives = archive_feeds(paper, planned, shown=len(site.items))
    if archives:
        last = archives[-1].feed
        site = _before(site, (last.folder, last.stem_suffix))
    return (
        site,
        *topics,
        *languages,
        _planned(paper.feed("feed_editions", "/editions/"), editions, paper),
        *archives,
    )


def _planned(link: FeedLink, items: Iterable[PlannedItem], paper: Paper) -> PlannedFeed:
    kept = _fitting(tuple(items), paper)
    newest = max(
        (i.item.updated for i in kept), default=datetime(1970, 1, 1, tzinfo=paper.site.zone)
    )
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


def _fitting(items: tuple[PlannedItem, ...], paper: Paper) -> tuple[PlannedItem, ...]:
    """The newest items, so many and so large as the settings allow; one at least."""
    room = paper.site.feeds.kilobytes * 1000
    kept: list[PlannedItem] = []
    for planned in items[: paper.site.feeds.items]:
        room -= _weight(planned, paper)
        if room < 0 and kept:
            break
        kept.append(planned)
    return tuple(kept)


def _weight(planned: PlannedItem, paper: Paper) -> int:
    length = paper.lengths.get(planned.body.body, 0) if planned.body else 0
    text = planned.item.summary + planned.before + planned.after
    words = len(text.encode("utf-8", "replace"))
    return int(length * _GROWTH) + words + _FRAME


def _before(planned: PlannedFeed, previous: tuple[str, str]) -> PlannedFeed:
    return replace(planned, feed=replace(planned.feed, previous=previous))
