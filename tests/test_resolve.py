"""References in a body become addresses when the page is rendered."""

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from digest.site.pages import Fragment, Image
from digest.site.resolve import resolve_html

FRAGMENT = Fragment(
    "x",
    (("content/a.md", "/2023/09/14/新闻/"), ("content/a#1.md", "/one/"), ("/x/", "/x/")),
    (("content/p.png", Image("/2023/p & q.png", 80, 60)), ("content/q.svg", Image("/q.svg"))),
)


def resolved(html: str, base_path: str = "/") -> str:
    return resolve_html(html, FRAGMENT, base_path)


def test_links_get_the_address_below_the_base_path() -> None:
    link = '<a href="digest:content/a.md#p-2">x</a>'

    assert resolved(link) == '<a href="/2023/09/14/%E6%96%B0%E9%97%BB/#p-2">x</a>'
    assert resolved(link, "/news/") == '<a href="/news/2023/09/14/%E6%96%B0%E9%97%BB/#p-2">x</a>'
    assert resolved('<a href="digest:/x/">x</a>', "/news/") == '<a href="/news/x/">x</a>'


def test_other_attributes_stay() -> None:
    link = '<a title="a &gt; b" href="digest:/x/" rel="next">x</a>'

    assert resolved(link) == '<a title="a &gt; b" href="/x/" rel="next">x</a>'


def test_a_file_whose_name_holds_a_hash_is_found() -> None:
    assert resolved('<a href="digest:content/a#1.md">x</a>') == '<a href="/one/">x</a>'


def test_a_link_that_leads_nowhere_loses_its_address_only() -> None:
    assert resolved('<a title="t" href="digest:content/gone.md">x</a>') == '<a title="t">x</a>'


def test_pictures_get_their_size_and_are_fetched_late() -> None:
    assert resolved('<img src="digest:content/p.png" alt="A map">') == (
        '<img src="/2023/p%20&amp;%20q.png" width="80" height="60" loading="lazy" '
        'decoding="async" alt="A map">'
    )
    assert "width" not in resolved('<img src="digest:content/q.svg" alt="">')


def test_a_missing_picture_leaves_its_words() -> None:
    gone = '<p><img src="digest:content/gone.png" alt="A &lt;map&gt;"></p>'

    assert resolved(gone) == "<p>A &lt;map&gt;</p>"
    assert resolved('<p><img src="digest:content/gone.png"></p>') == "<p></p>"


def test_text_about_references_is_left_alone() -> None:
    text = '<p>digest: href="digest:content/a.md" &lt;a href="digest:/x/"&gt;</p>'

    assert resolved(text) == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_no_text_of_a_link_makes_markup(text: str) -> None:
    fragment = Fragment("x", (("t", f"/{text}"),), (("t", Image(f"/{text}")),))
    html = resolve_html('<a href="digest:t">x</a><img src="digest:t" alt="">', fragment, "/")

    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    assert [e.tag for e in tree] == ["a", "img"]
    assert list(tree[0].attrib) == ["href"]
