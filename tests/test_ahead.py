"""What has changed is filed aside while a build gets ready, and is the same as filed here."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.desk.orders import Orders
from digest.desk.publishing import make_and_publish
from digest.engine import ahead, remembering
from digest.engine import aside as module
from digest.engine import engine as engines
from digest.engine.ahead import file_ahead
from digest.engine.filing import Ahead, file_all
from digest.engine.ledger import Ledger
from digest.engine.walk import Found
from tests.project import Project, begun

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="asks for a copy of the process")


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A paper that counts as large, built once; whatever threads other tests have left."""
    monkeypatch.setattr(module, "_can_copy", lambda: True)
    monkeypatch.setattr(engines, "LEAST", 1)
    project = begun(tmp_path / "paper")
    for number in range(3):
        project.article(f"content/{number}.md", title=f"Nr {number}", date="2023-09-14")
    build(project)
    return project


def build(project: Project) -> None:
    make_and_publish(project.root, Orders(jobs=2))


def edited(project: Project, title: str) -> None:
    file = project.article("content/1.md", title=title, date="2023-09-14")
    os.utime(file, (0, 0))


def here(task: object) -> object:
    raise AssertionError("filed here")


def test_what_was_filed_ahead_is_not_filed_here(
    paper: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "file_all", here)
    edited(paper, "Another headline")
    build(paper)

    before = paper.tree()
    assert b"Another headline" in before["2023/09/14/1/index.html"]
    monkeypatch.setattr(remembering, "file_all", file_all)
    assert paper.build("--clean", "-o", "anew").code == 0
    assert paper.tree("anew") == before


def test_what_was_filed_of_another_text_or_by_other_settings_is_not_taken(
    paper: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def others(root: Path, files: list[Found], ledger: Ledger) -> Iterator[Ahead]:
        for path, mark, reading, row, html in file_ahead(root, files, ledger):
            yield path, "another", reading, b"", html
            yield path, mark, "other", b"", html
            yield "content/2.md", mark, reading, row, html

    monkeypatch.setattr(ahead, "file_ahead", others)
    edited(paper, "Another headline")
    build(paper)
    before = paper.tree()

    assert paper.build("--clean", "-o", "anew").code == 0
    assert paper.tree("anew") == before


def test_a_fault_of_the_settings_is_told_once_by_the_build(paper: Project) -> None:
    edited(paper, "Another headline")
    paper.write("site.yaml", "language: [\n")
    result = paper.build("-j", "2")

    assert result.code == 1
    assert result.err.count("site.yaml") == 1
