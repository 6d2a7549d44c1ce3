"""The ledger: a file whose bytes may have changed is read; one that has rested is not."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.engine.ledger import TICK, Ledger
from digest.value import digest_of

SECOND = 1_000_000_000
NOW = 1_700_000_000 * SECOND
OLD = NOW - 10 * SECOND


class About(NamedTuple):
    """What a file system says of a file."""

    st_size: int = 4
    st_mtime_ns: int = OLD
    st_ctime_ns: int = OLD
    st_ino: int = 7


def said(**different: int) -> os.stat_result:
    return About(**different)  # type: ignore[return-value]


def entered(about: os.stat_result, now: int = NOW) -> Ledger:
    """The ledger of the build after the one that read the file."""
    before = Ledger(now)
    before.enter("a.md", about, "mark")
    return Ledger(now + SECOND, before.entries, before.sizes)


def test_a_file_that_has_rested_is_known() -> None:
    assert entered(said()).known("a.md", said()) == "mark"


def test_a_file_of_another_path_is_not() -> None:
    assert entered(said()).known("b.md", said()) == ""


@pytest.mark.parametrize("field", About._fields)
def test_a_file_of_which_anything_else_is_said_is_not_known(field: str) -> None:
    other = getattr(About(), field) + 1

    assert entered(said()).known("a.md", said(**{field: other})) == ""


@pytest.mark.parametrize("field", ["st_mtime_ns", "st_ctime_ns"])
@pytest.mark.parametrize("age", [-SECOND, 0, 1, SECOND, TICK])
def test_a_file_that_was_young_when_it_was_read_is_read_again(field: str, age: int) -> None:
    young = said(**{field: NOW - age})

    assert entered(young).known("a.md", young) == ""


def test_a_file_a_little_older_than_a_tick_is_known() -> None:
    about = said(st_mtime_ns=NOW - TICK - 1, st_ctime_ns=NOW - TICK - 1)

    assert entered(about).known("a.md", about) == "mark"


def test_where_the_clock_cannot_be_asked_nothing_is_entered() -> None:
    assert entered(said(), now=0).known("a.md", said()) == ""


def test_a_file_from_the_future_is_read_every_time() -> None:
    """As after the clock was set back: its time may come a second time."""
    future = said(st_ctime_ns=NOW + 3600 * SECOND)

    assert entered(future).known("a.md", future) == ""


@given(
    writes=st.lists(st.integers(0, 5 * SECOND), min_size=1, max_size=12),
    reads=st.lists(st.integers(0, 5 * SECOND), min_size=1, max_size=12),
    coarse=st.sampled_from((1, 4_000_000, SECOND, 2 * SECOND)),
    keeps_time=st.booleans(),
)
def test_whatever_the_grain_of_the_clock_a_known_mark_is_that_of_the_bytes(
    writes: list[int], reads: list[int], coarse: int, keeps_time: bool
) -> None:
    """Writes and builds at any moments; times are cut to what the file system counts.

    `keeps_time`: whoever writes sets the time of change of the bytes back to what it was.
    """
    moments = sorted([(at, "write") for at in writes] + [(at, "read") for at in reads])
    bytes_now, changed, ledger = 0, OLD // coarse * coarse, Ledger(0)
    for at, what in moments:
        clock = (NOW + at) // coarse * coarse
        if what == "write":
            bytes_now, changed = bytes_now + 1, clock
            continue
        about = said(st_mtime_ns=OLD if keeps_time else changed, st_ctime_ns=changed)
        ledger = Ledger(clock, ledger.entries)
        mark = ledger.known("a.md", about)
        assert mark in ("", str(bytes_now))
        if not mark:
            ledger.enter("a.md", about, str(bytes_now))


def test_a_file_that_is_asked_for_no_more_is_forgotten() -> None:
    ledger = entered(said())

    assert ledger.entries == {}
    ledger.known("a.md", said())
    assert list(ledger.entries) == ["a.md"]


def test_a_file_is_read_once_it_has_rested(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"text")
    later = file.stat().st_ctime_ns + 10 * SECOND
    first = Ledger(later)

    assert first.read(str(file)) == (b"text", digest_of(b"text"))
    assert Ledger(later, first.entries).known(str(file), file.stat()) == digest_of(b"text")


def test_a_file_whose_time_was_put_back_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"text")
    about = file.stat()
    first = Ledger(about.st_ctime_ns + 10 * SECOND)
    first.mark(str(file))
    while file.stat().st_ctime_ns == about.st_ctime_ns:
        file.write_bytes(b"TEXT")
        os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))

    assert Ledger(0, first.entries).mark(str(file)) == digest_of(b"TEXT")
