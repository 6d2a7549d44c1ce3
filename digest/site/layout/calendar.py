"""Months, years and the archive, of the whole paper or of one topic."""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from digest.site.addresses import day_address, month_address, year_address
from digest.site.layout.paper import Paper, days_of
from digest.site.layout.volume import Beside
from digest.site.layout.weeks import weeks_of
from digest.site.pages import ArchivePage, CalendarDay, Month, MonthPage, Week, Year, YearPage


def months_of(counts: Mapping[date, int], folder: str = "/") -> tuple[Month, ...]:
    """Months without their grids, by their first days and how many articles each has; `folder`
    holds their pages.
    """
    return tuple(
        Month(first, month_address(first, folder), count) for first, count in counts.items()
    )


def years_of(months: Iterable[Month], folder: str = "/") -> tuple[Year, ...]:
    return tuple(
        Year(year, year_address(year, folder), sum(m.articles for m in group), tuple(group))
        for year, found in groupby(months, key=lambda m: m.first.year)
        if (group := list(found))
    )


def _with_grid(month: Month, stories: dict[date, int], first_weekday: int) -> Month:
    weeks = calendar.Calendar(first_weekday).monthdayscalendar(month.first.year, month.first.month)
    grid = tuple(tuple(_cell(number, month.first, stories) for number in week) for week in weeks)
    return Month(month.first, month.address, month.articles, grid)


def _cell(number: int, first: date, stories: dict[date, int]) -> CalendarDay:
    if not number:
        return CalendarDay()
    day = first.replace(day=number)
    count = stories.get(day, 0)
    return CalendarDay(number, day_address(day) if count else "", count)


def year_pages(paper: Paper) -> tuple[YearPage | ArchivePage, ...]:
    """The years and the archive of them all."""
    months = _months_with_grids(paper)
    weeks: dict[int, list[Week]] = defaultdict(list)
    for week in weeks_of(told.day for told in paper.told):
        weeks[week.year].append(week)
    years = _with_years_of_weeks(years_of(months), weeks)
    return (*_year_pages(years, weeks, paper), _archive(months, paper))


def _with_years_of_weeks(years: tuple[Year, ...], weeks: Iterable[int]) -> tuple[Year, ...]:
    """A year has a page too where nothing but a week of it has begun in the one before, or gone on
    into the one after.
    """
    held = {year.year: year for year in years}
    rest = {year: Year(year, year_address(year), 0, ()) for year in weeks if year not in held}
    return tuple(year for _, year in sorted((held | rest).items(), reverse=True))


def _months_with_grids(paper: Paper) -> tuple[Month, ...]:
    stories = {told.day: len(told.stories) for told in paper.told}
    weekday = paper.words.first_weekday
    counts = {first: len(group) for first, group in paper.months.items()}
    return tuple(_with_grid(m, stories, weekday) for m in months_of(counts))


def month_page(paper: Paper, beside: Beside) -> MonthPage:
    """The page of the one month that the paper holds."""
    (month,) = _months_with_grids(paper)
    return MonthPage(
        address=month.address,
        title=paper.words.month(month.first),
        description=paper.words("about_month", month=paper.words.month(month.first)),
        feeds=(paper.masthead.feed,),
        updated=paper.articles[0].published,
        month=month,
        weeks=weeks_of(told.day for told in paper.told),
        days=days_of(paper.articles, paper),
        previous=named(beside.previous),
        following=named(beside.following),
    )


def named(first: date | None, folder: str = "/") -> Month | None:
    """A neighbour by its name alone: what is in it does not matter here."""
    return Month(first, month_address(first, folder), 0) if first else None


def _year_pages(
    years: tuple[Year, ...], weeks: Mapping[int, list[Week]], paper: Paper
) -> list[YearPage]:
    return [
        YearPage(
            address=year.address,
            title=paper.words.year(year.year),
            description=paper.words("about_year", year=paper.words.year(year.year)),
            feeds=(paper.masthead.feed,),
            year=year,
            weeks=tuple(weeks.get(year.year, ())),
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
