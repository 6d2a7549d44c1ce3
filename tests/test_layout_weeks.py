"""Weeks: seven days each, whatever month or year they are of."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Article
from digest.site.layout.fitting import fitting
from digest.site.layout.paper import LISTED
from digest.site.layout.weeks import week_of
from digest.site.pages import ArchivePage, EditionPage, MonthPage, WeekPage, YearPage
from tests.factories import site
from tests.site_factories import dated, days, page, pages, paper
from tests.volumes import ARTICLES


@pytest.mark.parametrize(
    ("day", "address", "first", "last"),
    [
        ("2023-09-14", "/2023/w37/", "2023-09-11", "2023-09-17"),
        ("2023-09-01", "/2023/w35/", "2023-08-28", "2023-09-03"),
        ("2024-12-30", "/2025/w01/", "2024-12-30", "2025-01-05"),
        ("2021-01-03", "/2020/w53/", "2020-12-28", "2021-01-03"),
        ("2023-01-01", "/2022/w52/", "2022-12-26", "2023-01-01"),
        ("9999-12-31", "/9999/w52/", "9999-12-27", "9999-12-31"),
    ],
)
def test_a_week_is_that_of_iso_8601(day: str, address: str, first: str, last: str) -> None:
    found = week_of(date.fromisoformat(day))

    assert found.address == address
    assert found.days == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_week_has_its_headlines_by_day_and_the_existing_weeks_beside_it() -> None:
    names = ("2023-08-15", "2023-08-31", "2023-09-03", "2023-09-14")
    found = page(paper(*map(dated, names)), "/2023/w35/", WeekPage)

    assert found.title == "Week 35, 2023"
    assert "Aug 28\u2009–\u2009Sep 3, 2023" in found.description
    assert [day.day.isoformat() for day in found.days] == ["2023-09-03", "2023-08-31"]
    assert found.articles == 2
    assert found.previous
    assert found.previous.address == "/2023/w33/"
    assert found.following
    assert found.following.address == "/2023/w37/"


def test_the_first_and_the_last_week_have_one_neighbour() -> None:
    own = paper(dated("2023-08-15"), dated("2023-09-14"))

    assert page(own, "/2023/w33/", WeekPage).previous is None
    assert page(own, "/2023/w37/", WeekPage).following is None


def test_a_week_is_the_same_in_every_language() -> None:
    own = paper(*days(14, "2023-09-03"), of=site(language="ar"))

    assert len(page(own, "/2023/w36/", WeekPage).days) == 7
    assert page(own, "/2023/w36/", WeekPage).title == "الأسبوع 36 من عام 2023"


def test_editions_months_and_years_lead_to_their_weeks() -> None:
    own = paper(dated("2023-08-31"), dated("2023-09-01"), dated("2023-09-14"))

    assert page(own, "/2023/09/14/", EditionPage).week.address == "/2023/w37/"
    weeks = [w.number for w in page(own, "/2023/09/", MonthPage).weeks]
    assert weeks == [37, 35]
    assert [w.number for w in page(own, "/2023/", YearPage).weeks] == [37, 35]


def test_a_year_that_has_but_a_week_has_a_page_above_it() -> None:
    own = paper(dated("2024-12-30"), dated("2024-12-02"))
    found = page(own, "/2025/", YearPage)

    assert (found.year.articles, found.year.months) == (0, ())
    assert [week.address for week in found.weeks] == ["/2025/w01/"]
    assert found.previous
    assert found.previous.address == "/2024/"
    assert [year.year for year in page(own, "/archive/", ArchivePage).years] == [2024]


@settings(max_examples=40)
@given(ARTICLES)
def test_every_article_is_in_exactly_its_week(articles: list[Article]) -> None:
    found = pages(paper(*articles))
    weeks = [p for p in found.values() if isinstance(p, WeekPage)]

    shown = [(w.week, t.address) for w in weeks for day in w.days for t in day.teasers]
    assert sorted(a for _, a in shown) == sorted(a.address for a in articles)
    by_address = {a.address: a.day for a in articles}
    assert all(week.first <= by_address[a] <= week.last for week, a in shown)
    for week in weeks:
        assert week.week.last - week.week.first == timedelta(days=6)
        assert f"/{week.week.year}/" in found


def crowd(day: str, count: int) -> list[Article]:
    return [dated(day, f"{day} {n}", path=f"content/{day}-{n}.md") for n in range(count)]


def test_a_full_week_shows_as_much_as_fits_and_leads_to_the_rest() -> None:
    own = paper(*crowd("2023-09-14", 190), *crowd("2023-09-13", 20))
    first, second = page(own, "/2023/w37/", WeekPage).days

    assert (len(first.teasers), first.more) == (LISTED - 20, 190 - (LISTED - 20))
    assert (len(second.teasers), second.more) == (20, 0)


@given(st.lists(st.integers(1, 300), max_size=60), st.integers(1, 400))
def test_what_is_cut_fits_and_no_more_would(counts: list[int], most: int) -> None:
    fit = fitting(counts, most)
    shown = sum(min(count, fit) for count in counts)

    assert shown <= max(most, len(counts))
    assert shown == sum(counts) or sum(min(count, fit + 1) for count in counts) > most
