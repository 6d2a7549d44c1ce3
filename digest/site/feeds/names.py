"""Where the documents of a feed are, and how they point at each other."""

from typing import Literal

from digest.site.feeds.feed import Feed
from digest.site.feeds.text import uri

Format = Literal["rss", "atom", "json"]

MEDIA_TYPES: dict[Format, str] = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
_NAMES: dict[Format, tuple[str, str]] = {
    "rss": ("feed", ".xml"),
    "atom": ("atom", ".xml"),
    "json": ("feed", ".json"),
}


def file_name(kind: Format, suffix: str = "") -> str:
    """``feed.xml``, ``atom.xml`` or ``feed.json``; with the suffix of an archive ``feed-2.xml``."""
    stem, ending = _NAMES[kind]
    return f"{stem}{suffix}{ending}"


def address(base: str, kind: Format, folder: str, suffix: str = "") -> str:
    """The absolute address of a document of the feed that covers `folder`."""
    parts = (base.rstrip("/"), folder.strip("/"), file_name(kind, suffix))
    return uri("/".join(part for part in parts if part))


def own_address(feed: Feed, kind: Format) -> str:
    """The absolute address of this very document."""
    return address(feed.base, kind, feed.folder, feed.stem_suffix)


def neighbours(feed: Feed, kind: Format) -> tuple[tuple[str, str], ...]:
    """The links of RFC 5005 as pairs of relation and absolute address, in the same format."""
    links: list[tuple[str, str]] = []
    if feed.is_archive:
        links.append(("current", address(feed.base, kind, feed.current or feed.folder)))
    if feed.previous is not None:
        links.append(("prev-archive", address(feed.base, kind, *feed.previous)))
    if feed.following is not None:
        links.append(("next-archive", address(feed.base, kind, *feed.following)))
    elif feed.is_archive and feed.previous is None:
        # The W3C's validator calls an archive without any neighbour incomplete. What follows
        # the only archive is the feed itself.
        links.append(("next-archive", links[0][1]))
    return tuple(links)
