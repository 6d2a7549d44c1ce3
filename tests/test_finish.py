"""Headings are in order, links and pictures stay with the site."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.content.finish import finish
from digest.content.sanitise import sanitise
from tests.hypertext import elements, ids

PATH = "content/2023/09/14/storm.md"


def finished(html: str, path: str = PATH) -> str:
    return finish(html, path).html


def targets(html: str) -> list[tuple[str, bool]]:
    return list(finish(html, PATH).targets)


# Headings


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ("1", "2"),
        ("6", "2"),
        ("123", "234"),
        ("1246", "2345"),
        ("1414", "2323"),
        ("313", "223"),
        ("2342", "2342"),
        ("123456", "234566"),
        ("4231", "2232"),
    ],
)
def test_headings_begin_at_the_second_level_without_gaps(levels: str, expected: str) -> None:
    html = "".join(f"<h{level}>a</h{level}><p>b</p>" for level in levels)

    assert "".join(re.findall(r"<h(\d)", finished(html))) == expected


@given(st.lists(st.integers(1, 6), max_size=8))
def test_no_outline_has_a_gap(levels: list[int]) -> None:
    html = "".join(f"<h{level}>a</h{level}>" for level in levels)
    found = [int(level) for level in re.findall(r"<h(\d)", finished(html))]

    assert len(found) == len(levels)
    assert all(2 <= level <= 6 for level in found)
    steps = zip([1, *found], found, strict=False)
    assert all(level <= above + 1 for above, level in steps)


def test_headings_have_ids_made_of_their_words() -> None:
    html = (
        "<h2>Two <em>words</em></h2><h2>Two words</h2><h2>月船 &amp; 三号</h2><h2>Two words 2</h2>"
    )

    assert ids(finished(html)) == ["s-two-words", "s-two-words-2", "s-月船-三号", "s-two-words-2-2"]


@given(st.lists(st.sampled_from(["a", "a 2", "a-2", "A", "a 2 2", "!", "é", ""]), max_size=8))
def test_ids_of_headings_are_unique(words: list[str]) -> None:
    found = ids(finished("".join(f"<h2>{word}</h2>" for word in words)))

    assert len(found) == len(words) == len(set(found))
    assert all(name.startswith("s-") and len(name) > 2 for name in found)


def test_a_heading_keeps_its_language_and_loses_its_number() -> None:
    assert finished('<h1 id="p-3" lang="ar" dir="rtl">a</h1>') == (
        '<h2 id="s-a" lang="ar" dir="rtl">a</h2>'
    )


def test_a_heading_in_a_heading() -> None:
    assert finished("<h1>a<div><h3>b</h3></div></h1>") == (
        '<h2 id="s-ab">a<div><h3 id="s-b">b</h3></div></h2>'
    )


def test_links_find_headings_by_their_words() -> None:
    html = (
        '<a href="#storm-over-java">a</a><a href="#s-storm-over-java">b</a>'
        '<a href="#Storm%20over%20Java">c</a><a href="#p-1">d</a><a href="#nowhere">e</a>'
        '<p id="p-1">f id="x" g</p><a href="#x">h</a><h2>Storm over Java</h2>'
    )
    links = [found.get("href") for name, found in elements(finished(html)) if name == "a"]

    assert links == [*["#s-storm-over-java"] * 3, "#p-1", None, None]


# Links


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://a.example/?utm_source=x&amp;b=c", "https://a.example/?b=c"),
        ("HTTPS://a.example", "HTTPS://a.example"),
        ("//a.example/b", "https://a.example/b"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("tel:+62123", "tel:+62123"),
        ("other.md", "digest:content/2023/09/14/other.md"),
        ("./other.md#s-x", "digest:content/2023/09/14/other.md#s-x"),
        ("other.md?a=b", "digest:content/2023/09/14/other.md"),
        ("../13/other.md", "digest:content/2023/09/13/other.md"),
        ("../../../../pages/about.md", "digest:pages/about.md"),
        ("my%20file.pdf", "digest:content/2023/09/14/my file.pdf"),
        ("/topics/space/", "digest:/topics/space/"),
        ("/%2Fevil.example", "digest:/evil.example"),
        ("../../../../../outside.md", None),
        ("../../../../..", None),
        ("javascript:alert(1)", None),
        ("digest:content/x.md", None),
        ("x:y", None),
        ("", None),
    ],
)
def test_links(href: str, address: str | None) -> None:
    ((_, attributes),) = elements(finished(f'<a href="{href}">a</a>'))

    assert attributes.get("href") == address


def test_one_form_of_a_name_is_looked_for() -> None:
    """A file called in two code points, as some systems do, is that in one."""
    assert targets('<img src="cafe\u0301.png" alt="">') == [
        ("content/2023/09/14/caf\u00e9.png", True)
    ]
    assert targets('<img src="caf%C3%A9.png" alt="">') == [
        ("content/2023/09/14/caf\u00e9.png", True)
    ]


def test_what_is_named_is_told_once_in_order() -> None:
    html = '<a href="b.md">x</a><img src="a.png" alt=""><a href="b.md#c">y</a><a href="a.png">z</a>'

    assert targets(html) == [
        ("content/2023/09/14/b.md", False),
        ("content/2023/09/14/a.png", True),
        ("content/2023/09/14/a.png", False),
    ]


def test_without_a_path_nothing_is_named() -> None:
    html = '<a href="b.md">x</a><img src="a.png" alt="y"><a href="/z/">z</a>'

    assert finish(html, "").html == "<a>x</a>y<a>z</a>"
    assert finish(html, "").targets == ()


# Pictures


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<p id="p-1"><img src="a.png" alt="b"></p>',
            '<figure><img src="digest:content/2023/09/14/a.png" alt="b"></figure>',
        ),
        (
            '<p><img src="a.png" alt="b" title="c &amp; &quot;d&quot;"></p>',
            '<figure><img src="digest:content/2023/09/14/a.png" alt="b">'
            "<figcaption>c &amp; &quot;d&quot;</figcaption></figure>",
        ),
        (
            '<p>a <img src="/b.png" alt="c"></p>',
            '<p>a <img src="digest:/b.png" alt="c"></p>',
        ),
        ('<p><img src="" alt="b"></p>', "<p>b</p>"),
        ('<p><img alt="b"></p>', "<p>b</p>"),
        ('<p><img src="data:x" alt=""></p>', ""),
    ],
)
def test_pictures(html: str, expected: str) -> None:
    assert finished(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<img src="https://a.example/b.png?utm_source=x" alt="c &lt;d&gt;">',
            '<a href="https://a.example/b.png">c &lt;d&gt;</a>',
        ),
        ('<img src="//a.example/b.png" alt="c">', '<a href="https://a.example/b.png">c</a>'),
        (
            '<img src="https://a.example/b.png" alt="">',
            '<a href="https://a.example/b.png">b.png</a>',
        ),
        (
            '<img src="https://a.example" alt="">',
            '<a href="https://a.example">https://a.example</a>',
        ),
        (
            '<a href="https://a.example"><img src="https://b.example/c.png" alt="d"> e</a>',
            '<a href="https://a.example">d e</a>',
        ),
    ],
)
def test_pictures_of_other_sites_become_links(html: str, expected: str) -> None:
    assert finished(html) == expected


@given(st.text(st.sampled_from("<>\"'&;/ab =#:.?%"), max_size=20))
def test_any_address_and_words_stay_what_they_are(text: str) -> None:
    from html import escape

    safe = escape(text)
    html = f'<p><a href="{safe}" title="{safe}">a</a><img src="{safe}" alt="{safe}"></p>'
    clean = sanitise(html, "mark")

    assert {name for name, _ in elements(finished(clean))} <= {"p", "a", "img", "figure"}
