"""A feed as RSS 2.0."""

from email.utils import format_datetime
from functools import partial
from html import escape
from typing import Any

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
)
from digest.site.feeds.names import neighbours
from digest.site.feeds.ready import ready

# The pictures that RSS allows for a channel.
_CHANNEL_PICTURES = (".png", ".jpg", ".jpeg", ".gif")


def render_rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0 in UTF-8; one feed has one such document, to the byte."""
    feed = ready(feed)
    made = begin(feed, "rss")
    made.description(feed.description if feed.description.strip() else feed.title)
    if feed.icon.lower().endswith(_CHANNEL_PICTURES):
        made.image(url=feed.icon, title=feed.title, link=feed.page)
    made.register_extension("digest", partial(_Channel, feed), None, atom=False)
    for item in feed.items:
        _add_item(made, item)
    xml = made.rss_str(pretty=True)
    return finished(xml, feed.stylesheet, "title", "category", "copyright")


def _add_item(made: Any, item: FeedItem) -> None:
    entry = made.add_entry(order="append")
    entry.guid(item.id, permalink=False)
    entry.title(item.title)
    entry.link(href=item.url, rel="alternate")
    if item.summary.strip():
        entry.description(escape(item.summary, quote=False))  # readers take it for HTML
    if item.html:
        entry.content(item.html)
    for topic in item.topics:
        entry.category(term=topic.name, scheme=topic.url)
    if item.enclosure:
        e = item.enclosure
        entry.enclosure(url=e.url, length=str(e.length), type=e.type)
    entry.register_extension("digest_item", partial(_Item, item), atom=False)


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


class _Item:
    """What feedgen does not say of an item, or not for RSS."""

    def __init__(self, item: FeedItem) -> None:
        self.item = item

    def extend_rss(self, element: Any) -> Any:
        item = self.item
        mark_language(element, item.lang)
        # feedgen would write the date by changing the locale of the whole process for a moment.
        add(element, "pubDate", format_datetime(item.published))
        if item.updated != item.published:
            add(element, f"{{{ATOM}}}updated", item.updated.isoformat())
        for name in item.authors:
            add(element, f"{{{DC}}}creator", name)
        for name, text in _dublin_core(item).items():
            if text:
                add(element, f"{{{DC}}}{name}", text)
        if item.enclosure:
            _add_media(element, item.enclosure)
        return element


def _dublin_core(item: FeedItem) -> dict[str, str]:
    return {
        "language": item.lang,
        "source": item.origin.url if item.origin else "",
        "rights": item.license,
    }


def _add_media(element: Any, enclosure: Enclosure) -> None:
    """The picture once more for readers that know Media RSS, on its own: groups are for choices."""
    medium = enclosure.type.partition("/")[0]
    media = add(
        element,
        f"{{{MEDIA}}}content",
        url=enclosure.url,
        type=enclosure.type,
        medium=medium if medium in ("image", "audio", "video") else "document",
        fileSize=str(enclosure.length or ""),
        width=str(enclosure.width or ""),
        height=str(enclosure.height or ""),
    )
    if enclosure.alt.strip():
        add(media, f"{{{MEDIA}}}description", enclosure.alt, type="plain")
