"""Promises of what is kept in a file of its own: the last answer, whole, or none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.engine.latest import FOLDER, Latest


def read(last: Latest, mark: str, function: str = "gather") -> bytes | None:
    found = last.read(function, mark)
    return None if found is None else bytes(found)


def test_the_last_answer_of_each_function_is_kept(tmp_path: Path) -> None:
    last = Latest(tmp_path)
    for function, mark in (("gather", "1"), ("other", "2"), ("gather", "3")):
        last.keep(function, mark, f"{function} {mark}".encode())

    assert read(last, "1") is None
    assert read(last, "3") == b"gather 3"
    assert read(last, "3", "other") is None
    assert read(Latest(tmp_path), "2", "other") == b"other 2"
    assert len(list((tmp_path / FOLDER).iterdir())) == 2


@given(data=st.binary(max_size=40), place=st.integers(0, 1000), bit=st.integers(0, 7))
def test_a_damaged_answer_is_none(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, place: int, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("memory")
    last = Latest(folder)
    last.keep("gather", "1", data)
    (file,) = (folder / FOLDER).iterdir()
    whole = bytearray(file.read_bytes())
    whole[place % len(whole)] ^= 1 << bit
    file.write_bytes(whole)
    assert read(last, "1") is None
    file.write_bytes(whole[: place % len(whole)])
    assert read(last, "1") is None


def test_an_answer_under_another_name_is_none(tmp_path: Path) -> None:
    last = Latest(tmp_path)
    last.keep("gather", "1", b"one")
    (tmp_path / FOLDER / "gather-1").rename(tmp_path / FOLDER / "gather-2")

    assert read(last, "2") is None


def test_without_a_folder_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file stands there")
    for last in (Latest(None), Latest(tmp_path), Latest(tmp_path / "gone")):
        last.keep("gather", "1", b"one")
        assert read(last, "1") is None
