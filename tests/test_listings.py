"""Listings: an edit changes those that show it, and no page lists more than two hundred."""

import pytest
from msgspec.structs import replace

from digest.model import Article, Origin
from digest.site.layout.listings import Listing
from digest.site.printing import Press
from digest.value import mark_of
from tests.site_factories import broadsheet, dated, days, on, release
from tests.volumes import MIDDLE, MONTHS, with_one


def marks(articles: list[Article]) -> dict[str, str]:
    return {each.address: mark_of(each) for each in release(*articles).listings}


def changed(articles: list[Article]) -> set[str]:
    """The addresses of listings that an edit of the months touches."""
    before, after = marks(MONTHS), marks(articles)
    return {a for a in before.keys() | after.keys() if before.get(a) != after.get(a)}


def test_a_new_body_touches_no_listing() -> None:
    assert changed(with_one(replace(MIDDLE, body="f" * 16))) == set()


def test_a_new_headline_touches_its_week_and_the_month_of_its_source() -> None:
    assert changed(with_one(replace(MIDDLE, title="Another"))) == {
        "/2023/w46/", "/sources/kcna/2023/11/",
    }  # fmt: skip


def test_an_article_from_elsewhere_touches_what_it_is_on() -> None:
    more = dated("2023-11-15", "Elsewhere", origin=Origin("BBC"))

    assert changed([*MONTHS, more]) == {"/2023/w46/", "/sources/bbc/"}


def test_a_day_added_to_a_week_that_had_none_touches_its_neighbours() -> None:
    more = dated("2023-08-01", "Long before")

    assert changed([*MONTHS, more]) == {"/2023/w31/", "/2023/w35/"}


def test_an_outlet_s_new_spelling_renames_its_pages_when_most_have_it() -> None:
    few = days(3, origin=Origin("kcna"))
    own = release(*few, dated("2023-10-01", origin=Origin("KCNA")))

    listing = next(each for each in own.listings if each.address == "/sources/kcna/")
    assert listing.page(own.paper).title == "kcna"


def test_a_listing_that_stands_is_not_laid_out() -> None:
    own = release(*days(3))

    class Unasked(Listing, frozen=True):
        pass

    press = Press(broadsheet(), own.frame, "", str)
    print_ = press.listing(Unasked("/x/", on("2023-09-14"), ()), own.paper)
    assert print_.paths == ("x/index.html",)
    with pytest.raises(NotImplementedError):
        list(print_.make())


def busy() -> list[Article]:
    """Forty articles a day from one outlet, for five weeks."""
    return [
        dated(day.day.isoformat(), f"{day.title} {n}", path=f"{day.path}{n}", origin=Origin("KCNA"))
        for day in days(35)
        for n in range(40)
    ]


def test_no_page_of_days_lists_more_than_two_hundred() -> None:
    for each in release(*busy()).pages:
        listed = sum(len(day.teasers) for day in getattr(each, "days", ()))
        assert listed <= 200, each.address
