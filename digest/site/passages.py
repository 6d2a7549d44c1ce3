"""Where the sentences of a summary stand on their article's page, as fragments of its address.

A fragment names the paragraph's anchor, which every browser knows, and the sentence itself, which
most find and mark ("Text Fragments", a draft of the WICG). They take the first place of a page
that fits; and since the summary stands above the text, a fragment says what stands before the
sentence in the text, too: there it follows something else.

Single words do nearly always, so that nothing of a fragment needs to be percent-encoded: it is as
short as it can be, and checkers of links that know no text fragments compare it as it stands.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from urllib.parse import quote

from digest.model import Sentence
from digest.value import Value

# Characters that a part has at least: a word; what does where there are no spaces; several words.
WORD, CLAUSE, WORDS = 1, 5, 20
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
# The signs that part a fragment, and those that no address holds as they are; a number stays whole.
_CUT = r"\s,&%#<>\"`\\^{|}\[\]\u2010-\u2012\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff-"
_PLAIN_START = re.compile(rf"[^{_CUT}]++(?!,\d)")
_PLAIN_END = re.compile(rf"(?<!\d,)(?<=[{_CUT}])[^{_CUT}]+\Z")


class Way(Value, frozen=True):
    """What leads to a sentence: what stands before it, and its first and last words, or all; what
    follows it, where its last words alone do not tell the end.
    """

    lead: str
    words: tuple[str, ...]
    plain: bool = False  # whether it may be written as it is
    follow: str = ""


def passages(sentences: Sequence[Sentence], html: str, before: str) -> tuple[str, ...]:
    """For each sentence the fragment that leads to it, with its ``#``; "" where it has no place.

    `html` is the article's body, `before` the text that stands directly before it on the page.
    """
    summary = "\n".join(sentence.text for sentence in sentences)
    return tuple(_passage(sentence, summary, html, before) for sentence in sentences)


def _passage(sentence: Sentence, summary: str, html: str, before: str) -> str:
    anchor = html.find(f' id="p-{sentence.block}"')
    if anchor < 0:
        return ""
    start = html.index(">", anchor) + 1
    end = _BLOCK.search(html, start)
    block = html[start : end.start() if end else len(html)]
    shown = _text(block)
    place = _place(sentence.text, block, shown)
    inside = shown[: max(place, 0)].rstrip()
    lead_in = inside or _above(html, anchor) or before
    gap = shown[len(inside) : place] if inside else " "
    rest = shown[place + len(sentence.text) :]
    if end and not rest:
        rest = f" {_below(html, end.start())}"
    for way in _ways(sentence.text, lead_in, rest) if place >= 0 else ():
        met = f"{way.lead}{gap}{way.words[0]}"
        is_first = met not in summary and met not in inside and html.find(met, 0, anchor) < 0
        if is_first and way.words[-1] in shown:
            return f"#p-{sentence.block}:~:text={_written(way)}"
    return f"#p-{sentence.block}"


def _place(text: str, block: str, shown: str) -> int:
    """Where a sentence begins in the text of its block; -1 where it is not found.

    Marks of footnotes are read too, and no sentence of ours has them.
    """
    place = shown.find(text)
    if place < 0 and "<sup>" in block:
        place = _text(_NOTE.sub("", block)).find(text)
        place = shown.find(f"{_first(text, WORD)} ", place) if place >= 0 else -1
    return place


def _ways(text: str, lead_in: str, rest: str) -> Iterator[Way]:
    """Ways to lead to a sentence, the shortest first; `rest` stands behind it."""
    first = _PLAIN_START.match(_first(text, _word(text)))
    last = _PLAIN_END.search(" " + _last(text, _word(text)))
    lead = _PLAIN_END.search(" " + _last(lead_in, _word(lead_in)))
    if first and last and lead and _is_end(last[0], first[0], text):
        yield Way(lead[0], (first[0], last[0]), plain=True)
    follow = _PLAIN_START.match(_first(rest[1:], WORD)) if rest[:1] == " " else None
    if first and last and lead and follow and _ends_before(follow[0], last[0], first[0], text):
        yield Way(lead[0], (first[0], last[0]), plain=True, follow=follow[0])
    if lead and (whole := _PLAIN_START.fullmatch(text)):
        yield Way(lead[0], (whole[0],), plain=True)
    words = _first(text, WORDS), _last(text, WORDS)
    if _is_end(words[1], words[0], text):
        yield Way(_last(lead_in, WORDS), words)
    yield Way(_last(lead_in, 2 * WORDS), (text,))


def _is_end(last: str, first: str, text: str) -> bool:
    """Whether last words stand nowhere else behind the first; capitals make no difference."""
    low, words = text.lower(), last.lower()
    room = len(low) - len(words)
    return len(first) <= room and low.find(words, len(first.lower())) == room


def _ends_before(follow: str, last: str, first: str, text: str) -> bool:
    """Whether last words are followed so nowhere else behind the first."""
    return _is_end(f"{last} {follow}", first, f"{text} {follow}")


def _word(text: str) -> int:
    """The characters that are asked of a word: in East Asia it ends where the clause does."""
    return CLAUSE if text[:1] >= "\u2e80" else WORD


def _first(text: str, least: int) -> str:
    """Its shortest beginning of whole words with so many characters."""
    if least == WORD:
        return text.partition(" ")[0]
    gap = _GAP.search(text, least)
    return text[: gap.end()].rstrip() if gap else text


def _last(text: str, least: int) -> str:
    """Its shortest end of whole words with so many characters."""
    if least == WORD:
        return text.rpartition(" ")[2]
    end = max(len(text) - least, 0)
    start = max(end - 100, 0)  # no further: the whole of it will do as well
    starts = [gap.end() for gap in _GAP.finditer(text, start, end)]
    return text[starts[-1] :] if starts else text


def _above(html: str, anchor: int) -> str:
    """The text of the last block that says something before the tag of this anchor."""
    end = html.rfind("<", 0, anchor)
    reach = html[max(end - REACH, 0) : end]
    head, closed, rest = reach.partition(">")
    if closed and "<" not in head:  # it began within a tag
        reach = rest
    return next(filter(None, map(_text, reversed(_BLOCK.split(reach)))), "")


def _below(html: str, end: int) -> str:
    """The text of the next block that says something, behind the end of one."""
    blocks = _BLOCK.split(html[end : end + REACH])
    whole = blocks[:-1] if end + REACH < len(html) else blocks
    return next(filter(None, map(_text, whole)), "")


def _text(html: str) -> str:
    """What a reader sees of the HTML of one block."""
    plain = _TAG.sub("", _BREAK.sub(" ", html)) if "<" in html else html
    return " ".join((unescape(plain) if "&" in plain else plain).split())


def _written(way: Way) -> str:
    """The way as a part of an address; no sign of the text may part it."""
    lead = f"{_encoded(way.lead, way.plain)}-," if way.lead else ""
    follow = f",-{_encoded(way.follow, way.plain)}" if way.follow else ""
    return lead + ",".join(_encoded(word, way.plain) for word in way.words) + follow


def _encoded(text: str, plain: bool) -> str:
    return text if plain else quote(text, safe="!()*;:@/?$=").replace("-", "%2D")
