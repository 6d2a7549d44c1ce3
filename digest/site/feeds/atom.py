"""A feed as Atom 1.0."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from digest.site.feeds.feed import Feed, FeedItem
from digest.site.feeds.finish import HISTORY, add, begin, finished, mark_language
from digest.site.feeds.names import neighbours
from digest.site.feeds.ready import ready


def render_atom(feed: Feed) -> bytes:
    """The feed as Atom 1.0 in UTF-8; one feed has one such document, to the byte."""
    feed = ready(feed)
    made = begin(feed, "atom")
    if feed.description.strip():
        made.subtitle(feed.description)
    if feed.icon:
        made.icon(feed.icon)
    made.register_extension("digest", partial(_Feed, feed), None, rss=False)
    for item in feed.items:
        _add_entry(made, item)
    xml = made.atom_str(pretty=True)
    return finished(xml, feed.stylesheet, "title", "subtitle", "summary", "rights")


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


class _Feed:
    """What feedgen does not say of a feed: its hub and its archives."""

    def __init__(self, feed: Feed) -> None:
        self.feed = feed

    def extend_ns(self) -> dict[str, str]:
        return {"fh": HISTORY} if self.feed.is_archive else {}

    def extend_atom(self, root: Any) -> Any:
        feed = self.feed
        for rel, href in (("hub", feed.hub), *neighbours(feed, "atom")):
            if href:
                add(root, _like(root, "link"), rel=rel, href=href)
        if feed.is_archive:
            add(root, f"{{{HISTORY}}}archive")
        return root


class _Entry:
    """What feedgen drops from an entry's links, and its language and order."""

    def __init__(self, item: FeedItem) -> None:
        self.item = item

    def extend_atom(self, entry: Any) -> Any:
        mark_language(entry, self.item.lang)
        link, summary, content = (_like(entry, n) for n in ("link", "summary", "content"))
        for mute in entry.findall(link):  # without rel, type and length in feedgen 1.0.0
            entry.remove(mute)
        for attributes in _links(self.item):
            add(entry, link, **attributes)
        for last in (*entry.findall(summary), *entry.findall(content)):
            entry.append(last)
        return entry


def _links(item: FeedItem) -> Iterator[dict[str, str]]:
    """The links of an entry, ours first: some readers look no further."""
    yield {"rel": "alternate", "type": "text/html", "href": item.url, "hreflang": item.lang}
    if item.origin and item.origin.url:
        yield {"rel": "via", "href": item.origin.url, "title": item.origin.name.strip()}
    if item.via:
        yield {"rel": "related", "href": item.via}
    if item.enclosure:
        e = item.enclosure
        yield {
            "rel": "enclosure",
            "type": e.type,
            "length": str(e.length),
            "href": e.url,
            "title": e.alt.strip(),
        }


def _like(element: Any, name: str) -> str:
    """The name in the namespace of `element`, which feedgen writes as a mere attribute."""
    space, brace, _ = str(element.tag).rpartition("}")
    return f"{space}{brace}{name}"
