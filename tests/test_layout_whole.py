"""The whole site: no link is dead, no page an orphan, no address cut short leads nowhere."""

import re
from datetime import UTC, datetime
from functools import lru_cache

import pytest

from digest.build import Built, build
from digest.engine.read import read_content, read_site
from digest.errors import DigestError
from digest.model import Article, Origin, Picture, Reference
from digest.settings import Site
from digest.site.layout.whole import CARD
from tests.crawl import Crawl, crawl
from tests.factories import site, topic
from tests.site_factories import (
    ROOT,
    asset,
    broadsheet,
    dated,
    days,
    paper,
    release,
    set_of,
    text,
    words,
)

PICTURE = "content/2023/09/14/map.png"


def articles() -> list[Article]:
    """Two years, several languages, stories of several articles, pictures, old addresses."""
    long = days(10, "2022-12-27", topics=("world", "art"))
    mixed = [
        dated("2023-09-14", title, lang=lang, topics=(name,), story=story, pin=lang == "ar")
        for title, lang, name, story in (
            ("Storm <over> Java & Bali", "en", "world", "storm"),
            ("Badai di Jawa", "id", "world", "storm"),
            ("عاصفة فوق جاوة", "ar", "science", ""),
            ("爪哇遭遇风暴", "zh", "science", ""),
            ("ジャワで嵐 #1", "ja", "straße", ""),
            ("a", "de", "other", ""),
        )
    ]
    rich = dated(
        "2023-09-15",
        "Rich",
        picture=Picture(PICTURE, "A map"),
        origin=Origin("KCNA", "https://kcna.example/", "Kim"),
        aliases=("/old/", "/old.html"),
        tags=("Java",),
        via="https://other.example/",
        note="<p>Corrected.</p>",
        references=(Reference(PICTURE, 3, True), Reference("content/pages/about.md", 4, False)),
        body="rich",
    )
    return [*long, *mixed, rich]


def body(fingerprint: str) -> str:
    named = '<a href="digest:content/pages/about.md">us</a>' if fingerprint == "rich" else ""
    shown = f'<img src="digest:{PICTURE}" alt="">' if named else ""
    return f'<p id="p-1">Text. {named}{shown}</p>'


@lru_cache(maxsize=4)
def walked(language: str, base: str) -> tuple[Crawl, dict[str, bytes]]:
    own = site(
        language=language,
        base_url=base,
        colours=(("accent", "#123456"),),
        topics=(topic("world"), topic("straße", name="Straße"), topic("empty")),
    )
    texts = (text("about", lang="ar"), text("2023-09-14", "days"))
    of = release(*articles(), of=own, texts=texts, assets=(asset(PICTURE),), body=body)
    made = dict(of.files())
    return crawl(made, {path for path, _ in of.copies}, base), made


@pytest.mark.parametrize(
    ("language", "base"),
    [
        ("en", "https://digest.example/"),
        ("ar", "https://digest.example/news/"),
        ("ja", "https://digest.example/a/b/"),
    ],
)
def test_every_link_leads_to_a_page_and_every_page_is_linked(language: str, base: str) -> None:
    found, made = walked(language, base)

    assert found.dead == ()
    assert found.repeated == ()
    assert found.cut == ()
    alone = {"404.html", "old/index.html", "old.html"}  # for those who come from elsewhere
    assert {p for p in made if p.endswith(".html")} - found.reached == alone
    archives = {p for p in made if p.startswith("20") and p.endswith(".xml")}
    feeds = {p for p in made if p.endswith(("feed.xml", "atom.xml", "feed.json"))} - archives
    assert feeds <= found.reached
    assert "feeds/feeds.opml" in found.reached


def test_a_site_without_articles_is_whole_too() -> None:
    own = release()
    found = crawl(dict(own.files()), set(), "https://digest.example/")

    assert (found.dead, found.repeated, found.cut) == ((), (), ())
    assert {"index.html", "archive/index.html", "topics/index.html"} <= found.reached


@lru_cache(maxsize=1)
def sample() -> Built:
    """The sample paper, as it was on its last day."""
    own, _ = read_site(ROOT)
    return build(own, read_content(ROOT), broadsheet(), datetime(2023, 10, 5, tzinfo=UTC))


def test_the_sample_paper_is_whole() -> None:
    own = sample().release
    found = crawl(dict(own.files()), {path for path, _ in own.copies}, own.masthead.base)

    assert (found.dead, found.repeated, found.cut) == ((), (), ())
    assert {page.path for page in own.pages} - found.reached == {"404.html"}


def test_every_headline_of_home_and_edition_has_its_anchor_once() -> None:
    found, made = walked("en", "https://digest.example/")

    for path in ("index.html", "2023/09/14/index.html", "2023/09/15/index.html"):
        assert made[path].count(b' id="a-') >= 1
        assert not [page for page, _ in (*found.repeated, *found.dead) if page == path]


@pytest.mark.parametrize(
    ("language", "direction", "base"),
    [
        ("ar", "rtl", "https://digest.example/news/"),
        ("ja", "ltr", "https://digest.example/a/b/"),
    ],
)
def test_chrome_is_in_the_sites_language_and_articles_in_theirs(
    language: str, direction: str, base: str
) -> None:
    _, made = walked(language, base)
    home = made["2023/09/14/index.html"].decode()

    assert f'<html lang="{language}" dir="{direction}">' in home
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
    with pytest.raises(DigestError, match="archive"):
        release(texts=(text("archive"),))


CLOCKS = re.compile(r"\.(?:now|utcnow|today|time|time_ns|localtime)\(\)|\bos\.environ|getlocale")


@pytest.mark.parametrize("folder", ["edition", "site", "content", "summary", "text"])
def test_nothing_between_reading_and_publishing_asks_the_clock(folder: str) -> None:
    files = sorted((ROOT / "digest" / folder).rglob("*.py"))

    assert files
    assert [f.name for f in files if CLOCKS.search(f.read_text(encoding="utf-8"))] == []
