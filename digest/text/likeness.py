"""Texts that are nearly the same, found without comparing every two of them."""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from html import unescape

from digest.text.words import words
from digest.value import Value

SHINGLE = 5  # words that follow each other
ALIKE = 0.8  # of the shingles of the text that has more of them
FEWEST = 30  # shingles; what is shorter is alike by its form

# Of every text the lowest hashes of its shingles: where four in five shingles are shared, about
# two thirds of these are (Broder, "On the resemblance and containment of documents", 1997). So
# few as a quarter are asked for, and whoever passes is compared in full.
_SKETCH = 32
_SHARED = 8
_TAG = re.compile(r"<[^>]*>")
_MOST = 16  # texts remembered for one hash: a sentence that stands below every text is no sign


class Likeness(Value, frozen=True):
    """Two texts by their numbers, and which part of their shingles they share."""

    later: int
    earlier: int
    share: float


def words_of(html: str, lang: str) -> tuple[str, ...]:
    """The words of a body, as texts are compared by."""
    return words(unescape(_TAG.sub(" ", html)), lang)


def likenesses(texts: Iterable[tuple[str, ...]], least: float = ALIKE) -> Iterator[Likeness]:
    """For each text, given as its words, the earlier one that is most like it, if one shares at
    `least` that part with it.

    Time and memory are in proportion to the words.
    """
    numbers: dict[str, int] = {}
    read: list[Sequence[int]] = []
    holders: dict[int, list[int]] = defaultdict(list)
    for later, text in enumerate(texts):
        read.append(array("L", (numbers.setdefault(word, len(numbers)) for word in text)))
        own = _shingles(read[later])
        if len(own) < FEWEST:
            continue
        sketch = nsmallest(_SKETCH, own)
        if found := _most_like(own, _candidates(sketch, holders), read, least):
            yield Likeness(later, *found)
        for shingle in sketch:
            if len(holders[shingle]) < _MOST:
                holders[shingle].append(later)


def _shingles(words: Sequence[int]) -> set[int]:
    """Hashes of tuples of numbers, which are the same in every run, unlike those of strings."""
    return set(map(hash, zip(*(words[i:] for i in range(SHINGLE)), strict=False)))


def _candidates(sketch: list[int], holders: dict[int, list[int]]) -> list[int]:
    counts = Counter(text for shingle in sketch for text in holders.get(shingle, ()))
    return sorted(text for text, count in counts.items() if count >= _SHARED)


def _most_like(
    own: set[int], candidates: list[int], read: list[Sequence[int]], least: float
) -> tuple[int, float] | None:
    shares = []
    for text in candidates:
        other = _shingles(read[text])
        shares.append((len(own & other) / max(len(own), len(other)), -text))
    share, text = max(shares, default=(0.0, 0))
    return (-text, share) if share >= least else None
