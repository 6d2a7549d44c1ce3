"""Editions are numbered by their days: what else there is, and when, makes no difference."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.edition.numbers import edition_number
from digest.settings import Numbering
from digest.site.pages import EditionPage, HomePage
from tests.factories import site
from tests.site_factories import dated, page, paper

FIRST = date(2023, 9, 1)  # a Friday
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
WEEKDAYS = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))


@pytest.mark.parametrize(
    ("day", "days", "number"),
    [
        ("2023-08-31", range(7), 0),
        ("2023-09-01", range(7), 7),
        ("2023-09-02", range(7), 8),
        ("2024-09-01", range(7), 7 + 366),
        ("2023-09-02", range(5), 0),
        ("2023-09-04", range(5), 8),
        ("2023-09-11", range(5), 13),
        ("2023-09-15", (4,), 9),
    ],
)
def test_days_are_counted_from_the_first(day: str, days: tuple[int, ...], number: int) -> None:
    by = Numbering(FIRST, 7, tuple(days))

    assert edition_number(date.fromisoformat(day), by) == number


def test_without_a_first_day_there_are_no_numbers() -> None:
    assert edition_number(FIRST, Numbering()) == 0


@given(DAYS, WEEKDAYS, st.integers(0, 400))
def test_a_number_is_that_of_the_day_before_and_one_more(
    first: date, days: tuple[int, ...], ahead: int
) -> None:
    by = Numbering(first, 1, days)
    counted = [
        day for n in range(ahead + 1) if (day := first + timedelta(days=n)).weekday() in days
    ]

    assert [edition_number(day, by) for day in counted] == list(range(1, len(counted) + 1))


def test_pages_of_editions_have_their_numbers() -> None:
    of = site(editions=Numbering(FIRST))
    own = paper(dated("2023-09-14"), dated("2023-09-12"), dated("2023-08-30"), of=of)

    assert page(own, "/", HomePage).edition.number == 14
    assert [link.number for link in page(own, "/", HomePage).earlier] == [12, 0]
    found = page(own, "/2023/09/14/", EditionPage)
    assert found.edition.number == 14
    assert found.previous
    assert found.previous.number == 12


def test_an_edition_added_later_changes_no_other() -> None:
    of = site(editions=Numbering(FIRST))
    before = paper(dated("2023-09-14"), dated("2023-09-05"), of=of)
    after = paper(dated("2023-09-14"), dated("2023-09-05"), dated("2023-09-04"), of=of)

    address = "/2023/09/14/"
    assert page(before, address, EditionPage) == page(after, address, EditionPage)
