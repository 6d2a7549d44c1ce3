"""Lines of the quick way that need the parser's own hands: HTML, and text as its reader sees it."""

from collections.abc import Iterable, Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from digest.content.blocks import plain
from digest.content.markup import parse, render_inline
from digest.content.parser import plain_parser, set_quotes

# A piece of a paragraph, the tag of its mark, and the address of a link; empty where there is none.
Piece = tuple[str, str, str]


def parsed(source: str, lang: str) -> tuple[str, str]:
    """A paragraph by itself, as the parser reads it."""
    return _line(parse(source, lang)[1].children or [])


def quoted(source: str, pieces: Iterable[Piece], lang: str) -> tuple[str, str]:
    """The line with typographic quotation marks, each of which depends on its neighbours."""
    children = [token for text, tag, address in pieces for token in _tokens(text, tag, address)]
    set_quotes(source, children, StateCore("", plain_parser(lang), {}))
    return _line(children)


def _tokens(text: str, tag: str, address: str) -> Iterator[Token]:
    """What the parser makes of a piece."""
    if tag == "code":
        yield Token("code_inline", "code", 0, content=text)
        return
    level = 1 if tag else 0
    if tag:
        yield Token("open", tag, 1, attrs={"href": address} if address else {})
    for number, line in enumerate(text.split("\n")):
        if number:
            yield Token("softbreak", "br", 0, level=level)
        if line:
            yield Token("text", "", 0, content=line, level=level)
    if tag:
        yield Token("close", tag, -1)


def _line(children: list[Token]) -> tuple[str, str]:
    return render_inline(children), plain(children)
