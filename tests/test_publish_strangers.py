"""What stands in the output and no build wrote: kept, told, and never in a page's place."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from digest.errors import DigestError
from tests.project import as_nobody, open_folder, tree
from tests.publishing import AFTER, BEFORE, Press


@pytest.fixture
def press(tmp_path: Path) -> Press:
    (tmp_path / "paper").mkdir()
    return Press(tmp_path / "paper")


def refused(press: Press, files: Mapping[str, bytes] = AFTER, clean: bool = False) -> str:
    with pytest.raises(DigestError) as caught:
        press.publish(files, clean)
    return str(caught.value)


def test_files_that_are_not_ours_are_kept_and_told(press: Press) -> None:
    press.publish(BEFORE)
    (press.site / "verify.html").write_text("a token")
    (press.site / "2023" / "notes").mkdir()
    (press.site / "2023" / "notes" / "mine.txt").write_text("mine")
    inode = (press.site / "verify.html").stat().st_ino

    for files in (AFTER, BEFORE):
        done = press.publish(files)

        mine = {"verify.html": b"a token", "2023/notes/mine.txt": b"mine"}
        assert press.shown() == files | mine
        assert done.foreign == ("2023/notes/mine.txt", "verify.html")
    assert (press.site / "verify.html").stat().st_ino == inode


def test_links_of_others_are_kept_as_links(press: Press) -> None:
    press.publish(BEFORE)
    (press.site / "latest").symlink_to("2023")
    (press.site / "broken").symlink_to("nowhere")

    press.publish(AFTER)

    assert os.readlink(press.site / "latest") == "2023"
    assert os.readlink(press.site / "broken") == "nowhere"


def test_a_repository_in_the_output_stays_a_repository(press: Press) -> None:
    press.publish(BEFORE)
    git = ["git", "-C", str(press.site)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    shutil.copystat(press.site / "2023", press.site / ".git" / "refs")
    (press.site / ".git" / "refs").chmod(0o700)

    done = press.publish(AFTER)
    dropped = press.publish(BEFORE, clean=True)

    assert done.foreign == dropped.dropped == ()
    answer = subprocess.run([*git, "status", "--short"], capture_output=True, check=True)
    assert b"index.html" in answer.stdout
    assert (press.site / ".git" / "refs" / "tags").is_dir()
    assert (press.site / ".git" / "refs").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("mine", "told"),
    [
        ("2023/new/index.html", "2023/new/index.html"),  # a file where a page belongs
        ("2023/new", "2023/new"),  # a file where a folder belongs
        ("index.html/mine", "index.html/mine"),  # a folder where a page belongs
    ],
)
def test_a_stranger_in_the_place_of_a_page_is_a_fault(press: Press, mine: str, told: str) -> None:
    press.publish({"2023/index.html": b"year"})
    (press.site / mine).parent.mkdir(parents=True, exist_ok=True)
    (press.site / mine).write_text("mine")
    before = press.state()

    message = refused(press)

    assert f"{told}: a file that Digest did not write stands where a page belongs" in message
    assert "--clean" in message
    assert press.state() == before
    assert press.leftovers() == []

    done = press.publish(AFTER, clean=True)
    assert press.shown() == AFTER
    assert mine in done.dropped or mine in done.written


def test_every_stranger_in_the_way_is_told_at_once(press: Press) -> None:
    press.site.mkdir()
    for path in ("index.html", "2023"):
        (press.site / path).write_text("mine")

    assert len(refused(press).splitlines()) == 2


def test_clean_drops_what_is_not_ours_and_tells(press: Press) -> None:
    press.publish(BEFORE)
    (press.site / "verify.html").write_text("a token")

    done = press.publish(BEFORE, clean=True)

    assert press.shown() == BEFORE
    assert done.dropped == ("verify.html",)
    assert done.changed
    assert not press.publish(BEFORE, clean=True).changed


def test_clean_never_empties_a_folder_in_which_no_site_was(press: Press) -> None:
    home = press.root.parent / "home"
    home.mkdir()
    (home / "letters.txt").write_text("dear")

    message = refused(Press(press.root, "../home"), clean=True)

    assert "no build has published here before; empty the folder yourself" in message
    assert tree(home) == {"letters.txt": b"dear"}


@pytest.mark.parametrize("remembers", [True, False])
def test_a_link_in_the_place_of_a_folder_is_a_stranger(press: Press, remembers: bool) -> None:
    """Behind it stand the very files that were published."""
    press.publish(BEFORE)
    (press.site / "2023").rename(press.root / "moved")
    (press.site / "2023").symlink_to(press.root / "moved")
    there = Press(press.root, remembers=remembers)

    assert there.intact() is None
    assert "2023: a file that Digest did not write" in refused(there, BEFORE)

    there.publish(BEFORE, clean=True)
    assert press.shown() == BEFORE
    assert not (press.site / "2023").is_symlink()


def test_names_that_are_no_text_are_kept(press: Press) -> None:
    press.publish(BEFORE)
    strange = press.put_nameless()

    for files in (AFTER, BEFORE, AFTER):
        assert press.publish(files).changed
        assert not press.publish(files).changed

        assert os.path.exists(strange)


def test_a_stranger_that_forbids_writing_is_kept_as_it_is() -> None:
    with open_folder() as folder:
        folder.chmod(0o777)
        press = Press(folder)

        def published() -> str:
            press.publish(BEFORE)
            (press.site / "mine").mkdir()
            (press.site / "mine" / "mine.txt").write_text("mine")
            (press.site / "mine").chmod(0o555)
            for files in (AFTER, BEFORE, AFTER):
                press.publish(files)
            (press.site / "mine").chmod(0o755)
            (press.site / "mine" / "more.txt").write_text("more")
            (press.site / "mine").chmod(0o555)
            press.publish(BEFORE)
            press.publish(AFTER)
            return "done"

        assert as_nobody(published) == "done"
        assert press.shown() == AFTER | {"mine/mine.txt": b"mine", "mine/more.txt": b"more"}
        assert (press.site / "mine").stat().st_mode & 0o777 == 0o555
