"""The Markdown parser as we use it: what it knows, and what keeps it quick on hostile text."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import cycle
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import Rule
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import process_inlines
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from digest.content.links import CROWD
from digest.content.quotes import quotes

# How deep inside others a block may begin (a list counts twice); deeper, its marks are text.
# The library itself would drop whatever stands deeper than its own limit.
DEEPEST = {"blockquote": 5, "list": 10, "footnote_def": 6}
# Brackets in brackets: the time for a paragraph of nothing else grows with this number.
DEEPEST_BRACKETS = 6
_WIDE_QUOTE = re.compile('[\u2e80-\u9fff\uff00-\uffef]"|"[\u2e80-\u9fff\uff00-\uffef]')
_MOST_QUOTES = 1000  # in one paragraph; the search for their pairs grows with the square
_MOST_ADDRESSES = 1_000_000  # characters; one definition may be used ten thousand times
_MOST_EMPTY_CELLS = 2000  # of all tables of a text whose rows are shorter than their heads


def tokens_of(text: str, lang: str, with_addresses: bool) -> list[Token]:
    """The tokens of a text, with bare web addresses as links or without."""
    if with_addresses and any(word.lower().count("://") > CROWD for word in text.split()):
        with_addresses = False
    tokens = _parser(quotes(lang), with_addresses).parse(text, {})
    _cap_addresses(tokens)
    return tokens


def _cap_addresses(tokens: Sequence[Token]) -> None:
    """Take the address from links and pictures once all of them together are absurdly long."""
    length = 0
    for token in tokens:
        for child in token.children or ():
            length += sum(len(str(value)) for value in child.attrs.values())
            if length > _MOST_ADDRESSES:
                child.attrs = {}


def plain_parser(lang: str) -> MarkdownIt:
    """The parser of a language's texts, which leaves bare addresses alone."""
    return _parser(quotes(lang), False)


@lru_cache(maxsize=64)
def _parser(marks: tuple[str, str, str, str], with_addresses: bool) -> MarkdownIt:
    return make_parser(marks, with_addresses)


def make_parser(marks: tuple[str, str, str, str], with_addresses: bool) -> MarkdownIt:
    """`marks` are the quotation marks that replace straight ones."""
    lines = _with_syntax(marks, with_addresses, DEEPEST_BRACKETS)
    parser = _with_syntax(marks, with_addresses, max(DEEPEST.values()) + 2)
    for name, deepest in DEEPEST.items():
        _limit(parser, name, deepest)
    _limit_tables(parser)

    def parse_lines(state: StateCore) -> None:
        for token in state.tokens:
            if token.type == "inline":
                token.children = []
                lines.inline.parse(token.content, lines, state.env, token.children)

    parser.core.ruler.at("inline", parse_lines)
    parser.core.ruler.at("smartquotes", _smart_quotes)
    return parser


def _with_syntax(
    marks: tuple[str, str, str, str], with_addresses: bool, deepest: int
) -> MarkdownIt:
    options = {
        "html": True,
        "typographer": True,
        "quotes": list(marks),
        "linkify": with_addresses,
        "maxNesting": deepest,
    }
    parser = MarkdownIt("commonmark", options)
    parser.enable(["table", "strikethrough", "smartquotes"])
    parser.use(footnote_plugin)
    if with_addresses:
        _find_addresses(parser)
    return parser


def _find_addresses(parser: MarkdownIt) -> None:
    """Links for http and https only: a bare name may be a file, and a mail address is private."""
    parser.enable("linkify")
    assert parser.linkify is not None
    parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
    for scheme in ("ftp:", "//", "mailto:"):
        parser.linkify.add(scheme, None)


def _limit(parser: MarkdownIt, name: str, deepest: int) -> None:
    """Let a rule for containers see nothing where it is too deep already."""
    rule = _rule(parser, name)
    original = rule.fn

    def limited(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return state.level < deepest and original(state, start, end, silent)

    parser.block.ruler.at(name, limited, {"alt": list(rule.alt)})


def _limit_tables(parser: MarkdownIt) -> None:
    """Leave as text a table whose few bytes would become ten thousand empty cells."""
    rule = _rule(parser, "table")
    original = rule.fn

    def limited(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not original(state, start, end, True):
            return False
        return silent or (_has_room(state, start, end) and original(state, start, end, False))

    parser.block.ruler.at("table", limited, {"alt": list(rule.alt)})


def _rule(parser: MarkdownIt, name: str) -> Rule[Any]:
    return next(rule for rule in parser.block.ruler.__rules__ if rule.name == name)


def _has_room(state: StateBlock, start: int, end: int) -> bool:
    """Whether a table's cells are written out, or few of the text's are left to be filled in."""
    last = start
    while last < end and not state.isEmpty(last):
        last += 1
    length = state.eMarks[last - 1] - state.bMarks[start]
    columns = state.src.count("|", state.bMarks[start], state.eMarks[start])
    cells = columns * (last - start)
    if 2 * cells <= length:
        return True
    state.env["empty cells"] = state.env.get("empty cells", 0) + cells
    return bool(state.env["empty cells"] <= _MOST_EMPTY_CELLS)


def _smart_quotes(state: StateCore) -> None:
    """Typographic quotation marks in all of a text's paragraphs."""
    for token in state.tokens:
        if token.type == "inline" and token.children:
            set_quotes(token.content, token.children, state)


def set_quotes(source: str, children: list[Token], state: StateCore) -> None:
    """Set those of a paragraph, given as it was written and as what it holds.

    A paragraph that consists of straight ones keeps them.
    """
    if 0 < source.count('"') + source.count("'") <= _MOST_QUOTES:
        opening, closing = state.md.options["quotes"][:2]
        process_inlines(children, state)
        _pair_quotes(children, opening, closing)


def _pair_quotes(children: Sequence[Token], opening: str, closing: str) -> None:
    """Marks beside letters that need no space are left over: one opens, the next one closes."""
    texts = [child for child in children if child.type == "text" and '"' in child.content]
    text = "".join(child.content for child in texts)
    if text.count('"') % 2 or not _WIDE_QUOTE.search(text):
        return
    marks = cycle((opening, closing))
    for child in texts:
        child.content = re.sub('"', lambda _: next(marks), child.content)
