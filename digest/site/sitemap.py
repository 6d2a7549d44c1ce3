"""What search engines are told: an index, a file a month, the latest news, robots.txt."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from html import escape
from itertools import islice, takewhile
from typing import Protocol

from digest.model import Article, Card
from digest.site.addresses import address_below
from digest.site.feeds.text import clean
from digest.site.pages import Masthead, NotFoundPage, RedirectPage

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_NEWS_DAYS = timedelta(days=2)
_MOST_NEWS = 1000  # that search engines take


class Listed(Protocol):
    """A page as a sitemap has it, laid out or not."""

    @property
    def address(self) -> str: ...
    @property
    def updated(self) -> datetime | None: ...


def volume_sitemap(first: date, pages: Iterable[Listed], site: Masthead) -> tuple[str, bytes]:
    """Path and bytes of the file of one month."""
    return _month_name(first), _urlset(_entries(pages, site))


def front_sitemaps(
    pages: Iterable[Listed], news: Sequence[Article], months: Iterable[date], site: Masthead
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of all others; `pages` are those of no single month, `news` the latest
    articles, `months` come newest first.
    """
    names = [_month_name(first) for first in sorted(months)]
    names.append("sitemap-pages.xml")
    yield names[-1], _urlset(_entries(pages, site))
    if news:
        names.append("news-sitemap.xml")
        yield names[-1], _urlset((_news_entry(article, site) for article in news), news=True)
    yield "sitemap.xml", _index(names, site)
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site.base}sitemap.xml\n".encode()


def _month_name(first: date) -> str:
    return f"sitemap-{first.year:04}-{first.month:02}.xml"


def _entries(pages: Iterable[Listed], site: Masthead) -> Iterator[str]:
    shown = (p for p in pages if not isinstance(p, NotFoundPage | RedirectPage))
    return (_entry(page, site) for page in sorted(shown, key=lambda page: page.address))


def latest_of(articles: Iterable[Card]) -> list[Card]:
    """Those of the last days, newest first like `articles`. The days count from the newest one, not
    from the clock.
    """
    row = iter(articles)
    newest = next(row, None)
    if newest is None:
        return []
    since = newest.published - _NEWS_DAYS
    return [newest, *islice(takewhile(lambda a: a.published > since, row), _MOST_NEWS - 1)]


def _loc(address: str, site: Masthead) -> str:
    return escape(address_below(site.base, address))


def _entry(page: Listed, site: Masthead) -> str:
    changed = page.updated
    return f"<url><loc>{_loc(page.address, site)}</loc>{_lastmod(changed)}</url>"


def _lastmod(moment: datetime | None) -> str:
    return f"<lastmod>{moment.isoformat(timespec='seconds')}</lastmod>" if moment else ""


def _news_entry(article: Article, site: Masthead) -> str:
    return (
        f"<url><loc>{_loc(article.address, site)}</loc><news:news><news:publication>"
        f"<news:name>{_text(site.title)}</news:name>"
        f"<news:language>{_news_language(article.lang)}</news:language></news:publication>"
        f"<news:publication_date>{article.published.isoformat(timespec='seconds')}"
        f"</news:publication_date><news:title>{_text(article.title)}</news:title></news:news></url>"
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
