"""Where a site may be published to, by whom, and what is said where it may not."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from digest.engine import aside, lock
from digest.engine.manifest import MANIFEST
from digest.engine.publish import Publication
from digest.engine.read import locate
from digest.errors import DigestError
from tests.project import as_nobody, open_folder, tree
from tests.publishing import AFTER, BEFORE, Press, put

linux = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount or change users")


@pytest.fixture
def press(tmp_path: Path) -> Press:
    (tmp_path / "paper").mkdir()
    return Press(tmp_path / "paper")


@pytest.fixture
def open_press() -> Iterator[Press]:
    """A press below a folder into which everybody may look."""
    with open_folder() as folder:
        yield Press(folder)


def refused(press: Press, files: Mapping[str, bytes] = AFTER, clean: bool = False) -> str:
    with pytest.raises(DigestError) as caught:
        press.publish(files, clean)
    return str(caught.value)


@pytest.mark.parametrize("name", [".", "..", "content", "content/site", "static", "themes/site"])
def test_the_output_is_never_among_the_sources(press: Press, name: str) -> None:
    (press.root / "content").mkdir()
    (press.root / "content" / "a.md").write_text("mine")

    assert "name another folder" in refused(Press(press.root, name), clean=True)
    assert tree(press.root) == {"content/a.md": b"mine"}


def test_an_output_that_is_a_file_is_a_fault(press: Press) -> None:
    press.site.write_text("mine")

    assert refused(press) == "output: this is a file; the output is a folder; move the file away"
    assert press.site.read_text() == "mine"


def test_a_file_above_the_output_is_a_fault(press: Press) -> None:
    (press.root / "www").write_text("mine")

    message = refused(Press(press.root, "www/site"))

    assert message == "www: a file stands where a folder should; move the file"


def test_an_output_elsewhere_is_made_with_the_folders_above_it(press: Press) -> None:
    there = Press(press.root, "../www/a/b")

    there.publish(BEFORE)

    assert there.shown() == BEFORE


def test_an_output_that_is_a_link_stays_one(press: Press) -> None:
    www = press.root.parent / "www"
    www.mkdir()
    press.site.symlink_to(www)

    for files in (BEFORE, AFTER):
        press.publish(files)

        assert press.site.is_symlink()
        assert {p: d for p, d in tree(www).items() if p != MANIFEST} == files
    assert press.leftovers() == []


def test_the_rights_of_the_output_stay(press: Press) -> None:
    press.publish(BEFORE)
    press.site.chmod(0o770)

    press.publish(AFTER)

    assert press.site.stat().st_mode & 0o777 == 0o770


def test_a_copy_is_found_in_either_normal_form(press: Press) -> None:
    folder = press.root / "content" / "Ete\u0301"
    folder.mkdir(parents=True)
    (folder / "cafe\u0301.png").write_bytes(b"coffee")
    source = "content/\xc9t\xe9/caf\xe9.png"
    with pytest.raises(DigestError, match="this is missing"):
        copy(press, source)
    folder.rename(press.root / "content" / "E\u0301te\u0301")

    copy(press, source)

    assert press.shown() == {"copy.png": b"coffee"}


def copy(press: Press, source: str) -> str:
    with press.enter() as publication:
        publication.write("copy.png", "", locate(press.root, source).read_bytes())
        publication.finish()
    return ""


def test_a_picture_that_may_not_be_read_is_named(open_press: Press) -> None:
    open_press.publish(BEFORE)
    (open_press.root / "content").mkdir(mode=0o755)
    picture = open_press.root / "content" / "secret.png"
    picture.write_bytes(b"x")
    picture.chmod(0)

    def message() -> str:
        with pytest.raises(DigestError) as caught:
            copy(open_press, "content/secret.png")
        return str(caught.value)

    assert as_nobody(message).startswith("content/secret.png: no right to read or write this")
    assert open_press.shown() == BEFORE


def test_without_the_right_to_write_the_site_stands(open_press: Press) -> None:
    open_press.publish(BEFORE)
    open_press.root.chmod(0o555)
    before = open_press.state()

    message = as_nobody(lambda: refused(open_press))

    assert message == "output: no right to read or write this; change its owner or its rights"
    assert open_press.state() == before


@pytest.mark.parametrize("mode", [0o500, 0o555])
def test_rights_that_somebody_took_from_a_folder_of_ours_hinder_nobody(
    open_press: Press, mode: int
) -> None:
    open_press.root.chmod(0o777)

    def published() -> str:
        open_press.publish(BEFORE)
        (open_press.site / "2023").chmod(mode)
        (open_press.site / "2023" / "old").chmod(mode)
        for files in (AFTER, BEFORE, AFTER):
            open_press.publish(files)
        return "done"

    assert as_nobody(published) == "done"
    assert open_press.shown() == AFTER


def test_what_a_killed_build_left_is_swept(open_press: Press) -> None:
    open_press.root.chmod(0o777)

    def published() -> str:
        for left in (open_press.spare, open_press.spare.with_name("new")):
            (left / "deep" / "deeper").mkdir(parents=True)
            (left / "deep" / "deeper" / "rest").write_text("rest")
            (left / "deep" / "deeper").chmod(0o500)
            (left / "deep").chmod(0)
        open_press.publish(AFTER)
        return "done"

    assert as_nobody(published) == "done"
    assert open_press.shown() == AFTER
    assert open_press.leftovers() == []


def test_git_passes_the_spare_tree_by(press: Press) -> None:
    git = ["git", "-C", str(press.root)]
    subprocess.run([*git, "init", "-q"], check=True)
    press.publish(BEFORE)
    press.publish(AFTER)

    answer = subprocess.run([*git, "status", "--short"], capture_output=True, check=True)

    assert b"spare" not in answer.stdout


@root_only
@linux
def test_a_disk_that_is_really_full_is_one_line(press: Press) -> None:
    disk = press.root / "disk"
    disk.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)])
    if done.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        there = Press(press.root, "disk/site")
        there.publish(BEFORE)
        before = there.state()

        message = refused(there, AFTER | {"large": b"x" * 400_000})

        assert message == "disk/site: the disk is full; make room and build again"
        assert there.state() == before
        assert there.shown() == BEFORE
        assert there.leftovers() == []
        there.publish(AFTER)
        assert there.shown() == AFTER
        assert "mount point" in refused(Press(press.root, "disk"))
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_while_another_build_publishes_one_line_says_what_is_waited_for(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(lock, "PATIENCE", 0.01)
    other = os.open(press.root, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    lines: list[str] = []

    def told(line: str) -> None:
        lines.append(line)
        os.close(other)  # the other build is done

    with Publication(press.root, press.site, notify=told, sync=False) as publication:
        put(publication, BEFORE)
        publication.finish()

    assert press.shown() == BEFORE
    assert len(lines) == 1
    assert lines[0].endswith(f"which publishes into {press.root}")
    if Path("/proc/locks").exists():
        assert f"process {os.getpid()}" in lines[0]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="asks for a copy of the process")
def test_a_copy_of_a_build_that_is_done_keeps_nobody_waiting(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Work aside may go on for a moment when a build begins anew."""
    monkeypatch.setattr(lock, "PATIENCE", 0.01)
    monkeypatch.setattr(aside, "_can_copy", lambda: True)
    copies = aside.Aside(2)
    try:
        with press.enter():
            next(copies.begin(lambda: ["begun", "long " * 1_000_000]))
        with Publication(press.root, press.site, notify=pytest.fail, sync=False):
            pass
    finally:
        copies.close()
