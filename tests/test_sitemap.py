"""What search engines are told is complete, well formed, and depends on no clock."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from digest.model import Article
from digest.site.printing import Press
from digest.site.release import Release
from digest.site.sitemap import _news_language
from tests.factories import site
from tests.site_factories import dated, days, on, release, text

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def made(*articles: Article, **rest: Any) -> dict[str, bytes]:
    return written(release(*articles, **rest))


def written(of: Release) -> dict[str, bytes]:
    """The sitemaps of a release and its ``robots.txt``, by their paths."""
    prints = of.prints(Press(of.theme, of.frame, "", of.body))
    wanted = (p for p in prints if p.paths == ("robots.txt",) or "sitemap" in p.paths[0])
    return {path: data for one in wanted for path, data in one.make()}


def addresses(data: bytes) -> list[str]:
    return [e.text or "" for e in etree.fromstring(data).iter(f"{SITEMAP}loc")]


def test_every_page_is_in_one_sitemap_but_redirects_and_the_missing_page() -> None:
    own = release(*days(40), dated("2022-01-01", aliases=("/old/",)), texts=(text(),))
    found = written(own)

    listed = [
        address
        for name in addresses(found["sitemap.xml"])
        if "news-" not in name
        for address in addresses(found[name.removeprefix("https://digest.example/")])
    ]
    wanted = {f"https://digest.example{p.address}" for p in own.pages}
    wanted -= {"https://digest.example/404.html", "https://digest.example/old/"}
    assert sorted(listed) == sorted(wanted)


def test_there_is_a_file_a_month_and_an_index_of_them() -> None:
    found = made(dated("2023-09-14"), dated("2022-01-01"))

    assert addresses(found["sitemap.xml"]) == [
        f"https://digest.example/{name}"
        for name in (
            "sitemap-2022-01.xml",
            "sitemap-2023-09.xml",
            "sitemap-pages.xml",
            "news-sitemap.xml",
        )
    ]
    assert b"Sitemap: https://digest.example/sitemap.xml\n" in found["robots.txt"]


def test_a_new_article_touches_no_older_month() -> None:
    before, after = made(*days(40)), made(*days(41))

    assert before["sitemap-2023-09.xml"] == after["sitemap-2023-09.xml"]


def test_pages_tell_when_they_changed() -> None:
    changed = on("2023-09-15", 20)
    found = made(dated("2023-09-14", "Vote", updated=changed))["sitemap-2023-09.xml"].decode()

    assert (
        "<loc>https://digest.example/2023/09/14/vote/</loc>"
        "<lastmod>2023-09-15T20:00:00+07:00</lastmod>" in found
    )


def test_news_are_those_of_two_days_before_the_newest_article() -> None:
    newest = on("2023-09-14", 12)
    articles = [
        dated("2023-09-14", f"Nr {hours}", published=newest - timedelta(hours=hours))
        for hours in (0, 47, 48, 49)
    ]
    root = etree.fromstring(made(*articles)["news-sitemap.xml"])

    assert [e.text for e in root.iter(f"{NEWS}title")] == ["Nr 0", "Nr 47"]
    assert root.findtext(f".//{NEWS}publication_date") == "2023-09-14T12:00:00+07:00"
    assert "news-sitemap.xml" not in made()


def test_addresses_are_encoded_and_below_the_base_path() -> None:
    own = site(base_url="https://digest.example/news/")
    found = made(dated("2023-09-14", "新闻 & more"), of=own)

    assert addresses(found["news-sitemap.xml"]) == [
        "https://digest.example/news/2023/09/14/%E6%96%B0%E9%97%BB-more/"
    ]
    assert b"Sitemap: https://digest.example/news/sitemap.xml" in found["robots.txt"]


def test_chinese_is_told_by_its_script() -> None:
    codes = ("zh", "zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-HK", "pt-BR", "en", "ckb", "zha")

    assert [_news_language(code) for code in codes] == [
        "zh-cn", "zh-cn", "zh-tw", "zh-tw", "zh-tw", "pt", "en", "ckb", "zha",
    ]  # fmt: skip


@given(st.text())
def test_any_title_gives_a_well_formed_document(title: str) -> None:
    found = made(dated("2023-09-14", title or "x", slug="x"), of=site(title=title))

    for name, data in found.items():
        if name.endswith(".xml"):
            etree.fromstring(data)
