"""An edition in parts: one page, or several where it is too much for one."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from digest.model import Edition
from digest.site.addresses import day_address, part_address
from digest.site.layout.cuts import Cuts, place_in
from digest.site.layout.paper import Paper
from digest.site.pages import Link, SectionTeaser, StoryTeaser, TopicPlaces
from digest.value import Value

ONE: Cuts = ((1, 0),)


class Part(Value, frozen=True):
    """A page of an edition: the stories that stand there, and the moment of its newest change."""

    link: Link
    sections: tuple[SectionTeaser, ...]
    updated: datetime


def parts_of(edition: Edition, paper: Paper) -> tuple[Part, ...]:
    """All of an edition in its order; a topic that goes on has its heading on each page."""
    cuts = paper.cuts.get(edition.day, ONE)
    rows = _rows(edition, paper)
    ends = [start for _, start in cuts[1:]] + [len(rows)]
    parts = []
    for (number, start), end, place in zip(cuts, ends, range(1, len(ends) + 1), strict=True):
        articles = [a for story in edition.stories[start:end] for a in story.articles]
        parts.append(
            Part(
                link=Link(_name(edition, place, paper), part_address(number, _folder(edition))),
                sections=tuple(_sections(rows[start:end])),
                updated=max(a.updated or a.published for a in articles),
            )
        )
    return tuple(parts)


def index_of(parts: tuple[Part, ...], paper: Paper) -> tuple[TopicPlaces, ...]:
    """On which pages each topic stands; nothing where there is one."""
    if len(parts) == 1:
        return ()
    places: dict[Link, list[Link]] = defaultdict(list)
    for number, part in enumerate(parts, 1):
        for place, section in enumerate(part.sections, 1):
            address = f"{part.link.address}#t-{place}"
            places[section.topic].append(Link(paper.words.number(number), address))
    return tuple(TopicPlaces(topic, tuple(found)) for topic, found in places.items())


def address_of(edition: Edition, story: int, paper: Paper) -> str:
    """The page that has the story of a place in its edition."""
    cuts = paper.cuts.get(edition.day, ONE)
    return part_address(cuts[place_in(cuts, story)][0], _folder(edition))


def _rows(edition: Edition, paper: Paper) -> list[tuple[Link, StoryTeaser]]:
    return [(s.topic, story) for s in paper.sections(edition) for story in s.stories]


def _sections(rows: list[tuple[Link, StoryTeaser]]) -> Iterator[SectionTeaser]:
    for topic, found in groupby(rows, key=lambda row: row[0]):
        yield SectionTeaser(topic, tuple(story for _, story in found))


def _folder(edition: Edition) -> str:
    return day_address(edition.day)


def _name(edition: Edition, place: int, paper: Paper) -> str:
    name = paper.words.long_day(edition.day)
    return name if place == 1 else f"{name} ({paper.words.number(place)})"
