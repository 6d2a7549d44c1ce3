"""A feed as JSON Feed 1.1."""

from collections.abc import Iterable
from typing import Any

import msgspec

from digest.site.feeds.feed import Enclosure, Feed, FeedItem
from digest.site.feeds.names import neighbours, own_address
from digest.site.feeds.ready import ready


def render_json(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1 in UTF-8; one feed has one such document, to the byte.

    ``next_url`` leads to the next older archive, so that a reader can walk to the oldest item.
    """
    return write_json(ready(feed))


def write_json(feed: Feed) -> bytes:
    """The same of a feed that is ready."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": own_address(feed, "json"),
        "description": feed.description.strip(),
        "next_url": dict(neighbours(feed, "json")).get("prev-archive", ""),
        "icon": feed.icon,
        "authors": _people([feed.publisher]),
        "language": feed.lang,
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
    }
    whole = _told(document) | {"items": [_item(item) for item in feed.items]}
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def _item(item: FeedItem) -> dict[str, Any]:
    body = {"content_html": item.html} if item.html else {"content_text": item.summary}
    told = _told(
        {
            "id": item.id,
            "url": item.url,
            "external_url": item.origin.url if item.origin else "",
            "title": item.title,
            "summary": item.summary if item.summary.strip() else "",
            "image": _image(item.enclosure),
            "date_published": item.published.isoformat(),
            "date_modified": item.updated.isoformat() if item.updated != item.published else "",
            "authors": _people(item.authors),
            "tags": [topic.name for topic in item.topics],
            "language": item.lang,
            "attachments": _attachments(item.enclosure),
        }
    )
    return told | body  # a body is demanded, even an empty one


def _told(values: dict[str, Any]) -> dict[str, Any]:
    """Only what there is to tell: JSON Feed leaves out what is empty."""
    return {name: value for name, value in values.items() if value}


def _people(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"name": name} for name in names]


def _image(enclosure: Enclosure | None) -> str:
    return enclosure.url if enclosure and enclosure.type.startswith("image/") else ""


def _attachments(enclosure: Enclosure | None) -> list[dict[str, Any]]:
    if enclosure is None:
        return []
    told = _told(
        {
            "url": enclosure.url,
            "mime_type": enclosure.type,
            "title": enclosure.alt.strip(),
            "size_in_bytes": enclosure.length,
        }
    )
    return [told]
