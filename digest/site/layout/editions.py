"""The home page and the day editions."""

from collections.abc import Iterator
from functools import partial

from digest.model import Edition
from digest.site.cards import card_of
from digest.site.layout.front import on_front
from digest.site.layout.paper import Paper, days_of_teasers, edition_link
from digest.site.layout.parts import index_of, parts_of
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
    shown = on_front(edition, paper)
    return HomePage(
        address="/",
        title=title,
        description=about,
        feeds=(paper.masthead.feed, paper.feed("feed_editions", "/editions/")),
        updated=max(a.updated or a.published for a in edition.articles),
        edition=edition_link(edition, paper.site),
        minutes=minutes(edition),
        note=note_of(edition, paper),
        lead=shown.lead,
        headlines=shown.headlines,
        sections=shown.sections,
        earlier=tuple(edition_link(told, paper.site) for told in paper.told[1 : EARLIER + 1]),
        recent=_recent(paper),
        more=shown.more,
    )


def _recent(paper: Paper) -> tuple[Day, ...]:
    """The headlines of earlier editions, of each day as many as fit."""
    leads = (story.lead for edition in paper.editions[1 : EARLIER + 1] for story in edition.stories)
    return days_of_teasers((paper.teasers[lead.path] for lead in leads), RECENT)


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
        page
        for place, edition in enumerate(paper.editions)
        for page in _pages(edition, row[place + 2], row[place], paper)
    ]


def _pages(
    edition: Edition, before: EditionLink | None, after: EditionLink | None, paper: Paper
) -> Iterator[EditionPage]:
    """An edition's page, or all where it has several."""
    link = edition_link(edition, paper.site)
    parts = parts_of(edition, paper)
    places = index_of(parts, paper)
    row = [None, *(part.link for part in parts), None]
    for number, part in enumerate(parts, 1):
        yield EditionPage(
            address=part.link.address,
            title=part.link.name,
            description=paper.words(
                "about_day",
                date=paper.words.day(link.day) if number == 1 else part.link.name,
                stories=paper.words("stories", count=link.stories),
            ),
            feeds=(paper.feed("feed_editions", "/editions/"), paper.masthead.feed),
            image=card_of(paper.site, link.day, link.address, paper.words.long_day(link.day)),
            updated=part.updated,
            edition=link,
            minutes=minutes(edition),
            note=note_of(edition, paper) if number == 1 else None,
            sections=part.sections,
            week=week_of(link.day),
            previous=before,
            following=after,
            part=number,
            before=row[number - 1],
            after=row[number + 1],
            index=places,
        )


def editions_page(paper: Paper) -> EditionsPage:
    return EditionsPage(
        address="/editions/",
        title=paper.words("editions"),
        description=paper.words("editions_text"),
        feeds=(paper.feed("feed_editions", "/editions/"), paper.masthead.feed),
        editions=tuple(edition_link(told, paper.site) for told in paper.told[:NAMED]),
    )
