"""The feeds of a site as one list that feed readers import."""

from collections.abc import Iterable

from digest.site.feeds.text import clean, uri
from digest.value import Value


class Subscription(Value, frozen=True):
    """A feed to be subscribed to: its absolute address, name, page and language."""

    url: str
    title: str
    page: str = ""
    description: str = ""
    lang: str = ""


def render_opml(title: str, entries: Iterable[Subscription]) -> bytes:
    """The feeds as OPML 2.0 in UTF-8, in their order.

    It holds no date: what does not change is not written again.
    """
    # Not needed while the list stands.
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = clean(title)
    body = SubElement(root, "body")
    for entry in entries:
        SubElement(body, "outline", _outline(entry))
    indent(root)
    text = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _outline(entry: Subscription) -> dict[str, str]:
    name = clean(entry.title).strip() or uri(entry.url)
    told = {
        "type": "rss",  # the word for every feed, Atom included
        "text": name,
        "title": name,
        "description": clean(entry.description).strip(),
        "xmlUrl": uri(entry.url),
        "htmlUrl": uri(entry.page),
        "language": clean(entry.lang),
    }
    return {key: value for key, value in told.items() if value}
