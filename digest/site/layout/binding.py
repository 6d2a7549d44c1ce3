"""A paper bound into volumes, one a month, each with all that its pages depend on."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

from digest.edition.related import WINDOW
from digest.edition.told import Thread
from digest.model import Asset, Card, PlainText, Told
from digest.site.addresses import day_address, month_address, part_address
from digest.site.layout.listings import Marks as Marks
from digest.site.layout.paper import Paper, edition_link
from digest.site.layout.volume import (
    ArchivePart,
    Beside,
    ClosedVolume,
    Frame,
    Moments,
    ShelvedVolume,
    Volume,
)

T = TypeVar("T")


def bind(
    paper: Paper,
    marks: Marks,
    moments: Mapping[str, Moments],
    archives: Mapping[date, tuple[ArchivePart, ...]],
) -> Iterator[Volume]:
    """The volumes of a paper, newest first."""
    months = paper.months
    days: dict[date, list[Told]] = defaultdict(list)
    for told in paper.told:
        days[told.day.replace(day=1)].append(told)
    ages = [-article.day.toordinal() for article in paper.articles]
    month_beside, topics_beside = beside(months), _topics_beside(months)
    row = [None, *map(partial(edition_link, site=paper.site), paper.told), None]
    start = place = 0
    for first, own in months.items():
        around = _around(start, start + len(own), paper.articles, ages)
        start += len(own)
        held = days[first]
        stories = tuple(paths for told in held for paths in told.stories)
        threads = tuple(dict.fromkeys(_found_of(paper.threads, (a.path for a in own))))
        near = {a.path for a in (*own, *around)}
        chosen = _found(paper.chosen, (a.path for a in own))
        listed = sorted({path for _, paths in chosen for path in paths} - near)
        notes = tuple(told.note for told in held if told.note)
        texts: tuple[Card | PlainText, ...] = (*own, *notes)
        yield Volume(
            first=first,
            articles=tuple(marks[a.path][0] for a in own),
            around=tuple(marks[a.path][1] for a in around),
            listed=tuple(marks[path][1] for path in listed),
            stories=stories,
            threads=threads,
            copies=_found(paper.repeated, sorted(_told(stories, threads))),
            chosen=chosen,
            notes=notes,
            targets=_found(paper.targets, (text.path for text in texts)),
            pictures=_found(paper.pictures, (*(a.path for a in (*own, *around)), *listed)),
            assets=tuple(dict.fromkeys(_assets(own, paper))),
            moments=tuple(moments[a.path] for a in own),
            before=row[place + len(held) + 1],
            after=row[place],
            month=month_beside[first],
            topics=topics_beside[first],
            archives=archives.get(first, ()),
            cuts=tuple((told.day, paper.cuts[told.day]) for told in held if told.day in paper.cuts),
        )
        place += len(held)


def shelved(volume: ClosedVolume, marks: Marks) -> ShelvedVolume:
    """A volume with its articles as they are now."""
    return ShelvedVolume(volume, tuple(marks[path][0] for path in volume.paths))


def addresses_in(volume: Volume, frame: Frame, addresses: Mapping[str, str]) -> list[str]:
    """Where the pages of a volume will stand; `addresses` are those of articles by their path."""
    own = [addresses[known.path] for known in volume.articles]
    topics = dict(frame.topics)
    return [
        *own,
        *dict.fromkeys([address[: len("/2023/09/14/")] for address in own]),
        *(part_address(n, day_address(day)) for day, cuts in volume.cuts for n, _ in cuts[1:]),
        month_address(volume.first),
        *(month_address(volume.first, topics[slug].address) for slug, _ in volume.topics),
    ]


def beside(days: Iterable[date]) -> dict[date, Beside]:
    """What comes before and after each of some days, which come newest first."""
    row = [None, *days, None]
    return {
        day: Beside(previous=row[place + 1], following=row[place - 1])
        for place, day in enumerate(row)
        if day
    }


def _topics_beside(
    months: Mapping[date, tuple[Card, ...]],
) -> dict[date, tuple[tuple[str, Beside], ...]]:
    """For each month and topic in it the months before and after that have the topic."""
    held: dict[str, list[date]] = defaultdict(list)
    for first, articles in months.items():
        for slug in {topic for article in articles for topic in article.topics}:
            held[slug].append(first)
    found: dict[date, list[tuple[str, Beside]]] = defaultdict(list)
    for slug in sorted(held):
        for first, months_beside in beside(held[slug]).items():
            found[first].append((slug, months_beside))
    return {first: tuple(topics) for first, topics in found.items()}


def _around(start: int, end: int, articles: tuple[Card, ...], ages: list[int]) -> tuple[Card, ...]:
    """The articles within the window of those from `start` to `end`, one at least on each side."""
    newest = min(bisect_left(ages, ages[start] - WINDOW), max(start - 1, 0))
    oldest = max(bisect_right(ages, ages[end - 1] + WINDOW), end + 1)
    return (*articles[newest:start], *articles[end:oldest])


def _found(things: Mapping[str, T], paths: Iterable[str]) -> tuple[tuple[str, T], ...]:
    return tuple((path, things[path]) for path in paths if path in things)


def _found_of(things: Mapping[str, T], paths: Iterable[str]) -> Iterator[T]:
    return (things[path] for path in paths if path in things)


def _told(stories: Iterable[tuple[str, ...]], threads: Iterable[Thread]) -> set[str]:
    """The articles that are told together with others."""
    found = {path for thread in threads for path in thread.paths}
    return found.union(*(paths for paths in stories if len(paths) > 1))


def _assets(own: tuple[Card, ...], paper: Paper) -> Iterator[Asset]:
    """The files that are the pictures of articles."""
    for article in own:
        if article.picture and (asset := paper.shelf.assets.get(article.picture.path)):
            yield asset
