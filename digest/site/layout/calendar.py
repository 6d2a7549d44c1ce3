"""Months, years and the archive, of the whole paper or of one topic."""

import calendar
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import groupby

from digest.model import Article
from digest.site.addresses import day_address, month_address, year_address
from digest.site.layout.paper import Paper, days_of
from digest.site.pages import ArchivePage, CalendarDay, Month, MonthPage, Year, YearPage


def months_of(articles: Iterable[Article], folder: str = "/") -> tuple[Month, ...]:
    """Months newest first, without their grids; `folder` is where their pages are."""
    counts = Counter(a.day.replace(day=1) for a in articles)
    return tuple(
        Month(first, month_address(first, folder), counts[first])
        for first in sorted(counts, reverse=True)
    )


def years_of(months: Iterable[Month], folder: str = "/") -> tuple[Year, ...]:
    return tuple(
        Year(year, year_address(year, folder), sum(m.articles for m in group), tuple(group))
        for year, found in groupby(months, key=lambda m: m.first.year)
        if (group := list(found))
    )


def _with_grid(month: Month, stories: dict[date, int], first_weekday: int) -> Month:
    weeks = calendar.Calendar(first_weekday).monthdatescalendar(month.first.year, month.first.month)
    grid = tuple(tuple(_cell(day, month.first, stories) for day in week) for week in weeks)
    return Month(month.first, month.address, month.articles, grid)


def _cell(day: date, first: date, stories: dict[date, int]) -> CalendarDay:
    if day.month != first.month:
        return CalendarDay()
    count = stories.get(day, 0)
    return CalendarDay(day.day, day_address(day) if count else "", count)


def calendar_pages(paper: Paper) -> tuple[MonthPage | YearPage | ArchivePage, ...]:
    stories = {e.day: len(e.stories) for e in paper.editions}
    weekday = paper.words.first_weekday
    months = tuple(_with_grid(m, stories, weekday) for m in months_of(paper.articles))
    years = years_of(months)
    return (*_month_pages(months, paper), *_year_pages(years, paper), _archive(months, paper))


def _month_pages(months: tuple[Month, ...], paper: Paper) -> list[MonthPage]:
    by_month = {
        first: tuple(group)
        for first, group in groupby(paper.articles, key=lambda a: a.day.replace(day=1))
    }
    return [
        MonthPage(
            address=month.address,
            title=paper.words.month(month.first),
            description=paper.words("about_month", month=paper.words.month(month.first)),
            feeds=(paper.masthead.feed,),
            updated=by_month[month.first][0].published,
            month=month,
            days=days_of(by_month[month.first], paper),
            previous=_bare(months[place + 1]) if place + 1 < len(months) else None,
            following=_bare(months[place - 1]) if place else None,
        )
        for place, month in enumerate(months)
    ]


def _bare(month: Month) -> Month:
    """A neighbour by its name alone: what is in it does not matter here."""
    return Month(month.first, month.address, 0)


def _year_pages(years: tuple[Year, ...], paper: Paper) -> list[YearPage]:
    return [
        YearPage(
            address=year.address,
            title=str(year.year),
            description=paper.words("about_year", year=str(year.year)),
            feeds=(paper.masthead.feed,),
            year=year,
            previous=_named(years[place + 1]) if place + 1 < len(years) else None,
            following=_named(years[place - 1]) if place else None,
        )
        for place, year in enumerate(years)
    ]


def _named(year: Year) -> Year:
    return Year(year.year, year.address, 0, ())


def _archive(months: tuple[Month, ...], paper: Paper) -> ArchivePage:
    return ArchivePage(
        address="/archive/",
        title=paper.words("archive"),
        description=paper.words("archive_text"),
        feeds=(paper.masthead.feed,),
        years=years_of(Month(m.first, m.address, m.articles) for m in months),
    )
