"""The code of the package's own templates is kept beside the package; that of a project's never."""

import marshal
import os
import sys
from pathlib import Path

import pytest

from digest.engine import bytecode
from digest.engine.bytecode import keep_code, kept_code
from digest.engine.themes import templates_of_package
from digest.site.codes import code_name
from digest.site.templates import Templates
from tests.project import SETTINGS, Project, begun

PACKAGES = {code_name(name, text) for name, text in templates_of_package()}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where code is kept, apart from where this checkout's is."""
    place = tmp_path / "beside" / "__pycache__" / "templates.pyc"
    monkeypatch.setattr(bytecode, "_file", lambda: place)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return place


@pytest.fixture
def paper(tmp_path: Path) -> Project:
    project = begun(tmp_path / "paper")
    choose(project, "wire")
    project.article("content/1.md", title="Nr 1", date="2023-09-14")
    return project


def choose(project: Project, theme: str) -> None:
    project.write("site.yaml", SETTINGS.replace("plain", theme))


def kept_in(file: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = marshal.loads(file.read_bytes()[bytecode.SEAL :])
    return found


def test_what_one_build_has_compiled_another_does_not(
    paper: Project, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paper.build().code == 0
    made = paper.tree()
    monkeypatch.setattr(Templates, "_generate", None)  # nothing is compiled any more

    assert kept_in(file).keys() <= PACKAGES
    assert paper.build("--clean", "-o", "anew").code == 0
    assert paper.tree("anew") == made


def test_of_a_projects_own_templates_nothing_is_kept(paper: Project, file: Path) -> None:
    own = '{% extends "wire/home.html" %}{% block running %}mine{% endblock %}'
    paper.write("themes/mine/theme.yaml", "extends: wire\n")
    paper.write("themes/mine/templates/home.html", own)
    choose(paper, "mine")
    assert paper.build().code == 0

    assert kept_in(file).keys() <= PACKAGES
    assert code_name("home.html", own) not in kept_in(file)


def test_a_copy_of_the_packages_theme_needs_no_code_of_its_own(
    paper: Project, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paper.build().code == 0
    made = paper.tree()
    for name, text in templates_of_package():
        if name.startswith("wire/"):
            paper.write(f"themes/wire/templates/{name.removeprefix('wire/')}", text)
    monkeypatch.setattr(Templates, "_generate", None)

    assert paper.build("--clean", "-o", "anew").code == 0
    assert paper.tree("anew").keys() == made.keys()


def test_a_fault_in_kept_code_is_told_of_the_file_that_is_at_fault(
    paper: Project, file: Path
) -> None:
    assert paper.build().code == 0
    paper.write("themes/mine/theme.yaml", "extends: wire\n")
    paper.write("themes/mine/labels/en.yaml", "")
    paper.write("themes/mine/templates/parts.html", "{% macro unknown() %}{% endmacro %}")
    paper.write("themes/mine/templates/home.html", "\n{{ page.nothing }}")
    choose(paper, "mine")
    told = paper.build()

    assert told.code == 1
    assert "themes/mine/templates/home.html:2: " in told.err


@pytest.mark.parametrize("place", [0, 20, bytecode.SEAL, bytecode.SEAL + 40, -1])
def test_what_is_damaged_is_not_believed(file: Path, place: int) -> None:
    keep_code("one", {"a" * 32: b"code"})
    assert kept_code("one") == {"a" * 32: b"code"}

    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    assert kept_code("one") == {}


def test_what_is_cut_short_is_not_believed(file: Path) -> None:
    keep_code("one", {"a" * 32: b"code"})
    whole = file.read_bytes()

    for size in range(len(whole)):
        file.write_bytes(whole[:size])
        assert kept_code("one") == {}


def test_code_of_another_engine_is_not_taken(file: Path) -> None:
    keep_code("one", {"a" * 32: b"code"})

    assert kept_code("other") == {}


def test_who_wants_no_bytecode_written_gets_none(
    paper: Project, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert paper.build().code == 0
    assert not file.parent.exists()


def test_where_nothing_can_be_written_a_build_goes_on(
    paper: Project, file: Path, tmp_path: Path
) -> None:
    file.parent.parent.write_text("a file stands where the folder should be")

    assert paper.build().code == 0


def test_nothing_but_the_file_is_left(paper: Project, file: Path) -> None:
    assert paper.build().code == 0

    assert os.listdir(file.parent) == [file.name]


def test_code_that_the_package_no_longer_has_is_let_go(
    paper: Project, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paper.build().code == 0
    before = kept_in(file)
    stale = {**before, "0" * 32: b"of an older template"}
    file.write_bytes(b"")
    monkeypatch.setattr("digest.engine.pressroom.kept_code", lambda engine: stale)
    choose(paper, "broadsheet")
    assert paper.build().code == 0

    assert before.keys() < kept_in(file).keys() <= PACKAGES
