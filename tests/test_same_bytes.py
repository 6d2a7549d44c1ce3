"""The law of the same bytes: place, zone, locale, chance and user leave no trace in the output."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import AS_OF, SITE, Project, as_nobody, open_folder, tree

BUILD = ("build", "--as-of", AS_OF)


def copied(root: Path, backwards: bool = False) -> Project:
    """The small site in another folder, its files made in their order or the other way round."""
    files = sorted(p for p in SITE.rglob("*") if p.is_file() and "output" not in p.parts)
    for file in reversed(files) if backwards else files:
        target = root / file.relative_to(SITE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return Project(root)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as this process builds it."""
    project = copied(tmp_path_factory.mktemp("reference"))
    assert project.build().code == 0
    return project.tree()


PLACES = {
    "east, without a locale, another seed, a closed umask": (
        "paper",
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
        0o077,
    ),
    "west, another locale, another folder, files in another order": (
        "a folder/päper",
        {
            "TZ": "America/St_Johns",
            "LC_ALL": "C.UTF-8",
            "LANG": "tr_TR.UTF-8",
            "LANGUAGE": "ar",
            "PYTHONHASHSEED": "12345",
            "HOME": "/nowhere",
            "PYTHONOPTIMIZE": "1",
        },
        0o002,
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_build_elsewhere_is_the_same(
    tmp_path: Path, reference: dict[str, bytes], place: str
) -> None:
    folder, environment, umask = PLACES[place]
    project = copied(tmp_path / folder, backwards=True)

    result = project.apart(*BUILD, umask=umask, environment=environment)

    assert (result.code, result.err) == (0, "")
    assert project.tree() == reference


def test_the_output_elsewhere_is_the_same(tmp_path: Path, reference: dict[str, bytes]) -> None:
    project = copied(tmp_path / "paper")

    assert project.build("-o", str(tmp_path / "www" / "site")).code == 0
    assert tree(tmp_path / "www" / "site") == reference


@pytest.fixture
def open_project() -> Iterator[Project]:
    with open_folder() as folder:
        project = copied(folder / "paper")
        project.root.chmod(0o777)
        yield project


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root is others too")
def test_a_build_by_somebody_else_is_the_same(
    open_project: Project, reference: dict[str, bytes]
) -> None:
    def answer() -> str:
        os.chdir("/")
        return open_project.build().err

    assert as_nobody(answer) == ""
    assert open_project.output.stat().st_uid != os.geteuid()
    assert open_project.tree() == reference


def test_no_name_of_this_machine_is_in_the_output(
    tmp_path: Path, reference: dict[str, bytes]
) -> None:
    names = {str(tmp_path.parent), str(SITE), os.uname().nodename + ".", str(Path.home()) + "/"}
    for path, data in reference.items():
        assert not any(name.encode() in data for name in names), path


def test_what_was_there_before_leaves_no_trace(tmp_path: Path, reference: dict[str, bytes]) -> None:
    """After other builds, of other content at other moments, the site is that of a clean build."""
    project = copied(tmp_path)
    extra = project.article("content/extra.md", title="Extra", topics="extra")
    project.build("-F", "-D")
    project.build("--as-of", "2023-09-13", "-b", "https://other.example/")
    extra.unlink()

    project.build()

    assert project.tree() == reference
