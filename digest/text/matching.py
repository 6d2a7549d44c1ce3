"""Whether a line is, or begins with, the words by which pages set apart what is no article."""

import re
from functools import lru_cache

from digest.text.openings import expression_of, first_letter, may_hold

# What stands before words that begin with a letter: as these expressions describe none, it is the
# line's first one.
MARKS = r"[\W_]*"
BRACKET = r"[(\[]?\s*"
NUMBER = r"(?:\d+ )?"
_WITHOUT_LETTERS = frozenset({MARKS, BRACKET, NUMBER})


def matches(flat_line: str, kinds: str, before: str = "", after: str = "") -> re.Match[str] | None:
    """Whether the whole line is words of these kinds between the two expressions."""
    if not _may_match(flat_line, kinds, before):
        return None
    return pattern(before, kinds, after).fullmatch(flat_line)


def begins(flat_line: str, kinds: str, before: str = "", after: str = "") -> re.Match[str] | None:
    """Whether the line begins with the two expressions and words of these kinds between them."""
    if not _may_match(flat_line, kinds, before):
        return None
    return pattern(before, kinds, after).match(flat_line)


def _may_match(flat_line: str, kinds: str, before: str) -> bool:
    """False where no pattern has to be asked."""
    if not before:
        return may_hold(flat_line, kinds)
    return before not in _WITHOUT_LETTERS or may_hold(flat_line, kinds, first_letter(flat_line))


@lru_cache(maxsize=256)
def pattern(before: str, kinds: str, after: str) -> re.Pattern[str]:
    """The words of kinds, joined by "+", between two expressions, for the flat form of a line.

    Letters of a longer word never follow.
    """
    words = expression_of(kinds)
    whole_word = r"(?:(?<=[\u2e80-\u9fff\uff00-\uffef])|(?![^\W\d_]))"
    return re.compile(f"{before}(?P<words>{words}){whole_word}{after}")
