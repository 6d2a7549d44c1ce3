"""Markdown to tokens and to HTML that has yet to be sanitised."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, takewhile
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from digest.content.blocks import Place
from digest.content.parser import make_parser, tokens_of
from digest.content.quotes import quotes

# Where an address is bare for certain, unless it stands in code; and where one may be at all.
_BARE_ADDRESS = re.compile(r"(?:^|\s|(?<!\])\()https?://", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_ALIGN = {"left": "start", "center": "center", "right": "end"}

# Letters from right to left, and a figure that begins with its sign: among these it would end up
# behind the figure, since nothing before it says which way to read.
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SIGNED = re.compile(r"[+\-−–±] ?[0-9][0-9.,]* ?%?")


def parse(text: str, lang: str) -> list[Token]:
    """The tokens of CommonMark with tables, footnotes, strikethrough and bare web addresses.

    Bare addresses cost half of the parser's speed, so they are looked for only where one is.
    """
    if _BARE_ADDRESS.search(text):
        return parse_with_addresses(text, lang)
    tokens = tokens_of(text, lang, with_addresses=False)
    overlooked = "://" in text and any(map(_holds_address, tokens))
    return parse_with_addresses(text, lang) if overlooked else tokens


def parse_with_addresses(text: str, lang: str) -> list[Token]:
    """What `parse` gives, without its short cut."""
    return tokens_of(text, lang, with_addresses=True)


def _holds_address(token: Token) -> bool:
    """Whether a text token, at any depth, holds a web address that is not yet a link's."""
    if token.type == "text":
        return bool(_ADDRESS.search(token.content))
    return any(map(_holds_address, _children(token)))


def _children(token: Token) -> list[Token]:
    """The children of a token without those of links that are addresses themselves."""
    children = token.children or []
    autolinks = [i for i, child in enumerate(children) if child.info == "auto"]
    inside = {i + 1 for i in autolinks if children[i].nesting == 1}
    return [child for i, child in enumerate(children) if i not in inside]


def render(tokens: Sequence[Token], places: Sequence[Place], mark: str) -> str:
    """HTML with ids ``p-<number>`` for blocks, each behind `mark` (see `sanitise`)."""
    parser = _renderer()
    for place in places:
        _anchor(tokens, place.index).attrSet("id", f"{mark}p-{place.block.number}")
    return str(parser.renderer.render(tokens, parser.options, {"mark": mark}))


def render_inline(children: Sequence[Token]) -> str:
    """HTML of what a paragraph holds."""
    paragraph = Token("inline", "", 0, children=list(children))
    parser = _renderer()
    return str(parser.renderer.render([paragraph], parser.options, {}))


def _anchor(tokens: Sequence[Token], index: int) -> Token:
    """The token that opens a block; the paragraph of a tight list has no tag, so its item.

    Behind something else in its item it gets its tag back, to be found by.
    """
    opening = tokens[index]
    if opening.hidden and index and tokens[index - 1].type == "list_item_open":
        return tokens[index - 1]
    if opening.hidden:
        opening.hidden = tokens[index + 2].hidden = False
    return opening


@lru_cache(maxsize=1)
def _renderer() -> MarkdownIt:
    parser = make_parser(quotes("en"), False)
    for name, rule in _RULES.items():
        parser.add_render_rule(name, rule)
    return parser


def _table_open(self: Any, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
    rest = takewhile(lambda token: token.type != "table_close", islice(tokens, i, None))
    env["from_right"] = any(_FROM_RIGHT.search(token.content) for token in rest)
    return f'<div class="scroll" tabindex="{env["mark"]}0">\n<table>\n'


def _table_close(self: Any, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
    return "</table>\n</div>\n"


def _cell(self: Any, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
    """A cell's alignment as a class, since the pages' policy allows no inline style."""
    token = tokens[i]
    if token.tag == "th" and not tokens[i + 1].content:
        return "<td>"  # an empty cell heads nothing
    side = _ALIGN.get(str(token.attrGet("style") or "").partition(":")[2].strip())
    scope = ' scope="col"' if token.tag == "th" else ""
    opening = f"<{token.tag}{scope}" + (f' class="{side}">' if side else ">")
    return opening + '<bdi dir="ltr">' if _is_turned(tokens[i + 1], env) else opening


def _is_turned(cell: Token, env: Any) -> bool:
    return env["from_right"] and _SIGNED.fullmatch(cell.content) is not None


def _cell_close(self: Any, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
    return "</bdi></td>\n" if _is_turned(tokens[i - 1], env) else "</td>\n"


def _head_close(self: Any, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
    if not tokens[i - 1].content:
        return "</td>\n"
    return "</bdi></th>\n" if _is_turned(tokens[i - 1], env) else "</th>\n"


def _code(self: Any, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
    code = escapeHtml(tokens[i].content)
    return f'<pre tabindex="{env["mark"]}0"><code>{code}</code></pre>\n'


def _note_ref(self: Any, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
    number = tokens[i].meta["id"] + 1
    again = tokens[i].meta.get("subId", 0)
    mark = f' id="{env["mark"]}fnref-{number}"' if not again else ""
    return f'<sup><a class="footnote-ref" href="#fn-{number}"{mark}>{number}</a></sup>'


def _notes_open(self: Any, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
    return '<ol class="footnotes">\n'


def _notes_close(self: Any, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
    return "</ol>\n"


def _note_open(self: Any, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
    return f'<li id="{env["mark"]}fn-{tokens[i].meta["id"] + 1}">'


def _note_close(self: Any, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
    return "</li>\n"


def _note_anchor(self: Any, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
    if tokens[i].meta.get("subId", 0):
        return ""
    # An arrow that is right in lines of either direction.
    number = tokens[i].meta["id"] + 1
    return f' <a class="footnote-back" href="#fnref-{number}">↑ {number}</a>'


_RULES: dict[str, Any] = {
    "table_open": _table_open,
    "table_close": _table_close,
    "th_open": _cell,
    "td_open": _cell,
    "th_close": _head_close,
    "td_close": _cell_close,
    "fence": _code,
    "code_block": _code,
    "footnote_ref": _note_ref,
    "footnote_block_open": _notes_open,
    "footnote_block_close": _notes_close,
    "footnote_open": _note_open,
    "footnote_close": _note_close,
    "footnote_anchor": _note_anchor,
}
