"""Plain text is text: no sign in it is markup, and every paragraph stays one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.content.pasted import Pasted
from digest.content.plaintext import read_plain, typographic
from digest.model import Block
from tests.hypertext import elements, ids, text_of

PATH = "content/2023/09/14/storm.txt"
RAIN = "It rained on Thursday in the whole of Java, and the rivers rose."
WIND = "On Friday it blew, and the harbour of Batam was closed for ships."


def plain(text: str, title: str = "Storm over Java", lang: str = "en") -> Pasted:
    return read_plain(text, lang, PATH, 1, title)


def test_paragraphs() -> None:
    found = plain(f"{RAIN}\n\n{WIND}\n").body

    assert found.html == f'<p id="p-1">{RAIN}</p>\n<p id="p-2">{WIND}</p>\n'
    assert found.blocks == (Block("paragraph", RAIN, 1), Block("paragraph", WIND, 2))
    assert found.text == f"{RAIN} {WIND}"
    assert found.notices == ()


@pytest.mark.parametrize(
    "sign",
    ["# ", "- ", "> ", "1. ", "    ", "* ", "***", "`a`", "**a**", "[a](b)", "![a](b)", "<b>a</b>",
     "<script>alert(1)</script>", "&amp;", "&lt;", "|a|b|", "~~a~~", "[^1]", "\\*", "<!-- a -->"],
)  # fmt: skip
def test_no_sign_is_markup(sign: str) -> None:
    text = f"{sign} {RAIN}".strip()
    html = plain(f"{WIND}\n\n{text}\n\n{WIND[:-1]} again.\n").body.html

    assert " ".join(text.split()) in text_of(html)
    assert {name for name, _ in elements(html)} == {"p"}


def test_addresses_are_links_without_what_tracks() -> None:
    html = plain(f"{RAIN} See (https://a.example/?utm_source=x&b=c), it says.").body.html
    links = [attributes for name, attributes in elements(html) if name == "a"]

    assert links == [{"href": "https://a.example/?b=c"}]
    assert "(https://a.example/?utm_source=x&b=c), it says." in text_of(html)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ('"a" and "b"', "en", "“a” and “b”"),
        ('"a"', "de", "„a“"),
        ('"a"', "ja", "「a」"),
        ('5" of rain', "en", '5" of rain'),
        ("it's", "en", "it's"),
    ],
)
def test_quotation_marks_in_pairs_are_typographic(text: str, lang: str, expected: str) -> None:
    assert typographic(text, lang) == expected


def test_what_the_page_says_besides_is_kept_elsewhere() -> None:
    text = f"""By Ayu Lestari

JAKARTA, Antara — {RAIN}

{WIND}

Read also: Floods in Bali

— Additional reporting by Budi Santoso
"""
    found = plain(text)

    assert found.body.blocks == (Block("paragraph", RAIN, 1), Block("paragraph", WIND, 2))
    assert text_of(found.body.html) == f"JAKARTA, Antara — {RAIN} {WIND}"
    assert "Ayu Lestari" in found.byline
    assert found.credit == "Additional reporting by Budi Santoso"
    assert [(n.line, n.level) for n in found.body.notices] == [(1, "hint")]


def test_the_first_line_is_the_title_where_there_is_no_other() -> None:
    found = plain(f"Storm over Java\n\n{RAIN}\n\n{WIND}\n", title="").body

    assert found.title == "Storm over Java"
    assert found.text == f"{RAIN} {WIND}"


def test_one_paragraph_alone_is_a_text_and_no_title() -> None:
    found = plain(RAIN, title="").body

    assert (found.title, found.text) == ("", RAIN)


@pytest.mark.parametrize("text", ["", " \n\n ", "\n"])
def test_nothing_is_nothing(text: str) -> None:
    assert plain(text).body.html == ""


WORDS = st.text(
    st.characters(codec="utf-8") | st.sampled_from("<>&\"'*_`[]()#-|~\\\n"),
    max_size=80,
)


def letters(text: str) -> str:
    """What is left when white space, invisible marks and quotation marks are set aside."""
    return re.sub(r'[\s"“”\x00-\x1f\x7f-\x9f\u00ad\ufeff]', "", text)


@given(WORDS)
def test_any_text_comes_out_as_text(text: str) -> None:
    """All that is on the page stands in the text, in its order, and nothing of it is markup."""
    found = plain(f"{RAIN}\n\n{text}\n\n{WIND}").body

    assert {name for name, _ in elements(found.html)} <= {"p", "a"}
    assert ids(found.html) == [f"p-{block.number}" for block in found.blocks]
    assert letters(text_of(found.html)) == letters(found.text)
    place = 0
    for block in found.blocks:
        where = letters(f"{RAIN}{text}{WIND}").find(letters(block.text), place)
        assert where >= place
        place = where


@given(st.text(st.sampled_from("<>&\"'*_`[]()#-|~\\ abc/:."), max_size=60))
def test_a_sentence_with_any_signs_stays_whole(signs: str) -> None:
    sentence = f"It rained on Thursday {signs} in the whole of Java, and then it blew."
    found = plain(f"{RAIN}\n\n{sentence}\n\n{WIND}").body

    assert letters(text_of(found.html)) == letters(f"{RAIN}{sentence}{WIND}")
