"""Article pages: neighbours, the rest of the story, and whose text it is."""

from typing import Any

import pytest

from digest.model import Article, Origin, Picture, Sentence, Summary
from digest.site.layout.articles import DESCRIBED, is_excerpt
from digest.site.pages import ArticlePage
from tests.factories import article, site
from tests.site_factories import asset, dated, files, page, paper


def shown(one: Article, *others: Article, **rest: Any) -> ArticlePage:
    return page(paper(one, *others, **rest), one.address, ArticlePage)


def test_previous_and_next_are_the_articles_before_and_after() -> None:
    first, middle, last = (dated(f"2023-09-{day}") for day in ("01", "07", "14"))
    found = shown(middle, first, last)

    assert found.previous is not None
    assert found.following is not None
    assert (found.previous.title, found.following.title) == (first.title, last.title)
    assert shown(first, middle).previous is None
    assert shown(last, middle).following is None


def test_the_rest_of_the_story_is_named_and_not_related_as_well() -> None:
    one, other = (dated("2023-09-14", f"Chandrayaan lander {n}", story="x") for n in "ab")
    third = dated("2023-09-13", "Chandrayaan lander c")
    found = shown(one, other, third)

    assert [t.title for t in found.others] == [other.title]
    assert [t.title for t in found.related] == [third.title]


def test_feeds_are_the_nearest_first() -> None:
    found = shown(dated("2023-09-14", topics=("science", "world")))

    assert [f.folder for f in found.feeds] == ["/topics/science/", "/topics/world/", "/"]


@pytest.mark.parametrize(
    ("republish", "origin", "license", "excerpt"),
    [
        ("whole", Origin("KCNA"), "", False),
        ("excerpt", Origin("KCNA"), "", True),
        ("excerpt", Origin("KCNA"), "CC BY 4.0", False),
        ("excerpt", None, "", False),
    ],
)
def test_the_text_of_others_is_shown_as_the_site_says(
    republish: str, origin: Origin | None, license: str, excerpt: bool
) -> None:
    own = article(origin=origin, license=license)

    assert is_excerpt(own, republish) is excerpt


def test_an_excerpt_holds_no_word_of_the_body_in_page_or_feed() -> None:
    own = dated("2023-09-14", "Talks", origin=Origin("KCNA", "https://kcna.example/1"))
    made = files(own, of=site(republish="excerpt"), body="<p>Verbatim {}.</p>".format)

    assert not [path for path, data in made.items() if b"Verbatim" in data]
    assert b'href="https://kcna.example/1"' in made[f"{own.address[1:]}index.html"]
    assert [p for p, d in files(own, body="<p>Verbatim {}.</p>".format).items() if b"Verbatim" in d]


def test_the_description_is_the_summary_cut_at_a_word() -> None:
    long = Summary("editor", (Sentence("word " * 100 + "end."),))

    text = shown(article(summary=long)).description
    assert text.endswith("word…")
    assert len(text) <= DESCRIBED
    assert shown(article(summary=Summary())).description == "Storm over Java"


def test_a_description_without_spaces_is_cut_between_characters() -> None:
    chinese = Summary("editor", (Sentence("ECB 加息。" + "欧洲央行宣布" * 60),))

    assert len(shown(article(summary=chinese)).description) == DESCRIBED


def test_a_picture_is_published_beside_the_page() -> None:
    picture = Picture("content/2023/09/14/map.png", "A map")
    found = shown(article(picture=picture), assets=(asset(picture.path),))

    assert found.picture is not None
    assert found.picture.address == "/2023/09/14/storm-over-java/map.png"
    assert found.image == found.picture


def test_news_of_other_days_leave_a_page_as_it_is() -> None:
    one, after = dated("2023-09-14", "Vote"), dated("2023-09-15")

    assert shown(one, after) == shown(one, after, dated("2023-09-16"), dated("2023-09-17"))
