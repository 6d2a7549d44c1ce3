"""Markdown to tokens and to HTML that has yet to be sanitised."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from digest.content.blocks import Place
from digest.content.quotes import quotes

_BARE_ADDRESS = re.compile(r"(?<![(<\"'\[=])\bhttps?://", re.IGNORECASE)
_ALIGN = {"left": "start", "center": "center", "right": "end"}


def parse(text: str, lang: str) -> list[Token]:
    """The tokens of CommonMark with tables, footnotes, strikethrough and bare web addresses.

    Bare addresses cost half of the parser's speed, so they are looked for only where one is.
    """
    return _parser(quotes(lang), bool(_BARE_ADDRESS.search(text))).parse(text, {})


def render(tokens: Sequence[Token], places: Sequence[Place], mark: str) -> str:
    """HTML with ids ``p-<number>`` for blocks, each behind `mark` (see `sanitise`)."""
    parser = _parser(quotes("en"), False)
    for place in places:
        _anchor(tokens, place.index).attrSet("id", f"{mark}p-{place.block.number}")
    return str(parser.renderer.render(tokens, parser.options, {"mark": mark}))


def _anchor(tokens: Sequence[Token], index: int) -> Token:
    """The token that opens a block; the paragraph of a tight list has no tag, so its item."""
    return tokens[index - 1] if tokens[index].hidden and index else tokens[index]


@lru_cache(maxsize=64)
def _parser(marks: tuple[str, str, str, str], with_addresses: bool) -> MarkdownIt:
    parser = MarkdownIt(
        "commonmark",
        {"html": True, "typographer": True, "quotes": list(marks), "linkify": with_addresses},
    )
    parser.enable(["table", "strikethrough", "smartquotes"])
    parser.use(footnote_plugin)
    if with_addresses:
        parser.enable("linkify")
        assert parser.linkify is not None
        parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
        for scheme in ("ftp:", "//", "mailto:"):
            parser.linkify.add(scheme, None)
    for name, rule in _RULES.items():
        parser.add_render_rule(name, rule)
    return parser


def _table_open(self: Any, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
    return f'<div class="scroll" tabindex="{env["mark"]}0">\n<table>\n'


def _table_close(self: Any, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
    return "</table>\n</div>\n"


def _cell(self: Any, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
    """A cell's alignment as a class, since the pages' policy allows no inline style."""
    token = tokens[i]
    side = _ALIGN.get(str(token.attrGet("style") or "").partition(":")[2].strip())
    scope = ' scope="col"' if token.tag == "th" else ""
    return f"<{token.tag}{scope}" + (f' class="{side}">' if side else ">")


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
    return f' <a class="footnote-back" href="#fnref-{tokens[i].meta["id"] + 1}">↩\ufe0e</a>'


_RULES: dict[str, Any] = {
    "table_open": _table_open,
    "table_close": _table_close,
    "th_open": _cell,
    "td_open": _cell,
    "fence": _code,
    "code_block": _code,
    "footnote_ref": _note_ref,
    "footnote_block_open": _notes_open,
    "footnote_block_close": _notes_close,
    "footnote_open": _note_open,
    "footnote_close": _note_close,
    "footnote_anchor": _note_anchor,
}
