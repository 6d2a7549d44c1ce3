"""Months as grids, years, the archive: each leads to the existing one before and after it."""

from datetime import date

from digest.site.layout.calendar import months_of, years_of
from digest.site.pages import ArchivePage, MonthPage, YearPage
from tests.factories import site
from tests.site_factories import dated, page, pages, paper

DAYS = ("2021-12-31", "2023-02-01", "2023-02-28", "2023-09-14")


def month(address: str, lang: str = "en", names: tuple[str, ...] = DAYS) -> MonthPage:
    own = paper(*(dated(name) for name in names), of=site(language=lang))
    return page(own, address, MonthPage)


def year(address: str) -> YearPage:
    return page(paper(*(dated(name) for name in DAYS)), address, YearPage)


def numbers(of: MonthPage) -> list[list[int]]:
    return [[cell.number for cell in week] for week in of.month.weeks]


def test_a_month_is_a_grid_from_the_locales_first_weekday() -> None:
    german, american = month("/2023/09/", "de"), month("/2023/09/", "en-US")

    assert numbers(german)[0] == [0, 0, 0, 0, 1, 2, 3]  # from Monday
    assert numbers(american)[0] == [0, 0, 0, 0, 0, 1, 2]  # from Sunday
    assert numbers(month("/2023/09/", "ar-EG"))[0] == [0, 0, 0, 0, 0, 0, 1]  # from Saturday
    assert all(len(week) == 7 for week in numbers(german))
    assert [n for week in numbers(german) for n in week if n] == list(range(1, 31))


def test_days_with_news_lead_to_their_edition_and_others_nowhere() -> None:
    cells = {c.number: c for week in month("/2023/02/").month.weeks for c in week if c.number}

    assert cells[1].address == "/2023/02/01/"
    assert cells[1].stories == 1
    assert [n for n, cell in cells.items() if cell.address] == [1, 28]


def test_the_last_month_that_a_calendar_knows_is_a_grid() -> None:
    found = month("/9999/12/", names=("9999-12-30",))

    assert [n for week in numbers(found) for n in week if n] == list(range(1, 32))


def test_months_lead_to_those_that_exist() -> None:
    found = month("/2023/02/")

    assert found.previous is not None
    assert found.following is not None
    assert (found.previous.address, found.following.address) == ("/2021/12/", "/2023/09/")
    assert month("/2021/12/").previous is None
    assert month("/2023/09/").following is None


def test_a_month_holds_its_headlines_by_day() -> None:
    found = month("/2023/02/")

    assert [(d.day.day, len(d.teasers)) for d in found.days] == [(28, 1), (1, 1)]
    assert found.month.articles == 2


def test_years_lead_to_those_that_exist() -> None:
    last = year("/2023/")

    assert last.previous is not None
    assert last.previous.address == "/2021/"
    assert last.following is None
    assert [m.first.month for m in last.year.months] == [9, 2]
    assert all(m.weeks for m in last.year.months)
    assert last.year.articles == 3


def test_the_archive_counts_everything() -> None:
    found = page(paper(*(dated(name) for name in DAYS)), "/archive/", ArchivePage)

    assert [(y.year, y.articles) for y in found.years] == [(2023, 3), (2021, 1)]
    assert sum(m.articles for y in found.years for m in y.months) == len(DAYS)


def test_a_site_without_articles_has_an_empty_archive() -> None:
    found = [type(p) for p in pages(paper()).values()]

    assert [kind for kind in found if kind in (MonthPage, YearPage, ArchivePage)] == [ArchivePage]


def test_months_and_years_keep_their_folder() -> None:
    months = months_of({date(2023, 9, 1): 1, date(2023, 8, 1): 3}, "/topics/world/")

    assert [m.address for m in months] == ["/topics/world/2023/09/", "/topics/world/2023/08/"]
    assert [y.address for y in years_of(months, "/topics/world/")] == ["/topics/world/2023/"]
    assert [m.articles for m in months] == [1, 3]
