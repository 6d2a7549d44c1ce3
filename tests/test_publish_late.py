"""What somebody puts into the site in the very moment of its exchange comes back, and once."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from digest.engine import records, spare, untouched
from digest.engine.exchange import exchange
from digest.engine.places import Places
from tests.publishing import AFTER, BEFORE, Press, ending, full_disk, put, refusal


@pytest.fixture
def press(tmp_path: Path) -> Press:
    (tmp_path / "paper").mkdir()
    return Press(tmp_path / "paper")


def replaced(place: Path, text: str) -> None:
    """Have a new file in the place of another, as most programs do."""
    new = place.with_name("new~")
    new.write_text(text)
    new.rename(place)


def publish_meanwhile(press: Press, files: Mapping[str, bytes], deed: Callable[[], object]) -> None:
    """Publish, and do something to the site just before readers see another."""

    def late(places: Places) -> None:
        deed()
        exchange(places)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spare, "exchange", late)
        press.publish(files)


@pytest.mark.parametrize("comes_back", ["build", "rollback"])
def test_it_comes_back_with_the_next_release(press: Press, comes_back: str) -> None:
    """It falls into the tree that readers see no more, and comes back with the next release."""
    press.publish(BEFORE)
    (press.site / "token.html").write_text("old")
    press.publish(BEFORE | {"more.html": b"more"})

    def deed() -> None:
        (press.site / "2023" / "mine.txt").write_text("mine")
        replaced(press.site / "token.html", "new")

    publish_meanwhile(press, AFTER, deed)
    assert press.shown() == AFTER | {"token.html": b"old"}

    done = press.publish(BEFORE) if comes_back == "build" else press.rollback()

    more = {} if comes_back == "build" else {"more.html": b"more"}
    assert press.shown() == BEFORE | more | {"token.html": b"new", "2023/mine.txt": b"mine"}
    assert done.foreign == ("2023/mine.txt", "token.html")
    press.publish(AFTER)
    assert press.shown() == AFTER | {"token.html": b"new", "2023/mine.txt": b"mine"}


@pytest.mark.parametrize("lately", [untouched.LATELY, 0])
def test_folders_that_were_looked_at_just_now_are_not_looked_at_again(
    press: Press, monkeypatch: pytest.MonkeyPatch, lately: float
) -> None:
    """By a copy of the process. What comes after that comes late, and is kept none the less."""
    monkeypatch.setattr(untouched, "LATELY", lately)
    monkeypatch.setattr(records, "YOUNG", 0)  # what was written just now is known by its time
    press.publish(BEFORE)
    with press.enter() as publication:
        put(publication, AFTER)
        publication.untouched.hear_from(iter([publication.untouched.odd_folders()]))
        publication.hear()
        (press.site / "mine.txt").write_text("mine")
        publication.finish()

    assert ("mine.txt" in press.shown()) == (not lately)
    press.publish(BEFORE)
    assert press.shown() == BEFORE | {"mine.txt": b"mine"}


def test_what_has_gone_since_folders_were_looked_at_is_let_go(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "YOUNG", 0)
    press.publish(AFTER)
    (press.site / "a").mkdir()
    mine = press.site / "a" / "mine.txt"
    mine.write_text("mine")
    press.publish(BEFORE)
    replaced(mine, "a newer one, which the spare tree has not")
    press.publish(BEFORE)
    with press.enter() as publication:
        put(publication, AFTER)
        publication.untouched.hear_from(iter([publication.untouched.odd_folders()]))
        publication.hear()
        mine.unlink()
        publication.finish()

    mine.parent.rmdir()
    for files in (BEFORE, AFTER):
        assert press.publish(files).foreign == ()
        assert press.shown() == files


def test_what_comes_late_twice_comes_back_as_it_was_last(press: Press) -> None:
    press.publish(BEFORE)
    publish_meanwhile(press, AFTER, lambda: replaced(press.site / "mine.txt", "one"))
    publish_meanwhile(press, BEFORE, lambda: replaced(press.site / "mine.txt", "two"))
    assert press.shown() == BEFORE | {"mine.txt": b"one"}

    press.publish(AFTER)
    assert press.shown() == AFTER | {"mine.txt": b"two"}


def test_what_its_owner_has_put_in_its_place_since_stays(press: Press) -> None:
    press.publish(BEFORE)
    publish_meanwhile(press, AFTER, lambda: (press.site / "mine").write_text("late"))
    (press.site / "mine").mkdir()
    (press.site / "mine" / "more.txt").write_text("more")

    press.publish(BEFORE)
    assert press.shown() == BEFORE | {"mine/more.txt": b"more"}


def test_it_comes_back_where_a_page_belongs_and_is_told_there(press: Press) -> None:
    press.publish(BEFORE)
    mine = press.site / "mine.html"
    publish_meanwhile(press, AFTER, lambda: mine.write_text("mine"))

    message = refusal(lambda: press.publish(AFTER | {"mine.html": b"ours"}))
    assert message.startswith("mine.html: a file that Digest did not write stands where a page")
    assert press.shown() == AFTER | {"mine.html": b"mine"}

    mine.unlink()
    press.publish(AFTER | {"mine.html": b"ours"})
    assert press.shown() == AFTER | {"mine.html": b"ours"}


def test_a_publish_that_fails_does_not_lose_it(press: Press) -> None:
    press.publish(BEFORE)
    publish_meanwhile(press, AFTER, lambda: (press.site / "mine.txt").write_text("mine"))

    with ending(1, full_disk, [(spare, "bring")]):
        assert "full" in refusal(lambda: press.publish(BEFORE))
    assert press.shown() == AFTER | {"mine.txt": b"mine"}

    press.publish(BEFORE)
    assert press.shown() == BEFORE | {"mine.txt": b"mine"}


# What its owner has removed


def test_what_somebody_removed_does_not_come_back(press: Press) -> None:
    press.publish(BEFORE)
    (press.site / "verify.html").write_text("a token")
    press.publish(AFTER)
    (press.site / "verify.html").unlink()

    for files in (BEFORE, AFTER, BEFORE):
        press.publish(files)

        assert press.shown() == files


def test_nor_does_it_after_a_rollback(press: Press) -> None:
    press.publish(BEFORE)
    press.publish(AFTER)
    (press.site / "verify.html").write_text("a token")
    press.rollback()
    (press.site / "verify.html").unlink()

    for files in (AFTER, BEFORE):
        press.publish(files)
        assert press.shown() == files


def test_nor_does_it_where_nothing_of_a_tree_can_be_remembered(press: Press) -> None:
    press.publish(BEFORE)
    press.publish(AFTER)
    strange = press.put_nameless()
    (press.site / "verify.html").write_text("a token")
    press.publish(BEFORE)
    (press.site / "verify.html").unlink()
    os.unlink(strange)

    for files in (AFTER, BEFORE):
        press.publish(files)
        assert press.shown() == files
