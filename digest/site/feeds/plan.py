"""Which feeds a site has, and what stands in each: laid out, not yet written."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from html import escape
from itertools import groupby

from digest.model import Article, Edition
from digest.site.addresses import language_address, month_address, percent_encoded
from digest.site.feeds.feed import Enclosure, Feed, FeedItem, FeedTopic
from digest.site.layout.articles import is_excerpt
from digest.site.layout.editions import edition_link
from digest.site.layout.paper import Paper
from digest.site.layout.topics import languages_of
from digest.site.pages import Fragment
from digest.site.words import direction, language_name
from digest.value import Value, fingerprint

_FEEDS = uuid.UUID("b7f6a1de-5d0f-5a1c-8a53-0d4b7e0f6c11")  # the name space of feeds' own ids
_FIRST_HOUR = 3600
_FRAME = 1500  # about what an item weighs besides its body, in bytes
_ESCAPING = 1.3  # about what a body gains when its markup is escaped


class PlannedItem(Value, frozen=True):
    """An item whose body is put in when the feed is written: `before` and `after` go around it."""

    item: FeedItem
    body: Fragment | None = None
    before: str = ""
    after: str = ""


class PlannedFeed(Value, frozen=True):
    """`feed` has no items yet; `formats` are those in which it is written."""

    feed: Feed
    items: tuple[PlannedItem, ...]
    formats: tuple[str, ...] = ("rss", "atom", "json")


def lay_out_feeds(paper: Paper) -> tuple[PlannedFeed, ...]:
    """Every feed of the site, and archives of its older items; none while there is no article."""
    if not paper.articles:
        return (_planned("/", paper.site.title, paper.site.language, (), paper, "/"),)
    moments = feed_moments(paper.articles)
    planned = {a.path: _item(a, moments, paper) for a in paper.articles}
    topics = (
        _planned(t.address, _title(paper, t.name), paper.site.language, items, paper, t.address)
        for slug, t in paper.topics.items()
        for items in [[planned[a.path] for a in paper.articles if slug in a.topics]]
    )
    languages = (
        _planned(folder, _title(paper, language_name(code)), code, items, paper, folder)
        for code in languages_of(paper)
        for folder in [language_address(code)]
        for items in [[planned[a.path] for a in paper.articles if a.lang == code]]
    )
    editions = [_edition_item(e, moments, paper) for e in paper.editions[: paper.site.feeds.items]]
    edition_title = paper.words("feed_editions", site=paper.site.title)
    whole = [planned[a.path] for a in paper.articles]
    site = _planned("/", paper.site.title, paper.site.language, whole, paper, "/")
    archives = _archives(paper, planned, shown=len(site.items))
    if archives:
        last = archives[-1].feed
        site = _before(site, (last.folder, last.stem_suffix))
    return (
        site,
        *topics,
        *languages,
        _planned("/editions/", edition_title, paper.site.language, editions, paper, "/editions/"),
        *archives,
    )


def _title(paper: Paper, name: str) -> str:
    return paper.words("feed_topic", site=paper.site.title, topic=name)


def feed_moments(articles: Iterable[Article]) -> dict[str, tuple[datetime, datetime]]:
    """When each article was published and changed, by its path, as feeds tell it.

    No two are the same, since readers sort by them: a bare date gets a moment in its first hour
    that its id decides, and of two equal ones the later in the order of ids is a second later.
    """
    taken: set[datetime] = set()
    moments = {}
    for article in sorted(articles, key=lambda a: (a.published, a.id)):
        shift = int(fingerprint(article.id), 16) % _FIRST_HOUR if not article.has_time else 0
        published = _free(article.published + timedelta(seconds=shift), taken)
        changed = article.updated
        updated = _free(max(changed, published), taken) if changed else published
        moments[article.path] = (published, updated)
    return moments


def _free(moment: datetime, taken: set[datetime]) -> datetime:
    while moment in taken:
        moment += timedelta(seconds=1)
    taken.add(moment)
    return moment


def _absolute(address: str, paper: Paper) -> str:
    return percent_encoded(paper.masthead.base.rstrip("/") + address)


def _planned(
    folder: str, title: str, lang: str, items: Iterable[PlannedItem], paper: Paper, page: str
) -> PlannedFeed:
    kept = _fitting(tuple(items), paper)
    newest = max((i.item.updated for i in kept), default=datetime(1970, 1, 1, tzinfo=paper.site.zone))
    feed = Feed(
        id=_feed_id(paper, folder),
        folder=folder,
        base=paper.masthead.base,
        page=_absolute(page, paper),
        title=title,
        description=paper.site.description or paper.site.title,
        lang=lang,
        updated=newest,
        items=(),
        publisher=paper.site.title,
        rights=paper.site.copyright,
        hub=paper.site.feeds.hub,
    )
    return PlannedFeed(feed, kept)


def _feed_id(paper: Paper, name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_FEEDS, paper.site.id + name)}"


def _fitting(items: tuple[PlannedItem, ...], paper: Paper) -> tuple[PlannedItem, ...]:
    """The newest items, so many and so large as the settings allow; one at least."""
    room = paper.site.feeds.kilobytes * 1000
    kept = []
    for planned in items[: paper.site.feeds.items]:
        room -= _weight(planned, paper)
        if room < 0 and kept:
            break
        kept.append(planned)
    return tuple(kept)


def _weight(planned: PlannedItem, paper: Paper) -> int:
    length = paper.lengths.get(planned.body.body, 0) if planned.body else 0
    words = len((planned.item.summary + planned.before + planned.after).encode())
    return int(length * _ESCAPING) + words + _FRAME


def _item(
    article: Article, moments: dict[str, tuple[datetime, datetime]], paper: Paper
) -> PlannedItem:
    published, updated = moments[article.path]
    full = paper.site.feeds.content == "full" and not is_excerpt(article, paper.site.republish)
    item = FeedItem(
        id=article.id,
        url=_absolute(article.address, paper),
        title=article.title,
        lang=article.lang,
        published=published,
        updated=updated,
        summary=article.summary.text or article.title,
        authors=article.authors,
        topics=tuple(
            FeedTopic(link.name, _absolute(link.address, paper))
            for link in (paper.topics[t] for t in article.topics)
        ),
        origin=article.origin,
        via=article.via,
        license=article.license,
        enclosure=_enclosure(article, paper),
    )
    if not full:
        return PlannedItem(item)
    before = f'<div lang="{article.lang}" dir="rtl">' if direction(article.lang) == "rtl" else ""
    after = ("</div>" if before else "") + _original(article, paper)
    return PlannedItem(item, paper.fragments[article.path], before, after)


def _original(article: Article, paper: Paper) -> str:
    """The last line of a body in a feed: where the article is from."""
    origin = article.origin
    if origin is None:
        return ""
    name = origin.name or origin.url
    words = escape(paper.words("original", source=name))
    lang = f' lang="{paper.site.language}"'
    if not origin.url:
        return f"<p{lang}>{words}</p>"
    return f'<p{lang}><a href="{escape(origin.url)}" rel="external">{words}</a></p>'


_TYPES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp",
    "gif": "image/gif", "avif": "image/avif", "svg": "image/svg+xml",
}  # fmt: skip


def _enclosure(article: Article, paper: Paper) -> Enclosure | None:
    picture = paper.pictures[article.path]
    if picture is None or article.picture is None:
        return None
    asset = paper.shelf.assets.get(article.picture.path)
    kind = _TYPES.get(picture.address.rpartition(".")[2].lower())
    if asset is None or kind is None:
        return None
    url = _absolute(picture.address, paper)
    return Enclosure(url, kind, asset.length, picture.width, picture.height, picture.alt)


def _edition_item(
    edition: Edition, moments: dict[str, tuple[datetime, datetime]], paper: Paper
) -> PlannedItem:
    """One day as one item: headlines and summaries by topic, each linked."""
    times = [moments[a.path] for a in edition.articles]
    link = edition_link(edition)
    item = FeedItem(
        id=_feed_id(paper, f"/editions/{edition.day.isoformat()}"),
        url=_absolute(link.address, paper),
        title=paper.words.long_day(edition.day),
        lang=paper.site.language,
        published=min(published for published, _ in times),
        updated=max(updated for _, updated in times),
        summary=" · ".join(story.lead.title for story in edition.stories),
    )
    note = paper.fragments[edition.note.path] if edition.note else None
    sections = "".join(
        f"<h2>{escape(paper.topics[s.topic].name)}</h2>"
        + "".join(_told(story.lead, paper) for story in s.stories)
        for s in edition.sections
    )
    return PlannedItem(item, note, "", sections)


def _told(article: Article, paper: Paper) -> str:
    """An article's headline, summary and source, in its own language and direction."""
    href = escape(_absolute(article.address, paper))
    source = article.origin.name if article.origin else ""
    cite = f" ({escape(source)})" if source else ""
    return (
        f'<div lang="{article.lang}" dir="{direction(article.lang)}">'
        f'<h3><a href="{href}">{escape(article.title)}</a></h3>'
        f"<p>{escape(article.summary.text)}{cite}</p></div>"
    )


def _archives(
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
    for first, found in groupby(oldest_first, key=lambda a: a.day.replace(day=1)):
        month = tuple(found)
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
        id=_feed_id(paper, folder + suffix),
        folder=folder,
        base=paper.masthead.base,
        page=_absolute(folder, paper),
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


def _before(planned: PlannedFeed, previous: tuple[str, str]) -> PlannedFeed:
    from msgspec.structs import replace

    return replace(planned, feed=replace(planned.feed, previous=previous))
