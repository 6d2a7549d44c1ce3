"""HTML that can leave its page: every address in it absolute."""

import re
from functools import partial
from html import unescape
from urllib.parse import urljoin

# A tag with attributes as a whole, their values included, so that an address in the text or in
# another attribute's value is left alone. Possessive, since a stray quote must not cost time.
_TAG = re.compile(r'<[A-Za-z][^<>"\s]*+\s(?:[^<>"]++|"[^"]*")*+>')
_ATTRIBUTE = re.compile(r'([^\s"=<>/]++)="([^"]*)"')
_SINGLE = frozenset({"href", "src", "poster"})
_SCHEME = re.compile(r"(?!https?:(?!//))[A-Za-z][A-Za-z0-9+.-]*:", re.IGNORECASE)
# A candidate of a srcset: an address, which may hold commas but not end in one, and what is
# said of it up to the comma before the next.
_CANDIDATE = re.compile(r"([^\s,](?:\S*[^\s,])?)(,+|[^,]*)")


def absolute(html: str, page_url: str) -> str:
    """Make every ``href``, ``src``, ``srcset`` and ``poster`` absolute, fragments included.

    `html` is sanitised, its attributes double-quoted; `page_url` is the absolute address of the
    page that it stands on. What is absolute stays as it is, to the letter, so that doing it
    twice changes nothing.
    """
    return _TAG.sub(partial(_tag, page_url), html)


def _tag(page_url: str, tag: re.Match[str]) -> str:
    text = tag[0].lower()
    if "href" not in text and "src" not in text and "poster" not in text:
        return tag[0]
    return _ATTRIBUTE.sub(partial(_attribute, page_url), tag[0])


def _attribute(page_url: str, attribute: re.Match[str]) -> str:
    name, value = attribute[1], attribute[2]
    if name.lower() in _SINGLE:
        return f'{name}="{_address(page_url, value)}"'
    if name.lower() == "srcset":
        return f'{name}="{_CANDIDATE.sub(partial(_candidate, page_url), value)}"'
    return attribute[0]


def _candidate(page_url: str, candidate: re.Match[str]) -> str:
    return _address(page_url, candidate[1]) + candidate[2]


def _address(page_url: str, value: str) -> str:
    """The value of an attribute, escaped as it came, as an absolute address."""
    address = unescape(value).strip()
    if _SCHEME.match(address):
        return value
    try:
        joined = urljoin(page_url, address)
    except ValueError:  # a broken host: nothing to be joined
        return value
    return _escape(joined)


def _escape(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    )
