"""For each article its neighbours: others of the weeks around it that share its rare terms."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import chain
from math import log

from digest.edition.terms import head_terms, tongue
from digest.model import Article

WINDOW = 30  # days before and after; one more article touches only its own neighbourhood
MOST = 4
RARE = 12  # a term held by more articles of a language than this says nothing about a neighbour

Related = dict[str, tuple[str, ...]]
"""The neighbours of articles, all by their paths."""

Held = dict[str, list[int]]  # who holds a term, by language


def related_articles(articles: Sequence[Article], of: Collection[str]) -> Related:
    """Up to four neighbours of each article whose path is in `of`, by their paths, the nearest
    first; `articles` come newest first, and of each no more is asked than its face.

    Those of its language come first; a few of others are found through names and numbers. A term
    of headline or tags counts by its rarity in the neighbour's language, within the window of the
    article; a shared topic tips the scales.
    """
    held = [head_terms(article) for article in articles]
    windows = _windows(articles)
    holders: dict[str, Held] = defaultdict(dict)
    for number, found in enumerate(held):
        own = tongue(articles[number].lang)
        for term in found:
            holders[term].setdefault(own, []).append(number)
    return {
        article.path: _neighbours(
            number, articles, [holders[term] for term in sorted(held[number])], windows[number]
        )
        for number, article in enumerate(articles)
        if article.path in of
    }


def _windows(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """For each article the slice of `articles`, newest first, that lies within its window."""
    ages = [-article.day.toordinal() for article in articles]
    return [(bisect_left(ages, age - WINDOW), bisect_right(ages, age + WINDOW)) for age in ages]


def _neighbours(
    number: int, articles: Sequence[Article], terms: list[Held], window: tuple[int, int]
) -> tuple[str, ...]:
    scores: dict[int, float] = defaultdict(float)
    for held in chain.from_iterable(holders.values() for holders in terms):
        start, end = bisect_left(held, window[0]), bisect_left(held, window[1])
        if 1 <= end - start <= RARE:
            weight = _WEIGHTS[end - start]
            for other in held[start:end]:
                scores[other] += weight
    scores.pop(number, None)
    one = articles[number]
    near = [other for other, score in scores.items() if score >= _LEAST]

    def distance(other: int) -> tuple[bool, float, int]:
        kin = 0.5 * bool(set(one.topics) & set(articles[other].topics))
        return tongue(articles[other].lang) != tongue(one.lang), -scores[other] - kin, other

    near.sort(key=distance)
    return tuple(articles[other].path for other in near[:MOST])


# What a term counts for that so many hold.
_WEIGHTS = (0.0, *(log(1 + 2 * RARE / holders) for holders in range(1, RARE + 1)))
_LEAST = 2 * log(1 + 2 * RARE / RARE)  # about two terms that few others share
