"""Plain pages, feeds by name, redirects, and the page for what is not there."""

from digest.site.layout.plain import feed_groups, redirect_pages
from digest.site.pages import FeedsPage, NotFoundPage, PlainPage
from digest.site.release import Release
from tests.factories import site
from tests.site_factories import dated, files, page, pages, paper, release, text


def test_a_plain_page_stands_below_its_own_name() -> None:
    own = paper(texts=(text("about", lang="id", description="Who we are"),))
    found = page(own, "/about/", PlainPage)

    assert (found.title, found.lang, found.description) == ("About", "id", "Who we are")
    assert [(link.address, link.lang) for link in own.masthead.pages] == [("/about/", "id")]


def test_a_note_on_a_day_is_no_page() -> None:
    found = pages(paper(dated("2023-09-14"), texts=(text("2023-09-14", "days"),)))

    assert not [p for p in found.values() if isinstance(p, PlainPage)]


def test_every_feed_is_named_and_every_named_feed_is_there() -> None:
    own: Release = release(dated("2023-09-14", lang="id"), dated("2023-09-13", topics=("science",)))
    groups = next(p for p in own.pages if isinstance(p, FeedsPage)).groups

    named = [feed.folder for group in groups for feed in group.feeds]
    assert sorted(named) == sorted(f.feed.folder for f in own.feeds if not f.feed.is_archive)
    assert [group.kind for group in groups] == ["site", "editions", "topics", "languages"]
    assert len(set(named)) == len(named)


def test_the_feed_of_a_site_without_articles_is_named() -> None:
    assert [g.kind for g in feed_groups(paper())] == ["site"]


def test_old_addresses_lead_to_the_new_one() -> None:
    own = dated("2023-09-14", "Neu 新闻", aliases=("/old/page/", "/p 1.html"))
    made = files(own, of=site(base_url="https://digest.example/news/"))

    assert [p.address for p in redirect_pages(paper(own))] == ["/old/page/", "/p 1.html"]
    target = "/news/2023/09/14/neu-%E6%96%B0%E9%97%BB/"
    assert made["_redirects"].decode() == (
        f"/news/old/page/ {target} 301\n/news/p%201.html {target} 301\n"
    )
    for path in ("old/page/index.html", "p 1.html"):
        html = made[path].decode()
        assert f'content="0; url={target}"' in html
        assert f'rel="canonical" href="https://digest.example{target}"' in html
        assert f'<a href="{target}">' in html
        assert "noindex" in html


def test_without_old_addresses_there_is_no_file_of_redirects() -> None:
    assert "_redirects" not in files(dated("2023-09-14"))


def test_there_is_a_page_for_addresses_that_lead_nowhere() -> None:
    assert page(paper(), "/404.html", NotFoundPage).path == "404.html"
    html = files()["404.html"]
    assert b"noindex" in html
    assert b'rel="canonical"' not in html
