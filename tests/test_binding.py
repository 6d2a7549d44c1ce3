"""A paper bound by the month: a volume names all that its pages are made of, and no more."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from digest.edition.related import WINDOW
from digest.model import Article, Picture, Reference, Sentence, Summary
from digest.site.addresses import day_address, month_address, topic_address
from digest.site.feeds.write import feed_paths
from digest.site.layout.binding import addresses_in, beside
from digest.site.layout.bound import lay_out_volume, related_within, shown_of
from digest.site.layout.volume import Beside
from digest.site.pages import ArticlePage
from digest.site.release import Release
from digest.value import Value, encoded, mark_of
from tests.site_factories import asset, dated, release
from tests.volumes import ARTICLES, MONTHS, names, own_names

# Every page once


@settings(max_examples=40)
@given(ARTICLES)
def test_every_page_is_of_one_volume_or_of_none(articles: list[Article]) -> None:
    of = release(*articles)
    bound = [place for v in of.volumes for place in addresses_in(v, of.frame, of.addresses)]

    laid_out = sorted(page.address for page in of.pages)
    others = (*(page.address for page in of.front), *(one.address for one in of.listings))
    assert laid_out == sorted([*others, *bound])
    assert len(laid_out) == len(set(laid_out))


@settings(max_examples=40)
@given(ARTICLES)
def test_a_volume_has_the_pages_of_its_month(articles: list[Article]) -> None:
    of = release(*articles)

    for volume in of.volumes:
        months = [a for a in articles if a.day.replace(day=1) == volume.first]
        wanted = {a.address for a in months} | {day_address(a.day) for a in months}
        wanted |= {month_address(volume.first)}
        topics = {topic for a in months for topic in a.topics}
        wanted |= {month_address(volume.first, topic_address(topic)) for topic in topics}
        bound = lay_out_volume(volume, of.frame, of.named_by(volume))
        assert {page.address for page in bound.pages} == wanted
        assert sorted(page.address for page in bound.pages) == sorted(
            addresses_in(volume, of.frame, of.addresses)
        )
    assert {v.first for v in of.volumes} == {a.day.replace(day=1) for a in articles}


def test_no_articles_no_volumes() -> None:
    assert release().volumes == ()


# All that pages depend on


@settings(max_examples=40)
@given(ARTICLES)
def test_a_volume_is_laid_out_from_what_it_names(articles: list[Article]) -> None:
    of = release(*articles)

    for volume in of.volumes:
        named = of.named_by(volume)
        assert named.keys() == names(volume)
        for known in (*volume.articles, *volume.around):
            assert mark_of(named[known.path]) == known.mark
        alone = lay_out_volume(volume, of.frame, named)
        other = lay_out_volume(volume, of.frame, of.whole)
        assert (alone.pages, alone.feeds) == (other.pages, other.feeds)


@settings(max_examples=40)
@given(ARTICLES, ARTICLES)
def test_equal_volumes_of_equal_frames_have_equal_pages(
    before: list[Article], after: list[Article]
) -> None:
    """What else is in the paper does not matter."""
    one, other = release(*before, *MONTHS), release(*after, *MONTHS)
    made = {v: lay_out_volume(v, one.frame, one.named_by(v)) for v in one.volumes}

    for volume in other.volumes if one.frame == other.frame else ():
        if volume in made:
            bound = lay_out_volume(volume, other.frame, other.named_by(volume))
            assert (made[volume].pages, made[volume].feeds) == (bound.pages, bound.feeds)


ALIKE = {"title": "Chandrayaan lander and Pragyan rover"}
TITLED = {"title": "Another headline"}
LISTING = {"related": (Reference(MONTHS[100].path, 1, False),)}
NOVEMBER, LAST, DECEMBER = 75, 89, 95  # the 15th, the 29th, and the 5th
Fields = dict[int, dict[str, Any]]  # of articles of MONTHS, by their places

SHOWN: dict[str, tuple[Fields, Fields]] = {
    "the next before it": ({}, {60: TITLED}),
    "the next after it": ({}, {91: TITLED}),
    "a neighbour": (
        {NOVEMBER: ALIKE, DECEMBER: ALIKE},
        {DECEMBER: ALIKE | {"summary": Summary("editor", (Sentence("Another."),))}},
    ),
    "a new neighbour": ({NOVEMBER: ALIKE}, {DECEMBER: ALIKE}),
    "a neighbour's picture": (
        {NOVEMBER: ALIKE, DECEMBER: ALIKE},
        {DECEMBER: ALIKE | {"picture": Picture("content/a.jpg")}},
    ),
    "a neighbour no more, since its words are not rare": (
        {NOVEMBER: ALIKE, NOVEMBER + 5: ALIKE},
        dict.fromkeys(range(92, 105), ALIKE),
    ),
    "a story that goes on": (
        {LAST: {"story": "x"}, 93: {"story": "x"}},
        {93: {"story": "x"} | TITLED},
    ),
    "an editor's list": ({NOVEMBER: LISTING}, {100: TITLED}),
}


@pytest.mark.parametrize("case", SHOWN)
def test_what_the_pages_of_a_month_show_of_others_is_told(case: str) -> None:
    def november(fields: Fields) -> tuple[str, object]:
        articles = [replace(a, **fields.get(place, {})) for place, a in enumerate(MONTHS)]
        of = release(*articles, assets=(asset("content/a.jpg"),))
        volume = next(v for v in of.volumes if v.first.month == 11)
        named = of.named_by(volume)
        bound = lay_out_volume(volume, of.frame, named)
        return shown_of(volume, named, bound.related), (bound.pages, bound.feeds)

    given, changed = SHOWN[case]
    (shown, pages), (others, other_pages) = november(given), november(given | changed)

    assert pages != other_pages
    assert shown != others


def test_what_is_near_to_none_of_its_articles_is_not_shown_by_a_month() -> None:
    def shown(*more: Article) -> dict[int, str]:
        of = release(*MONTHS, *more)
        return {
            volume.first.month: shown_of(volume, named, related_within(volume, named))
            for volume in of.volumes
            for named in (of.named_by(volume),)
        }

    far = dated("2023-12-10", "Unlike them all", topics=("zoo",))
    before, after = shown(), shown(far)

    assert far.path in {p for v in release(*MONTHS, far).volumes for p in names(v)}
    assert [month for month in before if before[month] != after[month]] == [12]


@settings(max_examples=40)
@given(ARTICLES, ARTICLES)
def test_what_is_made_of_the_same_is_the_same(before: list[Article], after: list[Article]) -> None:
    """Pages and archived feeds are known by what they are laid out from, and not laid out."""
    one, other = release(*before, *MONTHS), release(*after, *MONTHS)
    if one.frame != other.frame:
        return
    made: dict[bytes, Value] = {}
    for of in (one, other):
        for volume in of.volumes:
            bound = lay_out_volume(volume, of.frame, of.named_by(volume))
            plans = [(plan.path, plan.made_of, plan.page()) for plan in bound.articles]
            feeds = [(plan.path, plan.made_of, plan.feed()) for plan in bound.archives]
            for path, made_of, laid_out in (*plans, *feeds):
                assert made.setdefault(encoded((path, made_of)), laid_out) == laid_out


def test_a_plan_knows_the_file_of_what_it_plans() -> None:
    of = release(*MONTHS)

    for volume in of.volumes:
        bound = lay_out_volume(volume, of.frame, of.named_by(volume))
        for plan in bound.articles:
            page = plan.page()
            assert (plan.address, plan.path, plan.updated) == (
                page.address,
                page.path,
                page.updated,
            )
        assert [(plan.path,) for plan in bound.archives] == [
            feed_paths(plan.feed()) for plan in bound.archives
        ]
    assert any(volume.archives for volume in of.volumes)


@settings(max_examples=40)
@given(ARTICLES)
def test_around_a_volume_are_the_window_and_the_next_on_either_side(
    articles: list[Article],
) -> None:
    of = release(*articles)
    row = list(of.articles)

    for volume in of.volumes:
        held = [place for place, a in enumerate(row) if a.path in own_names(volume)]
        near = {
            a.path
            for a in row
            if any(abs((a.day - row[place].day).days) <= WINDOW for place in held)
        }
        near |= {a.path for a in row[max(held[0] - 1, 0) : held[-1] + 2]}
        assert {known.path for known in volume.around} == near - own_names(volume)


# Rows


def test_what_is_beside_what() -> None:
    new, middle, old = date(2023, 9, 3), date(2023, 9, 2), date(2023, 8, 1)

    assert beside([new, middle, old]) == {
        new: Beside(previous=middle),
        middle: Beside(previous=old, following=new),
        old: Beside(following=middle),
    }
    assert beside([]) == {}


def test_rows_go_on_from_volume_to_volume() -> None:
    """The last article of a month leads to the first of the next that has any."""
    september, november = dated("2023-09-30", "One"), dated("2023-11-01", "Two")
    of: Release = release(september, november)
    pages = {page.title: page for page in of.pages if isinstance(page, ArticlePage)}

    assert pages["One"].following
    assert pages["One"].following.title == "Two"
    assert pages["Two"].previous
    assert pages["Two"].previous.title == "One"
