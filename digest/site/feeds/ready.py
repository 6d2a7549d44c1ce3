"""A feed as it may be written in any format: clean, complete, in ASCII addresses."""

import operator
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from msgspec.structs import replace

from digest.site.feeds.feed import Enclosure, Feed, FeedItem, FeedTopic
from digest.site.feeds.names import own_address
from digest.site.feeds.text import clean, shortened, uri
from digest.value import Value

V = TypeVar("V", bound=Value)


def ready(feed: Feed) -> Feed:
    """The same feed without anything that a format forbids; ready already, it stays as it is.

    Every string is clean, every address a URI, every moment has whole seconds and a zone of
    whole minutes, and nothing that a format demands is blank: a feed without a title is called
    by its page, one without a publisher by its title.
    """
    feed = cleaned(feed)
    title = feed.title if feed.title.strip() else uri(feed.page)
    return replace(
        feed,
        id=feed.id if feed.id.strip() else own_address(feed, "atom"),
        page=uri(feed.page),
        icon=uri(feed.icon),
        hub=uri(feed.hub),
        stylesheet=uri(feed.stylesheet),
        title=title,
        publisher=feed.publisher if feed.publisher.strip() else title,
        updated=moment(feed.updated),
        items=tuple(_ready_item(item) for item in feed.items),
    )


def moment(value: datetime) -> datetime:
    """A moment in whole seconds, its zone in whole minutes, as the formats can write it.

    Zones of long ago differ by odd seconds; such a moment is told in UTC. Raises ValueError
    where there is no zone.
    """
    offset = value.utcoffset()
    if offset is None:
        raise ValueError(f"{value.isoformat()} has no time zone")
    if offset % timedelta(minutes=1):
        value = value.astimezone(UTC)
    return value.replace(microsecond=0)


def cleaned(value: V) -> V:
    """The value with every string in it cleaned, however deep it lies."""
    parts = {name: getattr(value, name) for name in value.__struct_fields__}
    changed = {n: new for n, part in parts.items() if (new := _clean(part)) is not part}
    return replace(value, **changed) if changed else value


def _clean(part: Any) -> Any:
    """The part itself where there is nothing to clean, as there hardly ever is."""
    if isinstance(part, str):
        return clean(part)
    if isinstance(part, tuple):
        new = tuple(map(_clean, part))
        return part if all(map(operator.is_, new, part)) else new
    return cleaned(part) if isinstance(part, Value) else part


def _ready_item(item: FeedItem) -> FeedItem:
    origin = item.origin
    return replace(
        item,
        id=item.id if item.id.strip() else uri(item.url),
        url=uri(item.url),
        title=item.title if item.title.strip() else _title_of(item),
        published=moment(item.published),
        updated=moment(item.updated),
        authors=tuple(name for name in item.authors if name.strip()),
        topics=tuple(FeedTopic(t.name, uri(t.url)) for t in item.topics if t.name.strip()),
        origin=origin and replace(origin, url=_web(origin.url)),
        via=_web(item.via),
        enclosure=item.enclosure and _ready_enclosure(item.enclosure),
    )


def _ready_enclosure(enclosure: Enclosure) -> Enclosure:
    return replace(enclosure, url=uri(enclosure.url))


def _title_of(item: FeedItem) -> str:
    """What an untitled item is called, since readers show a blank line where nothing stands."""
    origin = item.origin.name if item.origin else ""
    return shortened(item.summary) or shortened(origin) or uri(item.url)


def _web(address: str) -> str:
    """The address if it is one of the web, else nothing: a name cannot be linked."""
    return uri(address) if address.strip().startswith(("http://", "https://")) else ""
