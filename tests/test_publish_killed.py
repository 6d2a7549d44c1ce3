"""Builds that are killed at any moment, and readers who look all along: one release or the next."""

import json
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from digest.engine import exchange
from digest.engine.manifest import MANIFEST
from tests.publishing import AFTER, BEFORE, CHANGING, Press, ending, in_a_child, power_cut

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")

KILLS = int(os.environ.get("DIGEST_KILLS", "40"))
MARK = b"release "


@pytest.fixture
def press(tmp_path: Path) -> Press:
    (tmp_path / "paper").mkdir()
    return Press(tmp_path / "paper")


@pytest.mark.parametrize("in_two_steps", [False, True])
def test_a_build_killed_at_any_moment_leaves_the_old_or_the_new(
    press: Press, monkeypatch: pytest.MonkeyPatch, in_two_steps: bool
) -> None:
    seen = set()
    if in_two_steps:
        monkeypatch.setattr(exchange, "_swapped", lambda one, other: False)
    for number in range(1, 1000):
        press.publish(BEFORE)
        (press.site / "mine.txt").write_bytes(b"mine")

        def cut(number: int = number) -> None:
            with ending(number, power_cut, CHANGING):
                press.publish(AFTER)

        alive = in_a_child(cut) == 0
        if in_two_steps and not press.site.exists():
            with press.enter():  # the one moment without a site, mended by the next build
                pass
        shown = press.shown()
        mine = {"mine.txt": b"mine"}
        assert shown in (BEFORE | mine, AFTER | mine), number
        listed = json.loads((press.site / MANIFEST).read_text())["files"]
        assert {*listed, "mine.txt"} == shown.keys()
        seen.add(shown == AFTER | mine)
        press.publish(AFTER)
        assert press.shown() == AFTER | mine
        if alive:
            break

    assert number > 15
    assert seen == {True, False}
    assert press.leftovers() == []


def release(version: int) -> dict[str, bytes]:
    """Sixty pages that say of which release they are, some of them there in every other one."""
    stamp = b"%s%d\n" % (MARK, version)
    pages = {f"{n // 8}/{n}/index.html": stamp * (n + 1) for n in range(56)}
    own = {f"only/{version % 2}/{n}.html": stamp for n in range(4)}
    return pages | own | {f"same/{n}.css": b"same" for n in range(10)}


def one_release(pages: dict[str, bytes]) -> int:
    """The release of which all pages are; fails where they are of several, or one is torn."""
    stamped = {path: data for path, data in pages.items() if not path.startswith("same/")}
    versions = {data.partition(b"\n")[0] for data in stamped.values()}
    assert len(versions) == 1, versions
    version = int(versions.pop().removeprefix(MARK))
    assert pages == release(version)
    return version


@contextmanager
def reading(press: Press) -> Iterator[list[str]]:
    """Somebody reads pages through the site's name all along; what they find wrong."""
    faults: list[str] = []
    done = threading.Event()

    def read() -> None:
        lasting = [path for path in release(0) if not path.startswith("only/")]
        choose = random.Random(7)
        while not done.is_set():
            path = choose.choice(lasting)
            try:
                data = (press.site / path).read_bytes()
                first = data.partition(b"\n")[0]
                count = data.count(b"\n") if not path.startswith("same/") else 0
                if count and data != (first + b"\n") * (int(path.split("/")[1]) + 1):
                    faults.append(f"{path} is half a file: {data[:40]!r}")
                snapshot(press, lasting)
            except (OSError, AssertionError) as error:
                faults.append(f"{path}: {error}")

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield faults
    finally:
        done.set()
        thread.join()


def snapshot(press: Press, lasting: list[str]) -> None:
    """Pages read from one folder are of one release, so long as readers are shown that folder."""
    folder = os.open(press.site, os.O_RDONLY)
    try:
        listed = os.stat(MANIFEST, dir_fd=folder)
        stamps = set()
        try:
            for path in lasting[:20]:
                page = os.open(path, os.O_RDONLY, dir_fd=folder)
                stamps.add(os.read(page, 100).partition(b"\n")[0])
                os.close(page)
        except FileNotFoundError:
            stamps = set()
        still = os.path.samestat(os.stat(press.site), os.fstat(folder))
        try:
            again = os.stat(MANIFEST, dir_fd=folder)
        except FileNotFoundError:
            return
        if still and (again.st_ino, again.st_mtime_ns) == (listed.st_ino, listed.st_mtime_ns):
            assert len(stamps) == 1, stamps
    except FileNotFoundError:
        return  # the folder became the spare one before its list was looked at
    finally:
        os.close(folder)


def publish_for_ever(press: Press, version: int) -> None:
    while True:
        press.publish(release(version))
        version += 1


def timed(press: Press, files: dict[str, bytes]) -> float:
    """How long it takes to publish them in another process, in seconds."""
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        try:
            press.publish(files)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    return time.monotonic() - start


def test_readers_see_one_release_however_often_a_build_is_killed(press: Press) -> None:
    press.publish(release(0))
    duration = timed(press, release(1))
    moments = random.Random(20230914)
    versions = set()
    with reading(press) as faults:
        for number in range(KILLS):
            child = os.fork()
            if child == 0:
                publish_for_ever(press, 2 + 10_000 * number)
            time.sleep(moments.uniform(0, 4 * duration))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)

            shown = press.shown()
            versions.add(one_release(shown))
            assert json.loads((press.site / MANIFEST).read_text())["files"].keys() == shown.keys()
            if number % 2:
                duration = timed(press, release(1))  # the machine may have got slower
                assert press.shown() == release(1)

    assert faults == []
    assert len(versions) > KILLS // 10
    press.publish(release(3))
    assert press.shown() == release(3)
    assert press.leftovers() == []


def test_builds_at_once_publish_one_after_the_other(press: Press) -> None:
    releases = [{f"{n}/index.html": bytes([65 + who]) * n for n in range(30)} for who in range(3)]
    children = []
    for files in releases:
        child = os.fork()
        if child == 0:
            try:
                for _ in range(5):
                    press.publish(files)
            except BaseException:
                os._exit(1)
            os._exit(0)
        children.append(child)

    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert press.shown() in releases
    assert press.leftovers() == []
