"""Days of any number of articles: pages of a size, each story once, in order, and no way lost."""

import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from digest.engine.themes import read_theme
from digest.errors import DigestError
from digest.model import Article, Picture
from digest.site.layout import cuts
from digest.site.layout.front import COVERING, HEADLINES
from digest.site.layout.told import OTHER_DAYS, TOLD
from digest.site.pages import ArticlePage, EditionPage, HomePage, StoryTeaser
from digest.site.release import Release
from digest.site.theme import Theme
from tests.crawl import crawl
from tests.long_days import DAY, long_day
from tests.project import SETTINGS, Project
from tests.site_factories import (
    ROOT,
    asset,
    dated,
    each_path_once,
    page,
    paper,
    release,
    release_of,
    text,
)

MOST_BYTES, MOST_ITEMS = 200_000, 200
BASE = "https://digest.example/"


def edition(of: Release) -> list[EditionPage]:
    """The pages of the day, in their order."""
    found = [p for p in of.pages if isinstance(p, EditionPage) and str(p.edition.day) == DAY]
    return sorted(found, key=lambda p: p.part)


def stories(pages: list[EditionPage]) -> list[StoryTeaser]:
    return [story for page in pages for section in page.sections for story in section.stories]


def items(html: bytes) -> int:
    """The lines and articles of a page's own part."""
    return len(
        re.findall(rb"<(?:li|article)\b", html.partition(b"<main")[2].partition(b"</main")[0])
    )


# Sizes


@lru_cache(maxsize=1)
def themes() -> tuple[Theme, ...]:
    return tuple(read_theme(ROOT, name) for name in ("broadsheet", "wire", "plain"))


THEMES = pytest.mark.parametrize("theme", themes(), ids=["broadsheet", "wire", "plain"])


@THEMES
@pytest.mark.parametrize("langs", ["en ru hi", "hi"])
def test_no_page_is_larger_than_two_hundred_items_and_kilobytes(theme: Theme, langs: str) -> None:
    articles = [*long_day(200, langs=langs), *long_day(130, 1, langs, story="flood")]
    before = [dated("2023-09-13", f"Before {n}", story="flood") for n in range(70)]
    for path, data in release(*articles, *before, theme=theme).files():
        if path.endswith(".html"):
            assert len(data) <= MOST_BYTES, path
            listed = items(data) if "09/14" in path or path == "index.html" else 0
            assert listed <= MOST_ITEMS, path


@THEMES
def test_pictures_in_several_sizes_count(theme: Theme) -> None:
    path = f"content/{'2023/09/14/'}{'फ' * 40}.jpg"
    shown = asset(path, width=2400, height=1600, kind="photo")
    articles = long_day(200, langs="hi", picture=Picture(path, "क" * 200))
    own = release(*articles, theme=theme, assets=(shown,))

    assert len(edition(own)) > 3
    for name, data in own.files():
        assert not name.endswith(".html") or len(data) <= MOST_BYTES, name


# Parts


@pytest.mark.parametrize("count", [1, 60, 90])
def test_a_day_that_fits_has_one_page_and_all_of_it_is_on_the_front_page(count: int) -> None:
    own = release(*long_day(count, langs="en"))
    (only,) = edition(own)
    front = next(p for p in own.front if isinstance(p, HomePage))

    assert (only.part, only.before, only.after, only.index) == (1, None, None, ())
    assert len(front.headlines) == len(stories([only])) == count
    assert front.more == 0


@settings(max_examples=12, deadline=None)
@given(
    count=st.integers(80, 400),
    langs=st.sampled_from(["en", "hi", "en ru hi"]),
    seed=st.integers(0, 9),
)
def test_every_story_is_on_one_page_in_its_order(count: int, langs: str, seed: int) -> None:
    own = paper(*long_day(count, seed, langs))
    found = edition(release_of(own))

    wanted = [own.teasers[s.lead.path].title for s in own.editions[0].stories]
    assert [story.lead.title for story in stories(found)] == wanted
    assert [p.part for p in found] == list(range(1, len(found) + 1))
    for each in ("title", "description", "address"):
        assert len({getattr(p, each) for p in found}) == len(found)


def test_pages_are_about_as_full_as_each_other() -> None:
    sizes = [len(stories([each])) for each in edition(release(*long_day(100, langs="en")))]

    assert len(sizes) == 2
    assert max(sizes) - min(sizes) <= 4


def test_a_topic_that_goes_on_has_its_heading_on_each_page() -> None:
    found = edition(release(*long_day(400)))
    topics = [[s.topic.name for s in each.sections] for each in found]

    assert topics[0][-1] == topics[1][0] == "World"
    assert all(len(names) == len(set(names)) for names in topics)


def test_pages_lead_to_each_other_and_all_to_the_days_beside_them() -> None:
    around = (dated("2023-09-13"), dated("2023-09-15"))
    found = edition(release(*long_day(300), *around))

    for one, other in pairwise(found):
        assert one.after is not None
        assert other.before is not None
        assert (one.after.address, other.before.address) == (other.address, one.address)
    assert (found[0].before, found[-1].after) == (None, None)
    assert {
        (p.previous and p.previous.address, p.following and p.following.address) for p in found
    } == {("/2023/09/13/", "/2023/09/15/")}
    assert [p.address for p in found[:2]] == ["/2023/09/14/", "/2023/09/14/2/"]


def test_the_table_of_topics_leads_to_each_of_their_headings() -> None:
    found = edition(release(*long_day(300)))
    wanted = [
        (section.topic.name, f"{each.address}#t-{place}")
        for each in found
        for place, section in enumerate(each.sections, 1)
    ]

    led = [(t.topic.name, place.address) for t in found[0].index for place in t.places]
    assert sorted(led) == sorted(wanted)
    assert {p.index for p in found} == {found[0].index}


def test_a_page_tells_when_what_is_on_it_changed() -> None:
    own = paper(*long_day(300))
    found = edition(release_of(own))
    late = own.editions[0].stories[-1].lead
    later = late.published.replace(hour=23)
    edited = [replace(a, updated=later) if a.path == late.path else a for a in own.whole.values()]

    again = edition(release(*edited))
    assert [p.updated == later for p in again] == [False] * (len(found) - 1) + [True]


def test_an_article_s_own_number_is_no_page_s() -> None:
    own = release(*long_day(300), dated(DAY, "Two", slug="2"), dated(DAY, "Three", slug="３"))
    addresses = [each.address for each in edition(own)]

    assert addresses[:2] == ["/2023/09/14/", "/2023/09/14/4/"]
    assert len(own.paths()) == len({path.lower() for path in own.paths()})


def test_the_addresses_of_all_pages_are_claimed() -> None:
    own = release(*long_day(300))
    claimed = [path for one in own.shelf for path in own.paths_of(one)]

    assert {each.path for each in edition(own)} <= set(claimed)
    copies = [("2023/09/14/2/index.html", "static/2.html")]
    with pytest.raises(DigestError, match=r"2023/09/14/2/index\.html"):
        each_path_once(release_of(paper(*long_day(300)), copies=copies))


def test_the_note_stands_on_the_first_page_alone() -> None:
    found = edition(release(*long_day(300), texts=(text(DAY, "days"),)))
    assert [bool(each.note) for each in found] == [True] + [False] * (len(found) - 1)


# Ways


@THEMES
def test_no_link_is_dead_and_no_page_lost(theme: Theme) -> None:
    own = release(*long_day(240), *long_day(120, 1, story="flood"), theme=theme)
    files = dict(own.files())
    found = crawl(files, {path for path, _ in own.copies}, BASE)

    assert (found.dead, found.repeated, found.cut) == ((), (), ())
    made = {path for path in files if path.endswith(".html") and path != "404.html"}
    assert made <= found.reached
    sitemap = files["sitemap-2023-09.xml"].decode()
    assert all(f"<loc>{BASE}{each.address[1:]}</loc>" in sitemap for each in edition(own))


# The front page


def front(*articles: Article, **rest: Any) -> HomePage:
    return page(paper(*articles, **rest), "/", HomePage)


@settings(max_examples=10, deadline=None)
@given(count=st.integers(100, 400), langs=st.sampled_from(["en", "hi", "en ru hi"]))
def test_the_front_page_shows_of_each_topic_the_first_and_leads_to_the_rest(
    count: int, langs: str
) -> None:
    own = paper(*long_day(count, 2, langs))
    home, pages = page(own, "/", HomePage), edition(release_of(own))
    homes = {f"{p.address}#{s.lead.anchor}": s.lead.title for p in pages for s in stories([p])}
    by_topic = {
        topic: [s.lead.title for s in stories(pages) if s.lead.topics[0].name == topic]
        for topic in ("World", "Science", "Zoo")
    }

    shown = [home.lead.lead.title]
    for section in home.sections:
        wanted = [t for t in by_topic[section.topic.name] if t != home.lead.lead.title]
        here = [story.lead.title for story in section.stories]
        assert here == wanted[: len(here)]
        assert section.more == len(wanted) - len(here)
        assert not section.more or homes[section.rest] == wanted[len(here)]
        shown += here
    assert home.more == sum(section.more for section in home.sections) == count - len(shown)
    assert len(home.headlines) <= HEADLINES
    assert {teaser.title for teaser in home.headlines} <= set(shown)


def test_a_story_is_brief_on_the_front_page_of_a_long_day() -> None:
    home = front(*long_day(200), *long_day(50, 1, story="flood"))

    assert len(home.lead.others) == COVERING - 1
    assert home.lead.more == 50 - COVERING


# Stories of many articles


def test_a_story_names_a_hundred_articles_and_counts_the_others() -> None:
    (found,) = edition(release(*long_day(130, langs="en", story="flood")))
    (story,) = stories([found])

    assert (1 + len(story.others), story.more) == (TOLD, 30)


def test_beside_an_article_its_story_is_as_short() -> None:
    days = [
        dated(f"2023-09-{day:02}", f"{day} {n}", story="flood")
        for day in range(10, 14)
        for n in range(40)
    ]
    own = paper(*days, *long_day(130, story="flood"))
    found = next(
        p
        for p in release_of(own).pages
        if isinstance(p, ArticlePage) and str(p.published)[:10] == DAY
    )

    assert (len(found.others), found.more_others) == (TOLD, 29)
    assert (len(found.thread), found.more_thread) == (OTHER_DAYS, 160 - OTHER_DAYS)


@pytest.mark.parametrize("langs", ["en", "hi"])
def test_days_that_are_not_looked_at_closely_have_one_page(
    langs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [long_day(count, 3, langs) for count in (10, 24, 45, 46, 60, 95)]
    quickly = [paper(*articles).cuts for articles in days]
    monkeypatch.setattr(cuts, "_is_small", lambda *_: False)

    assert [paper(*articles).cuts for articles in days] == quickly
    assert quickly[-1]


# Growing


def test_a_day_that_grows_and_shrinks_is_as_a_clean_build_makes_it(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("site.yaml", SETTINGS.replace("plain", "broadsheet"))
    second = project.output / "2023/09/14/2/index.html"
    names = [f"content/2023/09/14/a{number}.md" for number in range(100)]
    for number, name in enumerate(names):
        project.article(name, title=f"Report {number}", topics="world" if number % 3 else "zoo")
        if number == 85:
            project.build()
            assert not second.exists()
    for change in ("grown", "edited", "shrunk"):
        if change == "edited":
            project.article(names[50], title="Another headline, and a longer one", topics="zoo")
        if change == "shrunk":
            for name in names[:20]:
                (project.root / name).unlink()
        assert project.build("--verify").code == 0, change
        assert second.exists() == (change != "shrunk")
