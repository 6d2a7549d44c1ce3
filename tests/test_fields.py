"""Each key of front matter has one meaning and many names."""

from typing import Any

import pytest

from digest.content.fields import IGNORED, KEYS, Found
from digest.text.plainyaml import Mapping, read_yaml

# The table of the product's front matter, so that no name is lost when KEYS is changed.
PROMISED = {
    "title": "title",
    "date": "date publishDate pubdate published date.created",
    "updated": "updated lastmod modified last_modified_at date-modified",
    "topics": "topics topic category categories section",
    "tags": "tags keywords",
    "summary": "summary description excerpt abstract",
    "lang": "lang language locale",
    "source_url": "source_url link original_url canonical",
    "draft": "draft",
    "expires": "expires expiryDate",
    "pin": "pin sticky",
    "aliases": "aliases alias redirect_from",
    "slug": "slug",
    "image": "image cover thumbnail featured_image",
    "image_alt": "image_alt image.alt cover.alt",
    "image_credit": "image_credit",
    "authors": "authors author",
    "id": "id guid",
    "via": "via",
    "license": "license licence",
    "note": "note",
}
EVERY_NAME = [(key, name) for key, others in KEYS.items() for name in (key, *others)]


def found(text: str) -> Found:
    return Found(read_yaml(text, 2))


def written(name: str, value: str) -> str:
    outer, _, inner = name.partition(".")
    return f"{outer}:\n  {inner}: {value}\n" if inner else f"{outer}: {value}\n"


@pytest.mark.parametrize(
    ("key", "name"), [(key, name) for key, names in PROMISED.items() for name in names.split()]
)
def test_every_promised_name_is_taken(key: str, name: str) -> None:
    asked = found(written(name, "storm"))

    assert asked.get(key) == "storm"
    assert asked.notices("a.md") == ()


@pytest.mark.parametrize(("key", "name"), EVERY_NAME)
def test_every_name_says_its_key_and_its_line(key: str, name: str) -> None:
    asked = found("\n" + written(name, "storm"))

    assert asked.has(key)
    assert asked.get(key) == "storm"
    assert asked.line(key) == (4 if "." in name else 3)


@pytest.mark.parametrize("name", ["Last-Modified-At", "last modified at", "LAST_MODIFIED_AT"])
def test_capitals_hyphens_and_spaces_are_set_aside(name: str) -> None:
    assert found(f"{name}: storm").get("updated") == "storm"


def test_the_first_name_that_says_something_is_taken() -> None:
    text = "created: 3\npublished: 2\npubdate: ''\ndate:\n"

    assert found(text).get("date") == 2
    assert found(text).line("date") == 3
    assert found("published: false\ncreated: 2023-09-14").get("date") == "2023-09-14"
    assert found("published: no\ncreated: 2023-09-14").get("date") == "2023-09-14"


def test_what_is_not_said_has_no_value_and_the_first_line() -> None:
    nothing = found("tags: [a]")

    assert nothing.get("date") is None
    assert not nothing.has("date")
    assert nothing.line("date") == 1


@pytest.mark.parametrize("text", ["title:", "title: ''", "Title: # 1 in sport"])
def test_an_empty_title_says_something(text: str) -> None:
    assert found(text).has("title")


def test_lines_of_inner_keys() -> None:
    asked = found("source:\n  url: x\n  Name: y\n")

    assert asked.line("source", "url") == 3
    assert asked.line("source", "name") == 4
    assert asked.line("source", "date") == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("titel: x", '2: "titel" is no key of front matter; did you mean "title"?'),
        ("\npublised: x", '3: "publised" is no key of front matter; did you mean "published"?'),
        ("autor: x", '2: "autor" is no key of front matter; did you mean "author"?'),
        ("zzz: x", '2: "zzz" is no key of front matter; it is not used'),
        ("source: {nam: x}", '2: a source has no "nam"; did you mean "name"?'),
        ("source:\n  zzz: x", '3: a source has no "zzz"; a source has url, name, author, date'),
    ],
)
def test_unknown_keys_are_warnings_that_name_the_nearest(text: str, message: str) -> None:
    (notice,) = found(text).notices("a.md")

    assert str(notice) == f"a.md:{message}"
    assert notice.level == "warning"


def test_every_unknown_key_is_told() -> None:
    assert [n.line for n in found("a: 1\ntitle: 2\nqqq: 3\n").notices("a.md")] == [2, 4]


@pytest.mark.parametrize("name", sorted(IGNORED))
def test_keys_of_other_tools_are_passed_over(name: str) -> None:
    assert found(f"{name}: x").notices("a.md") == ()


def test_a_key_in_two_spellings_is_a_fault() -> None:
    told = found("title: a\nTitle: b").notices("a.md")

    assert [str(notice) for notice in told] == [
        'a.md:3: "Title" stands here twice; keep one of the two'
    ]
    assert told[0].level == "error"


@pytest.mark.parametrize("value", [None, "", [], {}])
def test_an_empty_value_lets_another_name_speak(value: Any) -> None:
    asked = Found(Mapping({"summary": value, "excerpt": "x"}, {"summary": 2, "excerpt": 3}))

    assert (asked.get("summary"), asked.line("summary")) == ("x", 3)


def test_no_name_means_two_things() -> None:
    names = [name for _, name in EVERY_NAME]

    assert len(names) == len(set(names))
