"""Weeks: the headlines of seven days, across the bounds of months and years."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from digest.site.addresses import week_address
from digest.site.layout.listings import Listing, Marks, known_by_face
from digest.site.layout.paper import Paper, days_of_teasers
from digest.site.pages import Week, WeekPage
from digest.site.words import Words


class WeekListing(Listing, frozen=True):
    """A week by its Monday, and the Mondays of the weeks with articles before and after it."""

    first: date
    before: date | None
    after: date | None

    def page(self, paper: Paper) -> WeekPage:
        week, name = week_of(self.first), week_name(self.first, paper.words)
        return WeekPage(
            address=self.address,
            title=name,
            description=paper.words("about_week", week=name, days=paper.words.span(*week.days)),
            feeds=(paper.masthead.feed,),
            updated=self.updated,
            week=week,
            articles=len(self.articles),
            days=days_of_teasers(self.teasers(paper)),
            previous=week_of(self.before) if self.before else None,
            following=week_of(self.after) if self.after else None,
        )


def week_listings(paper: Paper, marks: Marks) -> Iterator[WeekListing]:
    """Every week with articles, newest first."""
    # Days are counted from a Monday, the first of January of the year 1.
    groups = groupby(paper.articles, key=lambda a: (a.published.toordinal() - 1) // 7)
    weeks = {date.fromordinal(7 * number + 1): tuple(group) for number, group in groups}
    row = [None, *weeks, None]
    for place, (first, articles) in enumerate(weeks.items()):
        yield WeekListing(
            address=week_address(first),
            updated=articles[0].published,
            articles=known_by_face(articles, marks),
            first=first,
            before=row[place + 2],
            after=row[place],
        )


def weeks_of(days: Iterable[date]) -> tuple[Week, ...]:
    """The weeks that some days belong to, in the order of the days."""
    return tuple(week_of(monday) for monday in dict.fromkeys(map(_monday, days)))


def week_of(day: date) -> Week:
    first = _monday(day)
    year, number, _ = first.isocalendar()
    last = date.fromordinal(min(first.toordinal() + 6, date.max.toordinal()))
    return Week(year, number, week_address(first), first, last)


def week_name(day: date, words: Words) -> str:
    """ "Week 37, 2023"."""
    week = week_of(day)
    return words("week_in", week=words("week", number=week.number), year=words.year(week.year))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
