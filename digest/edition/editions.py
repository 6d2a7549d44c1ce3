"""Stories to editions: one a day, in the editor's order of topics."""

from itertools import groupby

from digest.model import Edition, PlainText, Section, Story


def gather_editions(
    stories: tuple[Story, ...], topics: tuple[str, ...], notes: tuple[PlainText, ...] = ()
) -> tuple[Edition, ...]:
    """Editions, the newest first. `topics` are slugs in order; others follow by their name.

    A story stands once, under the first topic of its lead; a note is found by its day.
    """
    by_day = {note.slug: note for note in notes}
    days = groupby(stories, key=lambda story: story.lead.day)
    return tuple(
        Edition(day, _sections(tuple(group), topics), by_day.get(day.isoformat()))
        for day, group in days
    )


def _sections(stories: tuple[Story, ...], topics: tuple[str, ...]) -> tuple[Section, ...]:
    rank = {topic: place for place, topic in enumerate(topics)}

    def order(story: Story) -> tuple[int, str]:
        topic = story.lead.topics[0]
        return rank.get(topic, len(rank)), topic

    ordered = sorted(stories, key=lambda s: (*order(s), not s.lead.pin))
    return tuple(Section(t, tuple(g)) for t, g in groupby(ordered, lambda s: s.lead.topics[0]))
