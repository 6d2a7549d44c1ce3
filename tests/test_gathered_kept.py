"""A paper stays laid out from one build to the next, while nothing changes that its lists show."""

from pathlib import Path

import pytest

from digest import build
from digest.site.layout import whole
from digest.site.layout.paper import Paper
from digest.site.pages import FrontPage
from tests.project import SETTINGS, Project

FEW_ITEMS = f"{SETTINGS}feeds:\n  items: 1\n"


@pytest.fixture
def paper(tmp_path: Path) -> Project:
    """Three articles, of which feeds hold the newest whole; built once."""
    project = Project(tmp_path)
    project.write("site.yaml", FEW_ITEMS)
    for number in range(1, 4):
        said(project, number)
    assert project.build().code == 0
    return project


def said(project: Project, number: int, body: str = "As it was.", **keys: str) -> None:
    matter = {"title": f"Nr {number}", "date": f"2023-09-{number:02}", "summary": "In short."}
    project.article(f"content/{number}.md", body, **(matter | keys))


def laid_out(project: Project, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a build lays the paper out; it gives what a clean one gives in any case."""
    asked: list[Paper] = []

    def front_pages(of: Paper) -> tuple[FrontPage, ...]:
        asked.append(of)
        return whole.front_pages(of)

    with monkeypatch.context() as patch:
        patch.setattr(build, "front_pages", front_pages)
        assert project.build().code == 0
    built = project.tree()
    assert project.build("--clean", "-o", "anew").code == 0
    assert project.tree("anew") == built
    return bool(asked)


def test_a_text_that_no_list_shows_lays_out_nothing(
    paper: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(paper, 1, "Mended.")

    assert not laid_out(paper, monkeypatch)
    assert b"Mended." in paper.tree()["2023/09/01/1/index.html"]


def test_a_text_that_a_feed_holds_whole_lays_out_the_paper(
    paper: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(paper, 3, "Mended.")

    assert laid_out(paper, monkeypatch)
    assert b"Mended." in paper.tree()["feed.xml"]


@pytest.mark.parametrize(
    "change", [{"title": "Nr One"}, {"summary": "Shorter."}, {"topics": "[law]"}, {"pin": "true"}]
)
def test_what_lists_show_lays_out_the_paper(
    paper: Project, monkeypatch: pytest.MonkeyPatch, change: dict[str, str]
) -> None:
    said(paper, 1, **change)

    assert laid_out(paper, monkeypatch)


def spoil(project: Project, word: bytes) -> Path:
    """Change one letter of what is kept folded, within this word."""
    (sheets,) = (project.root / ".digest-cache" / "latest").glob("*.sheets")
    data = sheets.read_bytes()
    assert word in data
    sheets.write_bytes(data.replace(word, word[:-1] + b"?"))
    return sheets


def test_what_is_spoilt_is_laid_out_again(paper: Project) -> None:
    spoil(paper, b"EditionsPage")
    (paper.root / "output" / "index.html").unlink()

    built = paper.build()
    assert (built.code, built.err) == (0, "")
    assert b"Nr 3" in paper.tree()["index.html"]


def test_where_what_is_spoilt_cannot_be_removed_it_is_not_read(
    paper: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(paper, b"EditionsPage")
    (paper.root / "output" / "index.html").unlink()

    def refuse(place: Path, missing_ok: bool = False) -> None:
        raise PermissionError(place)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        built = paper.build()
    assert (built.code, built.err) == (0, "")
    assert b"Nr 3" in paper.tree()["index.html"]


def test_reasons_that_are_spoilt_spoil_no_build(paper: Project) -> None:
    paper.write("static/ads.txt", "none")
    assert paper.build().code == 0
    spoil(paper, b"EditionsPage")
    (paper.root / "output" / "ads.txt").unlink()

    built = paper.build("--explain")
    assert (built.code, built.err) == (0, "")
    assert "everything: the paper laid out is not remembered" in built.out
    assert "nothing changed" in paper.build().out


def test_settings_lay_out_the_paper(paper: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.write("site.yaml", FEW_ITEMS.replace("The Test", "The Other"))

    assert laid_out(paper, monkeypatch)
