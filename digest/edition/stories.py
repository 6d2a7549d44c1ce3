"""Articles to stories: those that cover the same event, within some days, stand together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from digest.edition.alike import WINDOW
from digest.edition.told import Likeness
from digest.model import Card, Story

BY_HAND = 30  # days that a story lasts whose articles an editor has named alike
CLOSE = 0.5  # of the pairs between two stories that have to be alike for the two to be one


def gather_stories(
    cards: Mapping[str, Card], likenesses: Iterable[Likeness]
) -> tuple[tuple[str, ...], ...]:
    """The stories of more than one article, by their paths, each newest first; so come `cards`,
    by path.

    An editor joins articles of any language by giving them the same `story`; such an article
    is joined to no other. Others are joined by likeness.
    """
    found = (*_by_name(cards.values()), *_by_likeness(likenesses, cards))

    def age(path: str) -> tuple[float, str]:
        return -cards[path].published.timestamp(), path

    return tuple(sorted(tuple(sorted(paths, key=age)) for paths in found if len(paths) > 1))


def story_of(paths: tuple[str, ...], articles: Mapping[str, Card]) -> Story:
    return Story(articles[paths[0]], tuple(articles[path] for path in paths[1:]))


def _by_name(cards: Iterable[Card]) -> Iterator[list[str]]:
    """Articles of one name; one that comes more than so many days after the first begins a new
    story.
    """
    named: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        if card.story:
            named[card.story].append(card)
    for found in named.values():
        story: list[Card] = []
        for card in reversed(found):
            if story and (card.day - story[0].day).days > BY_HAND:
                yield [each.path for each in story]
                story = []
            story.append(card)
        yield [each.path for each in story]


def _by_likeness(likenesses: Iterable[Likeness], cards: Mapping[str, Card]) -> Iterator[list[str]]:
    """The likest are joined first. Two stories become one where all of it lies within the window
    and half of the pairs between them are alike: one bridge makes no story of two.
    """
    ordered = sorted(likenesses, key=lambda one: (-one.share, one.later, one.earlier))
    alike: dict[str, list[str]] = defaultdict(list)
    for one in ordered:
        alike[one.later].append(one.earlier)
        alike[one.earlier].append(one.later)
    homes: dict[str, list[str]] = {}
    for one in ordered:
        story = homes.setdefault(one.later, [one.later])
        other = homes.setdefault(one.earlier, [one.earlier])
        if story is not other and _are_one(story, other, alike, homes, cards):
            story += other
            homes.update(dict.fromkeys(other, story))
    yield from {id(story): story for story in homes.values()}.values()


def _are_one(
    story: list[str],
    other: list[str],
    alike: Mapping[str, list[str]],
    homes: Mapping[str, list[str]],
    cards: Mapping[str, Card],
) -> bool:
    days = [cards[path].day for path in (*story, *other)]
    if (max(days) - min(days)).days > WINDOW:
        return False
    met = sum(homes.get(near) is other for path in story for near in alike[path])
    return met >= CLOSE * len(story) * len(other)
