"""Sources: every outlet and what was taken from it, in months where that is much."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import takewhile

from digest.model import Card
from digest.site.addresses import month_address, part_address
from digest.site.layout.calendar import months_of, years_of
from digest.site.layout.listings import Listing, Marks, known_by_face
from digest.site.layout.outlets import Outlet
from digest.site.layout.paper import Paper, days_of_teasers
from digest.site.pages import (
    FrontPage,
    Link,
    Month,
    SourceEntry,
    SourceMonthPage,
    SourcePage,
    SourcesPage,
    SourceYearPage,
    Year,
)
from digest.site.words import Words

MOST = 120  # articles on a page; with long titles in scripts of three bytes some 180 kB
NEWEST = 60  # on an outlet's page where it has more, to the end of their day
NAMED = 150  # outlets on a page of all

Place = tuple[date, int]  # a month and a part of it


class SourceListing(Listing, frozen=True):
    """An outlet's page. `months` are those that hold all its articles, newest first, each with
    their number; none where the page has all of them.
    """

    source: Link
    total: int
    months: tuple[tuple[date, int], ...]

    def page(self, paper: Paper) -> SourcePage:
        return SourcePage(
            address=self.address,
            title=self.source.name,
            description=paper.words("about_source", source=self.source.name),
            feeds=(paper.masthead.feed,),
            updated=self.updated,
            source=self.source,
            articles=self.total,
            days=days_of_teasers(self.teasers(paper)),
            years=years_of(months_of(dict(self.months), self.address), self.address),
        )


class SourceMonthListing(Listing, frozen=True):
    """A part of an outlet's month, the parts before and after it, and how many articles the whole
    month has.
    """

    source: Link
    place: Place
    total: int
    before: Place | None
    after: Place | None

    def page(self, paper: Paper) -> SourceMonthPage:
        name = _place_name(self.place, paper.words)
        values = {"topic": self.source.name, "time": name}
        first = self.place[0]
        return SourceMonthPage(
            address=self.address,
            title=paper.words("topic_in", **values),
            description=paper.words("about_topic_in", **values),
            feeds=(paper.masthead.feed,),
            updated=self.updated,
            source=self.source,
            month=Month(first, month_address(first, self.source.address), self.total),
            days=days_of_teasers(self.teasers(paper)),
            previous=self._link(self.before, paper),
            following=self._link(self.after, paper),
        )

    def _link(self, place: Place | None, paper: Paper) -> Link | None:
        if place is None:
            return None
        return Link(_place_name(place, paper.words), _place_address(place, self.source))


def source_listings(paper: Paper, marks: Marks) -> Iterator[SourceListing | SourceMonthListing]:
    """The pages of every outlet, and of its months where it has more than one page shows."""
    for outlet in paper.outlets.values():
        months = _months(outlet)
        newest = _newest(outlet.articles)
        yield SourceListing(
            address=outlet.link.address,
            updated=newest[0].published,
            articles=known_by_face(newest, marks),
            source=outlet.link,
            total=len(outlet.articles),
            months=tuple((first, len(articles)) for first, articles in months.items()),
        )
        yield from _month_listings(outlet.link, months, marks)


def _month_listings(
    source: Link, months: Mapping[date, tuple[Card, ...]], marks: Marks
) -> Iterator[SourceMonthListing]:
    parts = {
        (first, number): part
        for first, articles in months.items()
        for number, part in _parts(articles)
    }
    row = [None, *parts, None]
    for at, (place, articles) in enumerate(parts.items()):
        yield SourceMonthListing(
            address=_place_address(place, source),
            updated=articles[0].published,
            articles=known_by_face(articles, marks),
            source=source,
            place=place,
            total=len(months[place[0]]),
            before=row[at + 2],
            after=row[at],
        )


def _parts(articles: tuple[Card, ...]) -> Iterator[tuple[int, tuple[Card, ...]]]:
    """A month in parts, the newest first. They are cut from its beginning, so that a full one stays
    as it is.
    """
    count = len(articles)
    for start in reversed(range(0, count, MOST)):
        yield start // MOST + 1, articles[max(0, count - start - MOST) : count - start]


def _months(outlet: Outlet) -> Mapping[date, tuple[Card, ...]]:
    """The articles of each month, newest first; none where the outlet's page has them all."""
    return outlet.months if len(outlet.articles) > MOST else {}


def _newest(articles: tuple[Card, ...]) -> tuple[Card, ...]:
    """All that fit, else whole days until there are enough."""
    if len(articles) <= MOST:
        return articles
    last = articles[NEWEST - 1].day
    return tuple(takewhile(lambda a: a.day >= last, articles[:MOST]))


def _place_address(place: Place, source: Link) -> str:
    first, part = place
    return part_address(part, month_address(first, source.address))


def _place_name(place: Place, words: Words) -> str:
    first, part = place
    name = words.month(first)
    return name if part == 1 else f"{name} ({words.number(part)})"


def source_pages(paper: Paper) -> tuple[FrontPage, ...]:
    """The list of all outlets, and the years of those that have months."""
    years = [
        _year_page(outlet.link, year, paper)
        for outlet in paper.outlets.values()
        for year in _years(outlet)
    ]
    return (*_lists(paper), *years)


def _lists(paper: Paper) -> Iterator[SourcesPage]:
    """In parts of so many names; none where nothing is from elsewhere."""
    entries = [
        SourceEntry(outlet.link, len(outlet.articles), outlet.articles[0].day)
        for outlet in paper.outlets.values()
    ]
    starts = range(0, len(entries), NAMED)
    row = [None, *(_part_link(part + 1, paper.words) for part in range(len(starts))), None]
    for part, start in enumerate(starts, 1):
        link = row[part]
        assert link
        yield SourcesPage(
            address=link.address,
            title=link.name,
            description=paper.words("sources_text"),
            feeds=(paper.masthead.feed,),
            sources=tuple(entries[start : start + NAMED]),
            total=len(entries),
            previous=row[part - 1],
            following=row[part + 1],
        )


def _part_link(part: int, words: Words) -> Link:
    name = words("sources") if part == 1 else f"{words('sources')} ({words.number(part)})"
    return Link(name, part_address(part, "/sources/"))


def _years(outlet: Outlet) -> tuple[Year, ...]:
    counts = {first: len(articles) for first, articles in _months(outlet).items()}
    return years_of(months_of(counts, outlet.link.address), outlet.link.address)


def _year_page(source: Link, year: Year, paper: Paper) -> SourceYearPage:
    values = {"topic": source.name, "time": paper.words.year(year.year)}
    return SourceYearPage(
        address=year.address,
        title=paper.words("topic_in", **values),
        description=paper.words("about_topic_in", **values),
        feeds=(paper.masthead.feed,),
        source=source,
        year=year,
    )
