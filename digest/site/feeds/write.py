"""A planned feed made files: bodies put in, written in each of its formats."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from digest.site.feeds.absolute import absolute
from digest.site.feeds.feed import FeedItem
from digest.site.feeds.names import file_name
from digest.site.feeds.planned import PlannedFeed, PlannedItem
from digest.site.feeds.ready import ready
from digest.site.mail.fit import fitted
from digest.site.mail.page import EditionItem
from digest.site.resolve import resolve_html

Body = Callable[[str], str]
Shown = Callable[[EditionItem], str]


def feed_paths(planned: PlannedFeed) -> tuple[str, ...]:
    """The files of a feed, from the root of the output."""
    return tuple(_path(planned, kind) for kind in planned.formats)


def write_feed(
    planned: PlannedFeed, body: Body, base_path: str, stylesheet: str, shown: Shown
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each format; `body` gives HTML by its fingerprint, `shown` that of an
    edition.
    """
    from digest.site.feeds.atom import write_atom
    from digest.site.feeds.jsonfeed import write_json
    from digest.site.feeds.rss import write_rss

    items = tuple(_with_body(item, body, base_path, shown) for item in planned.items)
    feed = ready(replace(planned.feed, items=items, stylesheet=stylesheet))
    # Older items have archives in Atom alone; the other formats point at none.
    alone = feed if feed.is_archive else replace(feed, previous=None)
    writers = {"rss": (write_rss, alone), "atom": (write_atom, feed), "json": (write_json, alone)}
    for kind in planned.formats:
        write, value = writers[kind]
        yield _path(planned, kind), write(value)


def _path(planned: PlannedFeed, kind: str) -> str:
    folder, suffix = planned.feed.folder, planned.feed.stem_suffix
    return folder[1:] + file_name(kind, suffix)  # type: ignore[arg-type]


def _with_body(planned: PlannedItem, body: Body, base_path: str, shown: Shown) -> FeedItem:
    if planned.edition:
        html = fitted(planned.edition, shown)[1]
        return replace(planned.item, html=absolute(html, planned.item.url))
    if planned.body is None and not planned.after:
        return planned.item
    inner = ""
    if planned.body is not None:
        inner = resolve_html(body(planned.body.body), planned.body, base_path)
    html = planned.before + inner + planned.after
    return replace(planned.item, html=absolute(html, planned.item.url))
