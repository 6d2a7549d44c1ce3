"""What search engines are told: an index, a file a month, the latest news, robots.txt."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from html import escape
from itertools import groupby

from digest.site.addresses import percent_encoded
from digest.site.feeds.text import clean
from digest.site.pages import (
    ArticlePage,
    EditionPage,
    Masthead,
    NotFoundPage,
    Page,
    RedirectPage,
)

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_NEWS_DAYS = timedelta(days=2)


def render_sitemaps(pages: Iterable[Page], site: Masthead) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each file. "Latest" counts from the newest article, not from the clock."""
    shown = [p for p in pages if not isinstance(p, NotFoundPage | RedirectPage)]
    dated = sorted((p for p in shown if _month(p)), key=lambda p: (_month(p), p.address))
    names = []
    for month, group in groupby(dated, key=_month):
        names.append(f"sitemap-{month}.xml")
        yield names[-1], _urlset(_entry(p, site) for p in group)
    names.append("sitemap-pages.xml")
    yield (
        names[-1],
        _urlset(_entry(p, site) for p in sorted(shown, key=_by_address) if not _month(p)),
    )
    news = _latest(shown)
    if news:
        names.append("news-sitemap.xml")
        yield names[-1], _urlset((_news_entry(p, site) for p in news), news=True)
    yield "sitemap.xml", _index(names, site)
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site.base}sitemap.xml\n".encode()


def _by_address(page: Page) -> str:
    return page.address


def _month(page: Page) -> str:
    if isinstance(page, ArticlePage):
        return f"{page.published:%Y-%m}"
    return f"{page.edition.day:%Y-%m}" if isinstance(page, EditionPage) else ""


def _latest(pages: list[Page]) -> list[ArticlePage]:
    articles = [p for p in pages if isinstance(p, ArticlePage)]
    newest = max((p.published for p in articles), default=None)
    kept = [p for p in articles if newest and p.published > newest - _NEWS_DAYS]
    return sorted(kept, key=lambda p: (-p.published.timestamp(), p.address))[:1000]


def _loc(page: Page, site: Masthead) -> str:
    return escape(percent_encoded(site.base.rstrip("/") + page.address))


def _entry(page: Page, site: Masthead) -> str:
    changed = page.updated
    return f"<url><loc>{_loc(page, site)}</loc>{_lastmod(changed)}</url>"


def _lastmod(moment: datetime | None) -> str:
    return f"<lastmod>{moment.isoformat(timespec='seconds')}</lastmod>" if moment else ""


def _news_entry(page: ArticlePage, site: Masthead) -> str:
    return (
        f"<url><loc>{_loc(page, site)}</loc><news:news><news:publication>"
        f"<news:name>{_text(site.title)}</news:name>"
        f"<news:language>{_news_language(page.lang)}</news:language></news:publication>"
        f"<news:publication_date>{page.published.isoformat(timespec='seconds')}"
        f"</news:publication_date><news:title>{_text(page.title)}</news:title></news:news></url>"
    )


def _news_language(code: str) -> str:
    """Two letters; Chinese by its script, as Google's guide asks."""
    language, *others = code.lower().split("-")
    if language != "zh":
        return language
    return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(others) else "zh-cn"


def _text(text: str) -> str:
    return escape(clean(text))


def _urlset(entries: Iterable[str], news: bool = False) -> bytes:
    spaces = f' xmlns:news="{_NEWS}"' if news else ""
    return f'{_HEAD}<urlset xmlns="{_SPACE}"{spaces}>\n{_lines(entries)}</urlset>\n'.encode()


def _index(names: list[str], site: Masthead) -> bytes:
    entries = (f"<sitemap><loc>{escape(site.base + name)}</loc></sitemap>" for name in names)
    return f'{_HEAD}<sitemapindex xmlns="{_SPACE}">\n{_lines(entries)}</sitemapindex>\n'.encode()


def _lines(entries: Iterable[str]) -> str:
    return "".join(f"{entry}\n" for entry in entries)
