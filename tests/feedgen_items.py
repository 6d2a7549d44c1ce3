"""Feeds whose items feedgen writes, through its extensions: slower, and what ours must equal."""

from email.utils import format_datetime
from functools import partial
from html import escape
from typing import Any

from digest.site.feeds import atom, rss
from digest.site.feeds.feed import Enclosure, Feed, FeedItem
from digest.site.feeds.finish import ATOM, DC, MEDIA, add, finished, mark_language
from digest.site.feeds.ready import ready


def rss_of_feedgen(feed: Feed) -> bytes:
    feed = ready(feed)
    made = rss.frame(feed)
    for item in feed.items:
        _add_item(made, item)
    return finished(made.rss_str(pretty=True), feed.stylesheet, *rss.PLAIN, "category")


def atom_of_feedgen(feed: Feed) -> bytes:
    feed = ready(feed)
    made = atom.frame(feed)
    for item in feed.items:
        _add_entry(made, item)
    return finished(made.atom_str(pretty=True), feed.stylesheet, *atom.PLAIN, "summary")


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
        for name, text in rss._dublin_core(item).items():
            if text:
                add(element, f"{{{DC}}}{name}", text)
        if item.enclosure:
            _add_media(element, item.enclosure)
        return element


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


def _add_entry(made: Any, item: FeedItem) -> None:
    entry = made.add_entry(order="append")
    entry.id(item.id)
    entry.title(item.title)
    entry.published(item.published)
    entry.updated(item.updated)
    entry.link(href=item.url, rel="alternate")  # demanded of entries without a body
    for name in item.authors:
        entry.author(name=name)
    if item.summary.strip():
        entry.summary(item.summary)
    if item.html:
        entry.content(item.html, type="html")
    for topic in item.topics:
        entry.category(term=topic.name, scheme=topic.url, label=topic.name)
    if item.license.strip():
        entry.rights(item.license)
    entry.register_extension("digest_item", partial(_Entry, item), rss=False)


class _Entry:
    """What feedgen drops from an entry's links, and its language and order."""

    def __init__(self, item: FeedItem) -> None:
        self.item = item

    def extend_atom(self, entry: Any) -> Any:
        mark_language(entry, self.item.lang)
        link, summary, content = (_like(entry, n) for n in ("link", "summary", "content"))
        for mute in entry.findall(link):  # without rel, type and length in feedgen 1.0.0
            entry.remove(mute)
        for attributes in atom._links(self.item):
            add(entry, link, **attributes)
        for last in (*entry.findall(summary), *entry.findall(content)):
            entry.append(last)
        return entry


def _like(element: Any, name: str) -> str:
    """The name in the namespace of `element`, which feedgen writes as a mere attribute."""
    space, brace, _ = str(element.tag).rpartition("}")
    return f"{space}{brace}{name}"
