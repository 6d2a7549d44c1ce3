"""A few months are made here, a part by a copy of the process; the files are the same."""

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from digest.desk.orders import Orders
from digest.desk.publishing import make_and_publish
from digest.engine import aside as module
from digest.engine import here, produce
from digest.engine.aside import Aside, nothing
from tests.project import SETTINGS, Project, begun

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="asks for a copy of the process")

MONTHS = ("2023-07", "2023-08", "2023-09")


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A paper of three months that counts as large; whatever threads other tests have left."""
    monkeypatch.setattr(module, "_can_copy", lambda: True)
    monkeypatch.setattr(produce, "WORTH", 1)
    project = begun(tmp_path / "paper")
    for month in MONTHS:
        for day in (10, 20, 30):
            news(project, f"{month}-{day}", "volcano")
    return project


def news(project: Project, day: str, what: str) -> None:
    title = f"Sinabung {what} keeps Berastagi awake"
    project.article(f"content/{day}-{what}.md", title=title, date=day, topics="Science")


def build(project: Project, **orders: Any) -> dict[str, bytes]:
    make_and_publish(project.root, Orders(jobs=2, as_of="2023-11-01", **orders))
    return project.tree(orders.get("output", "output"))


def anew(project: Project) -> dict[str, bytes]:
    return build(project, output="anew", clean=True)


def test_a_copy_has_the_notes_that_the_feed_of_editions_holds(
    paper: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.write("content/days/2023-09-30.md", "A quiet month ends with a loud mountain.\n")
    build(paper)
    noted(monkeypatch, "digest.site.printing", "write_feed", tmp_path / "feeds")
    news(paper, "2023-09-30", "ash")
    made = build(paper)

    assert told(tmp_path / "feeds")
    assert os.getpid() not in told(tmp_path / "feeds")
    assert b"loud mountain" in made["editions/feed.xml"]


def test_a_change_deep_in_a_text_makes_no_copy(
    paper: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.write("site.yaml", f"{SETTINGS}feeds: {{items: 1, content: summary}}\n")
    body = " ".join(f"What is told in sentence {n} is told in no list." for n in range(40))
    paper.article("content/old.md", title="Old", date="2023-07-10", body=body)
    build(paper)
    paper.article("content/old.md", title="Old", date="2023-07-10", body=f"{body} The end.")
    monkeypatch.setattr(Aside, "begin", None)

    assert b"The end." in build(paper)["2023/07/10/old/index.html"]


def told(folder: Path) -> list[int]:
    """Which processes have left a file here, named by their numbers."""
    return [int(file.name) for file in folder.iterdir()]


def test_neighbours_and_feeds_are_made_by_a_copy(
    paper: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(paper)
    marks = {name: tmp_path / name for name in ("related_within", "write_feed")}
    for (name, folder), room in zip(
        marks.items(), ("digest.engine.here", "digest.site.printing"), strict=True
    ):
        noted(monkeypatch, room, name, folder)
    news(paper, "2023-09-30", "ash")
    made = build(paper)

    for folder in marks.values():
        assert told(folder)
        assert os.getpid() not in told(folder)
    monkeypatch.undo()
    assert anew(paper) == made


def noted(monkeypatch: pytest.MonkeyPatch, room: str, name: str, folder: Path) -> None:
    """Have each process that calls a function leave a file."""
    whole = getattr(import_module(room), name)
    folder.mkdir()

    def call(*words: Any, **more: Any) -> Any:
        (folder / str(os.getpid())).touch()
        return whole(*words, **more)

    monkeypatch.setattr(f"{room}.{name}", call)


@pytest.mark.parametrize("items", range(8))
def test_a_copy_that_ends_early_is_not_missed(
    paper: Project, monkeypatch: pytest.MonkeyPatch, items: int
) -> None:
    whole = here._done_aside

    def killed(*words: Any) -> Iterator[object]:
        for number, item in enumerate(whole(*words)):
            if number == items:
                os._exit(1)
            yield item

    build(paper)
    monkeypatch.setattr(here, "_done_aside", killed)
    news(paper, "2023-09-30", "ash")
    made = build(paper)

    assert anew(paper) == made


def test_where_no_copy_can_be_had_all_is_made_here(
    paper: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(paper)
    monkeypatch.setattr(Aside, "begin", lambda aside, work: nothing())
    news(paper, "2023-09-30", "ash")
    made = build(paper)

    assert anew(paper) == made


def test_a_copy_reads_nothing_that_an_earlier_one_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_can_copy", lambda: True)
    aside = Aside(2)
    first = aside.begin(lambda: (1, 2, 3))
    assert next(first) == 1

    assert list(aside.begin(lambda: (list(first),))) == [[]]
    assert list(first) == [2, 3]
    aside.close()
