"""Whatever the system refuses, and whenever: the site is as it was, and the next build is right."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from digest.engine import exchange, sync
from digest.engine.publish import Publication
from digest.engine.records import Records
from digest.errors import DigestError
from tests.publishing import AFTER, BEFORE, Press, ending, failing, put, refusal

OTHER = {
    "index.html": b"other",
    "2023/index.html": b"year",
    "2024/a/index.html": b"a",
    "2023/b": b"",
}
MINE = {"mine.txt": b"mine", "notes/mine.txt": b"mine"}


@pytest.fixture
def press(tmp_path: Path) -> Press:
    (tmp_path / "paper").mkdir()
    return Press(tmp_path / "paper")


def stranger(press: Press) -> None:
    for path, data in MINE.items():
        (press.site / path).parent.mkdir(exist_ok=True)
        (press.site / path).write_bytes(data)


def nothing(press: Press) -> None:
    """The state in which a press finds everything as it left it."""


def without_spare(press: Press) -> None:
    exchange.drop(press.spare.parent)


def without_memory(press: Press) -> None:
    exchange.drop(press.root / "memory")


def harmed(press: Press) -> None:
    (press.site / "2023" / "index.html").write_bytes(b"harmed by somebody")


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (nothing, errno.ENOSPC),
        (nothing, errno.EIO),
        (nothing, errno.EACCES),
        (without_spare, errno.ENOSPC),
        (without_memory, errno.EACCES),
        (harmed, errno.EIO),
    ],
)
def test_a_call_that_fails_leaves_the_site_and_the_next_build_is_right(
    press: Press, state: Callable[[Press], None], code: int
) -> None:
    failed = 0
    for number in range(1, 1000):
        press.publish(AFTER)
        press.publish(BEFORE)
        stranger(press)
        state(press)
        before, shown = press.state(), press.shown()

        with ending(number, failing(code)) as calls:
            message = refusal(lambda: press.publish(OTHER))

        failed += bool(message)
        assert len(message.splitlines()) <= 1
        if message:
            assert press.state() == before, calls
            assert press.shown() == shown
        else:
            assert press.shown() == OTHER | MINE, calls
        assert press.leftovers() == [], calls

        press.publish(OTHER)
        assert press.shown() == OTHER | MINE, calls
        if number > len(calls):
            break
    assert number == len(calls) + 1
    assert failed > 20


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_a_call_of_the_first_build_that_fails_leaves_nothing(press: Press, code: int) -> None:
    for number in range(1, 1000):
        with ending(number, failing(code)) as calls:
            message = refusal(lambda: press.publish(BEFORE))

        assert press.site.exists() is not bool(message), calls
        assert message or press.shown() == BEFORE
        assert press.leftovers() == [], calls
        exchange.drop(press.site)
        exchange.drop(press.spare.parent)
        if number > len(calls):
            break
    assert number > 30


def test_a_disk_that_does_not_sync_shows_nothing(press: Press) -> None:
    press.publish(BEFORE)
    before = press.state()

    def publish() -> None:
        with Publication(press.root, press.site, records=Records(press.memory)) as publication:
            put(publication, AFTER)
            publication.finish()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: failing(errno.EIO)())
        message = refusal(publish)

    assert message.startswith("output: the system says")
    assert press.state() == before


def test_what_the_disk_refused_before_the_end_shows_nothing(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so to one sync alone, which may have been the one in the background."""
    press.publish(BEFORE)
    synced: list[object] = []

    def full(place: object) -> bool:
        synced.append(place)
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(place))

    monkeypatch.setattr("digest.engine.publish.MANY", 1)
    monkeypatch.setattr(sync, "_whole", full)
    with Publication(press.root, press.site, records=Records(press.memory)) as publication:
        put(publication, AFTER)
        with pytest.raises(DigestError):
            publication.finish()

    assert synced
    assert press.shown() == BEFORE


def test_what_is_written_may_be_synced_while_more_is_written(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.engine.publish.MANY", 1)
    with Publication(press.root, press.site, records=Records(press.memory)) as publication:
        put(publication, AFTER)
        publication.finish()

    assert press.shown() == AFTER


def test_a_file_system_that_syncs_no_folders_is_none_the_worse(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda handle: failing(errno.EINVAL)())

    sync.flush([press.root])


@pytest.mark.parametrize("code", [errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK])
def test_a_file_system_without_links_gets_copies(
    press: Press, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def no_links(*args: object, **kwargs: object) -> NoReturn:
        raise OSError(code, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    press.publish(BEFORE)
    stranger(press)
    (press.site / "latest").symlink_to("2023")

    for files in (AFTER, BEFORE, AFTER):
        press.publish(files)

        assert press.shown() == files | MINE | {"latest": b"2023"}
        assert not press.publish(files).changed


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_in_two_steps_a_call_that_fails_leaves_the_site_too(
    press: Press, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(exchange, "_swapped", lambda one, other: False)
    for number in range(1, 1000):
        press.publish(BEFORE)
        before = press.state()
        with ending(number, failing(code)) as calls:
            message = refusal(lambda: press.publish(AFTER))

        if message:
            assert press.state() == before, calls
        else:
            assert press.shown() == AFTER, calls
        press.publish(AFTER)
        assert press.leftovers() == [], calls
        if number > len(calls):
            break
    assert number > 20
