"""Words as an index has them, and what it is told of a text."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.indexing import HEAD, OFTEN, ONCE, SHELVES, TITLE, index_entry, shelf
from digest.text.stems import ALGORITHMS, algorithms, stemmer, term, terms
from digest.text.words import words

LANGUAGES = ("en", "id", "ar", "zh", "ja", "de", "fr", "ru", "hi", "tr", "th", "sw")
TEXTS = st.text(
    st.sampled_from("aeiouBCdnstkgßñÉİıσςάабвйёاللوةيحكومخबनीคกิ银行利率日本は 、。.,-'_\n\u0301０ﬁ")
)


def weights(entry: str) -> dict[str, int]:
    return {word[1:]: int(word[0]) for line in entry.split("\n") for word in line.split()}


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("en", "announced announcing announcement announces"),
        ("id", "mengumumkan pengumuman diumumkan umumkan umum"),
        ("ar", "حكومة الحكومة للحكومة والحكومة"),
        ("de", "Haus Hauses Häuser Häusern"),
        ("fr", "élection élections elections"),
        ("ru", "ёлка елка ёлки"),
        ("hi", "चुनाव चुनावों"),
    ],
)
def test_forms_of_a_word_are_one(lang: str, forms: str) -> None:
    assert len({term(word.casefold(), lang) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [("en", "news", "new"), ("id", "makan", "ikan"), ("ar", "والد", "الد")],
)
def test_other_words_stay_others(lang: str, one: str, other: str) -> None:
    assert term(one, lang) != term(other, lang)


def test_foreign_words_are_stemmed_by_the_rules_of_their_script() -> None:
    assert term("elections", "zh") == term("election", "en")
    assert term("الحكومة", "en") == term("حكومة", "ar")
    assert dict(algorithms("sw")).get("latin") is None


def test_of_chinese_two_neighbours_are_a_term_and_one_character_too() -> None:
    assert set(terms("银行利率", "zh")) == {"银行", "行利", "利率", "银", "行", "利", "率"}


def test_a_word_weighs_what_its_best_place_is_worth() -> None:
    entry = index_entry("en", "Harbours", ["Nets mended"], "A harbour. Nets. " + "Whales. " * 3)

    assert weights(entry) == {
        "harbour/eng": TITLE,
        "net/eng": HEAD,
        "mend/eng": HEAD,
        "whale/eng": OFTEN,
        "a/eng": ONCE,
    }


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_every_word_of_a_text_is_in_its_entry_on_its_shelf(text: str, lang: str) -> None:
    entry = index_entry(lang, "", [], text)
    lines = entry.split("\n")

    assert len(lines) == SHELVES
    for word in words(unicodedata.normalize("NFKC", text), lang):
        found = term(word, lang)
        assert re.search(rf"(?<!\S)\d{re.escape(found)}(?!\S)", lines[shelf(found)]), word


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_an_entry_depends_on_its_text_alone(text: str, lang: str) -> None:
    stemmer.cache_clear()
    first = index_entry(lang, text, [text], text)
    term.cache_clear()

    assert index_entry(lang, text, [text], text) == first


def test_there_are_rules_for_every_language_that_claims_some() -> None:
    for lang, name in ALGORITHMS:
        assert name in dict(algorithms(lang)).values()
        assert stemmer(name)("a")


def test_stems_are_told_apart_by_their_rules() -> None:
    rules = {algorithm for _, algorithm in ALGORITHMS}

    assert len({algorithm[:3] for algorithm in rules}) == len(rules)
    assert term("rocket", "no") != term("rocks", "en")
    assert shelf(term("harbour", "en")) == shelf("harbour/xyz") == shelf("harbour")
