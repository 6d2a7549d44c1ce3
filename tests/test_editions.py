"""Editions: one a day, topics in the editor's order, every story once."""

from digest.edition.editions import edition_of
from digest.model import Article, Edition, PlainText
from tests.site_factories import dated, opened, text, told_of


def editions(*articles: Article, notes: tuple[PlainText, ...] = ()) -> tuple[Edition, ...]:
    cards = {one.path: one for one in articles}
    topics = ("world", "economy", "science")
    return tuple(edition_of(told, cards, topics) for told in told_of(articles, notes))


def test_topics_stand_in_the_editors_order_and_others_after_them() -> None:
    found = editions(
        *(
            dated("2023-09-14", f"On {topic}", topics=(topic,))
            for topic in ("zoology", "science", "art", "world")
        )
    )

    assert [s.topic for s in found[0].sections] == ["world", "science", "art", "zoology"]


def test_no_section_is_empty_and_a_story_stands_once() -> None:
    both = dated("2023-09-14", "Rates and war", topics=("economy", "world"))
    found = editions(both, dated("2023-09-14", "War alone", topics=("world",)))

    assert [(s.topic, len(s.stories)) for s in found[0].sections] == [("world", 1), ("economy", 1)]


def test_a_pinned_story_is_the_first_of_its_topic() -> None:
    older = dated("2023-09-14", "Storm", pin=True, path="content/z.md")
    found = editions(dated("2023-09-14", "Vote", path="content/a.md"), older)

    assert [opened(s.lead).title for s in found[0].stories] == ["Storm", "Vote"]


def test_the_newest_edition_is_first_and_days_without_news_have_none() -> None:
    found = editions(dated("2023-09-01"), dated("2023-09-14"))

    assert [e.day.day for e in found] == [14, 1]


def test_a_note_goes_with_its_day_alone() -> None:
    note = text("2023-09-14", "days")
    found = editions(dated("2023-09-13"), dated("2023-09-14"), notes=(note,))

    assert [e.note for e in found] == [note, None]


def test_no_articles_no_editions() -> None:
    assert editions() == ()
