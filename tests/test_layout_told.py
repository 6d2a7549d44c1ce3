"""Stories on pages: every article in the edition of its day, copies folded, other days named."""

from hypothesis import given
from hypothesis import strategies as st

from digest.edition.told import Thread
from digest.model import Article, Origin
from digest.site.layout.told import earlier_leads, folded, other_days
from digest.site.pages import ArticlePage, EditionPage, Teaser
from tests.site_factories import dated, on, page, pages, paper

DAYS = ("2023-09-12", "2023-09-13", "2023-09-14")
ROW = [
    dated(day, f"Derna {day} {name}", story="derna", published=on(day, hour), length=length)
    for day in DAYS
    for name, hour, length in (("long", 8, 900), ("short", 7, 100))
]
THREAD = Thread(tuple(tuple(a.path for a in ROW[2 * n : 2 * n + 2]) for n in range(3)))


def test_a_story_leads_to_what_led_it_on_the_days_before() -> None:
    found = page(paper(*ROW), "/2023/09/14/", EditionPage)
    (story,) = found.sections[0].stories

    assert [a.title for a in (story.lead, *story.others)] == [
        "Derna 2023-09-14 long",
        "Derna 2023-09-14 short",
    ]
    assert [a.title for a in story.earlier] == ["Derna 2023-09-13 long", "Derna 2023-09-12 long"]


def test_an_older_edition_stays_as_it_was_read() -> None:
    before, after = (
        page(paper(*row), "/2023/09/12/", EditionPage).sections for row in (ROW[:2], ROW)
    )

    assert before == after


def test_an_articles_page_shows_the_whole_story() -> None:
    found = page(paper(*ROW), ROW[3].address, ArticlePage)

    assert [a.title for a in found.others] == ["Derna 2023-09-13 long"]
    assert [a.title for a in found.thread] == [ROW[n].title for n in (0, 1, 4, 5)]
    assert found.related == ()


def test_what_a_story_is_besides_a_day_of_it() -> None:
    path = ROW[3].path

    assert earlier_leads(THREAD, path) == (ROW[0].path,)
    assert other_days(THREAD, path) == tuple(ROW[n].path for n in (0, 1, 4, 5))
    assert earlier_leads(None, path) == other_days(None, path) == ()


def teaser(path: str, source: str) -> Teaser:
    own = paper(dated("2023-09-14", path, path=path, origin=Origin(source)))
    return own.teasers[path]


def test_copies_stand_in_one_line_with_their_outlets() -> None:
    teasers = {
        path: teaser(path, source) for path, source in zip("abcd", ("w", "x", "y", ""), strict=True)
    }

    found = folded("abcd", {"b": "a", "d": "a"}, teasers)
    assert [t.title for t in found] == ["a", "c"]
    assert [(link.name, link.address) for link in found[0].copies] == [
        ("x", teasers["b"].address),
        ("d", teasers["d"].address),
    ]


STORIES = st.lists(
    st.builds(
        lambda number, day, story: dated(
            f"2023-09-{day:02}", f"{story or 'Nothing'} {number}", story=story
        ),
        st.integers(0, 30),
        st.integers(1, 6),
        st.sampled_from(["", "storm", "vote"]),
    ),
    min_size=1,
    max_size=10,
    unique_by=lambda one: one.path,
)


@given(STORIES)
def test_the_edition_of_a_day_has_all_its_articles(articles: list[Article]) -> None:
    found = pages(paper(*articles))

    for one in articles:
        edition = found[f"/{one.day.isoformat().replace('-', '/')}/"]
        assert isinstance(edition, EditionPage)
        stories = [story for section in edition.sections for story in section.stories]
        shown = [a for s in stories for a in (s.lead, *s.others)]
        linked = [a.address for a in shown] + [c.address for a in shown for c in a.copies]
        assert linked.count(one.address) == 1
