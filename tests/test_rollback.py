"""The release before this one brought back: whole, quickly, and only where it is whole."""

import os
import shutil
from pathlib import Path

import pytest

from digest.engine.manifest import MANIFEST
from digest.engine.rollback import in_a_line
from digest.errors import DigestError
from digest.value import digest_of
from tests.publishing import AFTER, BEFORE, Press, ending, full_disk, put, refusal


@pytest.fixture
def press(tmp_path: Path) -> Press:
    (tmp_path / "paper").mkdir()
    return Press(tmp_path / "paper")


def refused(press: Press) -> str:
    before = press.state() if press.site.exists() else {}
    with pytest.raises(DigestError) as caught:
        press.rollback()
    assert (press.state() if press.site.exists() else {}) == before
    return str(caught.value)


def test_the_release_before_comes_back_and_goes_again(press: Press) -> None:
    press.publish(BEFORE)
    first = press.state()
    press.publish(AFTER)
    second = press.state()

    done = press.rollback()

    assert press.state() == first
    assert done.written == ("2023/old/index.html", "index.html")
    assert done.removed == ("2023/new/index.html",)
    assert in_a_line(done) == "the release before is back: 3 files, 2 of them others, 1 gone"
    press.rollback()
    assert press.state() == second


def test_after_a_rollback_a_build_goes_on_as_ever(press: Press) -> None:
    press.publish(BEFORE)
    press.publish(AFTER)
    press.rollback()

    with press.enter() as publication:
        assert publication.stands("index.html", digest_of(b"before"))
    assert press.publish(AFTER).written == ("2023/new/index.html", "index.html")
    assert press.shown() == AFTER
    press.rollback()
    assert press.shown() == BEFORE


def test_a_release_that_came_back_is_not_taken_for_the_last(press: Press) -> None:
    for name, files in (("one", BEFORE), ("two", AFTER)):
        with press.enter() as publication:
            put(publication, files)
            publication.finish(name)

    press.rollback()

    assert press.intact("two") is None
    assert press.intact("one") is None  # it may have been made at another moment
    press.rollback()
    assert press.intact("two") is None


@pytest.mark.parametrize("published", [0, 1])
def test_without_a_release_before_there_is_nothing_to_go_back_to(
    press: Press, published: int
) -> None:
    for _ in range(published):
        press.publish(BEFORE)

    assert refused(press) == "output: there is no release before this one; build to publish one"


@pytest.mark.parametrize("harm", ["edit", "shared", "delete", "list"])
def test_a_release_that_is_not_whole_stays_where_it_is(press: Press, harm: str) -> None:
    press.publish(BEFORE)
    press.publish(AFTER)
    if harm == "edit":
        (press.spare / "index.html").write_bytes(b"harmed by somebody")
    elif harm == "shared":
        (press.site / "2023" / "index.html").write_bytes(b"harmed by somebody")
    elif harm == "delete":
        (press.spare / "index.html").unlink()
    elif harm == "list":
        (press.spare / MANIFEST).write_text('{"files": {')

    assert "release before this one" in refused(press)
    press.publish(BEFORE)
    assert press.shown() == BEFORE


@pytest.mark.parametrize("harm", ["", "edit"])
def test_without_memory_the_bytes_tell(press: Press, harm: str) -> None:
    press.publish(BEFORE)
    press.publish(AFTER)
    shutil.rmtree(press.root / "memory")
    if harm:
        (press.spare / "index.html").write_bytes(b"BEFORE")
        assert "not whole" in refused(press)
        return

    press.rollback()

    assert press.shown() == BEFORE
    assert not press.publish(BEFORE).changed


def test_files_of_others_stay_as_they_are(press: Press) -> None:
    press.publish(BEFORE)
    (press.site / "old.txt").write_text("old")
    press.publish(AFTER)
    (press.site / "old.txt").unlink()
    (press.site / "mine").mkdir(mode=0o700)
    (press.site / "mine" / "new.txt").write_text("new")

    done = press.rollback()

    assert press.shown() == BEFORE | {"mine/new.txt": b"new"}
    assert done.foreign == ("mine/new.txt",)
    assert (press.site / "mine").stat().st_mode & 0o777 == 0o700
    press.rollback()
    assert press.shown() == AFTER | {"mine/new.txt": b"new"}
    assert not press.publish(AFTER).changed
    assert press.intact() is not None


def test_a_stranger_in_the_place_of_a_page_is_a_fault(press: Press) -> None:
    press.publish(BEFORE)
    press.publish(AFTER)
    (press.site / "2023" / "old").write_text("mine")

    assert "2023/old: a file that Digest did not write" in refused(press)


def test_an_empty_release_comes_back_too(press: Press) -> None:
    press.publish({})
    press.publish(BEFORE)

    press.rollback()

    assert press.shown() == {}


def test_a_site_that_was_deleted_comes_back(press: Press) -> None:
    press.publish(BEFORE)
    press.publish(AFTER)
    shutil.rmtree(press.site)

    press.rollback()

    assert press.shown() == BEFORE


def test_a_call_that_fails_leaves_the_site(press: Press) -> None:
    for number in range(1, 1000):
        press.publish(BEFORE)
        press.publish(AFTER)
        (press.site / "mine.txt").write_bytes(os.urandom(8))
        before = press.state()
        with ending(number, full_disk) as calls:
            message = refusal(press.rollback)

        if message:
            assert press.state() == before, calls
        else:
            assert press.shown().keys() == {*BEFORE, "mine.txt"}
        assert press.leftovers() == []
        if number > len(calls):
            break
    assert number > 20
