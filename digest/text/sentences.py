"""A text's sentences, verbatim.

The sentencex package (MIT, Wikimedia) proposes where to cut; this module hands it text in a form
that it bears, and refuses the cuts that would part a title from its name, a sign from its number,
or a short quotation in two.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, chain, pairwise, repeat

import sentencex

from digest.text.abbreviations import BEFORE_NAME, BEFORE_NUMBER, COUNTING
from digest.text.unstopped import LANGUAGES, unstopped

# A quotation longer than this is a speech of its own and may be cut.
SHORT_QUOTATION = 300

# How far before and after a cut we look: longer than any abbreviation with its space.
REACH = 24

# sentencex takes quadratic time over quotation marks that never close (a second for 60,000
# characters), so it is never shown more than this at once.
WINDOW = 4000


_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")
_UNBEARABLE = re.compile("[\\s\ud800-\udfff]")
_LAST_WORD = re.compile(r"([^\s(\[{\"'“‘«„/-]+)\.\s*$")
_COMPOUND = re.compile(r"\w-\w\.\s*$")  # the end of a word such as USB-C, and no initial
_HALF_DAY = re.compile(r"\b[ap]\.m\.\s*$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?<!\w)[^\W\d_]\S{0,4}\.\s*$")
# The letters or digits that the number of a list's item may have.
LONGEST_MARK = 3
_LIST_MARK = re.compile(r"\W*(?:\d{1,3}|[a-z])[.)]\s*")
# Stops that the package overlooks: before a sentence that begins with 2011, and in Khmer.
_FULL_STOP = re.compile("(?:。+[」』）]*|[។៕])\\s*")
_ORDINAL = re.compile(r"[^.]\s\d{1,2}\.\Z")

_MARK = re.compile('["“”„«»‹›‘’「」『』()（）\\[\\]]')
_OPENS_OR_CLOSES = re.compile('["“”„«»‹›‘「」『』()（）\\[\\]]')
_CLOSED_BY = {
    '"': '"', "“": "”", "„": "“”", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹",
    "‘": "’", "「": "」", "『": "』", "(": ")", "（": "）", "[": "]",
}  # fmt: skip
_EITHER_WAY = frozenset('"”»›')  # these open in one country and close in another
_BRACKETS = frozenset("()（）[]")


def split_sentences(text: str, lang: str) -> tuple[str, ...]:
    """The sentences of `text` in their order, each a part of it without the space around.

    `lang` is a code such as ``id`` or ``pt-BR``; an unknown language is cut as English is.
    A blank line always ends a sentence, a single line break never does. Takes any string, and
    time in proportion to its length.
    """
    return tuple(
        piece
        for paragraph in (_PARAGRAPH_END.split(text) if "\n" in text else (text,))
        for start, end in pairwise(_bounds(paragraph, lang))
        if (piece := paragraph[start:end].strip())
    )


def is_balanced(text: str) -> bool:
    """Whether every quotation that begins in `text` ends in it, and the other way round."""
    return not any(
        start < 0 or (end < 0 and text[start] not in _BRACKETS) for start, end in quotations(text)
    )


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """The places of each opening mark and of the mark that closes it; brackets count as marks.

    A place is -1 where there is none: an opening that nothing closes, an end of nothing.
    """
    # Where nothing can be closed by it, ’ is an apostrophe wherever it stands.
    marks = _MARK if "‘" in text else _OPENS_OR_CLOSES
    waiting: list[int] = []
    for match in marks.finditer(text):
        mark, place = match[0], match.start()
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if _is_spelling(mark, before, after):
            continue
        begins = not waiting or (mark == '"' and not before.strip() and after.strip())
        opener = None if begins else _closes(mark, waiting, text)
        if opener is not None:
            while (top := waiting.pop()) != opener:
                yield top, -1
            yield opener, place
        elif mark in _CLOSED_BY and (mark not in _EITHER_WAY or after.strip()):
            waiting.append(place)
        elif mark not in _BRACKETS and mark != "’":  # "1)" is no end, and "dogs’" no quotation
            yield -1, place
    yield from ((place, -1) for place in waiting)


def _is_spelling(mark: str, before: str, after: str) -> bool:
    """Whether a mark belongs to a word: don’t, O‘zbek, and the Hebrew abbreviation צה"ל."""
    if mark == "’":
        return after.isalnum()
    if mark == "‘":
        return before.isalnum()
    return mark == '"' and "א" <= before <= "ת" and "א" <= after <= "ת"


def _closes(mark: str, waiting: list[int], text: str) -> int | None:
    """The last opening that `mark` may close; nobody nests deeper than three."""
    return next((p for p in reversed(waiting[-3:]) if mark in _CLOSED_BY[text[p]]), None)


def _bounds(paragraph: str, lang: str) -> list[int]:
    """Where the sentences of a paragraph begin, and where the last one ends."""
    code = _code(lang)
    cuts = _all_proposals(paragraph, code)
    if not cuts:
        return [0, len(paragraph)]
    small = not paragraph.islower()  # whoever writes no capitals begins sentences without them
    danda = "।" in paragraph or "॥" in paragraph
    bounds = [0]
    for cut in _outside_quotations(cuts, paragraph):
        left = paragraph[max(bounds[-1], cut - REACH) : cut]
        right = paragraph[cut : cut + REACH].lstrip()
        if not (
            _is_lead_in(left, right)
            or (small and _goes_on(left, right))
            or (danda and _ABBREVIATION.search(left))
            or (code in COUNTING and _is_ordinal(left))
        ):
            bounds.append(cut)
    pieces = pairwise([*bounds, len(paragraph)])
    with_words = [start for start, end in pieces if _has_words(paragraph[start:end])]
    return [0, *with_words[1:], len(paragraph)]


def _is_ordinal(left: str) -> bool:
    """Whether it ends in a number of two digits with a full stop that is no time ("kl. 10.")."""
    stop = left.rstrip()
    return stop[-1:] == "." and bool(_ORDINAL.search(stop))


def _is_lead_in(left: str, right: str) -> bool:
    """Whether what ends in `left` only introduces what begins in `right`: a title, a number."""
    stop = left.rstrip()
    word = stop[stop.rfind(" ") + 1 : -1]
    if len(word) > LONGEST_MARK and word.isalnum():  # as most: nothing below can be more than that
        return stop.endswith(".") and _stands_before(word, right)
    if stop.endswith("۔"):
        return len(word) == 1  # an initial in Urdu
    if _LIST_MARK.fullmatch(stop) or (_HALF_DAY.search(stop) and _time().match(right)):
        return True
    found = _LAST_WORD.search(stop)
    word = found[1] if found else ""
    return _stands_before(word, right) or (
        len(word) == 1 and word.isupper() and word != "I" and not _COMPOUND.search(stop)
    )


def _stands_before(word: str, right: str) -> bool:
    """Whether it is a title or a sign, and what it belongs to follows."""
    return word in BEFORE_NAME or (right[:1].isdecimal() and word.lower() in BEFORE_NUMBER)


def _goes_on(left: str, right: str) -> bool:
    """Whether the text runs on: with a small letter, within a number, after a quotation.

    Georgian has no capitals at the beginning of sentences, and a name may begin like iPhone's.
    """
    first, second = right[:1], right[1:2]
    if left.endswith(("」", "』")):
        return "ぁ" <= first <= "ゟ" or first in ("、", "，")
    if not left[-1:].isspace():
        return (left.endswith(".") and first.isalnum()) or "가" <= first <= "힣"
    return first.islower() and not second.isupper() and not "ა" <= first <= "ჿ"


def _has_words(piece: str) -> bool:
    """Whether there is more to a piece than stars, dots or a lonely quotation mark."""
    return piece[:1].isalnum() or any(map(str.isalnum, piece))


def _all_proposals(paragraph: str, code: str) -> list[int]:
    """With those that the package overlooks."""
    found = _proposals(paragraph, code)
    if code in LANGUAGES:
        return sorted({*found, *unstopped(paragraph)})
    if "。" not in paragraph and code != "km":
        return found
    stops = (
        match.end() for match in _FULL_STOP.finditer(paragraph) if match.end() < len(paragraph)
    )
    return sorted({*found, *stops})


def _proposals(paragraph: str, code: str) -> list[int]:
    """Where sentencex would cut.

    It panics over some kinds of space and lone surrogates, so it is shown plain spaces for them.
    """
    # No character that is printable is unbearable.
    plain = paragraph if paragraph.isprintable() else _UNBEARABLE.sub(" ", paragraph)
    windows = (plain[start : start + WINDOW] for start in range(0, len(plain), WINDOW))
    pieces = chain.from_iterable(map(sentencex.segment, repeat(code), windows))
    # A window's edge is no sentence's end.
    return [p for p in accumulate(map(len, pieces)) if p % WINDOW and p < len(plain)]


@lru_cache(maxsize=64)
def _code(lang: str) -> str:
    """The language as the package knows it."""
    code = lang.lower().replace("_", "-").partition("-")[0]
    return code if code.isascii() else "en"


def _outside_quotations(cuts: list[int], paragraph: str) -> Iterable[int]:
    """Those cuts that fall into no short quotation."""
    short = sorted(
        (start, end)
        for start, end in quotations(paragraph)
        if start >= 0 and 0 <= end - start <= SHORT_QUOTATION
    )
    return _outside(cuts, short) if short else cuts


def _outside(cuts: Iterable[int], short: list[tuple[int, int]]) -> Iterator[int]:
    reached = 0  # the end of the quotations that begin before the cut
    passed = 0
    for cut in cuts:
        while passed < len(short) and short[passed][0] < cut:
            reached = max(reached, short[passed][1])
            passed += 1
        if cut > reached:
            yield cut


@lru_cache(maxsize=1)
def _time() -> re.Pattern[str]:
    """What follows the hours before or after noon: a day, a zone."""
    return re.compile(
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:E|C|M|P)[SD]?T|GMT|UTC|BST|local|on|in)\b"
        r"|(?!(?:the|this|that|every|each|next|last|first)\b)(?:[^\W\d_]+ ){1,2}time\b",
        re.IGNORECASE,
    )
