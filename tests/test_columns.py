"""Text in columns: what takes two of them, where lines may be parted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.columns import columns, wrapped


@pytest.mark.parametrize(
    ("text", "wide"), [("", 0), ("abc", 3), ("新聞", 4), ("é", 1), ("e\u0301", 1), ("\u2068a", 1)]
)
def test_east_asian_letters_take_two_columns_and_marks_none(text: str, wide: int) -> None:
    assert columns(text) == wide


def test_lines_are_parted_at_spaces_and_begin_as_asked() -> None:
    assert wrapped("one two three four", 10, "  ", "- ") == "- one two\n  three\n  four"


def test_an_address_is_never_parted() -> None:
    address = "https://digest.example/" + "a" * 80

    assert wrapped(f"See {address} now", 20) == f"See\n{address}\nnow"


def test_scripts_without_spaces_are_parted_between_letters_but_not_before_a_stop() -> None:
    assert wrapped("東京は晴れ。大阪は「雨」だ。", 10) == "東京は晴\nれ。大阪は\n「雨」だ。"


def test_words_in_another_script_stay_whole() -> None:
    assert wrapped("使用Python写成", 7) == "使用\nPython\n写成"


@given(st.text(), st.integers(4, 80), st.sampled_from(["", "  ", "> "]))
def test_nothing_is_lost_and_lines_are_no_longer_than_asked(
    text: str, most: int, indent: str
) -> None:
    lines = wrapped(text, most, indent).split("\n")
    inner = [line.removeprefix(indent) for line in lines]

    assert "".join(inner).replace(" ", "") == "".join(text.split())
    for line in inner:
        # What is longer cannot be parted: it has no space in it.
        assert columns(indent + line) <= most or " " not in line


@given(st.text(alphabet="東京新聞はれ", min_size=1), st.integers(4, 40))
def test_lines_of_east_asian_letters_are_full(text: str, most: int) -> None:
    *full, last = wrapped(text, most).split("\n")

    assert {columns(line) for line in full} <= {most - most % 2}
    assert 0 < columns(last) <= most
