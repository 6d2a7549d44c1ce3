"""Stories to editions: one a day, in the editor's order of topics."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from digest.edition.stories import story_of
from digest.model import Card, Edition, PlainText, Section, Story, Told


def told_by_day(
    stories: Iterable[tuple[str, ...]], cards: Mapping[str, Card], notes: Iterable[PlainText] = ()
) -> Iterator[Told]:
    """What is told on each day. `stories` are the paths of their articles, those of a day one after
    the other; a note is found by its day.
    """
    by_day = {note.slug: note for note in notes}
    for day, told in groupby(stories, key=lambda paths: cards[paths[0]].day):
        yield Told(day, tuple(told), by_day.get(day.isoformat()))


def edition_of(told: Told, cards: Mapping[str, Card], topics: tuple[str, ...]) -> Edition:
    """A day's edition. `topics` are slugs in order; others follow by their name.

    A story stands once, under the first topic of its lead.
    """
    stories = tuple(story_of(paths, cards) for paths in told.stories)
    return Edition(told.day, _sections(stories, topics), told.note)


def _sections(stories: tuple[Story, ...], topics: tuple[str, ...]) -> tuple[Section, ...]:
    rank = {topic: place for place, topic in enumerate(topics)}

    def order(story: Story) -> tuple[int, str]:
        topic = story.lead.topics[0]
        return rank.get(topic, len(rank)), topic

    ordered = sorted(stories, key=lambda s: (*order(s), not s.lead.pin))
    return tuple(Section(t, tuple(g)) for t, g in groupby(ordered, lambda s: s.lead.topics[0]))
