"""What stands around a paragraph tells what it is: title, teasers, the article's own text."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.pages import label, label_lines
from digest.text.paragraphs import paragraphs_of
from digest.text.shapes import one_line

CASES = sorted(Path(__file__).parent.glob("cases/pasted/*.json"))
PROSE = "The pilots voted on Thursday to go back to work, ending a strike of nine long days."
THIRD = "The port authority expects the last of the waiting ships to be unloaded by October."
MORE = "Under the agreement, shifts will be shortened to ten hours before the winter storms."


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_paragraph_of_a_copied_page_is_told(case: Path) -> None:
    page = paragraphs_of(case.with_suffix(".txt").read_bytes().decode("utf-8-sig"))
    labels = label(tuple(p.text for p in page))

    told = [[kind, p.text[:24]] for kind, p in zip(labels, page, strict=True)]
    assert told == json.loads(case.read_text("utf-8"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 15


LINES = (
    "Strike ends", PROSE, MORE, "By", "Jane Doe", "14 September 2023", "Read also", "Next Post",
    "— With assistance from Jane Doe.", "Foto: ANTARA/Budi", "12 Comments",
    "He had said so before … Read more", "World", "***",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES)))
def test_every_paragraph_gets_one_label_and_the_title_is_single(lines: list[str]) -> None:
    labels = label(tuple(lines))

    assert len(labels) == len(lines)
    assert labels.count("title") <= 1


@given(st.lists(st.text(max_size=120) | st.sampled_from(LINES), max_size=8))
def test_lines_are_told_as_paragraphs_that_stand_on_one(texts: list[str]) -> None:
    lines = tuple(map(one_line, texts))

    assert label_lines(lines) == label(lines)


def test_a_date_between_paragraphs_is_a_heading_of_the_text() -> None:
    assert label(("News", PROSE, "14 September 2023", MORE)) == ("title", "text", "text", "text")
    assert label(("News", "14 September 2023", PROSE)) == ("title", "date", "text")


def test_the_text_resumes_after_a_box_of_headlines() -> None:
    page = ("Strike ends", PROSE, "Read also", "Sixty ships wait", "Who pays?", MORE)

    assert label(page) == ("title", "text", "teaser", "teaser", "teaser", "text")


def test_behind_next_post_only_prose_in_a_row_is_text_again() -> None:
    one = ("Strike ends", PROSE, "Next Post", "Another headline", MORE)
    two = (*one, THIRD)

    assert label(one)[2:] == ("teaser", "teaser", "teaser")
    assert label(two)[2:] == ("teaser", "teaser", "text", "text")


def test_nothing_is_text_again_behind_those_who_helped() -> None:
    page = ("Strike ends", PROSE, "—With assistance from Jane Doe.", "Next Post", "A", MORE, THIRD)

    assert label(page)[2:] == ("credit", "teaser", "teaser", "teaser", "teaser")


def test_a_headline_behind_those_who_helped_is_of_another_article() -> None:
    page = ("Strike ends", PROSE, "—With assistance from Jane Doe.", "Nine bridges", MORE)

    assert label(page)[2:] == ("credit", "teaser", "teaser")


def test_the_windows_title_yields_to_the_pages() -> None:
    page = ("Strike ends after nine days | Harbour Times", "Strike ends after nine days", PROSE)

    assert label(page) == ("furniture", "title", "text")


def test_the_name_of_the_section_is_no_title() -> None:
    page = ("World", "Pilots end their strike after nine days", PROSE)

    assert label(page) == ("furniture", "title", "text")


def test_a_name_below_the_word_for_it_is_a_byline() -> None:
    page = ("Strike ends", "Oleh", "KHUDORI", PROSE, "Editor:", "Yovita Arika")

    assert label(page) == ("title", "byline", "byline", "text", "furniture", "furniture")


def test_what_stands_on_a_page_twice_belongs_to_a_picture_or_is_left_out() -> None:
    caption = "Two ships wait outside the harbour on Sunday morning."

    assert label(("Strike ends", caption, "KOMPAS/PRIYOMBODO", caption, PROSE)) == (
        "title", "caption", "caption", "furniture", "text",
    )  # fmt: skip
    assert label(("Strike ends", PROSE, MORE, PROSE))[1:] == ("text", "text", "furniture")
