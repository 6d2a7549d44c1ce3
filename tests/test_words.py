"""Words: case folded, marks kept, scripts without spaces two characters at a time."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.words import count_words, reading_minutes, words, words_and_count


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Hello, WORLD's end_of 3.5", ["hello", "world", "s", "end", "of", "3", "5"]),
        ("de", "Die Straße, STRASSE", ["die", "strasse", "strasse"]),
        ("fr", "E\u0301te\u0301 Été", ["été", "été"]),
        ("tr", "ISI İstanbul", ["ısı", "istanbul"]),
        ("bn", "আমি বাংলা, হিন্দি।", ["আমি", "বাংলা", "হিন্দি"]),
        ("hi", "नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("fa", "می\u200cخواهم رفت", ["می\u200cخواهم", "رفت"]),
        ("ko", "한국어 조선", ["한국어", "조선"]),
        ("zh", "北京市，2023年ABC", ["北京", "京市", "2023", "年", "abc"]),
        ("th", "สวัสดี", ["สวั", "วัส", "สดี"]),
        ("en", "… — !", []),
    ],
)
def test_words_are_what_a_reader_sees(lang: str, text: str, expected: list[str]) -> None:
    assert words(text, lang) == tuple(unicodedata.normalize("NFC", word) for word in expected)


def test_words_are_counted_as_they_are_read() -> None:
    assert count_words("Three small words.") == 3
    assert count_words("北京欢迎你们大家") == 5
    assert count_words("สวัสดีครับ") == 5  # seven letters, their marks not counted
    assert count_words("在 Apple 工作") == 3
    assert count_words("") == 0


def test_reading_takes_at_least_a_minute_and_else_the_nearest() -> None:
    assert reading_minutes("") == 1
    assert reading_minutes("word " * 350) == 1
    assert reading_minutes("word " * 360) == 2
    assert reading_minutes("字" * 3810) == 10


@given(st.text(st.characters()), st.sampled_from(["en", "tr", "th", ""]))
def test_any_text_has_words_of_letters_digits_and_marks(text: str, lang: str) -> None:
    for word in words(text, lang):
        assert word
        assert not any(c.isspace() or c in ".,!?_“”" for c in word)
    assert count_words(text) >= 0


@given(
    st.text(st.characters() | st.sampled_from("aé_ßİı্ু\u0345字ไทยั")), st.sampled_from(["en", "tr"])
)
def test_both_at_once_are_what_each_alone_is(text: str, lang: str) -> None:
    assert words_and_count(text, lang) == (words(text, lang), count_words(text))


def test_no_character_alone_makes_more_words_or_fewer_by_being_folded() -> None:
    for character in map(chr, range(0x11000)):
        for text in (character, f"a{character}a"):
            assert words_and_count(text, "en")[1] == count_words(text)


@given(st.text(st.sampled_from("aBcÉéß字ไทยั্র ,.")))
def test_case_and_form_make_no_difference(text: str) -> None:
    assert words(text, "en") == words(unicodedata.normalize("NFD", text), "en")
    assert words(text.casefold(), "en") == words(text, "en")
