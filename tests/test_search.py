"""The index of words: what is in it, and what an edit makes of it."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.site.search import stemmers
from digest.site.search.month import files_of, packed
from digest.site.search.stemmers import stemmers_mark, stemmers_script
from digest.text.indexing import shelf
from digest.text.stems import term
from tests.project import Project, begun

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
SETTINGS = """\
title: The Finder
base_url: https://finder.example/
id: the-finder
theme: plain
search: true
"""


@pytest.fixture
def finder(tmp_path: Path) -> Project:
    project = begun(tmp_path)
    project.write("site.yaml", SETTINGS)
    for day in range(1, 31):
        body = f"Whale {day} was seen near pier {'abcdefghij'[day % 10]}{day}."
        project.article(f"content/w{day}.md", body, title=f"Whale {day}", date=f"2023-09-{day:02}")
    project.article("content/august.md", "A quiet day.", title="Quiet", date="2023-08-03")
    return project


def unpacked(letters: str) -> list[tuple[int, int]]:
    """Numbers and weights, as a browser reads them."""
    found, number, value, shift = [], 0, 0, 0
    for letter in letters:
        digit = DIGITS.index(letter)
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            number += value >> 2
            found.append((number, value & 3))
            value = shift = 0
    return found


def found(project: Project, month: str, word: str) -> set[str]:
    """The addresses of a month's articles that the index has for a folded English word."""
    folder = project.output / "assets/search" / month
    listed = json.loads((project.output / "assets/search/index.json").read_text())
    files = next(files for name, _, files, *_ in listed["months"] if name == f"{month}/")
    stem = term(word, "en")
    order, held = json.loads((folder / f"{shelf(stem) % files}.json").read_text())
    assert order == next(order for name, *_, order, _ in listed["months"] if name == f"{month}/")
    shown = [row for n in range(9) for row in rows(folder / f"a{n}.json")]
    return {shown[number][0] for number, _ in unpacked(held.get(stem, ""))}


def rows(file: Path) -> Iterable[list[str]]:
    return json.loads(file.read_text())[1] if file.is_file() else ()


def index_of(project: Project) -> dict[str, bytes]:
    folder = project.output / "assets/search"
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


@given(st.sets(st.integers(0, 5000)), st.data())
def test_numbers_and_weights_survive_being_packed(numbers: set[int], data: st.DataObject) -> None:
    postings = [(number, data.draw(st.integers(0, 3))) for number in sorted(numbers)]

    assert unpacked(packed(postings)) == postings


def test_a_large_month_has_more_files_of_words() -> None:
    assert [files_of(n) for n in (1, 3, 4, 90, 600, 9000)] == [1, 1, 2, 32, 256, 256]


def test_every_word_leads_to_its_articles(finder: Project) -> None:
    assert finder.build().code == 0

    assert found(finder, "2023/09", "whales") == {f"{d:02}/w{d}" for d in range(1, 31)}
    assert found(finder, "2023/09", "c2") == {"02/w2"}
    assert found(finder, "2023/09", "quiet") == set()
    assert found(finder, "2023/08", "quiet") == {"03/august"}


def test_drafts_and_what_is_to_come_are_not_in_it(finder: Project) -> None:
    finder.article("content/draft.md", "Secret.", title="Secret", date="2023-09-09", draft="true")
    finder.article("content/later.md", "Secret.", title="Secret", date="2023-12-09")
    assert finder.build().code == 0

    assert not any(b"ecret" in data for data in index_of(finder).values())


def test_of_an_excerpt_only_what_is_shown_is_found(finder: Project) -> None:
    finder.write("site.yaml", SETTINGS + "republish: excerpt\n")
    finder.article(
        "content/theirs.md",
        "Whole unmistakable text.",
        title="Theirs",
        date="2023-09-09",
        source="Post",
        summary="In short.",
    )
    assert finder.build().code == 0

    assert found(finder, "2023/09", "unmistakable") == set()
    assert found(finder, "2023/09", "short") == found(finder, "2023/09", "post") == {"09/theirs"}


def test_an_edit_makes_anew_the_files_of_its_words_alone(finder: Project) -> None:
    assert finder.build().code == 0
    before = index_of(finder)
    finder.article("content/w7.md", "A narwhal.", title="Whale 7", date="2023-09-07")
    assert finder.build().code == 0
    after = index_of(finder)

    changed = {path for path in before if before[path] != after[path]}
    gone = ("7", "was", "seen", "near", "pier", "h7", "a", "narwhal")
    files = files_of(30)
    allowed = {f"2023/09/{shelf(term(word, 'en')) % files}.json" for word in gone}
    assert after.keys() == before.keys()
    assert changed <= {*allowed, "index.json"}
    assert len(changed) > 1
    assert found(finder, "2023/09", "narwhals") == {"07/w7"}


def test_an_incremental_index_is_a_clean_one(finder: Project) -> None:
    assert finder.build().code == 0
    finder.article("content/w31.md", "One more whale.", title="One more", date="2023-09-30")
    finder.write("content/w3.md", "---\ntitle: Renamed\ndate: 2023-09-03\n---\nA seal.\n")
    (finder.root / "content/w5.md").unlink()
    assert finder.build().code == 0
    incremental = index_of(finder)
    assert finder.build("--clean").code == 0

    assert index_of(finder) == incremental
    assert found(finder, "2023/09", "seals") == {"03/w3"}


def test_without_the_setting_there_is_no_trace_of_it(tmp_path: Path) -> None:
    project = begun(tmp_path)
    assert project.build().code == 0

    assert not (project.output / "search").exists()
    assert not (project.output / "assets/search").exists()


def test_what_was_indexed_is_forgotten_when_nobody_searches_it(finder: Project) -> None:
    assert finder.build().code == 0
    finder.write("site.yaml", SETTINGS.replace("search: true\n", ""))
    assert finder.build().code == 0
    assert not (finder.output / "assets/search").exists()

    finder.article("content/w7.md", "A narwhal.", title="Whale 7", date="2023-09-07")
    assert finder.build().code == 0
    finder.write("site.yaml", SETTINGS)
    assert finder.build().code == 0
    assert found(finder, "2023/09", "narwhals") == {"07/w7"}


def test_a_file_of_the_site_in_its_place_is_a_fault(finder: Project) -> None:
    finder.write("static/assets/search/index.json", "{}")

    result = finder.build()
    assert result.code == 1
    assert "assets/search/index.json" in result.err


def test_stemmers_are_the_same_each_time() -> None:
    assert stemmers_script(["english"]) == stemmers_script(["english"])
    assert "export default" in stemmers_script(["arabic", "persian"])


def test_rules_for_one_script_are_one_file(finder: Project) -> None:
    finder.article("content/paus.md", "Seekor paus.", title="Paus", date="2023-09-30", lang="id")
    assert finder.build().code == 0

    folder = finder.output / "assets/search"
    assert (folder / "latin.js").read_text("utf-8") == stemmers_script(["english", "indonesian"])
    assert (folder / "cyrillic.js").read_text("utf-8") == stemmers_script(["russian"])


def test_browsers_ask_anew_for_rules_that_are_written_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rules = [["english"], ["russian"]]
    before = stemmers_mark(rules)
    assert stemmers_mark(rules) == before
    assert stemmers_mark([["english", "german"], ["russian"]]) != before

    texts = {name: stemmers._own(name) for name in stemmers._MADE_BY}
    for changed in texts:
        other = {**texts, changed: texts[changed] + " "}
        monkeypatch.setattr(stemmers, "_own", other.__getitem__)
        assert stemmers_mark(rules) != before


def test_an_edit_writes_no_stemmer(finder: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert finder.build().code == 0
    monkeypatch.setattr("digest.site.search.front.stemmers_script", None)
    finder.article("content/w7.md", "A narwhal.", title="Whale 7", date="2023-09-07")
    assert finder.build().code == 0
    assert found(finder, "2023/09", "narwhals") == {"07/w7"}
