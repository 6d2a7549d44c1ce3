"""A body pasted as plain text: paragraphs, and what of the page is no part of the article."""

import re
from html import escape

from digest.content.as_read import as_read
from digest.content.body import Body
from digest.content.links import strip_tracking
from digest.content.pasted import Pasted
from digest.content.quotes import quotes
from digest.errors import Notice
from digest.model import Block
from digest.text.pages import label
from digest.text.paragraphs import paragraphs_of

_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]]*[^\s<>\"'()\[\].,;:!?…]")


def read_plain(text: str, lang: str, path: str, first_line: int, title: str) -> Pasted:
    """Plain text as a body; every paragraph stays one, and no sign in it is markup.

    Never raises: any text is plain text.
    """
    paragraphs = paragraphs_of(text)
    texts = tuple(p.text for p in paragraphs)
    labels = label((title, *texts))[1:] if title else label(texts)
    named = title or next((t for t, kind in zip(texts, labels, strict=True) if kind == "title"), "")
    kept = [t for t, kind in zip(texts, labels, strict=True) if kind == "text" and t != named]
    if not kept and named and not title:
        named, kept = "", [named]  # one paragraph alone is a text without a headline
    blocks = tuple(
        Block("paragraph", typographic(t, lang), number) for number, t in enumerate(kept, 1)
    )
    cut = [
        first_line + p.line - 1
        for p, kind in zip(paragraphs, labels, strict=True)
        if kind not in ("text", "title", "credit")
    ]
    body = Body(
        html="".join(f'<p id="p-{b.number}">{_linked(b.text)}</p>\n' for b in blocks),
        blocks=as_read(blocks),
        text=" ".join(b.text for b in blocks),
        title="" if title else named,
        notices=(_left_out(path, cut),) if cut else (),
    )
    by_kind = dict(zip(reversed(labels), reversed(texts), strict=True))
    return Pasted(body, by_kind.get("credit", "").lstrip("—–- "), by_kind.get("byline", ""))


def _left_out(path: str, lines: list[int]) -> Notice:
    what = f"{len(lines)} paragraph{'s' * (len(lines) > 1)} left out, as no part of the article"
    return Notice(path, lines[0], what, "delete them, or mark the text up as .md", "hint")


def _linked(text: str) -> str:
    """Escaped text in which web addresses are links."""
    parts, at = [], 0
    for match in _ADDRESS.finditer(text):
        link = f'<a href="{escape(strip_tracking(match[0]))}">{escape(match[0], quote=False)}</a>'
        parts += [escape(text[at : match.start()], quote=False), link]
        at = match.end()
    return "".join(parts) + escape(text[at:], quote=False)


def typographic(text: str, lang: str) -> str:
    """Straight double quotation marks made those of the language where they are in pairs."""
    if text.count('"') % 2:
        return text
    opening, closing = quotes(lang)[:2]
    marks = iter([opening, closing] * text.count('"'))
    return re.sub('"', lambda _: next(marks), text)
