"""The home page and the day editions."""

from functools import partial

from digest.model import Edition
from digest.site.cards import card_of
from digest.site.layout.paper import Paper, days_of_teasers, edition_link
from digest.site.layout.weeks import week_of
from digest.site.pages import (
    Day,
    EditionLink,
    EditionPage,
    EditionsPage,
    EmptyHomePage,
    Fragment,
    FrontPage,
    HomePage,
    SectionTeaser,
    StoryTeaser,
)

EARLIER = 7  # editions named on the home page
RECENT = 60  # headlines of those, for a front page that shows many
NAMED = 90  # editions named on the page of editions; the archive has them all


def home_page(paper: Paper) -> FrontPage:
    """The latest edition, its lead apart: the pinned story, else the one most covered."""
    title, about = paper.site.title, paper.site.description or paper.site.title
    if not paper.editions:
        return EmptyHomePage(address="/", title=title, description=about)
    edition = paper.editions[0]
    lead, others = front_of(edition, paper)
    return HomePage(
        address="/",
        title=title,
        description=about,
        feeds=(paper.masthead.feed, paper.feed("feed_editions", "/editions/")),
        updated=max(a.updated or a.published for a in edition.articles),
        edition=edition_link(edition, paper.site),
        minutes=minutes(edition),
        note=note_of(edition, paper),
        lead=lead,
        headlines=tuple(paper.teasers[s.lead.path] for s in edition.stories),
        sections=others,
        earlier=tuple(edition_link(told, paper.site) for told in paper.told[1 : EARLIER + 1]),
        recent=_recent(paper),
    )


def _recent(paper: Paper) -> tuple[Day, ...]:
    """The headlines of earlier editions, of each day as many as fit."""
    leads = (story.lead for edition in paper.editions[1 : EARLIER + 1] for story in edition.stories)
    return days_of_teasers((paper.teasers[lead.path] for lead in leads), RECENT)


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


def minutes(edition: Edition) -> int:
    return sum(article.minutes for article in edition.articles)


def note_of(edition: Edition, paper: Paper) -> Fragment | None:
    return paper.fragment(edition.note) if edition.note else None


def edition_pages(
    paper: Paper, before: EditionLink | None, after: EditionLink | None
) -> list[EditionPage]:
    """`before` and `after` are the editions next to all of the paper's."""
    row = [after, *map(partial(edition_link, site=paper.site), paper.editions), before]
    return [
        _edition_page(edition, row[place + 2], row[place], paper)
        for place, edition in enumerate(paper.editions)
    ]


def _edition_page(
    edition: Edition, before: EditionLink | None, after: EditionLink | None, paper: Paper
) -> EditionPage:
    link = edition_link(edition, paper.site)
    return EditionPage(
        address=link.address,
        title=paper.words.long_day(link.day),
        description=paper.words(
            "about_day",
            date=paper.words.day(link.day),
            stories=paper.words("stories", count=link.stories),
        ),
        feeds=(paper.feed("feed_editions", "/editions/"), paper.masthead.feed),
        image=card_of(paper.site, link.day, link.address, paper.words.long_day(link.day)),
        updated=max(a.updated or a.published for a in edition.articles),
        edition=link,
        minutes=minutes(edition),
        note=note_of(edition, paper),
        sections=paper.sections(edition),
        week=week_of(link.day),
        previous=before,
        following=after,
    )


def editions_page(paper: Paper) -> EditionsPage:
    return EditionsPage(
        address="/editions/",
        title=paper.words("editions"),
        description=paper.words("editions_text"),
        feeds=(paper.feed("feed_editions", "/editions/"), paper.masthead.feed),
        editions=tuple(edition_link(told, paper.site) for told in paper.told[:NAMED]),
    )
