"""Which feeds there are, what is in them, and what never changes."""

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from digest.model import Article, Origin, Picture
from digest.settings import FeedSettings, Site
from digest.site.feeds.planned import PlannedFeed
from digest.site.layout.plain import feed_groups
from tests.factories import site
from tests.site_factories import asset, dated, days, feeds_of, on, paper, text


def feeds(*articles: Article, of: Site | None = None, **rest: Any) -> dict[str, PlannedFeed]:
    """Feeds by their folder, archives with their suffix after it."""
    planned = feeds_of(paper(*articles, of=of, **rest))
    return {p.feed.folder + p.feed.stem_suffix: p for p in planned}


def titles(of: PlannedFeed) -> list[str]:
    return [i.item.title for i in of.items]


def test_there_is_a_feed_of_the_site_of_each_topic_and_language_and_of_editions() -> None:
    found = feeds(dated("2023-09-14"), dated("2023-09-13", lang="id", topics=("science",)))

    assert list(found) == [
        "/", "/topics/world/", "/topics/science/", "/languages/en/", "/languages/id/", "/editions/",
    ]  # fmt: skip
    assert len(found["/topics/science/"].items) == len(found["/languages/en/"].items) == 1


def test_a_site_without_articles_has_its_feed() -> None:
    found = feeds()

    assert list(found) == ["/"]
    assert found["/"].items == ()


def test_feeds_are_called_as_pages_call_them() -> None:
    own = paper(dated("2023-09-14"), dated("2023-09-13", lang="id"), of=site(language="de"))

    named = [link for group in feed_groups(own) for link in group.feeds]
    planned = {p.feed.folder: (p.feed.title, p.feed.lang) for p in feeds_of(own)}
    assert planned == {link.folder: (link.title, link.lang or "de") for link in named}


# Ids ------------------------------------------------------------------------------------------


def ids(found: dict[str, PlannedFeed]) -> set[str]:
    return {p.feed.id for p in found.values()} | {
        i.item.id for p in found.values() for i in p.items
    }


def test_ids_survive_title_slug_and_the_sites_address_and_name() -> None:
    own = dated("2023-09-14", "Storm")
    moved = replace(own, title="The storm", slug="the-storm")

    before = ids(feeds(own, of=site()))
    assert ids(feeds(moved, of=site(base_url="https://new.example/p/", title="New"))) == before
    assert ids(feeds(own, of=site(id="another"))) != before


def test_an_articles_id_survives_its_date() -> None:
    own = dated("2023-09-14", "Storm")
    moved = replace(own, published=on("2023-09-20"))

    assert feeds(own)["/"].items[0].item.id == feeds(moved)["/"].items[0].item.id == own.id


def test_no_two_feeds_or_editions_share_an_id() -> None:
    found = feeds(*days(60))

    every = [p.feed.id for p in found.values()] + [i.item.id for i in found["/editions/"].items]
    assert len(set(every)) == len(every)


def test_the_date_of_a_feed_is_its_newest_items() -> None:
    changed = on("2023-09-14", 20)
    found = feeds(dated("2023-09-13", updated=changed), dated("2023-09-14"))

    assert found["/"].feed.updated == changed
    assert feeds()["/"].feed.updated == datetime(1970, 1, 1, tzinfo=UTC)  # and nobody's clock
    assert all(p.feed.updated == max(i.item.updated for i in p.items) for p in found.values())


# Items ----------------------------------------------------------------------------------------


def test_an_item_is_called_described_and_sorted_as_the_article() -> None:
    own = dated("2023-09-14", "Storm", topics=("science", "world"), origin=Origin("KCNA"))
    item = feeds(own)["/"].items[0].item

    assert (item.title, item.summary, item.url) == (
        "Storm", "Storm.", "https://digest.example/2023/09/14/storm/",
    )  # fmt: skip
    assert [(t.name, t.url) for t in item.topics] == [
        ("Science", "https://digest.example/topics/science/"),
        ("World", "https://digest.example/topics/world/"),
    ]


def test_a_picture_is_enclosed_with_its_real_length_and_type() -> None:
    picture = Picture("content/2023/09/14/a b.WEBP", "A map")
    own = dated("2023-09-14", "Storm", picture=picture)
    enclosure = feeds(own, assets=(asset(picture.path, length=777),))["/"].items[0].item.enclosure

    assert enclosure is not None
    assert (enclosure.type, enclosure.length, enclosure.alt) == ("image/webp", 777, "A map")
    assert enclosure.url == "https://digest.example/2023/09/14/storm/a%20b.WEBP"
    assert feeds(own)["/"].items[0].item.enclosure is None


def test_a_feed_of_summaries_holds_no_bodies() -> None:
    found = feeds(dated("2023-09-14"), of=site(feeds=FeedSettings(content="summary")))

    assert {i.body for i in found["/"].items} == {None}


def test_the_original_is_named_below_the_body_in_the_sites_language() -> None:
    origin = Origin("A & B", "https://kcna.example/?a=1&b=2")
    after = feeds(dated("2023-09-14", origin=origin), of=site(language="id"))["/"].items[0].after

    assert after.startswith('<p lang="id"><a href="https://kcna.example/?a=1&amp;b=2"')
    assert "A &amp; B" in after


def test_an_article_from_the_right_keeps_its_direction() -> None:
    item = feeds(dated("2023-09-14", lang="ar"))["/"].items[0]

    assert item.before == '<div lang="ar" dir="rtl">'
    assert item.after.startswith("</div>")


# Editions -------------------------------------------------------------------------------------


def test_editions_are_one_item_a_day_with_every_headline() -> None:
    one = [dated("2023-09-14", f"<{n}>", story="storm", path=f"content/{n}.md") for n in range(3)]
    found = feeds(*one, dated("2023-09-14", "خبر", lang="ar"), *days(3), of=site(language="id"))
    items = found["/editions/"].items

    assert [i.item.published.day for i in items] == [14, 3, 2, 1]
    assert items[0].item.title == "Kamis, 14 Sep 2023"
    assert items[0].item.url == "https://digest.example/2023/09/14/"
    shown = items[0].edition
    assert shown is not None
    told = [{teaser.title for teaser in (s.lead, *s.others)} for s in shown.stories]
    assert told == [{"<0>", "<1>", "<2>"}, {"خبر"}]


def test_the_editors_note_belongs_to_the_item() -> None:
    note = text("2023-09-14", "days")
    shown = feeds(dated("2023-09-14"), texts=(note,))["/editions/"].items[0].edition

    assert shown is not None
    assert shown.note is not None
    assert shown.note.body == note.body


def test_an_edition_changes_when_an_article_of_it_does() -> None:
    later = on("2023-09-14", 22)
    item = feeds(dated("2023-09-14", updated=later))["/editions/"].items[0].item

    assert (item.published, item.updated) == (on("2023-09-14"), later)


# How much -------------------------------------------------------------------------------------


def test_a_feed_holds_fifty_items_the_newest() -> None:
    found = feeds(*days(120))

    assert {len(p.items) for p in found.values() if not p.feed.is_archive} == {50}
    newest = [i.item.published for i in found["/"].items]
    assert newest == sorted(newest, reverse=True)
    assert newest[0].date().isoformat() == "2023-12-29"


@pytest.mark.parametrize("length", [10_000, 60_000, 400_000])
def test_a_feed_is_cut_before_it_grows_too_large_but_never_empty(length: int) -> None:
    found = feeds(*days(60, length=length))["/"]

    assert 1 <= len(found.items) <= max(1, 250_000 // length)


def test_articles_of_one_moment_are_in_one_order() -> None:
    same: datetime = on("2023-09-14")
    articles = [dated("2023-09-14", f"Nr {n}", published=same) for n in range(9)]

    assert titles(feeds(*articles)["/"]) == titles(feeds(*reversed(articles))["/"])
