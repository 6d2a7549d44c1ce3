"""Words of Western texts are those that the expression for all scripts would find."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from digest.text.western import count_western, western_words
from digest.text.words import count_words, words

# All that the character set holds; five of its bytes stand for nothing.
LETTERS = bytes(range(256)).decode("cp1252", errors="ignore")
WORD = re.compile(r"[^\W_]+")

western = st.text(st.sampled_from(LETTERS))


def found(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFC", text.casefold()))


def test_every_letter_of_the_set_is_folded_and_every_other_sign_parts_words() -> None:
    for letter in LETTERS:
        text = f"{letter} a{letter}b"
        assert western_words(text) == tuple(found(text))
        assert count_western(text) == len(WORD.findall(text))


@given(western)
def test_words_are_those_of_the_expression(text: str) -> None:
    assert words(text, "en") == western_words(text) == tuple(found(text))
    assert count_words(text) == count_western(text) == len(WORD.findall(text))


@given(st.text(st.characters(max_codepoint=127)))
def test_folding_ascii_letters_makes_words_neither_more_nor_less(text: str) -> None:
    assert count_western(text) == len(western_words(text) or ())


@given(western, st.characters().filter(lambda c: c not in LETTERS), western)
def test_a_text_with_another_letter_is_left_to_the_expression(a: str, c: str, b: str) -> None:
    assert western_words(a + c + b) is None
    assert count_western(a + c + b) is None
