"""A first look at a paragraph: most are plainly the article's own, and need no second one."""

import re
from collections.abc import Iterator
from functools import lru_cache

from digest.text.openings import expression_of, giveaways, opens_like
from digest.text.shapes import ends_sentence, flat

# What "read more" ends in, in each language.
LAST_OF_MORE = (
    "more|reading|selengkapnya|di sini|lanjut|membaca|más|leyendo|suite|plus|lesen|mehr|mais|"
    "lendo|مزيد|更多|全文|読む|見る|पढ़ें|देखें|далее|полностью|дальше|подробнее"
)
# The kinds that lines begin with, and those that stand behind anything.
_BEGUN = "help+photo+also+next+request+source+comments"
_ANY = (
    "advert+button+request+comments+tags+source+also+next+more+by+by:+editor:+help+photo+home"
    "+network"
)
_GIVEN_AWAY = "rights+help+request"
# Digits, what parts a line's cells or opens a remark, and what stands before "read more".
_SIGNS = re.compile(r"[\d|•·\-–—―/>›»→()（）【\[\]*_#©ⓒ…]|\.\.\.")
_DIGITS = re.compile(r"\d+")
_LAST_OF_MORE = tuple(flat(LAST_OF_MORE).split("|"))


def is_plainly_text(line: str, flat_line: str) -> bool:
    """Whether a line with a letter in it can be nothing but text; False says nothing.

    It only saves time: no rule of `furniture` holds for a sentence of more than 100 characters
    unless its words stand at the beginning, a bracket or a stroke at the end, or a giveaway
    anywhere. So a new rule needs its sign here.
    """
    if len(line) <= 100 or not ends_sentence(line):
        return False
    if flat_line.rstrip(" .…»>→").endswith(_LAST_OF_MORE):
        return False
    return len(line) > 400 or not (
        line[0] in "©ⓒ#"
        or flat_line.endswith((")", "]", ").", "]."))
        or "/" in flat_line[-44:]
        or _may_begin_so(flat_line)
        or (len(line) <= 300 and any(map(flat_line.__contains__, giveaways(_GIVEN_AWAY))))
    )


def is_bare(line: str, flat_line: str) -> bool:
    """Whether a line, however short, shows no sign of anything but text; False says nothing.

    Every rule of `furniture` needs a digit, a sign of these, or words that the line begins with
    or that give it away. So a new rule needs its sign here.
    """
    return not (
        _SIGNS.search(flat_line)
        or (line != flat_line and not line.isascii() and _SIGNS.search(line))
        or not flat_line[(start := _first_word(flat_line)) : start + 1].isalpha()
        or opens_like(flat_line, _ANY, start)
        or any(map(flat_line.__contains__, giveaways(_GIVEN_AWAY)))
    )


def _first_word(flat_line: str) -> int:
    """Where its first letter or digit stands."""
    return next((i for i, sign in enumerate(flat_line) if sign.isalnum()), len(flat_line))


def _may_begin_so(flat_line: str) -> bool:
    """Whether a line begins as one of these kinds does; `_beginnings` is asked of few lines."""
    start = _first_word(flat_line)
    likely = (
        flat_line[start : start + 1].isdecimal()
        or flat_line.startswith("http", start)
        or opens_like(flat_line, _BEGUN, start)
        or opens_like(_DIGITS.sub("0", flat_line[start : start + 40]), "reading", 0)
    )
    return likely and _beginnings().match(flat_line) is not None


@lru_cache(maxsize=1)
def _beginnings() -> re.Pattern[str]:
    """How a line begins that may be a credit, a caption, a teaser, a request or a source."""
    kinds = (
        _opening("help"),
        _opening("photo") + "(?: ?[:/]| )",
        _opening("also+next") + r" ?[:»>|\]】–—-]",
        _opening("request"),
        _opening("source") + " ?:",
        r"(?:\d+ )?" + _opening("comments"),
        _opening("reading").replace("0", r"\d+"),
        "https?://",
    )
    return re.compile(rf"[\W_]*+(?:{'|'.join(kinds)})")


def _opening(kinds: str) -> str:
    """The words of kinds that begin with a word; those that begin with anything are slow."""
    parts = alternatives(expression_of(kinds))
    return f"(?:{'|'.join(part for part in parts if part[0] != '.')})"


def alternatives(expression: str) -> Iterator[str]:
    """The parts of an expression between the strokes that stand outside of its brackets."""
    start = depth = 0
    in_class = False
    for i, sign in enumerate(expression):
        in_class = sign != "]" if in_class else sign == "["
        depth += 0 if in_class else (sign == "(") - (sign == ")")
        if sign == "|" and not depth and not in_class:
            yield expression[start:i]
            start = i + 1
    yield expression[start:]
