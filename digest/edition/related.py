"""For each article its neighbours: others of the weeks around it that share its rare words."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from math import log

from digest.edition.words import headline_words
from digest.model import Article

WINDOW = 30  # days before and after; one more article touches only its own neighbourhood
MOST = 4
RARE = 12  # a word held by more articles than this says nothing about a neighbour


def related_articles(
    articles: Sequence[Article], of: Collection[str]
) -> dict[str, tuple[Article, ...]]:
    """Up to four neighbours of each article whose path is in `of`, by that path, the nearest first;
    `articles` come newest first.

    Articles of another language are found through names and numbers. A word or tag counts by
    its rarity within the window of the article; a shared topic tips the scales.
    """
    held = [headline_words(article) for article in articles]
    windows = _windows(articles)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(held):
        for word in found:
            holders[word].append(number)
    return {
        article.path: _neighbours(number, articles, sorted(held[number]), holders, windows[number])
        for number, article in enumerate(articles)
        if article.path in of
    }


def _windows(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """For each article the slice of `articles`, newest first, that lies within its window."""
    ages = [-article.day.toordinal() for article in articles]
    return [(bisect_left(ages, age - WINDOW), bisect_right(ages, age + WINDOW)) for age in ages]


def _neighbours(
    number: int,
    articles: Sequence[Article],
    words: list[str],
    holders: dict[str, list[int]],
    window: tuple[int, int],
) -> tuple[Article, ...]:
    scores: dict[int, float] = defaultdict(float)
    for word in words:
        held = holders[word]
        start, end = bisect_left(held, window[0]), bisect_left(held, window[1])
        if 1 < end - start <= RARE:
            for other in held[start:end]:
                scores[other] += log(1 + 2 * RARE / (end - start))
    scores.pop(number, None)
    one = articles[number]
    near = [other for other, score in scores.items() if score >= _LEAST]
    near.sort(key=lambda other: (-scores[other] - _kinship(one, articles[other]), other))
    return tuple(articles[other] for other in near[:MOST])


_LEAST = 2 * log(1 + 2 * RARE / RARE)  # about two words that few others share


def _kinship(one: Article, other: Article) -> float:
    same_topic = bool(set(one.topics) & set(other.topics))
    return 0.5 * same_topic + 0.25 * (one.lang == other.lang)
