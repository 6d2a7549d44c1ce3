"""Articles on one event stand together, and nothing else does."""

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Article, Sentence, Summary
from tests.factories import article
from tests.site_factories import dated, on, opened, stories_of


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


def test_explicit_stories_join_languages_and_spellings() -> None:
    one = article("Storm over Java", story="Java Storm", length=500)
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


def test_a_story_stays_within_its_day() -> None:
    one = dated("2023-09-13", "Storm over Java", story="storm")
    other = dated("2023-09-14", "Storm over Java", story="storm")

    assert len(titles(one, other)) == 2


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
