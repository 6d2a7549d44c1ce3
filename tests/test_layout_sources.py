"""Sources: all outlets, each with all that was taken from it and nothing else."""

from collections import defaultdict
from datetime import date
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from digest.model import Article, Origin
from digest.site.layout.sources import MOST, NAMED, NEWEST
from digest.site.pages import (
    ArticlePage,
    Day,
    Page,
    SourceMonthPage,
    SourcePage,
    SourcesPage,
    SourceYearPage,
    TopicPage,
)
from digest.text.outlets import outlet_slug
from digest.value import fingerprint
from tests.factories import site
from tests.site_factories import dated, days, masthead, page, pages, paper, release
from tests.volumes import ARTICLES

NAMES = st.sampled_from(["KCNA", "kcna", "新华社", "Canal+", "Canal", "24", ""])


def of_source(name: str, count: int = 1, day: str = "2023-09-14") -> list[Article]:
    names = [f"{name} {day} {n}" for n in range(count)]
    return [
        dated(day, title, path=f"content/{title}.md", slug=fingerprint(title), origin=Origin(name))
        for title in names
    ]


def shown(of: tuple[Day, ...]) -> list[str]:
    return [teaser.address for day in of for teaser in day.teasers]


def test_all_outlets_are_listed_with_their_counts_by_name() -> None:
    own = paper(*of_source("Zeit", 2), *of_source("BBC"), *of_source("Épéus", day="2023-09-01"))
    found = page(own, "/sources/", SourcesPage)

    assert [(e.source.name, e.articles) for e in found.sources] == [
        ("BBC", 1), ("Épéus", 1), ("Zeit", 2),
    ]  # fmt: skip
    assert found.sources[1].source.address == "/sources/épéus/"
    assert found.sources[1].newest == date(2023, 9, 1)
    assert found.total == 3


def test_a_paper_of_its_own_texts_has_no_sources() -> None:
    own = paper(dated("2023-09-14"))

    assert not any(address.startswith("/sources/") for address in pages(own))
    assert not own.masthead.has_sources
    assert masthead().has_sources is False


def test_an_outlet_in_several_spellings_is_one_and_called_as_most_call_it() -> None:
    own = paper(*of_source("KCNA", 2), *of_source("Kcna"), *of_source("ＫＣＮＡ", day="2023-09-13"))
    found = page(own, "/sources/kcna/", SourcePage)

    assert found.title == "KCNA"
    assert found.articles == 4
    assert len(shown(found.days)) == 4


def test_a_source_without_a_name_is_its_host() -> None:
    origin = Origin(url="https://www.harbour.example/storm")
    own = paper(dated("2023-09-14", origin=origin))

    assert page(own, "/sources/harbour-example/", SourcePage).title == "harbour.example"


def test_an_article_leads_to_its_outlet() -> None:
    (one,) = of_source("北辰日报")
    own = paper(one, dated("2023-09-13"))

    outlet = page(own, one.address, ArticlePage).outlet
    assert outlet
    assert (outlet.name, outlet.address) == ("北辰日报", "/sources/北辰日报/")
    assert outlet.address in pages(own)
    assert page(own, dated("2023-09-13").address, ArticlePage).outlet is None


def test_the_most_cited_sources_of_a_topic_lead_to_them() -> None:
    own = paper(*of_source("KCNA", 2), *of_source("kcna"), *of_source("BBC", 2), of=site())
    cited = page(own, "/topics/world/", TopicPage).sources

    assert [(s.name, s.count, s.address) for s in cited] == [
        ("KCNA", 3, "/sources/kcna/"), ("BBC", 2, "/sources/bbc/"),
    ]  # fmt: skip


def test_an_outlet_of_few_articles_has_them_on_one_page() -> None:
    own = paper(*days(MOST, "2023-01-01", origin=Origin("KCNA")))
    found = page(own, "/sources/kcna/", SourcePage)

    assert len(shown(found.days)) == MOST
    assert found.years == ()
    assert sum(address.startswith("/sources/") for address in pages(own)) == 2


def test_one_of_many_has_months_for_them_all() -> None:
    articles = days(MOST + 1, "2023-01-01", origin=Origin("KCNA"))
    own = paper(*articles)
    found = page(own, "/sources/kcna/", SourcePage)

    assert len(shown(found.days)) == NEWEST
    months = [m.address for y in found.years for m in y.months]
    assert months[0] == "/sources/kcna/2023/05/"
    listed = [shown(page(own, m, SourceMonthPage).days) for m in months]
    assert sorted(chain.from_iterable(listed)) == sorted(a.address for a in articles)
    april = page(own, "/sources/kcna/2023/04/", SourceMonthPage)
    assert april.title == "KCNA, April 2023"
    assert april.previous
    assert april.previous.address == "/sources/kcna/2023/03/"
    assert april.following
    assert april.following.address == "/sources/kcna/2023/05/"
    assert page(own, "/sources/kcna/2023/", SourceYearPage).year.articles == MOST + 1


def test_a_full_month_goes_on_in_parts_that_stay() -> None:
    articles = [a for n in range(1, 31) for a in of_source("KCNA", 9, f"2023-09-{n:02}")]
    own = paper(*articles)
    parts = [
        page(own, f"/sources/kcna/2023/09/{part}", SourceMonthPage) for part in ("", "2/", "3/")
    ]

    assert [len(shown(p.days)) for p in parts] == [MOST, MOST, 9 * 30 - 2 * MOST]
    assert [p.month.articles for p in parts] == [270] * 3
    assert parts[1].title == "KCNA, September 2023 (2)"
    assert parts[1].previous
    assert parts[1].previous.address == parts[0].address
    assert parts[1].following
    assert parts[1].following.address == parts[2].address
    later = paper(*articles, *of_source("KCNA", 1, "2023-10-01"))
    assert page(later, parts[0].address, SourceMonthPage) == parts[0]
    assert shown(page(later, parts[2].address, SourceMonthPage).days) == shown(parts[2].days)


def test_so_many_outlets_are_listed_on_a_page() -> None:
    own = paper(*(a for n in range(NAMED + 1) for a in of_source(f"Outlet {n:03}")))
    first = page(own, "/sources/", SourcesPage)
    second = page(own, "/sources/2/", SourcesPage)

    assert (len(first.sources), len(second.sources)) == (NAMED, 1)
    assert (first.total, second.total) == (NAMED + 1, NAMED + 1)
    assert first.following
    assert first.following.address == second.address
    assert second.previous
    assert second.previous.address == first.address


def from_somewhere(article: Article, name: str) -> Article:
    return replace(article, origin=Origin(name) if name else None)


def listing_of(each: Page) -> tuple[str, tuple[Day, ...]] | None:
    if isinstance(each, SourcePage | SourceMonthPage):
        return each.source.address, each.days
    return None


@settings(max_examples=40)
@given(ARTICLES, st.lists(NAMES, min_size=16, max_size=16))
def test_an_article_is_on_the_pages_of_its_source_alone(
    articles: list[Article], names: list[str]
) -> None:
    articles = [from_somewhere(a, name) for a, name in zip(articles, names, strict=False)]
    found: dict[str, set[str]] = defaultdict(set)
    for each in release(*articles).pages:
        if listed := listing_of(each):
            for address in shown(listed[1]):
                found[address].add(listed[0])

    assert found == {
        a.address: {f"/sources/{outlet_slug(a.origin.outlet)}/"} for a in articles if a.origin
    }
