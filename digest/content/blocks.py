"""Markdown tokens to the text that a reader sees, block by block."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from digest.model import Block
from digest.value import Value

if TYPE_CHECKING:  # the parser, which few texts need
    from markdown_it.token import Token

Kind = Literal["paragraph", "heading", "quote", "item", "caption", "table", "code", "footnote"]

# What a paragraph inside of this is, the innermost first.
_INSIDE: dict[str, Kind] = {
    "footnote_open": "footnote",
    "blockquote_open": "quote",
    "list_item_open": "item",
    "dd_open": "item",
    "table_open": "table",
}


_BREAK = re.compile(r"<br\b", re.IGNORECASE)


class Place(Value, frozen=True):
    """A block and the token that opens it, by its index among the tokens."""

    index: int
    block: Block


def find_blocks(tokens: "list[Token]") -> tuple[Place, ...]:
    """The blocks of a parsed text, numbered from 1; pictures and code are not read out."""
    return tuple(
        Place(index, Block(kind, text, number))
        for number, (index, kind, text) in enumerate(_found(tokens), 1)
    )


def _found(tokens: "list[Token]") -> Iterator[tuple[int, Kind, str]]:
    inside: list[Kind] = []
    for index, token in enumerate(tokens):
        if token.type in _INSIDE:
            inside.append(_INSIDE[token.type])
        elif token.nesting == -1 and token.type.replace("_close", "_open") in _INSIDE:
            inside.pop()
        elif token.type == "inline":
            kind = _kind(tokens[index - 1].type, inside)
            text = plain(token.children or ())
            if text and kind != "table":
                yield index - 1, kind, text


def _kind(opening: str, inside: list[Kind]) -> Kind:
    if opening == "heading_open":
        return "heading"
    return next((kind for kind in reversed(inside) if kind in ("footnote", "table")), None) or (
        inside[-1] if inside else "paragraph"
    )


def plain(children: "Iterable[Token]") -> str:
    """The text of what a paragraph holds: no markup, pictures or footnote marks, one line."""
    parts = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or _BREAK.match(child.content):
            parts.append(" ")
    return " ".join("".join(parts).split())
