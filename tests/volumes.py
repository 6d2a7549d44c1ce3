"""Papers of several months, their volumes, and which of them an edit touches."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from digest.model import Article, Origin
from digest.site.layout.volume import Volume
from digest.value import mark_of
from tests.site_factories import dated, days, on, release

WORDS = st.lists(
    st.sampled_from(["Chandrayaan", "lander", "Derna", "dams", "storm", "vote", "北京"]), max_size=4
)


def one(
    number: int, after: int, hour: int, words: list[str], topics: list[str], story: str
) -> Article:
    day = (date(2023, 8, 20) + timedelta(days=after)).isoformat()
    title = " ".join([*words, f"Nr {number}"])
    return dated(day, title, published=on(day, hour), topics=tuple(topics), story=story)


ARTICLES = st.lists(
    st.builds(
        one,
        st.integers(0, 999),
        st.integers(0, 160),
        st.integers(0, 23),
        WORDS,
        st.lists(st.sampled_from(["world", "science", "zoo"]), min_size=1, max_size=2, unique=True),
        st.sampled_from(["", "", "derna"]),
    ),
    min_size=1,
    max_size=16,
    unique_by=lambda a: a.slug.rpartition("-")[2],
)
MONTHS = days(150, origin=Origin("KCNA"))  # one a day, from September to January
MIDDLE = MONTHS[75]  # 15 November


def names(volume: Volume) -> set[str]:
    return {known.path for known in (*volume.articles, *volume.around)}


def own_names(volume: Volume) -> set[str]:
    return {known.path for known in volume.articles}


def volumes(articles: Iterable[Article], **rest: Any) -> dict[date, Volume]:
    return {volume.first: volume for volume in release(*articles, **rest).volumes}


def changed(before: dict[date, Volume], after: dict[date, Volume]) -> list[int]:
    """The months of those volumes that have another mark, the oldest first."""
    assert before.keys() == after.keys()
    return [
        first.month for first in sorted(before) if mark_of(before[first]) != mark_of(after[first])
    ]


def with_one(other: Article, path: str = MIDDLE.path) -> list[Article]:
    return [other if a.path == path else a for a in MONTHS]
