"""A source's path says its kind, its day, its slug and its language."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.content.languages import code, is_code
from digest.content.names import Named, named, readable

DAY = date(2023, 9, 14)


@pytest.mark.parametrize(
    ("path", "stem", "day", "lang"),
    [
        ("storm.md", "storm", None, ""),
        ("2023-09-14-storm.md", "storm", DAY, ""),
        ("2023-09-14_storm.md", "storm", DAY, ""),
        ("2023-09-14 storm over Java.txt", "storm over Java", DAY, ""),
        ("2023-09-14.storm.md", "storm", DAY, ""),
        ("20230914-storm.markdown", "storm", DAY, ""),
        ("2023-09-14.md", "", DAY, ""),
        ("2023/09/14/storm.md", "storm", DAY, ""),
        ("2023/9/14/storm.md", "storm", DAY, ""),
        ("2023-09-14/storm.md", "storm", DAY, ""),
        ("news/2023/09/14/storm.md", "storm", DAY, ""),
        ("2023/09/14/asia/storm.md", "storm", DAY, ""),
        ("2023/09/15/2023-09-14-storm.md", "storm", DAY, ""),
        ("2023/09/14.md", "", DAY, ""),
        ("2023/09/14/storm/index.md", "storm", DAY, ""),
        ("2023-09-14-storm/index.md", "storm", DAY, ""),
        ("2023/09/14/storm/README.md", "storm", DAY, ""),
        ("2023/09/14/index.md", "", DAY, ""),
        ("2023-09-14/index.md", "", DAY, ""),
        ("2023/09/14/月船三号.md", "月船三号", DAY, ""),
        ("2023-13-14-storm.md", "2023-13-14-storm", None, ""),
        ("2023/02/30/storm.md", "storm", None, ""),
        ("0001-01-01-storm.md", "0001-01-01-storm", None, ""),
        ("12345678.md", "12345678", None, ""),
        ("storm.fr.md", "storm", None, "fr"),
        ("2023-09-14-storm.pt-br.md", "storm", DAY, "pt-BR"),
        ("storm.zh_hant.md", "storm", None, "zh-Hant"),
        ("storm.fil.md", "storm", None, "fil"),
        ("2023/09/14/storm/index.fr.md", "storm", DAY, "fr"),
        ("node.js.md", "node.js", None, ""),
        ("storm.v2.md", "storm.v2", None, ""),
        ("2023-09-14.fr.md", "", DAY, "fr"),
        (".fr.md", ".fr", None, ""),
    ],
)
def test_what_a_path_says(path: str, stem: str, day: date | None, lang: str) -> None:
    assert named(f"content/{path}") == Named("article", stem, day, lang)


@pytest.mark.parametrize(
    ("path", "kind", "stem"),
    [
        ("pages/about.md", "page", "about"),
        ("pages/about/index.md", "page", "about"),
        ("pages/index.md", "page", "index"),
        ("days/2023-09-14.md", "day", ""),
        ("days/2023/09/14.md", "day", ""),
        ("pagesofhistory.md", "article", "pagesofhistory"),
        ("news/pages/storm.md", "article", "storm"),
        ("index.md", "article", "index"),
    ],
)
def test_folders_say_the_kind(path: str, kind: str, stem: str) -> None:
    assert (named(f"content/{path}").kind, named(f"content/{path}").stem) == (kind, stem)


@pytest.mark.parametrize(
    ("stem", "headline"),
    [
        ("storm-over-java", "Storm over java"),
        ("storm_over__java", "Storm over java"),
        ("G20-summit", "G20 summit"),
        ("月船三号", "月船三号"),
        ("20230914", ""),
        ("2023-09", ""),
        ("--", ""),
        ("", ""),
    ],
)
def test_a_file_name_as_a_headline(stem: str, headline: str) -> None:
    assert readable(stem) == headline


@given(
    st.text(st.characters(exclude_characters="/"), min_size=1, max_size=30).filter(
        lambda name: name[0] != "."
    )  # which would be hidden
)
def test_any_file_name_is_read(name: str) -> None:
    found = named(f"content/{name}.md")

    assert found.stem in name
    assert readable(found.stem).strip() == readable(found.stem)


@pytest.mark.parametrize(
    "text", ["en", "EN", "id", "fil", "pt-BR", "pt_br", "zh-Hant-TW", "es-419"]
)
def test_codes_of_languages(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize(
    "text", ["", "e", "english", "jp", "cn", "js", "en-", "e n", "en-toolongone", "12"]
)
def test_what_is_no_code(text: str) -> None:
    assert not is_code(text)


def test_codes_have_one_spelling() -> None:
    written = ["EN", "pt_br", "ZH-hant-tw", "es-419", "sr_LATN"]

    assert [code(text) for text in written] == ["en", "pt-BR", "zh-Hant-TW", "es-419", "sr-Latn"]
