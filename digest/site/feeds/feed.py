"""A feed and its items, in no format yet."""

from datetime import datetime

from digest.model import Origin
from digest.value import Value


class FeedTopic(Value, frozen=True):
    """A topic as a category of an item: `url` is the address of the topic's page."""

    name: str
    url: str


class Enclosure(Value, frozen=True):
    """A picture that belongs to an item: its absolute address, media type, length in bytes."""

    url: str
    type: str
    length: int
    width: int = 0
    height: int = 0
    alt: str = ""


class FeedItem(Value, frozen=True):
    """An article, or a whole edition, as feed readers see it.

    `id` is permanent (a URN or another URI); `url` is the address of our page; `summary` is
    plain text; `html` is the whole sanitised body with absolute addresses, empty when the feed
    carries summaries only. `published` and `updated` have a zone; `updated` equals `published`
    until the item changes.
    """

    id: str
    url: str
    title: str
    lang: str
    published: datetime
    updated: datetime
    summary: str = ""
    html: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[FeedTopic, ...] = ()
    origin: Origin | None = None
    via: str = ""
    license: str = ""
    enclosure: Enclosure | None = None


class Feed(Value, frozen=True):
    """One feed, newest item first, to be written as ``feed.xml``, ``atom.xml``, ``feed.json``.

    `folder` is the address that it covers (``/``, ``/topics/space/``) below `base`, the absolute
    address of the site with a slash at its end; `page` is the absolute address of the page that
    shows the same. `stem_suffix` tells archive documents of one folder apart (``-2``).
    `previous` is the folder-relative stem suffix and folder of the next older archive document
    as ``(folder, suffix)``. `updated` is the newest item's.
    """

    id: str
    folder: str
    base: str
    page: str
    title: str
    description: str
    lang: str
    updated: datetime
    items: tuple[FeedItem, ...]
    publisher: str
    rights: str = ""
    icon: str = ""
    hub: str = ""
    stylesheet: str = ""
    is_archive: bool = False
    stem_suffix: str = ""
    current: str = ""  # archives: the folder of the feed whose older items these are
    previous: tuple[str, str] | None = None
    following: tuple[str, str] | None = None
