"""The store: what it gives back is what was kept, whatever has befallen its file."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.engine.remembering import Remembering
from digest.engine.store import Store
from digest.engine.workers import Workers
from digest.value import digest_of
from tests.law import damage
from tests.project import NOBODY

KINDS = ("answers", "bodies", "state")
ROWS = {digest_of(b"%d" % n): b"row %d " % n * (n * 7 % 60) for n in range(120)}
damages = st.sampled_from((damage.flip, damage.truncate, damage.fill))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return filled(tmp_path / "memo.sqlite")


def filled(file: Path) -> Path:
    store = Store(file)
    for kind in KINDS:
        store.save(kind, ROWS.items())
    store.close()
    return file


def found(file: Path, kind: str = "answers") -> dict[str, bytes]:
    store = Store(file)
    rows = store.fetch(kind, list(ROWS))
    store.close()
    return rows


def holds(store: Store, key: str = digest_of(b"new")) -> bool:
    """Whether a row that is kept can be had again, from the same store."""
    store.save("answers", [(key, b"new")])
    return store.fetch("answers", [key]) == {key: b"new"}


def test_what_was_kept_is_found_by_another_store(file: Path) -> None:
    assert [found(file, kind) for kind in KINDS] == [ROWS, ROWS, ROWS]


def test_a_row_that_nobody_kept_is_not_found(file: Path) -> None:
    assert Store(file).fetch("answers", [digest_of(b"nobody")]) == {}


def test_a_row_that_was_kept_twice_is_the_later_one(file: Path) -> None:
    key = next(iter(ROWS))
    store = Store(file)
    store.save("answers", [(key, b"one")])
    store.save("answers", [(key, b"two")])

    assert store.fetch("answers", [key]) == {key: b"two"}
    store.close()


@given(deed=damages, places=st.lists(st.integers(0, 1 << 24), min_size=1, max_size=40))
@settings(max_examples=40)
def test_a_damaged_file_gives_rows_as_they_were_or_none(
    tmp_path_factory: pytest.TempPathFactory, deed: damage.Deed, places: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    file = filled(folder / "memo.sqlite")
    for place in places:
        deed(file, place)

    for kind in KINDS:
        assert found(file, kind).items() <= ROWS.items()
    store = Store(file)
    assert holds(store)
    store.close()
    shutil.rmtree(folder)


@given(places=st.lists(st.integers(0, 1 << 24), min_size=1, max_size=9), rows=st.booleans())
@settings(max_examples=30)
def test_a_file_damaged_while_it_is_open_gives_rows_as_they_were_or_none(
    tmp_path_factory: pytest.TempPathFactory, places: list[int], rows: bool
) -> None:
    folder = tmp_path_factory.mktemp("open")
    file = filled(folder / "memo.sqlite")
    store = Store(file)
    for place in places:
        if rows:
            damage.swap_rows(file, place, with_seals=place % 2 == 0)
        else:
            damage.flip(file, place)
        for kind in KINDS:
            assert store.fetch(kind, list(ROWS)).items() <= ROWS.items()
    assert holds(store)
    store.close()
    shutil.rmtree(folder)


@pytest.mark.parametrize("with_seals", [False, True])
def test_rows_in_each_others_places_are_missing(file: Path, with_seals: bool) -> None:
    for place in range(40):
        damage.swap_rows(file, place, with_seals)

    assert found(file).items() < ROWS.items()


def test_a_value_of_another_type_is_missing(file: Path) -> None:
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("UPDATE answers SET value = 7 WHERE place % 3 = 0")
        base.execute("UPDATE answers SET value = CAST(value AS TEXT) WHERE place % 3 = 1")

    assert found(file).items() < ROWS.items()


@pytest.mark.parametrize("content", [b"", b"no such thing", os.urandom(5000), bytes(8192)])
def test_what_is_no_database_is_made_anew(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "memo.sqlite"
    file.write_bytes(content)

    store = Store(file)
    assert holds(store)
    store.close()
    assert digest_of(b"new") in Store(file).fetch("answers", [digest_of(b"new")])


def test_a_database_of_other_tables_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "memo.sqlite"
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("CREATE TABLE answers (place TEXT, other TEXT)")
        base.execute("CREATE VIEW bodies AS SELECT 1 AS place, 2 AS seal, 3 AS value")
    store = Store(file)

    assert holds(store)
    assert store.fetch("bodies", list(ROWS)) == {}
    store.close()


def test_a_folder_in_the_place_of_the_file_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "memo.sqlite").mkdir()

    assert holds(Store(tmp_path / "memo.sqlite"))


def test_while_another_holds_the_lock_rows_are_held_in_memory(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: whole(*a, **k | {"timeout": 0.01}))
    store = Store(file)
    with closing(whole(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert holds(store)
        assert holds(Store(file))
    store.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="becomes a user without rights, which root alone can")
def test_a_folder_that_may_not_be_written_does_no_harm(file: Path) -> None:
    file.parent.chmod(0o555)
    child = os.fork()
    if not child:
        os.setuid(NOBODY)
        store = Store(file)
        os._exit(0 if holds(store) else 1)

    assert os.waitpid(child, 0)[1] == 0


def test_without_a_file_rows_are_held_in_memory() -> None:
    assert holds(Store(None))


@pytest.mark.skipif(os.geteuid() != 0, reason="mounts a small disk, which root alone can")
def test_on_a_full_disk_rows_are_held_in_memory(tmp_path: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no right to mount here")
    try:
        store = Store(tmp_path / "memo.sqlite")
        rows = {digest_of(b"large %d" % n): os.urandom(30_000) for n in range(20)}
        for row in rows.items():
            store.save("bodies", [row])
        lost = rows.keys() - store.fetch("bodies", list(rows)).keys()
        assert holds(store)
        store.close()
        again = Store(tmp_path / "memo.sqlite")
        assert again.fetch("bodies", list(rows)).items() <= rows.items()
        again.close()
        assert len(lost) < len(rows)
    finally:
        subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


def test_what_nobody_wants_any_more_goes_in_time(tmp_path: Path) -> None:
    """Fifty builds of rows of their own: the file is never larger than a dozen of them."""
    file = tmp_path / "memo.sqlite"
    sizes = []
    for build in range(50):
        rows = {digest_of(b"%d %d" % (build, n)): bytes(4096) for n in range(200)}
        store = Store(file)
        store.save("answers", rows.items())
        store.sweep(partial(dict, answers=rows.keys()))
        assert store.fetch("answers", list(rows)) == rows
        store.close()
        sizes.append(file.stat().st_size)

    assert max(sizes) <= 12 * sizes[0]


def test_two_engines_keep_their_answers_side_by_side(tmp_path: Path) -> None:
    store = Store(tmp_path / "memo.sqlite")
    one, other = (Remembering(store, name, Workers(1)) for name in ("one", "other"))
    one.each(called_by("one"), ("value",), None)
    other.each(called_by("other"), ("value",), None)
    store.close()

    again = Store(tmp_path / "memo.sqlite")
    answers = [
        Remembering(again, name, Workers(1)).each(called_by("new"), ("value",), None)
        for name in ("one", "other", "third")
    ]
    assert answers == [("one",), ("other",), ("new",)]


def test_two_functions_have_answers_of_their_own(tmp_path: Path) -> None:
    memo = Remembering(Store(tmp_path / "memo.sqlite"), "engine", Workers(1))

    assert memo.each(upper, ("value",), None) == ("VALUE",)
    assert memo.each(title, ("value",), None) == ("Value",)


def test_an_answer_is_given_again_while_the_same_is_asked(tmp_path: Path) -> None:
    memo, called = Remembering(Store(tmp_path / "memo.sqlite"), "engine", Workers(1)), []

    def count(value: tuple[str, ...]) -> int:
        called.append(value)
        return len(value)

    asked = [("a",), ("a", "b"), ("a", "b"), ("a",)]
    assert [memo.again("length", value, count) for value in asked] == [1, 2, 2, 1]
    assert called == [("a",), ("a", "b"), ("a",)]
    assert memo.again("other", ("a",), len) == 1


def test_what_an_answer_that_is_given_again_was_made_of_stays(tmp_path: Path) -> None:
    file = tmp_path / "memo.sqlite"
    store = Store(file)
    memo = Remembering(store, "engine", Workers(1))
    for turn in range(30):  # more than are needed until what nobody asks for is gone
        memo.again("all", "value", lambda value: memo.each(called_by("one"), (value,), None))
        memo.each(upper, (f"{turn}" * 100_000,), None)
        memo.tidy()
    store.close()

    after = Remembering(Store(file), "engine", Workers(1))
    assert after.each(called_by("other"), ("value",), None) == ("one",)


def called_by(who: str) -> Callable[[str, None], str]:
    """A function whose answer says who was asked; all of them have one name."""

    def call(value: str, known: None) -> str:
        return who

    return call


def upper(value: str, known: None) -> str:
    return value.upper()


def title(value: str, known: None) -> str:
    return value.title()
