"""Archives: older items by month, in a chain that leaves nothing out and stays as it is."""

from datetime import timedelta
from itertools import pairwise

import pytest

from digest.settings import FeedSettings
from digest.site.feeds.planned import PlannedFeed
from tests.factories import site
from tests.site_factories import dated, days, on
from tests.test_feed_plan import feeds, titles


def archives(found: dict[str, PlannedFeed]) -> dict[str, PlannedFeed]:
    return {name: p for name, p in found.items() if p.feed.is_archive}


def chain(found: dict[str, PlannedFeed]) -> list[PlannedFeed]:
    """What a reader finds that follows prev-archive from the feed on."""
    visited = [found["/"]]
    while (previous := visited[-1].feed.previous) is not None:
        visited.append(found[previous[0] + previous[1]])
    return visited


@pytest.mark.parametrize("size", [1, 3, 50])
@pytest.mark.parametrize("count", [1, 49, 50, 51, 62, 63, 64, 130])
def test_every_article_is_reached_from_the_feed_on(count: int, size: int) -> None:
    articles = days(count)
    found = feeds(*articles, of=site(feeds=FeedSettings(items=size)))

    visited = chain(found)
    reached = {i.item.id for p in visited for i in p.items}
    assert reached == {a.id for a in articles}
    assert len(visited) == len(archives(found)) + 1


def test_archives_point_at_both_neighbours_and_the_feed() -> None:
    found = feeds(*days(100))
    oldest_first = list(archives(found).values())

    assert [p.feed.folder for p in oldest_first] == ["/2023/09/", "/2023/10/", "/2023/11/"]
    for one, other in pairwise(oldest_first):
        assert one.feed.following == (other.feed.folder, other.feed.stem_suffix)
        assert other.feed.previous == (one.feed.folder, one.feed.stem_suffix)
    assert {p.feed.current for p in oldest_first} == {"/"}
    assert {p.formats for p in oldest_first} == {("atom",)}


def test_there_are_no_archives_while_all_is_in_the_feed() -> None:
    assert archives(feeds(*days(50))) == {}
    assert feeds(*days(50))["/"].feed.previous is None


def test_a_new_article_leaves_all_archives_but_the_last_as_they_are() -> None:
    before = archives(feeds(*days(200)))
    after = archives(feeds(*days(201)))

    same = [name for name in before if before[name] == after[name]]
    assert same == list(before)[:-1] or same == list(before)


def test_a_month_of_many_articles_is_cut_from_its_beginning() -> None:
    crowd = [
        dated("2023-09-01", f"Nr {n}", published=on("2023-09-01") + timedelta(minutes=n))
        for n in range(25)
    ]
    own = site(feeds=FeedSettings(items=10))
    before = feeds(*crowd, *days(10, "2023-10-01"), of=own)
    after = feeds(*crowd, *days(11, "2023-10-01"), of=own)

    assert [n for n in archives(before) if "/09/" in n] == [
        "/2023/09/", "/2023/09/-2", "/2023/09/-3",
    ]  # fmt: skip
    assert titles(before["/2023/09/"])[-1] == "Nr 0"
    assert [len(before[f"/2023/09/{s}"].items) for s in ("", "-2", "-3")] == [10, 10, 5]
    assert before["/2023/09/"] == after["/2023/09/"]


def test_archives_hold_summaries() -> None:
    assert {i.body for p in archives(feeds(*days(100))).values() for i in p.items} == {None}
