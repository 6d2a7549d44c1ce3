"""A feed as Atom 1.0."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from digest.site.feeds.element import closing, element, language, opening, plain
from digest.site.feeds.feed import Feed, FeedItem
from digest.site.feeds.finish import HISTORY, add, begin, finished, with_items
from digest.site.feeds.names import neighbours
from digest.site.feeds.ready import ready

PLAIN = ("title", "subtitle", "rights")  # elements of plain text


def render_atom(feed: Feed) -> bytes:
    """The feed as Atom 1.0 in UTF-8; one feed has one such document, to the byte."""
    return write_atom(ready(feed))


def write_atom(feed: Feed) -> bytes:
    """The same of a feed that is ready."""
    xml = finished(frame(feed).atom_str(pretty=True), feed.stylesheet, *PLAIN)
    return with_items(xml, b"</feed>", (line for item in feed.items for line in _entry(item)))


def frame(feed: Feed) -> Any:
    """feedgen's generator with all that is said of the feed as a whole."""
    made = begin(feed, "atom")
    if feed.description.strip():
        made.subtitle(feed.description)
    if feed.icon:
        made.icon(feed.icon)
    made.register_extension("digest", partial(_Feed, feed), None, rss=False)
    return made


def _entry(item: FeedItem) -> Iterator[str]:
    yield opening(1, "entry", **language(item.lang))
    yield element(2, "id", item.id)
    yield plain(2, "title", item.title)
    yield element(2, "updated", item.updated.isoformat())
    for name in item.authors:
        yield opening(2, "author") + element(3, "name", name) + closing(2, "author")
    for topic in item.topics:
        yield element(2, "category", term=topic.name, scheme=topic.url, label=topic.name)
    yield element(2, "published", item.published.isoformat())
    if item.license.strip():
        yield plain(2, "rights", item.license)
    for attributes in _links(item):
        yield element(2, "link", **attributes)
    if item.summary.strip():
        yield plain(2, "summary", item.summary)
    if item.html:
        yield element(2, "content", item.html, type="html")
    yield closing(1, "entry")


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
