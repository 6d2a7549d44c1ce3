"""A Markdown file from elsewhere stays what it is and gains the keys that it lacks."""

from datetime import datetime

import pytest

from digest.errors import DigestError
from tests.pasting import PROSE, body, front, imported, shown


def test_a_markdown_file_keeps_every_byte_and_gains_what_it_lacks() -> None:
    text = (
        "---\n# mine\ntitle:  'Storm'   # loud\ntags: [a,  b]\n---\n\n# Storm\n\n*Wind* & rain.\n"
    )
    result = imported(text, "2023-09-14-storm.md")

    added = [line for line in result.text.splitlines() if line not in text.splitlines()]
    assert [line.split(":")[0] for line in added] == ["date", "id", "lang"]
    assert result.text == text.replace("b]\n---", "b]\n" + "\n".join(added) + "\n---")
    assert result.path == "content/2023/09/14/storm.md"
    assert result.notices == ()


def test_a_complete_markdown_file_is_taken_as_it_is() -> None:
    text = (
        "---\r\ntitle: Storm\r\npublishDate: Sep 14, 2023\r\nid: x-1\r\nlanguage: id\r\n"
        "slug: angin\r\n---\r\nAngin.\r\n"
    )
    result = imported(b"\xef\xbb\xbf" + text.encode(), "a.markdown")

    assert (result.path, result.text) == ("content/2023/09/14/angin.md", text)


def test_markdown_without_front_matter_gets_one_of_its_own() -> None:
    text = "# Badai di *Teluk*\n\nAngin kencang merusak belasan rumah nelayan pada hari Kamis.\n"
    result = imported(text, "notes/badai.md", given=datetime(2023, 9, 14))

    assert result.text.endswith(f"---\n\n{text}")
    assert front(result) | {"id": ""} == {
        "title": "Badai di *Teluk*", "date": "2023-09-14", "id": "", "lang": "id",
    }  # fmt: skip


def test_a_file_without_heading_is_named_by_its_name() -> None:
    result = imported("Angin.\n", "2023-09-14-badai_di-teluk.md")

    assert (front(result)["title"], front(result)["date"]) == ("badai di teluk", "2023-09-14")


def test_a_text_file_with_front_matter_is_markdown() -> None:
    assert imported("---\ntitle: Storm\ndate: 2023-09-14\n---\n*Wind*\n").text.endswith(
        "\n*Wind*\n"
    )


def test_a_rule_at_the_top_of_a_page_is_no_front_matter() -> None:
    assert shown(body(imported(f"---\n\nStrike ends\n\n---\n\n{PROSE}"))) == [PROSE]


def test_the_files_own_date_stays() -> None:
    text = "---\ntitle: Storm\ndate: 2023-09-14\n---\nWind.\n"
    result = imported(text, "a.md", given=datetime(2023, 9, 1))

    assert result.path == "content/2023/09/14/storm.md"
    assert str(result.notices[0]) == "a.md:3: the file's own date stays, not the one given"


def test_topics_and_source_are_added_where_the_file_has_none() -> None:
    text = "---\r\ntitle: Storm\r\ndate: 2023-09-14\r\nid: x-1\r\nlang: en\r\n---\r\nWind.\r\n"
    result = imported(text, "a.md", topics=("weather",), source=("Wire", "https://w.example/1"))

    added = "topics: [weather]\r\nsource:\r\n  url: https://w.example/1\r\n  name: Wire\r\n"
    assert result.text == text.replace("lang: en\r\n", f"lang: en\r\n{added}")
    assert result.notices == ()


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("topics: [sea]\nsource: Times", ("topics stay, not those", "source stays, not the one")),
        ("Categories: sea\nsource:\n  url: x", ("topics stay, not those", "source stays, not the")),
        (
            "taxonomies:\n  topics: [sea]\npublisher: Times\noriginal-url: https://t.example/",
            ("topics stay, not those", "name of the source stays", "address of the source stays"),
        ),
    ],
)
def test_the_files_own_topics_and_source_stay(keys: str, told: tuple[str, ...]) -> None:
    text = f"---\ntitle: Storm\ndate: 2023-09-14\nid: x-1\nlang: en\n{keys}\n---\nWind.\n"
    result = imported(text, "a.md", topics=("weather",), source=("Wire", "https://w.example/1"))

    assert result.text == text
    assert len(result.notices) == len(told)
    for notice, words in zip(result.notices, told, strict=True):
        assert f"the file's own {words}" in notice.what
    assert result.notices[0].line == 6 + keys.startswith("taxonomies")


def test_the_half_of_the_source_that_the_file_lacks_is_added() -> None:
    text = (
        "---\ntitle: Storm\ndate: 2023-09-14\nid: x-1\nlang: en\nlink: https://t.example/\n"
        "taxonomies:\n  tags: [a]\n---\nWind.\n"
    )
    result = imported(text, "a.md", topics=("sea",), source=("Wire", "https://w.example/1"))

    added = "topics: [sea]\nsource:\n  name: Wire\n"
    assert result.text == text.replace("[a]\n", f"[a]\n{added}")
    assert [str(notice) for notice in result.notices] == [
        "a.md:6: the file's own address of the source stays, not the one given"
    ]


@pytest.mark.parametrize(
    ("matter", "told"),
    [
        (
            "title: a: b",
            "a.md:2: the front matter is not YAML: mapping values are not allowed here",
        ),
        (
            "title: x\ndate: 2023-02-30",
            'a.md:3: "2023-02-30" is no day of the calendar; write the date as 2023-09-14',
        ),
        ("title: x\ndate:", "a.md:3: the date is empty; write the date as 2023-09-14"),
        (
            "{title: x}",
            'a.md:2: the front matter is no list of keys; write "key: value" on lines',
        ),
        ("- a", 'a.md:2: the front matter is no list of keys; write "key: value" on lines'),
        ("a: " + "[" * 5000, "a.md:1: the front matter is not YAML"),
    ],
)
def test_broken_front_matter_is_told_with_its_line(matter: str, told: str) -> None:
    with pytest.raises(DigestError) as caught:
        imported(f"---\n{matter}\n---\nWind.\n", "a.md")

    assert str(caught.value) == told


@pytest.mark.parametrize("key", ["date:\n  created", "created"])
def test_a_date_is_found_under_every_name_that_a_build_takes(key: str) -> None:
    text = f"---\ntitle: Storm\n{key}: 2023-09-14\n---\nIt blew.\n"

    assert imported(text, "storm.md").path == "content/2023/09/14/storm.md"
