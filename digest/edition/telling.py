"""The paper told: articles gathered into stories, and each story's part in the edition of a day.

What depends on texts is asked piece by piece, so that whoever answers may remember: which articles
of a day's window are alike, and who leads what one day tells of a story.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, groupby
from typing import Protocol, TypeVar

from digest.edition.alike import WINDOW, Pair, Reports, Window, alike_in
from digest.edition.leading import Texts, lead
from digest.edition.stories import gather_stories
from digest.edition.told import Led, Likeness, Telling, Thread
from digest.model import Articles, Card, Known, PlainText, Told
from digest.value import mark_of

V = TypeVar("V")
L = TypeVar("L")
T = TypeVar("T")

Marks = Mapping[str, tuple[Known, Known]]  # an article and its face, by its path
Days = Mapping[date, tuple[Card, ...]]
Part = tuple[Known, ...]  # the articles of a story that are of one day


class Memo(Protocol):
    """Answers, called or remembered."""

    def each(
        self, function: Callable[[V, L], T], values: Sequence[V], known: L, /
    ) -> tuple[T, ...]:
        """`function(value, known)` of each value."""
        ...

    def again(self, name: str, value: V, function: Callable[[V], T], /) -> T:
        """`function(value)`, or the last result by this name where that was of an equal value."""
        ...


def tell(
    due: Sequence[Card],
    marks: Marks,
    articles: Articles,
    body: Callable[[str], str],
    notes: Iterable[PlainText],
    memo: Memo,
) -> Telling:
    """All articles told. `due` are their cards, newest first; `articles` and `body` are where they
    and their bodies are looked up; a note is found by its day.
    """
    cards = {card.path: card for card in due}
    days = {day: tuple(group) for day, group in groupby(due, key=lambda card: card.day)}
    faces = tuple(marks[card.path][1] for card in due)
    likenesses = memo.again(
        "likenesses", (faces, due), lambda _: tuple(_likenesses(days, marks, articles, memo))
    )
    stories = gather_stories(cards, likenesses)
    parts = [_parts(story, cards, marks) for story in stories]
    led = memo.each(lead, tuple(chain.from_iterable(parts)), Texts(articles, body))
    answers = iter(led)
    threads = (tuple(next(answers).paths for _ in some) for some in parts)
    return Telling(
        told=tuple(_told(days, led, notes)),
        threads=tuple(Thread(thread) for thread in threads if len(thread) > 1),
        copies=tuple(pair for one in led for pair in one.copies),
        likenesses=likenesses,
    )


def _likenesses(days: Days, marks: Marks, articles: Articles, memo: Memo) -> Iterator[Likeness]:
    """Of all articles that have no story by hand, those that are alike."""
    reports = {
        day.isoformat(): tuple(card.path for card in cards if not card.story)
        for day, cards in days.items()
    }
    windows = tuple(_windows(reports, marks))
    found = memo.each(alike_in, windows, Reports(articles, reports))
    for window, pairs in zip(windows, found, strict=True):
        yield from _named(pairs, window, reports) if pairs else ()


def _windows(reports: Mapping[str, tuple[str, ...]], marks: Marks) -> Iterator[Window]:
    """For each day what it and the days before it are known by, newest first."""
    row = [
        (date.fromisoformat(day).toordinal(), Known(day, mark_of([marks[p][1] for p in paths])))
        for day, paths in reports.items()
    ]
    for place, (newest, _) in enumerate(row):
        near = row[place : place + WINDOW + 1]
        yield Window(tuple(known for day, known in near if newest - day <= WINDOW))


def _named(
    pairs: tuple[Pair, ...], window: Window, reports: Mapping[str, tuple[str, ...]]
) -> Iterator[Likeness]:
    paths = [path for day in window.days for path in reports[day.path]]
    for pair in pairs:
        yield Likeness(paths[pair.later], paths[pair.earlier], pair.share)


def _parts(story: tuple[str, ...], cards: Mapping[str, Card], marks: Marks) -> list[Part]:
    """What each day has of a story, the earliest day first."""
    days = groupby(story, key=lambda path: cards[path].day)
    parts = [tuple(marks[path][0] for path in paths) for _, paths in days]
    return parts[::-1]


def _told(days: Days, led: Iterable[Led], notes: Iterable[PlainText]) -> Iterator[Told]:
    """Each day's stories in the order of their newest articles."""
    by_day = {note.slug: note for note in notes}
    homes = {path: one.paths for one in led for path in one.paths}
    for day, cards in days.items():
        stories = [homes.get(card.path) or (card.path,) for card in cards]
        yield Told(day, tuple(dict.fromkeys(stories)), by_day.get(day.isoformat()))
