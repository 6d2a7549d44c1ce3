"""JSON-LD says what the page is, and cannot leave its script element."""

import json
from datetime import date
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Article, Origin, Picture
from digest.site.pages import ArchivePage, ArticlePage, HomePage
from digest.site.structured import structured_data
from tests.factories import site
from tests.site_factories import asset, dated, masthead, on, page, paper


def graph(html: str) -> list[dict[str, Any]]:
    """What a browser makes of it."""
    tree = html5lib.parseFragment(f"<div>{html}</div>", namespaceHTMLElements=False)
    (script,) = tree[0]
    assert script.tag == "script"
    assert script.attrib == {"type": "application/ld+json"}
    assert not script.tail
    found = json.loads(script.text)
    assert found["@context"] == "https://schema.org"
    graph_: list[dict[str, Any]] = found["@graph"]
    return graph_


def told(one: Article, **rest: Any) -> dict[str, Any]:
    own = paper(one, **rest)
    return graph(structured_data(page(own, one.address, ArticlePage), own.masthead))[0]


def test_an_article_is_told_with_its_zone_its_language_and_its_origin() -> None:
    origin = Origin("KCNA", "https://kcna.example/1", "Kim", date(2023, 9, 13))
    own = dated(
        "2023-09-14", "Talks", lang="id", origin=origin, updated=on("2023-09-15"), tags=("Korea",)
    )
    node = told(own, of=site(base_url="https://digest.example/news/"))

    assert node["@type"] == "NewsArticle"
    assert node["headline"] == "Talks"
    assert node["mainEntityOfPage"] == "https://digest.example/news/2023/09/14/talks/"
    assert node["datePublished"] == "2023-09-14T08:00:00+07:00"
    assert node["dateModified"] == "2023-09-15T08:00:00+07:00"
    assert node["inLanguage"] == "id"
    assert node["isBasedOn"] == "https://kcna.example/1"
    assert node["citation"] == {
        "@type": "NewsArticle",
        "url": "https://kcna.example/1",
        "publisher": {"@type": "Organization", "name": "KCNA"},
        "author": {"@type": "Person", "name": "Kim"},
        "datePublished": "2023-09-13",
    }
    assert node["keywords"] == ["Korea"]
    assert node["articleSection"] == ["World"]


@pytest.mark.parametrize(
    ("fields", "author"),
    [
        ({"authors": ("Ana", "Ben")}, [("Person", "Ana"), ("Person", "Ben")]),
        ({"origin": Origin("KCNA", author="Kim")}, [("Person", "Kim")]),
        ({"origin": Origin("KCNA")}, [("Organization", "KCNA")]),
        ({}, [("Organization", "The Daily Digest")]),
    ],
)
def test_there_is_always_an_author(fields: Any, author: list[tuple[str, str]]) -> None:
    node = told(dated("2023-09-14", **fields))

    assert [(a["@type"], a["name"]) for a in node["author"]] == author


def test_nothing_is_told_blank() -> None:
    node = told(dated("2023-09-14"))

    assert not {"isBasedOn", "citation", "license", "creditText", "keywords"} & set(node)


def test_its_picture_or_the_sites_card_stands_for_it() -> None:
    picture = Picture("content/2023/09/14/map.png")
    own = dated("2023-09-14", "Vote", picture=picture)

    assert told(own)["image"]["url"] == "https://digest.example/assets/card.png"
    found = told(own, assets=(asset(picture.path),))["image"]
    assert found["url"] == "https://digest.example/2023/09/14/vote/map.png"
    assert (found["width"]["value"], found["height"]["value"]) == (800, 600)


def test_the_way_to_an_article_is_told() -> None:
    own = paper(dated("2023-09-14", "Vote"))
    found = graph(structured_data(page(own, "/2023/09/14/vote/", ArticlePage), own.masthead))[1]

    assert [(i["position"], i["item"]) for i in found["itemListElement"]] == [
        (1, "https://digest.example/"),
        (2, "https://digest.example/topics/world/"),
        (3, "https://digest.example/2023/09/14/vote/"),
    ]


def test_the_home_page_tells_of_the_site_and_others_nothing() -> None:
    own = paper(dated("2023-09-14"))

    node = graph(structured_data(page(own, "/", HomePage), own.masthead))[0]
    assert (node["@type"], node["url"]) == ("WebSite", "https://digest.example/")
    assert structured_data(page(own, "/archive/", ArchivePage), own.masthead) == ""


HOSTILE = st.one_of(
    st.text(st.characters(codec="utf-8")),
    st.lists(
        st.sampled_from(
            [
                "</script",
                ">",
                "<!--",
                "<script",
                "]]>",
                '"',
                "\\",
                "&lt;",
                "\u2028",
                "-->",
                "x",
                "\n",
            ]
        )
    ).map("".join),
)


@given(HOSTILE, HOSTILE)
def test_no_word_leaves_the_script_element(title: str, other: str) -> None:
    own = dated(
        "2023-09-14", title or "x", slug="x", tags=(other,), origin=Origin(other, "https://a.example/"),
        topics=("world",), license=f"https://{other}", credit=other,
    )  # fmt: skip
    of = paper(own)
    head = masthead(title=title, description=other)

    html = structured_data(page(of, own.address, ArticlePage), head)
    found = graph(html)
    assert found[0]["headline"] == own.title
    assert found[0]["keywords"] == [other]
    assert not set("<>&\u2028\u2029") & set(html.removeprefix("<script ").split(">", 1)[1][:-9])
