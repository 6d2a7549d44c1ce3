"""Related articles share rare words, within weeks, the nearest first."""

from digest.edition.due import newest_first
from digest.edition.related import MOST, related_articles
from digest.model import Article, Sentence, Summary
from tests.site_factories import dated


def neighbours(one: Article, *others: Article) -> list[str]:
    titles = {a.path: a.title for a in others}
    found = related_articles(newest_first([one, *others]), {one.path})
    return [titles[path] for path in found[one.path]]


def test_neighbours_are_found_for_those_alone_that_are_asked_for() -> None:
    near, other = probe("2023-09-10", "Chandrayaan lander"), probe("2023-09-11", "Lunar pole")

    row = newest_first([LUNAR, near, other])
    every = related_articles(row, {a.path for a in row})
    assert related_articles(row, {near.path}) == {near.path: every[near.path]}


def probe(day: str, title: str, **fields: object) -> Article:
    return dated(day, title, **({"summary": Summary()} | fields))


LUNAR = probe("2023-09-14", "Chandrayaan lander reaches lunar pole")


def test_an_article_that_shares_names_is_related() -> None:
    near = probe("2023-09-10", "Chandrayaan lander falls asleep")
    far = probe("2023-09-10", "Batik exhibition opens")

    assert neighbours(LUNAR, near, far) == [near.title]


def test_names_are_found_across_languages() -> None:
    indonesian = probe("2023-09-12", "Chandrayaan-3 mendarat, lander Vikram utuh", lang="id")

    assert neighbours(LUNAR, indonesian) == [indonesian.title]


def test_what_is_more_than_thirty_days_away_is_not_related() -> None:
    near = probe("2023-08-15", "Chandrayaan lander detaches")
    far = probe("2023-08-14", "Chandrayaan lander enters orbit")

    assert neighbours(LUNAR, near, far) == [near.title]


def test_words_that_everybody_uses_relate_nothing() -> None:
    crowd = [probe("2023-09-13", f"Chandrayaan lander {name}") for name in "abcdefghijklm"]

    assert neighbours(LUNAR, *crowd) == []


def test_tags_count_as_words() -> None:
    other = probe("2023-09-13", "Quiet night", tags=("lunar", "Chandrayaan"))

    assert neighbours(LUNAR, other) == ["Quiet night"]


def test_there_are_four_at_most_and_never_itself() -> None:
    others = [probe(f"2023-09-{n:02}", f"Chandrayaan lander day{n}") for n in range(1, 8)]

    found = neighbours(LUNAR, *others)
    assert len(found) == MOST
    assert LUNAR.title not in found


def test_a_shared_topic_tips_the_scales() -> None:
    other = probe("2023-09-13", "Chandrayaan lander film", topics=("culture",))
    same = probe("2023-09-12", "Chandrayaan lander song", topics=("world",))

    assert neighbours(LUNAR, other, same) == [same.title, other.title]


def test_a_sentence_in_the_summary_alone_relates_nothing() -> None:
    told = Summary("editor", (Sentence("The Chandrayaan lander reached the lunar pole."),))

    assert neighbours(LUNAR, probe("2023-09-13", "Quiet night", summary=told)) == []
