"""The links and pictures that a Markdown body holds, each with its line."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal

from markdown_it.token import Token

from digest.content.markup import parse
from digest.value import Value

# Whether a body may hold a picture, or a link that is no plain link to the web. Most bodies do
# not, and reading them once more would take as long as the build.
_WORTH = re.compile(
    r"!\[|\]\(\s*<?(?!https?:)|^ {0,3}\[(?!\^)[^\]\n]+\]:|<(?:a|img)\b", re.I | re.M
)
_TAG = re.compile(r"<(a|img)\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")


class Mention(Value, frozen=True):
    """A link or a picture as it is written; `alt` is the picture's text."""

    kind: Literal["link", "picture"]
    address: str
    line: int
    alt: str = ""


def mentions(text: str, lang: str, first_line: int) -> tuple[Mention, ...]:
    """In the order of the text; `first_line` is where it starts in its file."""
    if not _WORTH.search(text):
        return ()
    return tuple(_found(parse(text, lang), first_line))


def _found(tokens: list[Token], first_line: int) -> Iterator[Mention]:
    for token in tokens:
        line = first_line + (token.map[0] if token.map else 0)
        if token.type == "inline":
            yield from _inline(token.children or [], line)
        elif token.type == "html_block":
            yield from _html(token.content, line)


def _inline(children: list[Token], line: int) -> Iterator[Mention]:
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type == "link_open":
            yield Mention("link", str(child.attrGet("href") or ""), line)
        elif child.type == "image":
            yield Mention("picture", str(child.attrGet("src") or ""), line, child.content.strip())
        elif child.type == "html_inline":
            yield from _html(child.content, line)
            line += child.content.count("\n")


def _html(markup: str, line: int) -> Iterator[Mention]:
    for match in _TAG.finditer(markup):
        pairs = _ATTRIBUTE.findall(match[2])
        values = {name.lower(): unescape(value.strip("\"'")).strip() for name, value in pairs}
        place = line + markup.count("\n", 0, match.start())
        if match[1].lower() == "img":
            yield Mention("picture", values.get("src", ""), place, values.get("alt", ""))
        elif "href" in values:
            yield Mention("link", values["href"], place)
