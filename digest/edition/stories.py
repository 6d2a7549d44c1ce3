"""Articles to stories: those that cover the same event stand together."""

from collections import Counter
from collections.abc import Mapping
from math import log

from digest.edition.words import Profile, profile
from digest.model import Article, Card, Known, Story
from digest.text.slugs import folded, slugify

# Two articles of one day and language tell one story when the words that they share weigh this
# part of what the shorter one's words weigh. Found on the sample paper: pairs on one event lie
# above 0.30, others below 0.16.
SAME_EVENT = 0.24


def told_together(
    day: tuple[Known, ...], articles: Mapping[str, Article]
) -> tuple[tuple[str, ...], ...]:
    """The stories of one day as paths, the leading article's first, in the order of `day`; each
    article is in one of them. `articles` are found by their path.

    An editor joins articles of any language by giving them the same `story`; others join those
    of their language that share enough rare words of title and summary. A story stays within its
    day, so that a new article touches that day alone.
    """
    groups = _of_one_day(tuple(articles[known.path] for known in day))
    return tuple(tuple(article.path for article in group) for group in groups)


def story_of(paths: tuple[str, ...], articles: Mapping[str, Card]) -> Story:
    return Story(articles[paths[0]], tuple(articles[path] for path in paths[1:]))


def _of_one_day(articles: tuple[Article, ...]) -> list[list[Article]]:
    groups: list[list[Profile]] = []
    profiles = [profile(article) for article in articles]
    weights = _weights(profiles)
    for one in profiles:
        home = next((g for g in groups if any(_same(one, other, weights) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return [_led([p.article for p in group]) for group in groups]


def _led(articles: list[Article]) -> list[Article]:
    """A pinned article leads, then the longest: it has the most to tell."""
    lead = max(articles, key=lambda a: (a.pin, a.length, a.path))
    return [lead, *(a for a in articles if a is not lead)]


def _same(one: Profile, other: Profile, weights: dict[str, float]) -> bool:
    a, b = one.article, other.article
    if a.story or b.story:
        return bool(a.story and b.story) and folded(slugify(a.story)) == folded(slugify(b.story))
    if a.lang.partition("-")[0] != b.lang.partition("-")[0] or not (one.title and other.title):
        return False
    shared = one.all & other.all
    # A shared word of the headlines themselves is asked for: teams, places, names.
    if len(shared) < 3 or not shared & (one.title | one.tags) & (other.title | other.tags):
        return False
    least = min(_weight(one.all, weights), _weight(other.all, weights))
    return _weight(shared, weights) >= SAME_EVENT * least


def _weights(profiles: list[Profile]) -> dict[str, float]:
    """A word weighs the more, the fewer of the day's articles hold it."""
    held = Counter(word for p in profiles for word in p.all)
    return {word: log(1 + len(profiles) / count) for word, count in held.items()}


def _weight(found: frozenset[str], weights: dict[str, float]) -> float:
    return sum(weights[word] for word in sorted(found))
