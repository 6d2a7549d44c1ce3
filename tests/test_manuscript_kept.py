"""What is made of a source can be put away and taken out again, and is what it was."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.content.article import make_article
from digest.content.values import at_fixed_offset
from digest.model import Manuscript, Source
from tests.factories import reading, source
from tests.markdown_texts import articles, marked, pieced

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "content").rglob("*.md"))
# Zones with summer time, half hours, and odd seconds in the days of their own sun.
ZONES = ("UTC", "Asia/Jakarta", "Europe/Berlin", "America/St_Johns", "Africa/Monrovia", "Asia/Gaza")


def assert_kept(made: Manuscript) -> None:
    put_away = msgspec.msgpack.encode(made)
    taken_out = msgspec.msgpack.decode(put_away, type=Manuscript)

    assert taken_out == made
    assert msgspec.msgpack.encode(taken_out) == put_away


def matters() -> st.SearchStrategy[str]:
    """Front matter whose lines may be right or wrong."""
    moments = st.datetimes(datetime(1500, 1, 1), datetime(2199, 12, 31)).map(str)
    dates = moments | st.sampled_from(["2023-10-29 02:30", "2023-09-14", "14 September 2023", "?"])
    words = st.sampled_from(["Storm", '"Storm: over"', "[a, b]", "yes", "", "https://a.example/b"])
    keys = st.sampled_from(["title", "topics", "tags", "summary", "source", "authors", "image"])
    said = st.dictionaries(st.sampled_from(["date", "updated", "expires"]), dates)
    others = st.dictionaries(keys, words)
    return st.tuples(said, others).map(
        lambda both: "".join(f"{key}: {value}\n" for key, value in (both[0] | both[1]).items())
    )


@given(matters(), articles() | pieced() | marked() | st.text(), st.sampled_from(ZONES))
@example("date: 1700-01-01\n", "a", "Africa/Monrovia")
@example("draft: true\n", "a", "Asia/Jakarta")
@example("date: 2023-10-29T00:30:00Z\nexpires: 2023-10-29\n", "a", "Europe/Berlin")
@example("date: 2023-10-29T01:30:00Z\n", "a", "Europe/Berlin")
def test_a_manuscript_is_what_it_was(matter: str, body: str, zone: str) -> None:
    text = f"---\n{matter}---\n{body}".encode("utf-8", "replace")

    assert_kept(make_article(source(text), reading(timezone=zone)))


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_every_article_of_the_example_is(file: Path) -> None:
    path = file.relative_to(ROOT).as_posix()

    assert_kept(make_article(Source(path, file.read_bytes()), reading()))


# Moments


@given(
    st.datetimes(datetime(1500, 1, 1), datetime(2199, 12, 31)),
    st.sampled_from(ZONES),
    st.integers(0, 1),
)
def test_a_moment_keeps_its_clock_and_all_but_its_seconds_of_offset(
    clock: datetime, zone: str, fold: int
) -> None:
    moment = clock.replace(tzinfo=ZoneInfo(zone), fold=fold)
    fixed = at_fixed_offset(moment)
    before, after = moment.utcoffset(), fixed.utcoffset()

    assert fixed.replace(tzinfo=None) == clock
    assert before is not None
    assert after is not None
    assert abs(after - before) <= timedelta(seconds=30)
    assert after % timedelta(minutes=1) == timedelta()


def test_the_second_of_two_equal_hours_stays_the_second() -> None:
    twice = make_article(
        source("---\ntitle: a\ndate: 2023-10-29T01:30:00Z\n---\na"),
        reading(timezone="Europe/Berlin"),
    )

    assert twice.article
    assert twice.article.published.isoformat() == "2023-10-29T02:30:00+01:00"
