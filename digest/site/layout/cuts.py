"""Where editions that are too much for one page are cut, told from cards alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count

from digest.edition.editions import edition_of
from digest.edition.told import Thread
from digest.model import Card, Edition, Told
from digest.site.layout.sizes import BYTES, ITEMS, PAGE, Size, story_size
from digest.site.layout.told import TOLD, earlier_leads
from digest.site.pages import Image
from digest.text.slugs import folded

Cuts = tuple[tuple[int, int], ...]  # of each page its number and the place of its first story

_HEADING = Size(1, 800)  # of a topic, in the contents too
# What a headline of days before, an article, and one with a picture or an address in another script
# take at most besides their words, in bytes.
_EARLIER, _PLAIN, _RICH = 1500, 1300, 7000


def cuts_of(
    told: Iterable[Told],
    cards: Mapping[str, Card],
    topics: tuple[str, ...],
    threads: Mapping[str, Thread],
    pictures: Mapping[str, Image],
) -> dict[date, Cuts]:
    """The pages of editions that have several, by their days; `cards` are found by their paths."""
    large = (one for one in told if not _is_small(one, cards, threads))
    found = {
        one.day: _cuts(edition_of(one, cards, topics), cards, threads, pictures) for one in large
    }
    return {day: cuts for day, cuts in found.items() if len(cuts) > 1}


def place_in(cuts: Cuts, story: int) -> int:
    """On which page, counted from 0, the story of a place stands."""
    return max(sum(start <= story for _, start in cuts) - 1, 0)


def _is_small(told: Told, cards: Mapping[str, Card], threads: Mapping[str, Thread]) -> bool:
    """Whether an edition surely fits on one page: quick to tell, since most do."""
    size = lines = 0
    topics = set()
    for paths in told.stories:
        topics.add(cards[paths[0]].topics[0])
        lines += 1 + len(paths)
        if paths[0] in threads:
            lines += len(threads[paths[0]].days)
            size += _EARLIER * len(threads[paths[0]].days)
        for path in paths:
            card = cards[path]
            title, summary = card.measure
            size += 2 * title + summary
            size += _RICH if card.picture or not card.slug.isascii() else _PLAIN
    return size + _HEADING.bytes * len(topics) <= BYTES and lines + len(topics) <= ITEMS


def _cuts(
    edition: Edition,
    cards: Mapping[str, Card],
    threads: Mapping[str, Thread],
    pictures: Mapping[str, Image],
) -> Cuts:
    shares = []
    for section in edition.sections:
        for place, story in enumerate(section.stories):
            path = story.lead.path
            earlier = (cards[lead] for lead in earlier_leads(threads.get(path), path))
            size = story_size(story.lead, (*story.others[: TOLD - 1], *earlier), pictures)
            shares.append((size if place else size + _HEADING).share)
    return tuple(zip(_numbers(edition.articles), _evenly(shares), strict=False))


def _evenly(shares: Sequence[int]) -> list[int]:
    """Where pages begin, as few as can be, and about as full as each other."""
    few = _starts(shares, PAGE)
    low, high = sum(shares) // len(few) - 1, PAGE  # at the one are more pages, at the other so few
    while high - low > PAGE // 200:
        middle = (low + high) // 2
        low, high = (low, middle) if len(_starts(shares, middle)) == len(few) else (middle, high)
    return _starts(shares, high)


def _starts(shares: Iterable[int], most: int) -> list[int]:
    starts, full = [0], 0
    for place, share in enumerate(shares):
        if full and full + share > most:
            starts.append(place)
            full = 0
        full += share
    return starts


def _numbers(articles: Iterable[Card]) -> Iterator[int]:
    """From 1 on, without those that are the address of one of the day's articles."""
    taken = {folded(article.slug) for article in articles}
    return (number for number in count(1) if number == 1 or str(number) not in taken)
