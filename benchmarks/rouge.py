"""ROUGE (Lin, 2004) for any language: what a summary shares with one that a person wrote.

The mean of the F1 of ROUGE-1, ROUGE-2 and ROUGE-L, from 0 to 1. Words keep their combining marks;
a script without spaces gives one word a character. No stemming, no list of stop words.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from digest.value import Value

T = TypeVar("T")

_DENSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_ANY_DENSE = re.compile(f"[{_DENSE}]")


class Reference(Value, frozen=True):
    """A person's summary: its words, and how often each and each pair occurs."""

    words: tuple[str, ...]
    single: dict[str, int]
    pairs: dict[tuple[str, str], int]


def reference(text: str) -> Reference:
    found = tuple(rouge_words(text))
    return Reference(found, Counter(found), Counter(pairwise(found)))


def rouge_words(text: str) -> list[str]:
    """The words that are counted."""
    return _pattern().findall(unicodedata.normalize("NFC", text).lower())


def is_dense(words: list[str]) -> bool:
    """Whether most words are of scripts without spaces."""
    return 2 * sum(bool(_ANY_DENSE.match(word)) for word in words) > len(words)


def rouge(words: list[str], references: tuple[Reference, ...]) -> float:
    """The mean of the three; of several references the best counts for each."""
    single, pairs = Counter(words), Counter(pairwise(words))
    best = [0.0, 0.0, 0.0]
    for ref in references:
        found = (
            _f1(_shared(single, ref.single), len(words), len(ref.words)),
            _f1(_shared(pairs, ref.pairs), len(words) - 1, len(ref.words) - 1),
            _f1(longest_common(ref.words, words), len(words), len(ref.words)),
        )
        best = list(map(max, best, found))
    return sum(best) / 3


def longest_common(one: tuple[str, ...], other: list[str]) -> int:
    """The length of the longest common subsequence, all of a column at once as bits of a number
    (Hyyrö, 2004).
    """
    places: dict[str, int] = {}
    for index, word in enumerate(one):
        places[word] = places.get(word, 0) | (1 << index)
    full = row = (1 << len(one)) - 1
    for word in other:
        met = row & places.get(word, 0)
        row = ((row + met) | (row - met)) & full
    return len(one) - row.bit_count()


def _f1(shared: int, one: int, other: int) -> float:
    return 2 * shared / (one + other) if shared else 0.0


def _shared(one: Mapping[T, int], other: Mapping[T, int]) -> int:
    return sum(min(count, other.get(key, 0)) for key, count in one.items())


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    codes = (chr(code) for code in range(0x300, 0x10000))
    marks = "".join(c for c in codes if unicodedata.category(c).startswith("M"))
    dense = f"[{_DENSE}][{marks}]*"
    return re.compile(
        f"{dense}|(?:(?![{_DENSE}])[^\\W_]|(?<=[^\\W_])[{marks}\u200c\u200d]|[{marks}])+"
    )
