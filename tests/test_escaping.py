"""Markdown made of plain text shows the same characters, and looks clean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.desk.escaping import as_markdown
from tests.pasting import shown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("5 * 3 = 15 & #tag, snake_case [1] (a) <3", "5 * 3 = 15 & #tag, snake_case [1] (a) <3"),
        ("“Quoted” — it's 3.5% of $4!", "“Quoted” — it's 3.5% of $4!"),
        ("# head", "\\# head"),
        ("1986. A great year.", "1986\\. A great year."),
        ("- item. And more.", "\\- item. And more."),
        ("**bold** and #5", "\\*\\*bold\\*\\* and #5"),
        ("<b>x</b>", "\\<b>x\\</b>"),
        ("&amp; so on", "\\&amp; so on"),
        ("[a](b)", "\\[a](b)"),
        ("[^1]: note", "\\[^1]: note"),
        ("---", "\\---"),
        ("C:\\*", "C:\\\\*"),
    ],
)
def test_only_what_markdown_would_take_for_itself_is_escaped(text: str, markdown: str) -> None:
    assert as_markdown(text) == markdown
    assert shown(markdown) == [text]


MARKS = st.text(
    st.sampled_from(list("\\`*_{}[]()#+-.!|~&<>=^:;\"'/ a1é月")), min_size=1, max_size=30
)


@given(st.lists(MARKS.map(str.strip).filter(bool), min_size=1, max_size=5))
def test_markdown_gives_the_same_characters_back(paragraphs: list[str]) -> None:
    assert shown("".join(f"{as_markdown(p)}\n\n" for p in paragraphs)) == paragraphs
