"""Feeds laid out, not yet written: their items name bodies, and do not hold them."""

import uuid

from digest.site.addresses import address_below
from digest.site.feeds.feed import Feed, FeedItem
from digest.site.layout.paper import Paper
from digest.site.mail.page import EditionItem
from digest.site.pages import Fragment
from digest.value import Value

_FEEDS = uuid.UUID("b7f6a1de-5d0f-5a1c-8a53-0d4b7e0f6c11")  # the name space of feeds' own ids


class PlannedItem(Value, frozen=True):
    """An item whose body is put in when the feed is written: `before` and `after` go around it.

    `length` is the body's in bytes, its markup escaped. An edition is put in as a mail shows it.
    """

    item: FeedItem
    body: Fragment | None = None
    before: str = ""
    after: str = ""
    length: int = 0
    edition: EditionItem | None = None

    @property
    def bodies(self) -> tuple[str, ...]:
        """All bodies that are put in."""
        note = self.edition.note if self.edition else None
        return tuple(fragment.body for fragment in (self.body, note) if fragment)


class PlannedFeed(Value, frozen=True):
    """`feed` has no items yet; `formats` are those in which it is written."""

    feed: Feed
    items: tuple[PlannedItem, ...]
    formats: tuple[str, ...] = ("rss", "atom", "json")


def absolute_address(address: str, paper: Paper) -> str:
    return address_below(paper.masthead.base, address)


def feed_id(paper: Paper, name: str) -> str:
    """The permanent id of something of the site that is no article: a feed, an edition."""
    return f"urn:uuid:{uuid.uuid5(_FEEDS, paper.site.id + name)}"
