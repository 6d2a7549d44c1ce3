"""A Markdown body: what a page shows, what a summary may choose from, what it names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.content.body import Body, read_markdown
from digest.model import Block, Reference
from tests.hypertext import ids, text_of

PATH = "content/2023/09/14/storm.md"


def body(text: str, title: str = "Storm over Java", first_line: int = 5) -> Body:
    return read_markdown(text, "en", PATH, first_line, title)


# The title


@pytest.mark.parametrize(
    "heading",
    [
        "# Storm over Java",
        "# storm over java",
        "# **Storm** over *Java*!",
        "Storm over\nJava\n===",
        "# Storm over <b>Java</b>",
    ],
)
def test_a_first_heading_that_says_the_title_again_is_left_out(heading: str) -> None:
    found = body(f"{heading}\n\nIt rained.")

    assert text_of(found.html) == "It rained."
    assert found.title == ""


def test_a_title_with_quotation_marks_is_the_same_in_typographic_ones() -> None:
    assert body('# "It\'s over"\n\nIt rained.', title='"It\'s over"').text == "It rained."


@pytest.mark.parametrize(
    "text", ["# Rain", "## Storm over Java", "It rained.\n\n# Storm over Java"]
)
def test_other_headings_stay(text: str) -> None:
    assert "<h2" in body(text).html


def test_the_first_heading_is_the_title_where_there_is_no_other() -> None:
    found = body("# *Storm* over `Java` <b>now</b> ![x](y.png)\n\nIt rained.", title="")

    assert found.title == "Storm over Java now"
    assert found.text == "It rained."
    assert body("It rained.\n\n# Storm", title="").title == ""
    assert body("!", title="").title == ""


def test_a_title_without_letters_is_compared_as_it_is() -> None:
    assert body("# !!!\n\nIt rained.", title="???").html.startswith("<h2")
    assert body("# !!!\n\nIt rained.", title="!!!").html.startswith("<p")


# Blocks


def test_blocks_are_what_is_read_in_their_order_with_their_numbers() -> None:
    text = """
It *rained* and
blew.[^1]

## What `else`

> It was loud.

- One
- Two

| a | b |
|---|---|
| c | d |

```
code
```

![A tree](tree.png)

[^1]: In the night.
"""
    assert body(text).blocks == (
        Block("paragraph", "It rained and blew.", 1),
        Block("heading", "What else", 2),
        Block("quote", "It was loud.", 3),
        Block("item", "One", 4),
        Block("item", "Two", 5),
        Block("footnote", "In the night.", 6),
    )


def test_inner_kinds_win_over_outer_ones() -> None:
    assert [b.kind for b in body("> - a\n\n- > b\n\n- # c\n").blocks] == [
        "item",
        "quote",
        "heading",
    ]


def test_numbers_are_ids_on_the_page() -> None:
    found = body("a\n\n> b\n\n- c\n- d\n  > e\n  f\n\n1. g\n\n   h\n")

    assert ids(found.html) == [f"p-{block.number}" for block in found.blocks]
    assert len(found.blocks) == 7


def test_an_article_that_is_all_html_has_blocks_without_numbers() -> None:
    found = body("<p>It <b>rained</b> &amp; blew.</p>\n<blockquote>Loud.</blockquote>\n")

    assert found.blocks == (
        Block("paragraph", "It rained & blew.", 0),
        Block("paragraph", "Loud.", 0),
    )
    assert found.text == "It rained & blew. Loud."


def test_a_text_of_nothing_has_nothing() -> None:
    assert body("") == Body("", (), "")
    assert body("<!-- a remark -->").html.strip() == ""


@given(st.lists(st.sampled_from([
    "a", "b c", " ", "\n", "\n\n", "> ", "- ", "1. ", "# ", "| ", "|-|\n", "*", "`", "<b>", "</b>",
    "<p>", "<div>", "</div>", "<title>", "<script>", "</script>", "<svg>", "</svg>", "[^1]",
    "\n[^1]: ", "![x](y)", "[x](y)", "<br>", "&amp;", "\"", "  ", "\\", "<!-- more -->",
]), max_size=14).map("".join))  # fmt: skip
def test_every_block_is_on_the_page_under_its_number(text: str) -> None:
    found = body(text)
    places = ids(found.html)
    squeezed = re.sub(r"\s", "", text_of(found.html))

    assert len(places) == len(set(places))
    for block in found.blocks:
        words = re.sub(r"\s", "", block.text)
        assert block.kind == "heading" or not block.number or f"p-{block.number}" in places
        assert words in squeezed or "[^1]" in text or "![" in text


# Raw HTML


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The <title> tag.\n\nAnd more.", "The tag. And more."),
        ("A <select> and a <textarea>.\n\nAnd more.", "A and a . And more."),
        ("<iframe src=x>\n\nAnd more.", "And more."),
        ("One <script>alert(1)</script> two.", "One two."),
        ("One <svg><text>x</text></svg> two.", "One two."),
        ("One **a <script> b** c </script> two.", "One a two."),
        ("<style>p { color: red }</style>\n\nAnd more.", "And more."),
        ("<script>\n\nalert(1)\n\n</script>\n\nAnd more.", "And more."),
        ("One < two <3 a<b", "One < two <3 a<b"),
        ("<p>One < two & three</p>", "One < two & three"),
        ("<p>old<p>pages<ul><li>a<li>b</ul>", "oldpagesab"),
    ],
)
def test_no_tag_swallows_the_article(text: str, shown: str) -> None:
    found = body(text)

    assert text_of(found.html) == shown
    assert found.text.replace(" ", "") == shown.replace(" ", "")


@pytest.mark.parametrize(
    "tag", ["<b>", "<a href=https://a.example>", "<del>", "<h2>", "<blockquote>"]
)
def test_a_tag_left_open_ends_with_its_paragraph(tag: str) -> None:
    name = re.split(r"[ >]", tag)[0][1:]
    html = body(f"One {tag}two\n\nthree\n\nfour").html

    assert f"<{name}" in html.replace(' id="s-two"', "")
    assert html.rstrip().endswith('<p id="p-2">three</p>\n<p id="p-3">four</p>')


def test_html_may_enclose_markdown() -> None:
    html = body('<div lang="ar" dir="rtl">\n\n*a*\n\n- b\n\n</div>\n\nc').html

    assert html.startswith('<div lang="ar" dir="rtl">\n<p id="p-1"><em>a</em></p>')
    assert html.endswith('</ul>\n</div>\n<p id="p-3">c</p>\n')


def test_html_left_open_in_a_list_ends_with_its_item() -> None:
    assert body("- <div>\n\n  a\n\n- b\n").html.count("</div></li>") == 1


def test_deep_html_keeps_its_words() -> None:
    assert body("<div>" * 300 + "a" + "</div>" * 300).text == "a"
    assert body("x " + "<b>" * 300 + "a").text == "x a"


# Summaries of the editor's own


@pytest.mark.parametrize(
    "mark", ["<!-- more -->", "<!--more-->", "<!-- MORE -->", "<!-- TEASER_END -->"]
)
def test_what_stands_above_more_is_a_summary(mark: str) -> None:
    found = body(f"# Storm\n\nJAKARTA — One.\n\nBy Ayu Lestari\n\nTwo.\n\n{mark}\n\nThree.")

    assert found.before_more == ("One.", "Two.")
    assert "more" not in found.html.lower()
    assert body(f"One.\n{mark}\nTwo.").before_more == ("One.",)


def test_without_more_or_anything_above_it_there_is_none() -> None:
    assert body("One.").before_more == ()
    assert body("<!-- more -->\n\nOne.").before_more == ()
    assert body("`<!-- more -->`").before_more == ()


# What it names


def test_files_are_named_with_their_lines() -> None:
    text = (
        "One.\n\n[a](other.md#s-x)\n\n![b](my%20tree.png) ![c](<a b.png>)\n\n[d](/topics/space/)\n"
    )

    assert body(text).references == (
        Reference("content/2023/09/14/other.md", 7, False),
        Reference("content/2023/09/14/my tree.png", 9, True),
        Reference("content/2023/09/14/a b.png", 9, True),
        Reference("/topics/space/", 11, False),
    )


# What is no part of it


def test_other_articles_are_cut_with_a_hint_at_their_line() -> None:
    found = body(
        "It rained on Thursday in Java.\n\nRead also: Floods in Bali\n\nIt blew on Friday.\n"
    )

    assert text_of(found.html) == "It rained on Thursday in Java. It blew on Friday."
    assert [str(notice) for notice in found.notices] == [
        f'{PATH}:7: left out, as no part of the article: "Read also: Floods in Bali"; delete it'
    ]
    assert [notice.level for notice in found.notices] == ["hint"]
    assert [block.number for block in found.blocks] == [1, 2]


def test_credits_stay_on_the_page_and_out_of_the_summary() -> None:
    text = "By Ayu Lestari\n\nIt rained on Thursday in Java.\n\nFollow us on Instagram\n"
    found = body(text)

    assert found.blocks == (Block("paragraph", "It rained on Thursday in Java.", 2),)
    assert text_of(found.html) == " ".join(text.split())


def test_what_is_said_twice_counts_once() -> None:
    said = "It rained on Thursday in Java, more than ever before."
    found = body(f"{said}\n\nAnd it blew.\n\n{said}\n\nThen it was over.\n")

    assert [block.number for block in found.blocks] == [1, 2, 4]


def test_a_dateline_is_not_read_out() -> None:
    found = body("JAKARTA, Antara — It rained on Thursday.\n")

    assert found.blocks[0].text == "It rained on Thursday."
    assert text_of(found.html) == "JAKARTA, Antara — It rained on Thursday."


@given(st.text(max_size=200))
def test_any_text_is_markdown(text: str) -> None:
    assert body(text) == body(text)
