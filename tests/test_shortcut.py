"""The quick way through Markdown gives what the parser gives, or nothing."""

from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from digest.content.frontmatter import split_document
from digest.content.links import CROWD
from digest.content.parsed import parsed_draft
from digest.content.shortcut import shortcut_draft
from digest.content.shortcut_line import read_line
from tests.markdown_texts import ODDITIES, SPARSE, articles, crowded, marked, pieced, spelled

ROOT = Path(__file__).parent.parent
PATH = "content/2023/09/14/storm.md"
FILES = sorted((*(ROOT / "content").rglob("*.md"), *(ROOT / "tests" / "cases").rglob("*.md")))

ARTICLE = """\
# Storm over Java

The sea rose by **two metres** on Thursday, the *agency* said; nobody was hurt.
It was the `third` time since 1998 & the last.

> "We have seen nothing like it," said a fisherman from Demak, who isn't easily moved.

## What is known

According to [the harbour](https://harbour.example/2023/09/storm-1), 8.5 ships are missing:

- the *Dewi*, from Semarang
- the “Ratu”, with 14 people

Two things came together:

1. First, the wind
2. Then the water

印尼总统说：“一切都会好的。” Наводнение продолжается. अधिकारियों ने कहा।
"""


def assert_the_same(text: str, lang: str = "en", title: str = "Storm over Java") -> bool:
    """Whether the quick way was taken; fails where it leads elsewhere."""
    quick = shortcut_draft(text, lang, title, "0123456789abcdef")
    if quick is not None:
        slow = parsed_draft(text, lang, PATH, 1, title, "0123456789abcdef")
        assert quick == slow
    return quick is not None


# It is the same


@given(st.text(), st.sampled_from(["en", "fr", "zh"]))
def test_for_any_text(text: str, lang: str) -> None:
    assert_the_same(text, lang)


@given(marked(), st.sampled_from(["en", "fr", "zh"]))
def test_for_texts_of_signs(text: str, lang: str) -> None:
    assert_the_same(text, lang)


@given(crowded(), st.sampled_from(["", "a"]))
@example(" \n\na", "")
@example("\n \n\na", "")
@example(f"{SPARSE}\n{SPARSE}", "")
def test_for_texts_of_few_signs(text: str, title: str) -> None:
    assert_the_same(text, title=title)


@given(pieced(), st.sampled_from(["en", "de", "fr"]), st.sampled_from(["", "Storm over Java"]))
def test_for_texts_of_pieces(text: str, lang: str, title: str) -> None:
    assert_the_same(text, lang, title)


@given(spelled(), st.sampled_from(["en", "ar"]))
def test_for_pieces_with_a_slip(text: str, lang: str) -> None:
    assert_the_same(text, lang)


@pytest.mark.parametrize("text", ODDITIES)
@pytest.mark.parametrize("around", ["{}", "It rained.\n\n{}\n\nIt rained.", "- a\n\n{}", "> {}"])
def test_for_what_commonmark_has(text: str, around: str) -> None:
    assert_the_same(around.format(text))


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.relative_to(ROOT).as_posix())
def test_for_every_file(file: Path) -> None:
    assert_the_same(file.read_bytes().decode("utf-8", "replace"))


# It is taken


@pytest.mark.parametrize("title", ["Storm over Java", "Another", ""])
def test_an_article_goes_the_quick_way(title: str) -> None:
    assert assert_the_same(ARTICLE, title=title)


@given(articles())
def test_articles_go_the_quick_way(text: str) -> None:
    assume(text.count("://") <= CROWD)

    assert assert_the_same(text)


def test_most_articles_of_the_example_go_the_quick_way() -> None:
    texts = [
        split_document(file.read_text(), PATH).body for file in FILES if "content" in file.parts
    ]
    quick = [text for text in texts if assert_the_same(text)]

    assert len(quick) > len(texts) // 2


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("a *b* c", "a <em>b</em> c"),
        ("**a**, `b`", "<strong>a</strong>, <code>b</code>"),
        ("[a b](https://c.example/d)", '<a href="https://c.example/d">a b</a>'),
        ('"It\'s *over*"', "“It’s <em>over</em>”"),
        ("a > b & c", "a &gt; b &amp; c"),
        ("a_b_ *c **d", "a_b_ *c **d"),
    ],
)
def test_a_line(source: str, html: str) -> None:
    line = read_line(source, "en")

    assert line.html == html


# It gives way


@pytest.mark.parametrize(
    "text",
    ["a <b>c</b>", "a[^1]\n\n[^1]: b", "[a]\n\n[a]: /b", "a\tb", "- a\n\n- b"],
)
def test_what_reaches_far_is_left_to_the_parser(text: str) -> None:
    assert shortcut_draft(text, "en", "", "m") is None


def test_what_is_to_be_cut_is_left_to_the_parser() -> None:
    """It tells the editor, on which line it was."""
    text = "The sea rose by two metres on Thursday.\n\nSTORM-JAVA/DEMAK-FLOOD"

    assert shortcut_draft(text, "en", "Storm", "m") is None
