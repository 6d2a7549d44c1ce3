"""Planned feeds made files: every format, whole bodies, absolute addresses."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import feedparser
import pytest
from lxml import etree

from digest.model import Article, Origin, Reference, Sentence, Summary
from digest.settings import FeedSettings
from digest.site.feeds.write import feed_paths, write_feed
from digest.site.mail.fit import MOST
from tests.factories import site
from tests.site_factories import asset, dated, days, feeds_of, on, paper, renderer_of, text

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://digest.example/news/"
PICTURE = "content/2023/09/14/map.png"


def made(
    *articles: Article, body: Callable[[str], str] = "<p>{}</p>".format, **rest: Any
) -> dict[str, bytes]:
    own = paper(*articles, **rest)
    base, shown = own.masthead.base_path, renderer_of(own, body).text
    return dict(f for p in feeds_of(own) for f in write_feed(p, body, base, "/feed.css", shown))


def test_names_are_the_same_in_every_folder() -> None:
    found = made(*days(60))

    for folder in ("", "topics/world/", "languages/en/", "editions/"):
        assert {folder + name for name in ("feed.xml", "atom.xml", "feed.json")} <= set(found)
    assert "2023/09/atom.xml" in found
    assert "2023/09/feed.xml" not in found


def test_the_files_are_those_that_were_promised() -> None:
    for planned in feeds_of(paper(*days(60))):
        written = write_feed(planned, "<p>{}</p>".format, "/", "", lambda _: "")
        assert tuple(path for path, _ in written) == feed_paths(planned)


def test_bodies_are_whole_and_every_address_is_absolute() -> None:
    own = dated(
        "2023-09-14",
        "Storm",
        references=(Reference(PICTURE, 3, True), Reference("content/pages/about.md", 4, False)),
        origin=Origin("KCNA", "https://kcna.example/1"),
    )
    body = (
        f'<p><img src="digest:{PICTURE}" alt="Map"> <a href="#p-1">up</a> '
        '<a href="digest:content/pages/about.md#us">us</a></p>'
    )
    found = made(
        own,
        of=site(base_url=BASE),
        texts=(text(),),
        assets=(asset(PICTURE),),
        body=lambda _: body,
    )
    html = json.loads(found["feed.json"])["items"][0]["content_html"]

    page = f"{BASE}2023/09/14/storm/"
    assert f'src="{page}map.png"' in html
    assert f'href="{page}#p-1"' in html
    assert f'href="{BASE}about/#us"' in html
    assert 'href="https://kcna.example/1"' in html
    for path in ("feed.xml", "atom.xml"):
        entry = feedparser.parse(found[path]).entries[0]
        assert f'src="{page}map.png"' in entry.content[0].value


def test_all_formats_hold_the_same_items_in_the_same_order() -> None:
    found = made(*days(7))

    links = [i["url"] for i in json.loads(found["feed.json"])["items"]]
    for path in ("feed.xml", "atom.xml"):
        assert [e.link for e in feedparser.parse(found[path]).entries] == links


def test_prev_archive_leads_through_all_archives_to_the_first_article() -> None:
    articles = days(130)
    found = made(*articles, of=site(base_url=BASE))
    path, seen = "atom.xml", []
    while path:
        root = etree.fromstring(found[path])
        seen += [e.findtext(f"{ATOM}id") for e in root.iter(f"{ATOM}entry")]
        links = {e.get("rel"): e.get("href") for e in root.findall(f"{ATOM}link")}
        assert links["self"] == BASE + path
        path = (links.get("prev-archive") or "").removeprefix(BASE)

    assert set(seen) == {a.id for a in articles}


def test_only_atom_points_at_archives() -> None:
    found = made(*days(60))

    assert b"prev-archive" in found["atom.xml"]
    assert b"prev-archive" not in found["feed.xml"]


def test_a_feed_is_at_most_250_kilobytes_large() -> None:
    paragraph = '<p id="p-1">' + "He said: “the sea rose & rose” — 海面. " * 12 + "</p>\n"
    body = paragraph * 20
    found = made(*days(60, length=len(body.encode())), body=lambda _: body)

    sizes = {p: len(d) for p, d in found.items() if p.endswith(("feed.xml", "atom.xml", "json"))}
    assert max(sizes.values()) <= 250_000, sizes
    assert sizes["atom.xml"] > 150_000


def test_a_feed_of_large_editions_is_at_most_250_kilobytes_large() -> None:
    words = Summary("extract", (Sentence("He said: “the sea rose & rose” — 海面. " * 12),))
    start = on("2023-09-01")
    articles = [
        dated(
            (start + timedelta(days=n // 30)).date().isoformat(),
            f"Nr {n}",
            summary=words,
            lang=("ar", "en")[n % 2],
            origin=Origin("The Outlet"),
        )
        for n in range(600)
    ]
    found = made(*articles)

    sizes = [len(data) for path, data in found.items() if path.startswith("editions/")]
    assert max(sizes) <= 250_000
    assert min(sizes) > 150_000


@pytest.mark.parametrize("content", ["full", "summary"])
def test_the_same_articles_give_the_same_bytes(content: Any) -> None:
    own = site(feeds=FeedSettings(content=content))

    assert made(*days(5), of=own) == made(*reversed(days(5)), of=own)


def test_hostile_words_stay_words() -> None:
    title = 'A <script>alert(1)</script> & ]]> "q" \x0b\ud800 \ufffe'
    found = made(dated("2023-09-14", title, slug="hostile"), texts=(text(),))

    for path in ("feed.xml", "atom.xml", "editions/feed.xml", "editions/atom.xml"):
        parsed = feedparser.parse(found[path])
        assert not parsed.bozo, path
        assert "<script" not in parsed.entries[0].get("content", [{"value": ""}])[0]["value"]
    assert "alert(1)" in json.loads(found["feed.json"])["items"][0]["title"]


def test_editions_hold_the_whole_edition() -> None:
    articles = [
        dated("2023-09-14", f"Nr {n}", published=on("2023-09-14") + timedelta(minutes=n))
        for n in range(5)
    ]
    entry = feedparser.parse(made(*articles)["editions/feed.xml"]).entries[0]

    for own in articles:
        assert f'href="https://digest.example{own.address}"' in entry.content[0].value


def test_an_edition_is_put_in_as_its_mail_shows_it() -> None:
    note = text("2023-09-14", "days", body="note")
    body = '<p>Read <a href="#p-1">this</a> <img src="/a.png" alt="A map"></p>'
    lead = dated("2023-09-14", "Lead", pin=True)
    other = dated("2023-09-14", "خبر", lang="ar", slug="khabar", topics=("science",))
    html = json.loads(made(lead, other, texts=(note,), body=lambda _: body)["editions/feed.json"])[
        "items"
    ][0]["content_html"]

    page = "https://digest.example/2023/09/14/"
    assert f'href="{page}#p-1"' in html
    assert 'src="https://digest.example/a.png"' in html
    assert html.index("Read <a") < html.index(">Lead</a></h2>") < html.index(">خبر</a></h3>")
    assert '<div lang="ar" dir="rtl" style=' in html
    assert f'href="{page}"' in html
    for told in ("<style", "<html", "class=", "color:", "<script"):
        assert told not in html


def test_an_edition_in_a_feed_is_no_larger_than_its_mail() -> None:
    long = Summary("editor", (Sentence("Words and more words. " * 100),))
    articles = [dated("2023-09-14", f"Nr {n}", summary=long) for n in range(100)]
    item = json.loads(made(*articles)["editions/feed.json"])["items"][0]

    assert 80_000 < len(item["content_html"].encode()) <= MOST
    assert "more stories on the web" in item["content_html"]
