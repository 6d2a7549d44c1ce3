"""What an edit touches: the volume of its month, and those that may show what it changes."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from digest.model import Article, Origin, Picture, Reference, Sentence, Summary
from digest.site.layout.bound import lay_out_volume
from digest.site.layout.plans import FeedPlan
from digest.value import encoded
from tests.site_factories import asset, days, on, release, text
from tests.volumes import ARTICLES, MIDDLE, MONTHS, WORDS, changed, names, volumes, with_one


@pytest.mark.parametrize(
    "fields",
    [
        {"body": "f" * 16},
        {"length": 999},
        {"note": "<p>Corrected.</p>"},
        {"license": "CC BY 4.0"},
        {"credit": "Ayu"},
        {"via": "https://a.example/"},
        {"updated": on("2023-11-16", 20)},
        {"pin": True},
        {"origin": Origin("KCNA", "https://kcna.example/", "Kim")},
    ],
    ids=str,
)
def test_what_the_articles_own_page_says_touches_its_volume_alone(fields: dict[str, Any]) -> None:
    after = with_one(replace(MIDDLE, **fields))

    assert changed(volumes(MONTHS), volumes(after)) == [11]


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Another headline"},
        {"summary": Summary("editor", (Sentence("Another."),))},
        {"minutes": 7},
        {"authors": ("Ayu",)},
        {"tags": ("Java",)},
        {"origin": Origin("BBC")},
    ],
    ids=str,
)
def test_a_headline_touches_the_volumes_that_may_show_it(fields: dict[str, Any]) -> None:
    after = with_one(replace(MIDDLE, **fields))

    assert changed(volumes(MONTHS), volumes(after)) == [10, 11, 12]


FIELDS: dict[str, Any] = {
    "id": "tag:other.example,2023:x",
    "slug": "elsewhere",
    "title": "Another headline",
    "lang": "id",
    "published": on("2023-11-16", 3),
    "updated": on("2023-11-17", 20),
    "summary": Summary("editor", (Sentence("Another."),)),
    "topics": ("culture",),
    "authors": ("Ayu",),
    "origin": Origin("KCNA", "https://kcna.example/", "Kim"),
    "via": "https://a.example/",
    "license": "CC BY 4.0",
    "picture": Picture("content/a.jpg", "A picture"),
    "body": "f" * 16,
    "length": 999,
    "terms": "f" * 16,
    "tags": ("Java",),
    "minutes": 7,
    "note": "<p>Corrected.</p>",
    "credit": "Ayu",
}


def archived(articles: list[Article]) -> dict[str, FeedPlan]:
    """The archived feeds, by their paths."""
    of = release(*articles, assets=(asset("content/a.jpg"),))
    bound = [lay_out_volume(v, of.frame, of.named_by(v)) for v in of.volumes]
    return {plan.path: plan for each in bound for plan in each.archives}


@pytest.mark.parametrize("name", FIELDS)
def test_an_archived_feed_is_made_again_where_it_says_something_else(name: str) -> None:
    """And only there: an edited body, which it does not hold, leaves it as it is."""
    before = archived(MONTHS)
    after = archived(with_one(replace(MIDDLE, **{name: FIELDS[name]})))
    assert before.keys() == after.keys()

    made_of_others = {p for p in after if encoded(after[p].made_of) != encoded(before[p].made_of)}
    assert made_of_others == {p for p in after if after[p].feed() != before[p].feed()}
    others = {"body", "length", "terms", "tags", "minutes", "note", "credit"}
    assert bool(made_of_others) == (name not in others)


@settings(max_examples=40)
@given(ARTICLES, st.integers(0, 15), WORDS)
def test_a_new_title_touches_the_volumes_whose_window_holds_it(
    articles: list[Article], place: int, words: list[str]
) -> None:
    own = articles[place % len(articles)]
    renamed = replace(own, title=" ".join(["New", *words]))
    before = volumes(articles)
    after = volumes([renamed if a.path == own.path else a for a in articles])

    holding = [first.month for first in sorted(before) if own.path in names(before[first])]
    assert changed(before, after) == holding


@settings(max_examples=40)
@given(ARTICLES, st.integers(0, 15))
def test_a_new_body_touches_one_volume(articles: list[Article], place: int) -> None:
    own = articles[place % len(articles)]
    rewritten = replace(own, body="f" * 16)
    before = volumes(articles)
    after = volumes([rewritten if a.path == own.path else a for a in articles])

    assert changed(before, after) == [own.day.month]


def test_news_leave_the_older_volumes_as_they_are() -> None:
    before, after = volumes(MONTHS), volumes(days(151, origin=Origin("KCNA")))

    assert changed(before, after) == [12, 1]


def test_links_and_pictures_and_notes_are_part_of_a_volume() -> None:
    picture, target = "content/map.png", MONTHS[140]
    linked = replace(MIDDLE, references=(Reference(target.path, 3, False),))
    before = volumes(with_one(linked))
    moved = [replace(a, slug="moved") if a.path == target.path else a for a in with_one(linked)]
    assert changed(before, volumes(moved)) == [11, 12, 1]

    shown = with_one(replace(MIDDLE, picture=Picture(picture)))
    small, large = (volumes(shown, assets=(asset(picture, width=width),)) for width in (8, 800))
    assert changed(small, large) == [10, 11, 12]

    notes = [text(MIDDLE.day.isoformat(), "days", body=mark) for mark in ("a" * 16, "b" * 16)]
    plain, other = (volumes(MONTHS, texts=(note,)) for note in notes)
    assert changed(plain, other) == [11]
    assert changed(volumes(MONTHS), plain) == [11]
