"""Promises of what is kept in files of its own: the last answer, whole, or none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.engine.latest import FOLDER, SHEETS, Latest
from digest.engine.library import ForgottenError
from digest.folded import Folded, fold
from digest.value import Value


class Answer(Value, frozen=True):
    """As large answers are: some of it folded."""

    name: str
    one: Folded[tuple[str, ...]]
    others: tuple[Folded[str], ...] = ()


def answer(name: str, *others: str) -> Answer:
    return Answer(name, fold((name, "é", name)), tuple(map(fold, others)))


def read(last: Latest, mark: str, function: str = "gather") -> Answer | None:
    return last.read(function, mark, Answer)


def test_the_last_answer_of_each_function_is_kept(tmp_path: Path) -> None:
    last = Latest(tmp_path)
    for function, mark in (("gather", "1"), ("other", "2"), ("gather", "3")):
        last.keep(function, mark, answer(f"{function} {mark}"))

    assert read(last, "1") is None
    assert read(last, "3") == answer("gather 3")
    assert read(last, "3", "other") is None
    assert read(Latest(tmp_path), "2", "other") == answer("other 2")
    assert len(list((tmp_path / FOLDER).iterdir())) == 4


@given(st.lists(st.text(max_size=5), max_size=4))
def test_what_is_folded_opens_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    last = Latest(tmp_path_factory.mktemp("memory"))
    last.keep("gather", "1", answer("a", *texts))
    found = read(last, "1")

    assert found is not None
    assert found.one.value == ("a", "é", "a")
    assert [part.value for part in found.others] == texts
    assert [bytes(part.data) for part in found.others] == [fold(text).data for text in texts]


@given(text=st.text(max_size=40), place=st.integers(0, 1000), bit=st.integers(0, 7))
def test_a_damaged_answer_is_none(
    tmp_path_factory: pytest.TempPathFactory, text: str, place: int, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("memory")
    last = Latest(folder)
    last.keep("gather", "1", answer(text))
    file = folder / FOLDER / "gather-1"
    whole = bytearray(file.read_bytes())
    whole[place % len(whole)] ^= 1 << bit
    file.write_bytes(whole)
    assert read(last, "1") is None
    file.write_bytes(whole[: place % len(whole)])
    assert read(last, "1") is None


@given(text=st.text(max_size=40), place=st.integers(0, 1000), bit=st.integers(0, 7))
def test_what_is_folded_and_damaged_is_not_opened(
    tmp_path_factory: pytest.TempPathFactory, text: str, place: int, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("memory")
    last = Latest(folder)
    last.keep("gather", "1", answer(text))
    (file,) = (folder / FOLDER).glob(f"*{SHEETS}")
    whole = bytearray(file.read_bytes())
    whole[place % len(whole)] ^= 1 << bit
    for damaged in (whole, whole[: place % len(whole)]):
        file.write_bytes(damaged)
        found = read(last, "1")
        assert found is not None
        with pytest.raises(ForgottenError):
            found.one.value  # noqa: B018
    last.forget()
    assert read(last, "1") is None


def test_an_answer_under_another_name_is_none(tmp_path: Path) -> None:
    last = Latest(tmp_path)
    last.keep("gather", "1", answer("one"))
    (tmp_path / FOLDER / "gather-1").rename(tmp_path / FOLDER / "gather-2")

    assert read(last, "2") is None


def test_half_an_answer_is_none(tmp_path: Path) -> None:
    for pattern in ("gather-1", f"*{SHEETS}"):
        last = Latest(tmp_path)
        last.keep("gather", "1", answer("one"))
        (file,) = (tmp_path / FOLDER).glob(pattern)
        file.unlink()

        assert read(last, "1") is None


def test_two_answers_to_one_question_are_not_mixed(tmp_path: Path) -> None:
    """One who was killed has left the larger part of another answer."""
    last = Latest(tmp_path)
    last.keep("gather", "1", answer("new", "text"))
    (sheets,) = (tmp_path / FOLDER).glob(f"*{SHEETS}")
    new = sheets.read_bytes()
    last.keep("gather", "1", answer("old"))
    sheets.write_bytes(new)

    found = read(last, "1")
    assert found is not None
    assert found.one.value == ("old", "é", "old")


def test_without_a_folder_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file stands there")
    for last in (Latest(None), Latest(tmp_path), Latest(tmp_path / "gone")):
        last.keep("gather", "1", answer("one"))
        assert read(last, "1") is None
        last.forget()
