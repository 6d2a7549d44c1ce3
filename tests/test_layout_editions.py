"""Day editions: every story, and the days before and after that exist."""

from typing import Any

from digest.model import Article
from digest.site.layout.editions import NAMED, editions_page
from digest.site.pages import EditionPage
from tests.factories import site
from tests.site_factories import dated, days, pages, paper, text


def edition_pages(*articles: Article, **rest: Any) -> tuple[EditionPage, ...]:
    """The newest first."""
    found = [p for p in pages(paper(*articles, **rest)).values() if isinstance(p, EditionPage)]
    return tuple(sorted(found, key=lambda page: page.edition.day, reverse=True))


def editions(*names: str, lang: str = "en") -> tuple[EditionPage, ...]:
    return edition_pages(*(dated(name) for name in names), of=site(language=lang))


def test_previous_and_next_are_the_days_that_exist() -> None:
    last, middle, first = editions("2023-09-01", "2023-09-07", "2023-09-14")

    assert (first.previous, last.following) == (None, None)
    assert middle.previous is not None
    assert middle.following is not None
    assert middle.previous.address == first.address == "/2023/09/01/"
    assert middle.following.address == last.address == "/2023/09/14/"


def test_the_title_is_the_day_as_the_language_writes_it() -> None:
    assert editions("2023-09-14")[0].title == "Thursday, Sep 14, 2023"
    assert "Sep 14, 2023" in editions("2023-09-14")[0].description
    assert editions("2023-09-14", lang="id")[0].title == "Kamis, 14 Sep 2023"
    assert "14 Sep 2023" in editions("2023-09-14", lang="id")[0].description


def test_every_article_of_the_day_is_on_it_once() -> None:
    articles = [dated("2023-09-14", f"{n} storm", story=str(n % 3), length=n) for n in range(7)]
    (found,) = edition_pages(*articles)

    shown = [
        t.title for s in found.sections for story in s.stories for t in (story.lead, *story.others)
    ]
    assert sorted(shown) == sorted(a.title for a in articles)
    assert found.edition.stories == 3


def test_a_note_stands_with_its_day() -> None:
    note = text("2023-09-14", "days")
    found = edition_pages(dated("2023-09-13"), dated("2023-09-14"), texts=(note,))

    assert [bool(page.note) for page in found] == [True, False]


def test_the_page_of_editions_is_finite() -> None:
    found = editions_page(paper(*days(NAMED + 5)))

    assert len(found.editions) == NAMED
    assert found.editions[0].day > found.editions[-1].day
    assert found.feeds[0].folder == "/editions/"


def test_a_day_is_that_of_the_sites_zone() -> None:
    late = dated("2023-09-14").published.replace(hour=0, minute=5)  # still the 13th in London

    assert edition_pages(dated("2023-09-14", published=late))[0].address == "/2023/09/14/"
