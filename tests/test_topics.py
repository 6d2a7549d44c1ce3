"""An article's topics are those it names, by any form of their names, or those it speaks of."""

import pytest
from msgspec.structs import replace

from digest.content.body import Body
from digest.content.reading import KnownTopic, Reading, reading_of
from digest.content.topics import OTHER, Choice, choose_topics
from digest.model import Block, Budget
from tests.factories import site, topic

WORLD = KnownTopic("world", ("world", "dunia", "politics"), ("minister", "Perdana Menteri"))
SPACE = KnownTopic("space", ("space", "antariksa"), ("rocket", "orbit", "月"), Budget(5))
READING = Reading(topics=(WORLD, SPACE))


def choose(
    *given: str,
    title: str = "",
    text: str = "",
    tags: tuple[str, ...] = (),
    reading: Reading = READING,
) -> Choice:
    body = Body("", (Block("paragraph", text, 1),), text)
    return choose_topics(given, title, tags, body, reading)


@pytest.mark.parametrize("name", ["space", "Space", "SPACE", "Antariksa", " space ", "ＳＰＡＣＥ"])
def test_any_form_of_a_name_is_the_topic(name: str) -> None:
    assert choose(name) == Choice(("space",), Budget(5))


def test_the_first_leads_and_none_is_there_twice() -> None:
    assert choose("dunia", "space", "politics") == Choice(("world", "space"))


def test_a_slip_of_the_pen_is_refused() -> None:
    (remark,) = choose("sapce").remarks

    assert remark == ('topic "sapce" is not in site.yaml', 'did you mean "space"?', "error")
    assert choose("antarikssa").remarks[0][1] == 'did you mean "space"?'


def test_a_new_topic_is_taken_with_a_warning() -> None:
    found = choose("Gardening", "space")

    assert found.topics == ("gardening", "space")
    assert found.budget is None
    assert found.remarks == (
        (
            'topic "Gardening" is not in site.yaml',
            "add it there, or choose one of its topics",
            "warning",
        ),
    )


def test_where_the_site_declares_none_every_topic_is_one() -> None:
    assert choose("Gardening", "gardening", reading=Reading()) == Choice(("gardening",))
    assert choose("科学", reading=Reading()) == Choice(("科学",))


@pytest.mark.parametrize(
    ("title", "text", "tags", "topic"),
    [
        ("", "The rocket is in orbit.", (), "space"),
        ("", "The ROCKET rose.", (), "space"),
        ("", "Rockets rose.", (), OTHER),
        ("The minister", "A rocket and an orbit.", (), "world"),
        ("", "A rocket and an orbit.", ("minister",), "world"),
        ("", "perdana menteri", (), "world"),
        ("", "嫦娥登月了", (), "space"),
        ("", "A rocket and a minister.", (), "world"),
        ("", "Nothing of it.", (), OTHER),
        ("", "", (), OTHER),
    ],
)
def test_keywords_find_the_topic(title: str, text: str, tags: tuple[str, ...], topic: str) -> None:
    assert choose(title=title, text=text, tags=tags).topics == (topic,)


def test_the_topic_found_brings_its_budget() -> None:
    assert choose(text="rocket").budget == Budget(5)


def test_a_reading_holds_what_articles_depend_on_and_no_more() -> None:
    paper = site(topics=(topic("space", keywords=("rocket",)),))

    assert reading_of(paper) == reading_of(replace(paper, title="Another", base_url="https://b/"))
    assert reading_of(paper) != reading_of(replace(paper, timezone="UTC"))
    assert reading_of(paper).topics == (KnownTopic("space", ("space",), ("rocket",)),)
    assert str(reading_of(paper).zone) == "Asia/Jakarta"
