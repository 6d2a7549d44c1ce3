"""The code of the package's own templates is kept beside the package; that of a project's never."""

import marshal
import os
import re
import shutil
import stat
import sys
from pathlib import Path

import pytest

from digest.desk.orders import Orders
from digest.desk.publishing import make_and_publish
from digest.engine import bytecode, survey
from digest.engine.bytecode import keep_code, kept_code
from digest.engine.engine import Engine
from digest.engine.ledger import Ledger
from digest.engine.name import engine_name
from digest.engine.sealed import SEAL
from digest.engine.themes import templates_of_package
from digest.errors import DigestError
from digest.site.codes import code_name
from digest.site.templates import Templates
from tests.project import CHECKOUT, SETTINGS, Project, begun

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
    found: dict[str, bytes] = marshal.loads(file.read_bytes()[SEAL:])
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


def copied(project: Project, theme: str) -> None:
    """A copy of the package's theme wire in a project, with something in the place of a macro."""
    shutil.copytree(CHECKOUT / "themes" / "wire", project.root / "themes" / theme)
    spoilt(project, theme)
    choose(project, theme)


def spoilt(project: Project, theme: str) -> None:
    project.write(f"themes/{theme}/templates/teasers.html", "{% set cluster = 1 %}")


def test_a_fault_is_told_of_ones_own_file_though_the_code_is_the_packages(
    paper: Project, file: Path
) -> None:
    assert paper.build().code == 0
    copied(paper, "mine")
    told = paper.build()

    assert told.code == 1
    assert re.search(r"^themes/mine/templates/home\.html:\d+: TypeError", told.err, re.MULTILINE)


def test_a_fault_is_told_of_the_packages_file_though_the_code_was_made_of_a_copy(
    paper: Project, file: Path
) -> None:
    shutil.copytree(CHECKOUT / "themes" / "wire", paper.root / "themes" / "mine")
    choose(paper, "mine")
    assert paper.build().code == 0
    assert kept_in(file)
    shutil.rmtree(paper.root / "themes" / "mine")
    paper.write("themes/other/theme.yaml", "extends: wire\n")
    spoilt(paper, "other")
    choose(paper, "other")
    told = paper.build()

    assert told.code == 1
    place = r"^themes/wire \(of digest\)/templates/home\.html:\d+: TypeError"
    assert re.search(place, told.err, re.MULTILINE)


def test_a_clean_build_that_verifies_takes_no_kept_code(paper: Project, file: Path) -> None:
    assert paper.build("--verify").code == 0
    text = (CHECKOUT / "themes/wire/templates/home.html").read_text()
    wrong = marshal.dumps(Templates().compile("WRONG", "home.html", "home.html"))
    assert code_name("home.html", text) in kept_in(file)
    keep_code(engine_name(Ledger(0)), kept_in(file) | {code_name("home.html", text): wrong})
    paper.article("content/2.md", title="Nr 2", date="2023-09-14")

    told = paper.build("--clean", "--verify")
    assert "index.html: this file differs from a clean build's" in told.err


@pytest.mark.skipif(os.name != "posix", reason="asks for permissions")
def test_nobody_may_write_what_is_executed_who_may_not_write_the_package(
    paper: Project, file: Path
) -> None:
    before = os.umask(0)
    try:
        assert paper.build().code == 0
    finally:
        os.umask(before)

    allowed = stat.S_IMODE(os.stat(bytecode.__file__).st_mode)
    assert stat.S_IMODE(file.stat().st_mode) & ~allowed == 0


def test_in_a_long_life_no_code_of_older_templates_piles_up(paper: Project, file: Path) -> None:
    copied_home = (CHECKOUT / "themes/wire/templates/home.html").read_text()
    paper.write("themes/mine/theme.yaml", "extends: wire\n")
    choose(paper, "mine")
    sizes = []
    with Engine(paper.root, 1) as engine:
        for number in range(6):
            paper.write("themes/mine/templates/home.html", f"{copied_home}{{# {number} #}}")
            make_and_publish(paper.root, Orders(jobs=1, as_of="2023-11-01"), engine)
            assert engine._memo
            sizes.append(len(engine._memo.pressroom._compiled.made))

    assert sizes[-1] == sizes[1]


def test_an_engine_that_has_changed_under_a_long_life_is_told(
    paper: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Engine(paper.root, 1) as engine:
        make_and_publish(paper.root, Orders(jobs=1), engine)
        monkeypatch.setattr(survey, "engine_name", lambda ledger: "f" * 32)
        paper.article("content/2.md", title="Nr 2", date="2023-09-14")
        with pytest.raises(DigestError, match="start it again"):
            make_and_publish(paper.root, Orders(jobs=1), engine)


@pytest.mark.parametrize("place", [0, 20, SEAL, SEAL + 40, -1])
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
