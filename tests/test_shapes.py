"""The fast ways of looking at a line tell what the plain ones tell."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.matching import matches
from digest.text.openings import expression_of
from digest.text.phrases import WORDS
from digest.text.shapes import (
    are_names,
    core,
    cut_off,
    ends_sentence,
    flat,
    is_prose,
    one_line,
    rest_behind,
    width,
)

# What prose is made of, and what has more than one form.
SIGNS = st.text(
    st.sampled_from(
        "aZßIİ é月語カｶ１，：；！？（）％…‥．"
        "\u0301\u0338\u00a0\u3000\u00a8\u2028\n\t٪ؤأىـ\u064b\u200f"
        "क \u093cऩकि़ﷺﬁ[]().»”\"'"
    )
    | st.characters()
)


def plainly_flat(text: str) -> str:
    """The definition of the flat form, as slow as it is short."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    seated = folded.translate(str.maketrans("أإآٱى", "ااااي"))
    return " ".join(re.sub("[\u064b-\u065f\u0670\u0640\u200e\u200f]", "", seated).split())


@given(SIGNS)
def test_the_flat_form_is_what_its_definition_says(text: str) -> None:
    assert flat(text) == plainly_flat(text)


def test_every_character_has_the_flat_form_of_the_definition() -> None:
    letters = [chr(n) for n in range(sys.maxunicode + 1) if not 0xD800 <= n <= 0xDFFF]
    texts = ["-".join(letters[i : i + 4096]) for i in range(0, len(letters), 4096)]

    assert [text for text in texts if flat(text) != plainly_flat(text)] == []


@given(SIGNS)
def test_the_flat_form_of_a_line_is_that_of_its_text(text: str) -> None:
    assert flat(one_line(text)) == flat(text)


@given(SIGNS)
def test_one_line_has_single_spaces_and_no_others(text: str) -> None:
    assert one_line(text) == " ".join(text.split())


def test_no_white_space_but_the_space_is_printable() -> None:
    spaces = [c for c in map(chr, range(sys.maxunicode + 1)) if c.isspace() and c.isprintable()]

    assert spaces == [" "]


@given(SIGNS)
def test_a_sentence_ends_in_a_mark_and_what_closes_around_it(text: str) -> None:
    found = re.search(r"[.!?。！？…।॥؟۔][\"'”’»」』)）\]]*$", text)

    assert ends_sentence(text) == bool(found)


@given(SIGNS)
def test_a_text_is_cut_off_by_the_longest_sign_at_its_end(text: str) -> None:
    found = re.search(r"(?:\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\)|…|\.\.\.)$", text)

    assert cut_off(text) == (found[0] if found else "")


@given(SIGNS)
def test_prose_is_wide_ends_a_sentence_and_is_whole(text: str) -> None:
    whole = ends_sentence(text) and not cut_off(text)

    assert is_prose(text) == (whole and width(text) >= 80)


def test_letters_of_east_asia_are_two_columns_wide() -> None:
    assert (width("abc"), width("語a"), width("한글"), width("é")) == (3, 3, 4, 1)


def test_the_core_is_without_bullets_but_with_signs_of_india() -> None:
    assert core("» share ›") == "share"
    assert core("• पढ़ें:") == "पढ़ें"
    assert core("12 comments (3)") == "12 comments (3)"


def test_the_rest_is_told_in_the_spelling_of_the_line() -> None:
    assert rest_behind("Von： Anna Weiß", len("von: ")) == "Anna Weiß"


@pytest.mark.parametrize("kind", WORDS)
def test_every_expression_is_one(kind: str) -> None:
    assert re.compile(expression_of(kind)).groups == 0
    # A lower case class of signs would be another one than that of the table.
    assert not re.search(r"\\[A-Z]", WORDS[kind])


def test_words_match_whole_words_only() -> None:
    assert matches("share", "button")
    assert not matches("shares", "button", after=".*")
    assert matches("分享到", "button")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jane Doe and Ravi Patel", True),
        ("Sari dan Budi", True),
        ("张三、李四", True),
        ("Jane met Ravi", False),
        ("Apollo 11", False),
        ("and of the", False),
    ],
)
def test_names_have_capitals_or_a_script_without_them(text: str, told: bool) -> None:
    assert are_names(text) == told
