"""``digest init`` and ``digest new``: what they write can be built at once."""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from digest.cli import main
from tests.project import Project, Result, begun


def digest(here: Path, *words: str) -> Result:
    return Project(here).run(*words)


def test_a_paper_begun_is_a_paper_built_without_faults(tmp_path: Path) -> None:
    begun_ = digest(tmp_path, "init", "my-paper", "--timezone", "Asia/Jakarta")
    paper = Project(tmp_path / "my-paper")
    built = paper.run("build", "--strict")

    assert begun_.code == 0
    written = [line.removeprefix("wrote ") for line in begun_.out.splitlines()[:-1]]
    assert written[0] == "my-paper/site.yaml"
    assert all((tmp_path / path).is_file() for path in written)
    assert begun_.last == (
        "Now: cd my-paper, then digest build, or digest serve to see it while you write."
    )
    assert (built.code, built.err) == (0, "")
    assert built.last.startswith("1 article, ")
    home = paper.tree()["index.html"].decode()
    assert "My paper" in home
    assert "Hello, reader" in home
    assert "about/index.html" in paper.tree()


@pytest.mark.parametrize("language", ["en", "id", "ar", "zh", "pt-BR"])
def test_its_language_and_title_are_as_asked(tmp_path: Path, language: str) -> None:
    title = 'The "Daily": {all} #news'
    result = digest(tmp_path, "init", "--title", title, "--language", language)
    built = digest(tmp_path, "build", "--strict")

    assert (result.code, built.code, built.err) == (0, 0, "")
    assert f'<html lang="{language}"' in Project(tmp_path).tree()["index.html"].decode()
    text = (tmp_path / "site.yaml").read_text()
    assert 'title: "The \\"Daily\\": {all} #news"' in text


def test_two_papers_have_two_ids(tmp_path: Path) -> None:
    for name in ("a", "b"):
        digest(tmp_path, "init", name)

    ids = [re.findall(r"^id: (\w+)", (tmp_path / n / "site.yaml").read_text(), re.M) for n in "ab"]
    assert ids[0] != ids[1]


def test_nothing_that_stands_is_written_over(project: Project) -> None:
    before = project.tree(".")

    result = project.run("init")

    assert result.code == 1
    assert "site.yaml: a paper stands here already; choose another folder" in result.err
    assert project.tree(".") == before


def test_what_stands_around_a_new_paper_stays(tmp_path: Path) -> None:
    paper = Project(tmp_path)
    paper.write(".gitignore", "mine\n")
    paper.write("content/pages/about.md", "mine\n")

    result = paper.run("init")

    assert result.code == 0
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    assert (tmp_path / "content/pages/about.md").read_text() == "mine\n"
    assert "about.md" not in result.out


def test_a_file_is_no_place_for_a_paper(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")

    result = digest(tmp_path, "init", "mine")

    assert result.code == 1
    assert "mine: this is a file; name a folder" in result.err


def test_quiet_says_nothing(tmp_path: Path) -> None:
    assert digest(tmp_path, "-q", "init").out == ""
    assert digest(tmp_path, "new", "-q", "Title").out == ""


# An article begun


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return begun(tmp_path / "paper")


def test_a_new_article_is_built_without_faults(project: Project) -> None:
    words = ["--date", "2023-09-14", "--lang", "id", "--topic", "space", "--topic", "C#"]
    result = project.run("new", 'Kim: "Yes" & {no}', *words)
    built = project.build()

    path = "content/2023/09/14/kim-yes-no.md"
    assert (result.code, result.out) == (0, f"wrote {path}\n")
    lines = (project.root / path).read_text().splitlines()
    assert lines[:3] == ["---", 'title: "Kim: \\"Yes\\" & {no}"', "date: 2023-09-14"]
    assert re.fullmatch(r"id: \d{8}-[0-9a-f]{8}", lines[3])
    assert lines[4:] == ["lang: id", 'topics: ["space", "C#"]', "---", ""]
    assert (built.code, built.err) == (0, "")
    assert "Kim: &#34;Yes&#34; &amp; {no}" in project.tree()["index.html"].decode()


def test_a_new_article_is_of_now(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    result = project.run("new", "月が出た")
    built = project.run("build")

    assert re.fullmatch(r"wrote content/\d{4}/\d{2}/\d{2}/月が出た\.md\n", result.out)
    assert built.last.startswith("2 articles, ")


def test_a_draft_is_not_shown(project: Project) -> None:
    project.run("new", "Zebra", "--draft", "--date", "2023-09-14T08:30:00+07:00")

    built = project.build()

    assert "skipped: 1 draft" in built.last
    text = (project.root / "content/2023/09/14/zebra.md").read_text()
    assert "draft: true" in text
    assert "date: 2023-09-14T01:30:00+00:00" in text


def test_a_title_used_already_that_day_is_a_fault(project: Project) -> None:
    project.run("new", "Storm", "--date", "2023-09-14")
    before = project.tree(".")

    result = project.run("new", "storm!", "--date", "2023-09-14")

    assert result.code == 1
    assert result.err == (
        "content/2023/09/14/storm.md: a file stands here already; choose another title\n"
    )
    assert project.tree(".") == before


def test_a_file_that_cannot_be_written_leaves_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "replace", full)

    result = CliRunner().invoke(main, ["-C", str(project.root), "new", "A", "--date", "2023-09-14"])

    assert result.exit_code == 1
    assert "content/2023/09/14/a.md: the disk is full" in result.stderr
    assert list((project.root / "content/2023/09/14").iterdir()) == []


def test_the_first_edition_is_number_one(tmp_path: Path) -> None:
    digest(tmp_path, "init", "--title", "Evening", "--timezone", "Asia/Jakarta")
    digest(tmp_path, "build")

    assert "No. 1<" in (tmp_path / "output" / "index.html").read_text("utf-8")
