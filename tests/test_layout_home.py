"""The home page: the latest edition, one lead, and an end."""

from typing import Any

import pytest

from digest.model import Article, Picture
from digest.site.layout.editions import EARLIER, home_page
from digest.site.pages import EmptyHomePage, HomePage
from tests.factories import site
from tests.site_factories import asset, dated, days, paper, text


def home(*articles: Article, **rest: Any) -> HomePage:
    found = home_page(paper(*articles, **rest))
    assert isinstance(found, HomePage)
    return found


def covered(title: str, times: int, **fields: Any) -> list[Article]:
    return [
        dated("2023-09-14", f"{title} {n}", story=title, length=100 - n, **fields)
        for n in range(times)
    ]


def test_it_shows_the_latest_edition_and_names_seven_earlier_ones() -> None:
    found = home(*days(20))

    assert found.edition.day.isoformat() == "2023-09-20"
    assert len(found.earlier) == EARLIER == 7
    assert [e.day.day for e in found.earlier] == [19, 18, 17, 16, 15, 14, 13]


def test_the_most_covered_story_leads() -> None:
    found = home(*covered("vote", 1), *covered("storm", 3), *covered("cup", 2))

    assert found.lead.lead.title == "storm 0"


def test_a_pinned_story_leads_before_the_most_covered() -> None:
    found = home(*covered("storm", 3), *covered("vote", 1, pin=True))

    assert found.lead.lead.title == "vote 0"


def test_of_two_alike_the_one_with_a_picture_leads_then_the_first() -> None:
    plain = dated("2023-09-14", "First", path="content/a.md")
    shown = dated("2023-09-14", "Second", path="content/b.md", picture=Picture("content/p.png"))

    assert home(plain, shown, assets=(asset("content/p.png"),)).lead.lead.title == "Second"
    assert home(plain, shown).lead.lead.title == "First"


def test_headlines_are_all_stories_and_the_lead_stands_in_no_topic() -> None:
    found = home(*covered("storm", 2), *covered("vote", 1), *covered("cup", 1, topics=("science",)))

    leads = [s.lead.title for section in found.sections for s in section.stories]
    assert sorted([found.lead.lead.title, *leads]) == sorted(t.title for t in found.headlines)
    assert len(found.headlines) == found.edition.stories == 3


def test_a_topic_of_which_only_the_lead_is_left_is_not_there() -> None:
    found = home(*covered("storm", 2, topics=("science",)), *covered("vote", 1))

    assert [s.topic.name for s in found.sections] == ["World"]
    assert home(*covered("storm", 1)).sections == ()


def test_anchors_differ_within_a_day() -> None:
    found = home(*(dated("2023-09-14", title) for title in ("A storm", "A vote", "新闻", "خبر")))

    assert len({t.anchor for t in found.headlines}) == 4


def test_the_note_of_the_day_is_shown_and_no_other() -> None:
    notes = (text("2023-09-14", "days"), text("2023-09-13", "days"))
    articles = [dated("2023-09-13"), dated("2023-09-14")]

    note = home(*articles, texts=notes).note
    assert note is not None
    assert note.body == notes[0].body
    assert home(*articles, texts=notes[1:]).note is None


def test_minutes_are_those_of_all_articles() -> None:
    assert home(*covered("storm", 3, minutes=4), *covered("vote", 1, minutes=2)).minutes == 14


def test_a_site_without_articles_has_a_home_page_too() -> None:
    found = home_page(paper(of=site(description="News")))

    assert isinstance(found, EmptyHomePage)
    assert (found.address, found.description) == ("/", "News")


@pytest.mark.parametrize("count", [1, 2])
def test_the_page_changed_when_its_newest_article_did(count: int) -> None:
    later = dated("2023-09-14").published.replace(hour=20)
    articles = [*days(count, "2023-09-13"), dated("2023-09-14", "Vote", updated=later)]

    assert home(*articles).updated == later
