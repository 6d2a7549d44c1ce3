"""For each article its neighbours: others of the weeks around it that share its rare words."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from math import log

from digest.edition.words import Profile, profile
from digest.model import Article

WINDOW = 30  # days before and after; one more article touches only its own neighbourhood
MOST = 4
RARE = 12  # a word held by more articles than this says nothing about a neighbour


def related_articles(articles: tuple[Article, ...]) -> dict[str, tuple[Article, ...]]:
    """Up to four neighbours of each article by its path, the nearest first; `articles` come
    newest first.

    Articles of another language are found through names and numbers. A word or tag counts by
    its rarity within the window of the article; a shared topic tips the scales.
    """
    profiles = [profile(article) for article in articles]
    windows = _windows(articles)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(profiles):
        for word in sorted(one.title | one.tags):
            holders[word].append(number)
    return {
        one.article.path: _neighbours(number, profiles, holders, windows[number])
        for number, one in enumerate(profiles)
    }


def _windows(articles: tuple[Article, ...]) -> list[tuple[int, int]]:
    """For each article the slice of `articles`, newest first, that lies within its window."""
    ages = [-article.day.toordinal() for article in articles]
    return [(bisect_left(ages, age - WINDOW), bisect_right(ages, age + WINDOW)) for age in ages]


def _neighbours(
    number: int,
    profiles: list[Profile],
    holders: dict[str, list[int]],
    window: tuple[int, int],
) -> tuple[Article, ...]:
    one = profiles[number]
    scores: dict[int, float] = defaultdict(float)
    for word in sorted(one.title | one.tags):
        held = holders[word]
        start, end = bisect_left(held, window[0]), bisect_left(held, window[1])
        if 1 < end - start <= RARE:
            for other in held[start:end]:
                scores[other] += log(1 + 2 * RARE / (end - start))
    scores.pop(number, None)
    best = sorted(
        scores, key=lambda other: (-scores[other] - _kinship(one, profiles[other]), other)
    )
    kept = [other for other in best if scores[other] >= _LEAST]
    return tuple(profiles[other].article for other in kept[:MOST])


_LEAST = 2 * log(1 + 2 * RARE / RARE)  # about two words that few others share


def _kinship(one: Profile, other: Profile) -> float:
    same_topic = bool(set(one.article.topics) & set(other.article.topics))
    same_lang = one.article.lang == other.article.lang
    return 0.5 * same_topic + 0.25 * same_lang
