"""``digest list``: every article, and why it is not shown."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.project import AS_OF, Project, begun


@pytest.fixture
def project(tmp_path: Path) -> Project:
    paper = begun(tmp_path / "paper")
    paper.article("content/next.md", title="Next", date="2024-01-01T06:00:00Z", topics="space")
    paper.article("content/over.md", title="Over", date="2023-09-12", expires="2023-10-01")
    paper.article("content/draft.md", title="Draft", date="2023-09-13", draft="true")
    paper.article("content/someday.md", title="Someday", date="", draft="true", lang="fr")
    return paper


def test_the_list_is_newest_first_and_says_what_is_hidden(project: Project) -> None:
    result = project.run("list", "--as-of", AS_OF)

    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "2024-01-01  en  space        Next  (content/next.md)  [scheduled]\n"
        "2023-09-14  en  other        Storm over Java  (content/storm.md)\n"
        "2023-09-13  en  other        Draft  (content/draft.md)  [draft]\n"
        "2023-09-12  en  other        Over  (content/over.md)  [expired]\n"
        "no date     fr  other        Someday  (content/someday.md)  [draft]\n"
    )


def test_what_a_build_would_show_is_not_hidden(project: Project) -> None:
    result = project.run("list", "--as-of", AS_OF, "-D", "-F", "-E")

    assert [line for line in result.out.splitlines() if "[" in line] == [
        "no date     fr  other        Someday  (content/someday.md)  [draft]"
    ]


def records(project: Project) -> list[dict[str, Any]]:
    result = project.run("list", "--json", "--as-of", AS_OF)
    assert result.code == 0
    return [json.loads(line) for line in result.out.splitlines()]


def test_json_is_an_object_a_line(project: Project) -> None:
    project.article(
        "content/月.md", title="月", lang="ja", source="https://moon.example/?utm_source=x"
    )

    found = {record["path"]: record for record in records(project)}

    assert found["content/月.md"] == {
        "path": "content/月.md",
        "address": "/2023/09/14/月/",
        "id": found["content/月.md"]["id"],
        "title": "月",
        "published": "2023-09-14T00:00:00+00:00",
        "lang": "ja",
        "topics": ["other"],
        "state": "published",
        "source": "https://moon.example/",
        "summary": found["content/月.md"]["summary"],
        "summary_kind": "whole",
        "minutes": 1,
    }
    assert {r["path"]: r["state"] for r in records(project)} == {
        "content/next.md": "scheduled",
        "content/storm.md": "published",
        "content/月.md": "published",
        "content/draft.md": "draft",
        "content/over.md": "expired",
        "content/someday.md": "draft",
    }
    assert found["content/someday.md"]["published"] is None
    assert found["content/someday.md"]["address"] is None


def test_faults_of_some_keep_the_others_in_the_list(project: Project) -> None:
    project.article("content/bad.md", title="Bad", date="never")

    result = project.run("list", "--as-of", AS_OF)

    assert result.code == 1
    assert "Storm over Java" in result.out
    assert "Bad" not in result.out
    assert "content/bad.md:3: " in result.err
    assert result.err.endswith("1 fault; the list is without these files\n")


def test_an_empty_paper_has_an_empty_list(tmp_path: Path) -> None:
    result = Project(tmp_path).run("list")

    assert (result.code, result.out, result.err) == (0, "", "")
