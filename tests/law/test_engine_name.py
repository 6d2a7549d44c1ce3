"""The engine's name is another one whenever anything is that an answer may depend on."""

import shutil
import zoneinfo
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.engine import name as naming
from digest.engine.ledger import Ledger
from digest.engine.name import drawing_name, engine_name
from tests.law.program import IGNORED, Program
from tests.project import CHECKOUT


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package, which the name is made of."""
    copy = tmp_path / "digest"
    shutil.copytree(CHECKOUT / "digest", copy, ignore=IGNORED)
    monkeypatch.setattr(naming, "PACKAGE", str(copy))
    return copy


def name() -> str:
    return engine_name(Ledger(0))


def test_the_same_package_has_the_same_name_each_time(package: Path) -> None:
    assert name() == name()


def test_a_change_in_any_file_is_a_change_of_the_name(package: Path) -> None:
    before = {name()}
    files = [file for file in sorted(package.rglob("*")) if file.is_file()]

    for file in files:
        with open(file, "ab") as opened:
            opened.write(b"\n")
        assert name() not in before, file.name
        before.add(name())
    assert len(before) == len(files) + 1


def test_a_file_more_or_less_or_with_another_name_is_a_change(package: Path) -> None:
    before = name()
    (package / "more.py").touch()
    more = name()
    (package / "more.py").rename(package / "other.py")
    other = name()
    (package / "other.py").unlink()

    assert len({before, more, other}) == 3
    assert name() == before


def test_what_python_keeps_of_modules_is_no_part_of_it(package: Path) -> None:
    before = name()
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "model.cpython-311.pyc").write_bytes(b"kept")

    assert name() == before


@pytest.mark.parametrize(
    ("folder", "counts"),
    [
        ("msgspec-99.0.dist-info", True),
        ("Jinja2-99.0.dist-info", True),
        ("markdown_it_py-99.0.dist-info", True),
        (
            "markdown-it-py-99.0.dist-info",
            False,
        ),  # parted at the first hyphen, as names are written
        ("PyYAML-99.0.egg-info", True),
        ("starlette-99.0.dist-info", False),
        ("msgspec", False),
        ("msgspec.libs", False),
    ],
)
def test_distributions_that_take_part_are_known_by_their_versions(
    folder: str, counts: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    before = name()
    (tmp_path / folder).mkdir()

    assert (name() != before) is counts


def test_of_two_versions_the_order_of_folders_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [tmp_path / "one", tmp_path / "other"]
    for number, place in enumerate(places):
        (place / f"msgspec-{number}.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sys.path", [str(p) for p in places])
    one = name()
    monkeypatch.setattr("sys.path", [str(p) for p in reversed(places)])

    assert name() != one


def test_an_update_of_the_systems_time_zones_is_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zoneinfo, "TZPATH", (str(tmp_path),))
    without = name()
    (tmp_path / "tzdata.zi").write_text("# version 2099a\n")
    first = name()
    (tmp_path / "tzdata.zi").write_text("# version 2099b\n")

    assert len({without, first, name()}) == 3


# Updates of a program between two builds


def read_otherwise(program: Program) -> None:
    path = "source/digest/content/article.py"
    program.change(path, "minutes=reading_minutes(body.text)", "minutes=77")


def print_otherwise(program: Program) -> None:
    path = "source/digest/site/structured.py"
    program.change(path, "https://schema.org", "https://schema.example")


UPDATES: dict[str, Callable[[Program], None]] = {
    "sources are read otherwise": read_otherwise,
    "pages are printed otherwise": print_otherwise,
    "a library has a new version": Program.update_the_library,
}
NAME, MEMO = "source/digest/engine/name.py", "source/digest/engine/remembering.py"
PRINTING = "source/digest/site/printing.py"
PLANTED = {
    "the name leaves out the package": (read_otherwise, NAME, "*_package(ledger), ", ""),
    "the name leaves out libraries": (Program.update_the_library, NAME, "*_installed(), ", ""),
    "the name is a constant": (read_otherwise, NAME, "join(parts)", "join(parts[:1])"),
    "answers leave out the name": (read_otherwise, MEMO, "(self.name, *parts)", "parts"),
    "pages leave out the name": (print_otherwise, PRINTING, "(engine, theme_", "(theme_"),
}


@pytest.mark.parametrize("words", UPDATES)
def test_after_an_update_a_build_gives_what_a_clean_one_gives(words: str, tmp_path: Path) -> None:
    program = Program(tmp_path)
    before = program.build()
    UPDATES[words](program)

    made = program.build()

    assert made == program.clean_build()
    assert made != before


@pytest.mark.parametrize("words", PLANTED)
def test_an_engine_that_overlooks_an_update_is_found(words: str, tmp_path: Path) -> None:
    program = Program(tmp_path)
    update, *planted = PLANTED[words]
    program.change(*planted)
    program.build()
    update(program)

    assert program.build() != program.clean_build()


def drawn() -> str:
    return drawing_name(Ledger(0))


def test_what_pictures_are_made_by_has_a_name_of_its_own(package: Path) -> None:
    before = drawn()
    (package / "build.py").write_bytes(b"other")
    assert drawn() == before

    for file in sorted((package / "pictures").rglob("*")):
        if file.is_file():
            file.write_bytes(file.read_bytes() + b"\n")
            assert drawn() != before, file.name
            before = drawn()


@pytest.mark.parametrize(
    ("folder", "counts"),
    [
        ("pillow-99.dist-info", True),
        ("uharfbuzz-99.dist-info", True),
        ("jinja2-99.dist-info", False),
    ],
)
def test_another_release_of_what_draws_is_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, counts: bool
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    before = drawn()
    (tmp_path / folder).mkdir()

    assert (drawn() != before) is counts
