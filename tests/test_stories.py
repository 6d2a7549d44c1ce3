"""Articles on one event stand together, and nothing else does."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from digest.edition.alike import WINDOW
from digest.edition.stories import gather_stories
from digest.edition.told import Likeness
from digest.model import Article, Sentence, Summary
from tests.factories import article
from tests.site_factories import dated, on, opened, stories_of, stories_over_days, telling_of


def titles(*articles: Article) -> list[list[str]]:
    return [[opened(a).title for a in s.articles] for s in stories_of(articles)]


def summary(text: str) -> Summary:
    return Summary("editor", (Sentence(text),))


def test_two_outlets_on_one_event_are_one_story() -> None:
    one = article(
        "Flood sweeps Derna after two dams burst",
        summary=summary("Two dams above Derna burst in the storm Daniel and swept the city."),
        length=900,
    )
    other = article(
        "Derna: dams burst in storm Daniel",
        summary=summary("The storm Daniel broke two dams above the Libyan city of Derna."),
    )
    third = article("Cricket cup begins in Ahmedabad", summary=summary("England bat first."))

    assert titles(one, other, third) == [[third.title], [one.title, other.title]]


def test_explicit_stories_join_languages() -> None:
    one = article("Storm over Java", story="java-storm", length=500)
    other = article("Badai di Jawa", lang="id", story="java-storm")

    assert titles(one, other) == [["Storm over Java", "Badai di Jawa"]]


def test_an_explicit_story_takes_no_article_that_has_none() -> None:
    same = {"summary": summary("Two dams above Derna burst in the storm Daniel.")}
    one = article("Derna dams burst in storm", story="derna", **same)
    other = article("Derna dams burst in a storm", **same)

    assert len(titles(one, other)) == 2


def test_languages_are_not_joined_by_likeness() -> None:
    one = article("Derna Daniel Libya 2023", lang="en")
    other = article("Derna Daniel Libya 2023 ", lang="de", path="content/other.md")

    assert len(titles(one, other)) == 2


def test_a_story_of_two_days_is_told_on_each() -> None:
    one = dated("2023-09-13", "Storm over Java", story="storm")
    other = dated("2023-09-14", "Storm over Java", story="storm")

    assert len(titles(one, other)) == 2
    assert stories_over_days([one, other]) == [(one.path, other.path)]


def test_likeness_joins_what_lies_within_the_window() -> None:
    told = summary("Two dams above Derna burst in the storm Daniel and swept the city.")
    first = dated("2023-09-11", "Dams above Derna burst", summary=told)
    last, late = (
        dated(f"2023-09-{day}", f"Dams above Derna burst on the {day}", summary=told)
        for day in (14, 15)
    )

    assert stories_over_days([first, last]) == [(first.path, last.path)]
    assert stories_over_days([first, late]) == []


def test_a_name_joins_for_thirty_days_from_the_first() -> None:
    row = [dated(day, story="vote") for day in ("2023-09-01", "2023-10-01", "2023-10-02")]

    assert stories_over_days(row) == [(row[0].path, row[1].path)]


def test_a_name_of_its_own_keeps_an_article_apart() -> None:
    told = summary("Two dams above Derna burst in the storm Daniel and swept the city.")
    one = article("Dams above Derna burst in storm", summary=told)
    other = article("Dams above Derna burst in the storm", summary=told)

    assert len(titles(one, other)) == 1
    assert len(titles(one, replace(other, story="the-second-dam"))) == 2


def test_one_bridge_makes_no_story_of_two() -> None:
    """Of four pairs between the two groups only one is alike."""
    row = [dated("2023-09-14", name) for name in "abcd"]
    a, b, c, d = (one.path for one in row)
    alike = [Likeness(a, b, 900), Likeness(c, d, 900), Likeness(b, c, 300)]
    cards = {one.path: one.card for one in row}

    found = gather_stories(cards, alike)
    assert sorted(map(sorted, found)) == sorted(map(sorted, ((a, b), (c, d))))
    assert len(gather_stories(cards, [*alike, Likeness(a, d, 300)])) == 1


def test_of_articles_that_are_about_as_full_the_earliest_leads() -> None:
    early, late, short = (
        article(title, story="storm", length=length, published=on("2023-09-14", hour))
        for title, length, hour in (("A", 850, 7), ("B", 1000, 9), ("C", 700, 6))
    )

    assert titles(early, late, short)[0][0] == "A"


def test_a_text_in_several_outlets_is_one_with_copies() -> None:
    text = " ".join(f"word{n} of the agency" for n in range(40))
    bodies = {"a": text, "b": f"<p>From Derna. {text}</p>", "c": " ".join(map(str, range(200)))}
    row = [
        article(title, story="derna", body=title, published=on("2023-09-14", hour), length=length)
        for title, hour, length in (("a", 6, 900), ("b", 7, 910), ("c", 8, 500))
    ]

    found = telling_of(row, body=bodies.__getitem__)
    assert found.copies == ((row[1].path, row[0].path),)


def test_a_pinned_article_leads_then_the_longest() -> None:
    short, long, pinned = (
        article(title, story="storm", length=length, pin=title == "C")
        for title, length in (("A", 10), ("B", 900), ("C", 5))
    )

    assert titles(short, long)[0][0] == "B"
    assert titles(short, long, pinned)[0][0] == "C"


ARTICLES = st.lists(
    st.builds(
        lambda number, day, story, words, lang: dated(
            f"2023-09-{day:02}",
            " ".join(words) + f" {number}",
            published=on(f"2023-09-{day:02}", number % 24),
            story=story,
            lang=lang,
            topics=("world",),
        ),
        st.integers(0, 99),
        st.integers(1, 3),
        st.sampled_from(["", "", "storm", "vote"]),
        st.lists(st.sampled_from(["storm", "java", "coast", "dams", "vote", "北京"]), max_size=4),
        st.sampled_from(["en", "id"]),
    ),
    max_size=12,
    unique_by=lambda a: a.path,
)


@given(ARTICLES)
def test_every_article_is_in_one_story(articles: list[Article]) -> None:
    stories = stories_of(articles)

    told = [a.path for s in stories for a in s.articles]
    assert sorted(told) == sorted(a.path for a in articles)
    assert all(len({a.day for a in s.articles}) == 1 for s in stories)


@given(ARTICLES)
def test_articles_of_one_explicit_story_and_day_stand_together(articles: list[Article]) -> None:
    stories = stories_of(articles)

    leads = [opened(s.lead) for s in stories]
    named = [(lead.day, lead.story) for lead in leads if lead.story]
    assert len(named) == len(set(named))
    for lead, told in zip(leads, stories, strict=True):
        assert all(opened(a).story == lead.story for a in told.articles)


@given(ARTICLES, st.randoms())
def test_the_order_in_which_articles_come_makes_no_difference(
    articles: list[Article], random: Random
) -> None:
    shuffled = random.sample(articles, len(articles))

    assert telling_of(shuffled) == telling_of(articles)


@given(ARTICLES)
def test_by_likeness_a_story_lies_within_the_window_and_has_one_language(
    articles: list[Article],
) -> None:
    by_path = {one.path: one for one in articles}
    for paths in stories_over_days(articles):
        story = [by_path[path] for path in paths]
        if not story[0].story:
            days = [one.day for one in story]
            assert (max(days) - min(days)).days <= WINDOW
            assert len({one.lang for one in story}) == 1


LONG_WEEKS = st.lists(
    st.builds(
        lambda number, day, words: dated(
            (date(2023, 9, 1) + timedelta(days=day)).isoformat(), f"{' '.join(words)} {number}"
        ),
        st.integers(0, 9),
        st.integers(0, 24),
        st.lists(st.sampled_from(["storm", "java", "coast", "dams", "vote"]), min_size=2),
    ),
    min_size=1,
    max_size=16,
    unique_by=lambda one: one.path,
)


@given(LONG_WEEKS, st.integers(0, 15))
def test_an_article_touches_no_story_out_of_reach(articles: list[Article], place: int) -> None:
    """A story lasts for a window; what is told two windows away from an article cannot know it."""
    own = articles[place % len(articles)]
    days = {one.path: one.day for one in articles}

    def far(row: list[Article]) -> list[tuple[str, ...]]:
        return [
            story
            for story in stories_over_days(row)
            if all(abs((days[path] - own.day).days) > 2 * WINDOW for path in story)
        ]

    assert far([one for one in articles if one is not own]) == far(articles)
