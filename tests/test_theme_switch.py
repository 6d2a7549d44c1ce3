"""A paper that changes its theme is the paper that it would be, had it never had another."""

import shutil
from pathlib import Path

from tests.project import CHECKOUT, Project
from tests.walked import THEMES

SETTINGS = "title: The Test\nbase_url: https://test.example/\nid: the-test\n"


def begun(root: Path) -> Project:
    project = Project(root)
    for day in ("2023-08-30", "2023-09-13", "2023-09-14"):
        project.article(f"content/{day}.md", title=f"News of {day}", date=day, topics="[world]")
    project.write("content/2023/09/14/map.png", b"no picture, but nobody looks")
    project.write("content/days/2023-09-14.md", "A note with ![a map](../2023/09/14/map.png).\n")
    return project


def test_switching_themes_gives_what_a_clean_build_gives(tmp_path: Path) -> None:
    edited = begun(tmp_path / "edited")
    seen = []
    for number, theme in enumerate((*THEMES, *THEMES[:2])):
        fresh = begun(tmp_path / f"fresh-{number}")
        for project in (edited, fresh):
            project.write("site.yaml", f"{SETTINGS}theme: {theme}\n")
            result = project.build()
            assert (result.code, result.err) == (0, "")
        assert edited.tree() == fresh.tree()
        seen.append(edited.tree()["index.html"])

    assert len(set(seen)) == len(THEMES)
    assert "nothing changed" in edited.build().last


def test_an_edit_of_a_theme_below_is_followed(tmp_path: Path) -> None:
    project = begun(tmp_path)
    project.write("site.yaml", f"{SETTINGS}theme: mine\n")
    project.write("themes/below/theme.yaml", "extends: wire\n")
    project.write("themes/mine/theme.yaml", "extends: below\n")
    for words in ("one", "two"):
        text = f'{{% macro lines(x, dated=false) %}}<p class="lines">{words}</p>{{% endmacro %}}'
        project.write("themes/below/templates/parts.html", text)
        assert project.build().code == 0
        assert f'<p class="lines">{words}</p>'.encode() in project.tree()["index.html"]


def test_a_copy_of_broadsheet_in_the_project_is_a_theme_of_its_own(tmp_path: Path) -> None:
    paper = begun(tmp_path)
    shutil.copytree(CHECKOUT / "themes" / "broadsheet", paper.root / "themes" / "broadsheet")
    paper.write("site.yaml", f"{SETTINGS}theme: broadsheet\n")
    assert paper.build().code == 0
    built = paper.tree()

    shutil.rmtree(paper.root / "themes" / "broadsheet")
    assert paper.build().code == 0
    assert paper.tree() == built
