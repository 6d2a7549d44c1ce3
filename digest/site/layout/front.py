"""What stands of an edition on the front page: all of it, or of each topic as much as fits."""

from collections.abc import Iterator
from itertools import accumulate

from msgspec.structs import replace

from digest.model import Edition, Story
from digest.site.layout.fitting import fitting
from digest.site.layout.paper import Paper
from digest.site.layout.parts import address_of
from digest.site.layout.sizes import Size, fits, story_size
from digest.site.layout.told import earlier_leads
from digest.site.pages import SectionTeaser, StoryTeaser, Teaser
from digest.value import Value

STORIES = 100  # of an edition that is too much for one page; fewer where they are long
HEADLINES = 40  # of these, in a list of their own
COVERING = 12  # articles of a story, in such an edition


class Shown(Value, frozen=True):
    """The story that leads, the others by topic, and the headlines of all; `more` counts stories
    that are not among them.
    """

    lead: StoryTeaser
    headlines: tuple[Teaser, ...]
    sections: tuple[SectionTeaser, ...]
    more: int = 0


def on_front(edition: Edition, paper: Paper) -> Shown:
    """What the front page shows of an edition."""
    if edition.day in paper.cuts:
        return _cut(edition, paper)
    lead, sections = front_of(edition, paper)
    return Shown(lead, tuple(paper.teasers[s.lead.path] for s in edition.stories), sections)


def front_of(edition: Edition, paper: Paper) -> tuple[StoryTeaser, tuple[SectionTeaser, ...]]:
    """The story that leads an edition, and the sections without it."""
    sections = paper.sections(edition)
    lead = _lead(edition, sections)
    others = (
        SectionTeaser(section.topic, tuple(s for s in section.stories if s != lead))
        for section in sections
    )
    return lead, tuple(section for section in others if section.stories)


def _lead(edition: Edition, sections: tuple[SectionTeaser, ...]) -> StoryTeaser:
    """A pinned story; else the most covered, with a picture before without, the first before."""
    pairs = list(
        zip(edition.stories, (s for section in sections for s in section.stories), strict=True)
    )
    return max(
        enumerate(pairs),
        key=lambda p: (p[1][0].lead.pin, len(p[1][0].others), bool(p[1][1].lead.picture), -p[0]),
    )[1][1]


def _cut(edition: Edition, paper: Paper) -> Shown:
    """Of each topic the first stories, so many that full ones have the same number."""
    lead, sections = front_of(edition, paper)
    places = {story.lead.path: place for place, story in enumerate(edition.stories)}
    stories = {paper.teasers[story.lead.path].address: story for story in edition.stories}
    groups = [[stories[teaser.lead.address] for teaser in s.stories] for s in sections]
    first = stories[lead.lead.address]
    fit = _fit(first, groups, paper)

    def cut(section: SectionTeaser, group: list[Story]) -> SectionTeaser:
        more = len(group) - fit
        if more <= 0:
            return replace(section, stories=tuple(map(_brief, section.stories)))
        left = places[group[fit].lead.path]
        rest = f"{address_of(edition, left, paper)}#{section.stories[fit].lead.anchor}"
        return SectionTeaser(section.topic, tuple(map(_brief, section.stories[:fit])), more, rest)

    shown = tuple(map(cut, sections, groups))
    return Shown(
        lead=_brief(lead),
        headlines=tuple(_headlines(lead, shown)),
        sections=shown,
        more=sum(section.more for section in shown),
    )


def _fit(lead: Story, groups: list[list[Story]], paper: Paper) -> int:
    """How many stories of each topic there is room for; one at least."""
    counts = [len(group) for group in groups]
    sizes = [
        list(accumulate(_size(story, paper, not place) for place, story in enumerate(group)))
        for group in groups
    ]
    for most in range(STORIES, 0, -4):
        fit = fitting(counts, most)
        if fits([_size(lead, paper, True), *(row[min(fit, len(row)) - 1] for row in sizes)]):
            return fit
    return 1


def _size(story: Story, paper: Paper, pictured: bool) -> Size:
    path = story.lead.path
    earlier = (paper.whole[one] for one in earlier_leads(paper.threads.get(path), path))
    lines = (*story.others[: COVERING - 1], *earlier)
    return story_size(story.lead, lines, paper.pictures if pictured else {})


def _brief(story: StoryTeaser) -> StoryTeaser:
    """With few of the others that cover it."""
    left = sum(1 + len(other.copies) for other in story.others[COVERING - 1 :])
    return replace(story, others=story.others[: COVERING - 1], more=story.more + left)


def _headlines(lead: StoryTeaser, sections: tuple[SectionTeaser, ...]) -> Iterator[Teaser]:
    """Of all topics, full ones as many as each other; the story that leads comes first."""
    fit = fitting([len(section.stories) for section in sections], HEADLINES - 1)
    yield lead.lead
    for section in sections:
        yield from (story.lead for story in section.stories[:fit])
