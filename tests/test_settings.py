"""site.yaml has an answer for every key, and tells every fault with its line and its cure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import DigestError
from digest.model import Budget
from digest.settings import ALSO, READERS, FeedSettings, Numbering, Site, Topic, read_settings


def site(text: str) -> Site:
    found, notices = read_settings(text)
    assert notices == ()
    return found


def faults(text: str) -> list[str]:
    with pytest.raises(DigestError) as refused:
        read_settings(text)
    return [str(notice) for notice in refused.value.notices]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "title:\nlanguage: null\n"])
def test_every_key_has_an_answer(text: str) -> None:
    assert site(text) == Site()


def test_a_whole_file() -> None:
    text = """
title: The Daily Digest
description: The news of the day
base_url: https://example.org/news
id: daily
language: PT-br
timezone: Asia/Jakarta
topics:
  world: World
  space:
    name: Space
    description: Rockets
    keywords: [rocket, orbit]
    aliases: antariksa, cosmos
    summary: {words: 40}
theme: mine
colors: {paper: "#fff", accent: teal, dark: {paper: "#111111"}}
fonts: {serif: 'Georgia, "Times New Roman", serif'}
labels: {home: Front page, stories: {one: A story, other: "{count} stories"}}
summary: 2
feeds: {content: summary, items: 20, hub: https://hub.example/}
republish: excerpt
image: card.png
copyright: © us
editions: {first: 2023-09-01, number: 7, days: [friday, Mon]}
comforts: false
cards: 2023-09-01
search: true
"""
    assert site(text) == Site(
        title="The Daily Digest",
        description="The news of the day",
        base_url="https://example.org/news/",
        id="daily",
        language="pt-BR",
        timezone="Asia/Jakarta",
        topics=(
            Topic("world", "World", names=("world",)),
            Topic(
                slug="space",
                name="Space",
                description="Rockets",
                keywords=("rocket", "orbit"),
                names=("space", "antariksa", "cosmos"),
                budget=Budget(40, "words"),
            ),
        ),
        theme="mine",
        colours=(("paper", "#fff"), ("accent", "teal"), ("paper-dark", "#111111")),
        fonts=(("serif", 'Georgia, "Times New Roman", serif'),),
        labels=(
            ("home", "Front page"),
            ("stories.one", "A story"),
            ("stories.other", "{count} stories"),
        ),
        summary=Budget(2, "sentences"),
        feeds=FeedSettings("summary", 20, hub="https://hub.example"),
        republish="excerpt",
        image="card.png",
        copyright="© us",
        editions=Numbering(date(2023, 9, 1), 7, (0, 4)),
        comforts=False,
        cards=date(2023, 9, 1),
        search=True,
    )
    assert set(READERS) == {line.split(":")[0] for line in text.splitlines() if line[:1].isalpha()}


@pytest.mark.parametrize(("other", "key"), sorted(ALSO.items()))
def test_other_names_of_keys(other: str, key: str) -> None:
    values = {
        "base_url": "https://a.example/",
        "language": "fr",
        "timezone": "Asia/Jakarta",
        "colors": '{ink: "#000"}',
    }
    value = values.get(key, "some words")

    assert site(f"{other}: {value}") == site(f"{key}: {value}") != Site()
    assert site(f"{other.upper()}: {value}") == site(f"{key}: {value}")


def test_hyphens_are_underscores() -> None:
    assert site("base-url: https://a.example").base_url == "https://a.example/"


def test_topics_as_a_list_of_names() -> None:
    assert [(t.slug, t.name) for t in site("topics: [world, Space travel, 科学]").topics] == [
        ("world", "World"),
        ("space-travel", "Space travel"),
        ("科学", "科学"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: [a]", "1: a line of text is wanted here; put the value in quotation marks"),
        ("title: true", "1: a line of text is wanted here; put the value in quotation marks"),
        (
            "base_url: example.org",
            '1: "example.org" is no web address; write one such as https://example.org/',
        ),
        (
            "base_url: https://a.example/?b",
            '1: "https://a.example/?b" is more than an address; leave out what follows the path',
        ),
        (
            "base_url: https://a.example:99999",
            '1: "https://a.example:99999" is no web address; write one such as https://example.org/',
        ),
        ("language: english", '1: "english" is no language; write a code such as en, id or pt-BR'),
        ("language: xx", '1: "xx" is no language; write a code such as en, id or pt-BR'),
        ("timezone: Jakarta", '1: "Jakarta" is no time zone; write one such as Asia/Jakarta'),
        ("timezone: Asia/Tokio", '1: "Asia/Tokio" is no time zone; write one such as Asia/Tokyo'),
        ("timezone: ../etc/passwd", "1: "),
        ("timezone: localtime", '1: "localtime" is no time zone; write one such as Asia/Jakarta'),
        ("timezone: ''", '1: "" is no time zone; write one such as Asia/Jakarta'),
        ("topics: world", "1: topics are a list or a mapping; write topics: [world, science]"),
        ("topics: [[a]]", "1: a line of text is wanted here; put the value in quotation marks"),
        (
            "topics:\n  world:\n    nam: x",
            '3: the topic "world" has no "nam"; '
            "it has name, description, keywords, aliases, summary",
        ),
        (
            "topics:\n  world: 5",
            '2: the topic "world" is no mapping; write its name after the colon',
        ),
        ("topics:\n  a: A\n  '!': B", '3: "!" is no name of a topic; write a word'),
        (
            "topics:\n  world: World\n  World: Other",
            '3: the topics "world" and "World" are both called "world"; '
            "give one of them another name",
        ),
        (
            "topics:\n  a: {aliases: [x]}\n  b: {aliases: X}",
            '3: the topics "a" and "b" are both called "x"; give one of them another name',
        ),
        (
            "topics:\n  a:\n    summary: {sentences: 0}",
            '2: "0" is no number of sentences; write one from 1 on',
        ),
        ("theme: ../x", '1: "../x" is no theme\'s name; write the name of a folder in themes/'),
        ("colors: red", "1: colors are a mapping; write accent: '#a4262c' below it"),
        ("colors: {dark: red}", "1: dark is a mapping; write paper: '#111111' below it"),
        (
            "colors:\n  paper: '#fff'\n  ackcent: red",
            '3: "ackcent" is no colour of ours; they are paper, ink, muted, rule, accent',
        ),
        (
            "colors:\n  dark:\n    ink: 'red; } body { display: none'",
            '3: "red; } body { display: none" is no colour; write one such as "#a4262c", in quotes',
        ),
        ("colors: {ink: #000}\n\n", "1: a bracket is opened and not closed; "),
        ("fonts: {mono: x}", "1: fonts are serif and sans; write serif: Georgia, serif below it"),
        (
            "fonts:\n  sans: 'x; }'",
            '2: "x; }" is no list of fonts; write names with commas between',
        ),
        ("fonts:\n  sans: '\"x'", '2: ""x" is no list of fonts; write names with commas between'),
        ("labels: x", "1: labels are a mapping; write home: Front page below it"),
        (
            "labels:\n  home: [x]",
            "2: a line of text is wanted here; put the value in quotation marks",
        ),
        (
            "summary: true",
            "1: the length of a summary is in sentences, words or characters; "
            "write summary: {sentences: 3}",
        ),
        (
            "summary: {sentences: true}",
            '1: "True" is no number of sentences; write one from 1 on',
        ),
        ("feeds: {x: 1}", "1: feeds have content, items and hub; write content: full below it"),
        ("feeds:\n  content: half", '2: "half" is not known; write full or summary'),
        ("feeds:\n  items: 51", "2: a feed holds 1 to 50 items; older ones go to archive feeds"),
        ("feeds:\n  items: true", "2: a feed holds 1 to 50 items; older ones go to archive feeds"),
        (
            "feeds:\n  hub: hub.example",
            '2: "hub.example" is no web address; write one such as https://example.org/',
        ),
        (
            "editions: 7",
            "1: editions have first, number and days; write first: 2023-09-01 below it",
        ),
        (
            "editions: {number: 7}",
            "1: numbers need a day to count from; write first: 2023-09-01 below editions",
        ),
        (
            "editions:\n  first: soon",
            '2: "soon" is no day; write one such as 2023-09-01',
        ),
        (
            "editions:\n  first: 2023-09-01\n  number: 0",
            '3: "0" is no number; write one from 1 on',
        ),
        (
            "editions:\n  first: 2023-09-01\n  days: [caturday]",
            '3: "caturday" is no day of the week; write some of monday, tuesday, …',
        ),
        (
            "editions:\n  first: 2023-09-02\n  days: mon, fri",
            "2: 2023-09-02 is a saturday, when the paper does not appear; "
            "name a day on which it does",
        ),
        (
            "cards: some",
            '1: "some" does not tell which pages have card images; '
            "write yes, no, or the first day, such as 2023-09-01",
        ),
        ("republish: all", '1: "all" is not known; write whole or excerpt'),
        ("search: yes please", '1: "yes please" is neither on nor off; write true or false'),
        ("comforts: some", '1: "some" is neither on nor off; write true or false'),
        ("comforts: 1", '1: "1" is neither on nor off; write true or false'),
        (
            "url: https://a.example\nbase_url: https://b.example",
            '2: "base_url" says the same as "url"; keep one of the two',
        ),
        ("title: a\ntitle: b", '2: "title" stands here twice; keep one of the two'),
    ],
)
def test_faults_have_a_line_and_a_cure(text: str, message: str) -> None:
    (fault,) = faults(text)

    assert fault.startswith(f"site.yaml:{message}")
    assert "; " in fault


def test_all_faults_are_told_together() -> None:
    assert [fault.partition(": ")[0] for fault in faults("summary: x\n\nid: [a]\ntheme: .\n")] == [
        "site.yaml:1",
        "site.yaml:3",
        "site.yaml:4",
    ]


@pytest.mark.parametrize(
    ("key", "cure"),
    [("titel", 'did you mean "title"?'), ("Langauge", 'did you mean "language"?'),
     ("tag_line", 'did you mean "tagline"?'), ("qqq", "it is not used")],
)  # fmt: skip
def test_unknown_keys_are_warnings(key: str, cure: str) -> None:
    found, (notice,) = read_settings(f"title: x\n{key}: y")

    assert found.title == "x"
    assert notice.level == "warning"
    assert str(notice) == f'site.yaml:2: "{key}" is no setting; {cure}'


VALUES = st.recursive(
    st.sampled_from(["x", "5", "0", "true", "''", "null", "https://a.example", "'#fff'", "a; b"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(
            st.sampled_from(["name", "items", "dark", "paper", "serif", "sentences", "a"]),
            inner,
            max_size=2,
        ).map(lambda d: "{" + ", ".join(f"{k}: {v}" for k, v in d.items()) + "}")
    ),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from(sorted(READERS)), VALUES, max_size=4))
def test_any_settings_are_a_site_or_faults(values: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in values.items())
    try:
        found, _ = read_settings(text)
    except DigestError as error:
        told = [(notice.what, notice.cure, notice.line) for notice in error.notices]
    else:
        told = []
        assert found.zone
        hash(found)
    assert all(what and cure and 1 <= line <= len(values) for what, cure, line in told)


def test_search_asks_for_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.settings_values.find_spec", lambda name: None)

    assert site("search: false").search is False
    with pytest.raises(DigestError, match=r"pip install \"digest-press\[search\]\""):
        site("search: true")
