"""The whole site: no link is dead, no page an orphan, no address cut short leads nowhere."""

import re
from datetime import UTC, datetime
from functools import lru_cache

import pytest

from digest.build import Built, build
from digest.engine.read import read_content, read_site
from digest.errors import DigestError
from digest.model import Content, Reference
from digest.settings import Site
from digest.site.layout.whole import CARD
from tests.crawl import crawl
from tests.factories import site
from tests.site_factories import (
    ROOT,
    asset,
    dated,
    days,
    each_path_once,
    paper,
    release,
    set_of,
    text,
    words,
)
from tests.walked import PICTURE, THEMES, copied, theme, walked


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("language", "base"),
    [
        ("en", "https://digest.example/"),
        ("ar", "https://digest.example/news/"),
        ("ja", "https://digest.example/a/b/"),
    ],
)
def test_every_link_leads_to_a_page_and_every_page_is_linked(
    language: str, base: str, name: str
) -> None:
    found, made = walked(language, base, name)

    assert found.dead == ()
    assert found.repeated == ()
    assert found.cut == ()
    alone = {"404.html", "old/index.html", "old.html"}  # for those who come from elsewhere
    assert {p for p in made if p.endswith(".html")} - found.reached == alone
    archives = {p for p in made if p.startswith("20") and p.endswith(".xml")}
    feeds = {p for p in made if p.endswith(("feed.xml", "atom.xml", "feed.json"))} - archives
    assert feeds <= found.reached
    assert "feeds/feeds.opml" in found.reached


@pytest.mark.parametrize("name", THEMES)
def test_a_site_without_articles_is_whole_too(name: str) -> None:
    own = release(theme=theme(name))
    found = crawl(dict(own.files()), set(), "https://digest.example/")

    assert (found.dead, found.repeated, found.cut) == ((), (), ())
    assert {"index.html", "archive/index.html", "topics/index.html"} <= found.reached


@lru_cache(maxsize=1)
def content() -> Content:
    return read_content(ROOT)


@lru_cache(maxsize=3)
def sample(name: str) -> Built:
    """The sample paper in a theme, as it was on its last day."""
    own, _ = read_site(ROOT)
    return build(own, content(), theme(name), datetime(2023, 10, 5, tzinfo=UTC))


@pytest.mark.parametrize("name", THEMES)
def test_the_sample_paper_is_whole(name: str) -> None:
    own = sample(name).release
    found = crawl(dict(own.files()), copied(own), own.masthead.base)

    assert (found.dead, found.repeated, found.cut) == ((), (), ())
    assert {page.path for page in own.pages} - found.reached == {"404.html"}


@pytest.mark.parametrize("name", THEMES)
def test_every_headline_of_home_and_edition_has_its_anchor_once(name: str) -> None:
    found, made = walked("en", "https://digest.example/", name)

    for path in ("index.html", "2023/09/14/index.html", "2023/09/15/index.html"):
        assert made[path].count(b' id="a-') >= 1
        assert not [page for page, _ in (*found.repeated, *found.dead) if page == path]


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("language", "direction", "base"),
    [
        ("ar", "rtl", "https://digest.example/news/"),
        ("ja", "ltr", "https://digest.example/a/b/"),
    ],
)
def test_chrome_is_in_the_sites_language_and_articles_in_theirs(
    language: str, direction: str, base: str, name: str
) -> None:
    _, made = walked(language, base, name)
    home = made["2023/09/14/index.html"].decode()

    assert f'<html lang="{language}" dir="{direction}" ' in home
    assert words(language)("skip") in home
    for lang, way in (("en", "ltr"), ("ar", "rtl"), ("zh", "ltr"), ("ja", "ltr")):
        assert (f'lang="{lang}" dir="{way}"' in home) or lang == language


def test_the_sites_own_card_stands_for_pages_without_a_picture() -> None:
    own = site(image="card.jpg")
    found = set_of([dated("2023-09-14")], own, assets=(asset("content/card.jpg"),))

    assert found.paper.masthead.card.address == "/card.jpg"
    assert found.copies == (("card.jpg", "content/card.jpg"),)
    static = paper(of=own, assets=(asset("static/card.jpg"),))
    assert static.masthead.card.address == "/card.jpg"
    assert paper().masthead.card == CARD


def test_a_card_that_is_missing_is_told() -> None:
    found = set_of([], site(image="card.jpg"))

    assert found.paper.masthead.card == CARD
    assert [n.path for n in found.notices] == ["site.yaml"]
    assert "card.jpg" in found.notices[0].what


def test_what_texts_name_in_vain_is_told_once_each() -> None:
    gone = Reference("content/gone.md", 5, False)
    of = [dated("2023-09-14", references=(gone,))]
    texts = (text("about", references=(gone,)), text("2023-09-14", "days", references=(gone,)))

    assert [n.line for n in set_of(of, texts=texts).notices] == [5, 5, 5]


def test_the_picture_of_a_note_goes_beside_its_edition() -> None:
    note = text("2023-09-14", "days", references=(Reference(PICTURE, 3, True),))
    found = set_of([dated("2023-09-14")], texts=(note,), assets=(asset(PICTURE),))

    assert found.copies == (("2023/09/14/map.png", PICTURE),)


def test_the_masthead_does_not_change_from_one_day_to_the_next() -> None:
    own: Site = site()

    first = paper(*days(3), of=own).masthead
    assert paper(*days(9), of=own).masthead == first


def test_two_things_at_one_address_are_refused() -> None:
    made = release(texts=(text("archive"),))

    with pytest.raises(DigestError, match="archive"):
        each_path_once(made)


CLOCKS = re.compile(r"\.(?:now|utcnow|today|time|time_ns|localtime)\(\)|\bos\.environ|getlocale")


@pytest.mark.parametrize("folder", ["edition", "site", "content", "summary", "text"])
def test_nothing_between_reading_and_publishing_asks_the_clock(folder: str) -> None:
    files = sorted((ROOT / "digest" / folder).rglob("*.py"))

    assert files
    assert [f.name for f in files if CLOCKS.search(f.read_text(encoding="utf-8"))] == []
