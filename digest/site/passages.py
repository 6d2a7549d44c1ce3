"""Where the sentences of a summary stand on their article's page, as fragments of its address.

A fragment names the paragraph's anchor, which every browser knows, and the sentence itself, which
most find and mark ("Text Fragments", a draft of the WICG). They take the first place of a page
that fits; and since the summary stands above the text, a fragment says what stands before the
sentence in the text, too: there it follows something else.
"""

import re
from html import unescape
from urllib.parse import quote

from digest.model import Sentence

# Characters that the parts of a fragment have at least: what stands before the sentence, its first
# words, its last ones; and the longer ones where the first words stand on the page twice.
BEFORE, FIRST, LAST = 8, 14, 9
LONGER = 40
# How far back the words before a paragraph are looked for, in characters of HTML.
REACH = 1000

_BLOCK = re.compile(
    r"</?(?:p|li|[uod]l|d[td]|blockquote|h\d|div|t(?:able|head|body|foot|r|h|d)|caption|pre|hr|"
    r"fig(?:ure|caption)|details|summary)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<br\b[^>]*>")
_NOTE = re.compile(r'<sup><a class="footnote-ref"[^>]*>\d+</a></sup>')
# Where a part may end or begin: browsers want whole words, and East Asia has no spaces.
_GAP = re.compile(r" |[，、。；：！？」』”）]+ ?|(?=[“「『（])")


def passages(sentences: tuple[Sentence, ...], html: str, before: str) -> tuple[str, ...]:
    """For each sentence the fragment that leads to it, with its ``#``; "" where it has no place.

    `html` is the article's body, `before` the text that stands directly before it on the page.
    """
    return tuple(_passage(sentence, html, before) for sentence in sentences)


def _passage(sentence: Sentence, html: str, before: str) -> str:
    anchor = html.find(f' id="p-{sentence.block}"')
    if anchor < 0:
        return ""
    start = html.index(">", anchor) + 1
    end = _BLOCK.search(html, start)
    block = html[start : end.start() if end else len(html)]
    shown = _text(block)
    place = (_text(_NOTE.sub("", block)) if "<sup>" in block else shown).find(sentence.text)
    parts = _parts(sentence.text, html) if place >= 0 else ()
    # Marks of footnotes are read too, so a place may be further on; parts hold none.
    place = shown.find(parts[0], place) if parts else -1
    if place < 0 or parts[-1] not in shown:
        return f"#p-{sentence.block}"
    lead = _last(shown[:place].rstrip() or _above(html[:anchor]) or before, BEFORE)
    prefix = f"{_encoded(lead)}-," if lead else ""
    return f"#p-{sentence.block}:~:text={prefix}{','.join(map(_encoded, parts))}"


def _parts(text: str, html: str) -> tuple[str, ...]:
    """The sentence as a whole, or its first and its last words."""
    first = _first(text, FIRST)
    if html.count(first) > 1:
        first = _first(text, LONGER)
    for least in (LAST, LONGER):
        last = _last(text, least)
        # The first place that fits ends the passage, so that has to be the sentence's own end.
        room = len(text) - len(last)
        if len(first) < room and text.find(last, len(first)) == room:
            return first, last
    return (text,)


def _first(text: str, least: int) -> str:
    """Its shortest beginning of whole words with so many characters."""
    gap = _GAP.search(text, _characters(text[:least], least))
    return text[: gap.end()].rstrip() if gap else text


def _last(text: str, least: int) -> str:
    """Its shortest end of whole words with so many characters."""
    end = max(len(text) - _characters(text[-least:], least), 0)
    start = max(end - 100, 0)  # no further: the whole of it will do as well
    starts = [gap.end() for gap in _GAP.finditer(text, start, end)]
    return text[starts[-1] :] if starts else text


def _characters(text: str, least: int) -> int:
    """How many are enough: of East Asia half as many say as much."""
    return least // 2 if max(text, default="") >= "\u2e80" else least


def _above(html: str) -> str:
    """The text of the last block that says something, of HTML that ends within a tag."""
    end = html.rfind("<")
    reach = html[max(end - REACH, 0) : end]
    head, closed, rest = reach.partition(">")
    if closed and "<" not in head:  # it began within a tag
        reach = rest
    return next(filter(None, map(_text, reversed(_BLOCK.split(reach)))), "")


def _text(html: str) -> str:
    """What a reader sees of the HTML of one block."""
    plain = _TAG.sub("", _BREAK.sub(" ", html)) if "<" in html else html
    return " ".join((unescape(plain) if "&" in plain else plain).split())


def _encoded(text: str) -> str:
    """Percent-encoded, so that no sign of it parts the fragment."""
    return quote(text, safe="!()*;:@/?$=").replace("-", "%2D")
