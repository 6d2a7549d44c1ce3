"""A feed as RSS 2.0."""

from collections.abc import Iterator
from email.utils import format_datetime
from functools import partial
from html import escape
from typing import Any

from digest.site.feeds.element import closing, element, language, opening, plain
from digest.site.feeds.feed import Enclosure, Feed, FeedItem
from digest.site.feeds.finish import (
    ATOM,
    DC,
    HISTORY,
    MEDIA,
    add,
    begin,
    finished,
    mark_language,
    with_items,
)
from digest.site.feeds.names import neighbours
from digest.site.feeds.ready import ready

PLAIN = ("title", "copyright")  # elements of plain text
# The pictures that RSS allows for a channel.
_CHANNEL_PICTURES = (".png", ".jpg", ".jpeg", ".gif")


def render_rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0 in UTF-8; one feed has one such document, to the byte."""
    return write_rss(ready(feed))


def write_rss(feed: Feed) -> bytes:
    """The same of a feed that is ready."""
    xml = finished(frame(feed).rss_str(pretty=True), feed.stylesheet, *PLAIN)
    return with_items(xml, b"  </channel>", (line for item in feed.items for line in _item(item)))


def frame(feed: Feed) -> Any:
    """feedgen's generator with all that is said of the feed as a whole."""
    made = begin(feed, "rss")
    made.description(feed.description if feed.description.strip() else feed.title)
    if feed.icon.lower().endswith(_CHANNEL_PICTURES):
        made.image(url=feed.icon, title=feed.title, link=feed.page)
    made.register_extension("digest", partial(_Channel, feed), None, atom=False)
    return made


def _item(item: FeedItem) -> Iterator[str]:
    yield opening(2, "item", **language(item.lang))
    yield plain(3, "title", item.title)
    yield element(3, "link", item.url)
    yield from _texts(item)
    yield element(3, "guid", item.id, isPermaLink="false")
    for topic in item.topics:
        yield plain(3, "category", topic.name, domain=topic.url)
    if item.enclosure:
        e = item.enclosure
        yield element(3, "enclosure", url=e.url, length=str(e.length), type=e.type)
    yield element(3, "pubDate", format_datetime(item.published))
    if item.updated != item.published:
        yield element(3, "atom:updated", item.updated.isoformat())
    for name in item.authors:
        yield element(3, "dc:creator", name)
    for name, text in _dublin_core(item).items():
        if text:
            yield element(3, f"dc:{name}", text)
    if item.enclosure:
        yield from _media(item.enclosure)
    yield closing(2, "item")


def _texts(item: FeedItem) -> Iterator[str]:
    """The summary, the body, or both; readers take the summary for HTML."""
    summary = escape(item.summary, quote=False) if item.summary.strip() else ""
    if summary or item.html:
        yield element(3, "description", summary or item.html)
    if summary and item.html:
        yield element(3, "content:encoded", item.html)


class _Channel:
    """What feedgen does not say of a channel: its hub, its archives, its publisher."""

    def __init__(self, feed: Feed) -> None:
        self.feed = feed

    def extend_ns(self) -> dict[str, str]:
        names = {"atom": ATOM, "dc": DC, "media": MEDIA}
        return names | ({"fh": HISTORY} if self.feed.is_archive else {})

    def extend_rss(self, root: Any) -> Any:
        feed, channel = self.feed, root[0]
        mark_language(root, feed.lang)
        add(channel, f"{{{DC}}}publisher", feed.publisher)
        for rel, href in (("hub", feed.hub), *neighbours(feed, "rss")):
            if href:
                add(channel, f"{{{ATOM}}}link", rel=rel, href=href)
        if feed.is_archive:
            add(channel, f"{{{HISTORY}}}archive")
        return root


def _dublin_core(item: FeedItem) -> dict[str, str]:
    return {
        "language": item.lang,
        "source": item.origin.url if item.origin else "",
        "rights": item.license,
    }


def _media(enclosure: Enclosure) -> Iterator[str]:
    """The picture once more for readers that know Media RSS, on its own: groups are for choices."""
    medium = enclosure.type.partition("/")[0]
    attributes = {
        "url": enclosure.url,
        "type": enclosure.type,
        "medium": medium if medium in ("image", "audio", "video") else "document",
        "fileSize": str(enclosure.length or ""),
        "width": str(enclosure.width or ""),
        "height": str(enclosure.height or ""),
    }
    if not enclosure.alt.strip():
        yield element(3, "media:content", **attributes)
        return
    yield opening(3, "media:content", **attributes)
    yield element(4, "media:description", enclosure.alt, type="plain")
    yield closing(3, "media:content")
