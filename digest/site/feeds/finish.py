"""What RSS and Atom share: feedgen, started, and the frame that it makes, finished.

feedgen takes extensions that see its tree before it is written; ours put right what it leaves
out. They are classes without a base: feedgen calls the methods that they have and no others.
"""

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from digest.site.feeds.element import as_references
from digest.site.feeds.feed import Feed
from digest.site.feeds.names import MEDIA_TYPES, Format, own_address

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"
MEDIA = "http://search.yahoo.com/mrss/"
XML = "http://www.w3.org/XML/1998/namespace"


def begin(feed: Feed, kind: Format) -> Any:
    """A generator of feedgen that knows what both formats say of the feed as a whole."""
    from feedgen.feed import FeedGenerator

    made = FeedGenerator()
    made.id(feed.id)
    made.title(feed.title)
    made.updated(feed.updated)
    made.language(feed.lang)
    made.generator("Digest")  # no version: a new one is no news to a feed's readers
    made.author(name=feed.publisher)
    # RSS takes the last of these as the channel's own.
    made.link(href=own_address(feed, kind), rel="self", type=MEDIA_TYPES[kind])
    made.link(href=feed.page, rel="alternate", type="text/html")
    if feed.rights.strip():
        made.rights(feed.rights)
    return made


def add(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    """Add an element as the last of `parent`; attributes without a value are left out."""
    from lxml.etree import SubElement

    made = SubElement(parent, name, {k: v for k, v in attributes.items() if v})
    if text:
        made.text = text
    return made


def mark_language(element: Any, lang: str) -> None:
    """Say in which language an element and all in it is written, if that is known."""
    if lang:
        element.set(f"{{{XML}}}lang", lang)


def finished(document: Any, stylesheet: str, *plain: str) -> bytes:
    """The document as feedgen wrote it, with its stylesheet, and evidently plain text.

    `plain` names the elements that hold plain text; & and < become references in them.
    """
    elements = re.compile(rf"<(?:{'|'.join(plain)})(?: [^>]*)?>[^<]*".encode())
    declaration, line, rest = bytes(document).partition(b"\n")
    return declaration + line + _style(stylesheet) + elements.sub(_as_references, rest)


def _style(href: str) -> bytes:
    """Which CSS shows the document to people.

    Written as text, since in the tree it would be lost where feedgen writes the root alone.
    """
    style = f'<?xml-stylesheet type="text/css" href="{escape(href)}"?>\n'
    return style.encode() if href else b""


def _as_references(element: re.Match[bytes]) -> bytes:
    return as_references(element[0].decode()).encode()


def with_items(frame: bytes, end: bytes, lines: Iterable[str]) -> bytes:
    """The frame of a document with lines put in before its last `end`."""
    before, mark, after = frame.rpartition(end)
    return b"".join((before, "".join(lines).encode(), mark, after))
