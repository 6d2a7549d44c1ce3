"""Publishing: readers see the site before or the site after, whatever fails and whenever."""

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, cast

import pytest

from digest.engine import exchange, publish
from digest.engine.publish import MANIFEST, Published
from digest.errors import DigestError
from digest.site.release import Release
from tests.project import as_nobody, open_folder, tree

linux = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount or change users")

BEFORE = {"index.html": b"before", "2023/index.html": b"year", "2023/old/index.html": b"old"}
AFTER = {"index.html": b"after", "2023/index.html": b"year", "2023/new/index.html": b"new"}


@dataclass(frozen=True)
class Files:
    """A release of which only the bytes matter."""

    made: Mapping[str, bytes]
    copies: tuple[tuple[str, str], ...] = ()

    def files(self) -> Iterator[tuple[str, bytes]]:
        yield from self.made.items()


@dataclass(frozen=True)
class Press:
    """A project's folder and the site that it publishes."""

    root: Path
    name: str = "output"
    copies: tuple[tuple[str, str], ...] = field(default=())

    @property
    def site(self) -> Path:
        return self.root / self.name

    def publish(self, files: Mapping[str, bytes], clean: bool = False) -> Published:
        release = cast(Release, Files(files, self.copies))
        return publish.publish(release, self.root, self.site, clean)

    def shown(self) -> dict[str, bytes]:
        """What a reader sees, our list of files left out."""
        return {path: data for path, data in tree(self.site).items() if path != MANIFEST}

    def state(self) -> dict[str, tuple[int, int, int]]:
        """Inode and times of everything in the site, its folder included."""
        places = (self.site, *self.site.rglob("*"))
        found = ((str(place), place.lstat()) for place in places)
        return {name: (s.st_ino, s.st_mtime_ns, s.st_size) for name, s in found}


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill takes nothing that was written, so that nobody need wait for the disk."""
    monkeypatch.setattr(publish, "flush", lambda folder: None)


@pytest.fixture
def press(tmp_path: Path) -> Press:
    (tmp_path / "paper").mkdir()
    return Press(tmp_path / "paper")


def refused(press: Press, files: Mapping[str, bytes] = AFTER, clean: bool = False) -> str:
    with pytest.raises(DigestError) as caught:
        press.publish(files, clean)
    return str(caught.value)


def leftovers(press: Press) -> list[str]:
    return sorted(p.name for p in press.site.parent.iterdir() if p.name.startswith("."))


def test_a_release_is_what_the_output_holds(press: Press) -> None:
    done = press.publish(BEFORE)

    assert press.shown() == BEFORE
    assert (done.total, done.written, done.removed) == (3, tuple(sorted(BEFORE)), ())
    assert leftovers(press) == []


def test_only_what_differs_is_told_and_what_is_gone_is_removed(press: Press) -> None:
    press.publish(BEFORE)

    done = press.publish(AFTER)

    assert press.shown() == AFTER
    assert done.written == ("2023/new/index.html", "index.html")
    assert done.removed == ("2023/old/index.html",)
    assert not (press.site / "2023" / "old").exists()


def test_what_stays_the_same_keeps_its_inode_and_its_time(press: Press) -> None:
    press.publish(BEFORE)
    before = (press.site / "2023/index.html").stat()

    press.publish(AFTER)

    after = (press.site / "2023/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_same_release_again_touches_nothing(press: Press) -> None:
    press.publish(BEFORE)
    before = press.state()
    changed = {p: p.lstat().st_ctime_ns for p in (press.site, *press.site.rglob("*"))}

    done = press.publish(BEFORE)

    assert not done.changed
    assert press.state() == before
    assert {p: p.lstat().st_ctime_ns for p in (press.site, *press.site.rglob("*"))} == changed


@pytest.mark.parametrize("harm", ["edit", "delete", "link"])
def test_a_page_that_somebody_harmed_is_made_good(press: Press, harm: str) -> None:
    press.publish(BEFORE)
    page = press.site / "index.html"
    page.unlink()
    if harm == "edit":
        page.write_bytes(b"BEFORE")  # the same length
    elif harm == "link":
        press.root.joinpath("elsewhere").write_bytes(b"before")
        page.symlink_to(press.root / "elsewhere")

    done = press.publish(BEFORE)

    assert done.written == ("index.html",)
    assert press.shown() == BEFORE
    assert not page.is_symlink()


@pytest.mark.parametrize("manifest", ["", "[]", "null", '{"files": 3}', "[" * 100_000, '{"files"'])
def test_a_broken_list_of_files_is_none(press: Press, manifest: str) -> None:
    press.publish(BEFORE)
    (press.site / MANIFEST).write_text(manifest)

    press.publish(BEFORE)  # what holds the right bytes is taken for ours

    assert press.shown() == BEFORE
    assert json.loads((press.site / MANIFEST).read_text())["files"].keys() == BEFORE.keys()


def test_a_list_of_files_never_leads_out_of_the_output(press: Press) -> None:
    outside = press.root / "content.md"
    outside.write_text("mine")
    press.publish(BEFORE)
    (press.site / MANIFEST).write_text('{"files": {"../content.md": "0", "/etc/passwd": "0"}}')

    press.publish(BEFORE)

    assert outside.read_text() == "mine"


# What is not ours


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
    assert leftovers(press) == []

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


# Where the output may be


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
    assert leftovers(press) == []


def test_the_rights_of_the_output_stay(press: Press) -> None:
    press.publish(BEFORE)
    press.site.chmod(0o770)

    press.publish(AFTER)

    assert press.site.stat().st_mode & 0o777 == 0o770


def test_a_copy_is_found_in_either_normal_form(press: Press) -> None:
    folder = press.root / "content" / "Ete\u0301"
    folder.mkdir(parents=True)
    (folder / "cafe\u0301.png").write_bytes(b"coffee")
    there = Press(press.root, copies=(("café.png", "content/Été/café.png"),))
    with pytest.raises(DigestError, match="this is missing"):
        there.publish({})
    folder.rename(press.root / "content" / "E\u0301te\u0301")

    there.publish({})

    assert there.shown() == {"café.png": b"coffee"}


def test_one_path_twice_never_writes_into_the_published_site(press: Press) -> None:
    (press.root / "mine").write_bytes(b"mine")
    press.publish(BEFORE)
    before = press.state()

    twice = Press(press.root, copies=(("index.html", "mine"),))

    assert "two things would be published here" in refused(twice, BEFORE)
    assert press.state() == before
    assert press.shown() == BEFORE


# Whatever fails


def full_disk() -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def power_cut() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def ending(number: int, end: Callable[[], None], patch: pytest.MonkeyPatch) -> list[str]:
    """Have the `number`-th call that changes the disk end so; the calls so far, by their names."""
    calls: list[str] = []

    def counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            calls.append(name)
            if len(calls) == number:
                end()
            return function(*args, **kwargs)

        return wrapped

    for owner, name in (
        (Path, "mkdir"),
        (Path, "write_bytes"),
        (shutil, "copy2"),
        (shutil, "copymode"),
        (os, "rename"),
        (publish, "flush"),
        (publish, "exchange"),
    ):
        patch.setattr(owner, name, counted(name, getattr(owner, name)))
    if end is power_cut:  # the system's own that a full disk does not stop
        for name in ("link", "unlink", "rmdir"):
            patch.setattr(os, name, counted(name, getattr(os, name)))
    return calls


@pytest.mark.parametrize("in_two_steps", [False, True])
def test_a_disk_that_is_full_at_any_moment_leaves_the_site(
    press: Press, monkeypatch: pytest.MonkeyPatch, in_two_steps: bool
) -> None:
    press.publish(BEFORE)
    (press.site / "mine.txt").write_text("mine")
    before, shown = press.state(), press.shown()
    for number in range(1, 100):
        with monkeypatch.context() as patch:
            if in_two_steps:
                patch.setattr(exchange, "_swapped", lambda one, other: False)
            calls = ending(number, full_disk, patch)
            try:
                press.publish(AFTER)
            except DigestError as error:
                message = str(error)
            else:
                break
        assert "the disk is full; make room and build again" in message
        assert press.state() == before, calls
        assert press.shown() == shown
        assert leftovers(press) == []
    assert press.shown() == AFTER | {"mine.txt": b"mine"}
    assert number == len(calls) + 1
    assert number > (9 if in_two_steps else 7)


def test_everything_is_on_the_disk_before_it_is_shown(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    monkeypatch.setattr(publish, "flush", lambda folder: order.append(f"flush {folder.name}"))
    exchanged = exchange.exchange

    def exchange_(stage: Path, site: Path) -> None:
        order.append(f"exchange {stage.name}")
        exchanged(stage, site)

    monkeypatch.setattr(publish, "exchange", exchange_)

    press.publish(BEFORE)
    press.publish(BEFORE)

    assert order == ["flush .output.new", "exchange .output.new"]
    exchange.flush(press.site)
    with pytest.raises(OSError, match="nowhere"):
        exchange.flush(press.root / "nowhere")


def test_a_file_system_without_links_gets_copies(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*args: object) -> NoReturn:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    press.publish(BEFORE)
    (press.site / "mine.txt").write_text("mine")

    press.publish(AFTER)

    assert press.shown() == AFTER | {"mine.txt": b"mine"}


def test_a_build_killed_between_two_steps_is_mended_by_the_next(press: Press) -> None:
    press.publish(BEFORE)
    (press.site / "mine.txt").write_text("mine")
    press.site.rename(press.root / ".output.old")

    press.publish(AFTER)

    assert press.shown() == AFTER | {"mine.txt": b"mine"}
    assert leftovers(press) == []


def test_what_a_killed_build_left_is_swept(open_press: Press) -> None:
    open_press.root.chmod(0o777)
    stage = open_press.root / ".output.new"

    def published() -> str:
        (stage / "deep" / "deeper").mkdir(parents=True)
        (stage / "deep" / "deeper" / "rest").write_text("rest")
        (stage / "deep" / "deeper").chmod(0o500)
        (stage / "deep").chmod(0)
        open_press.publish(AFTER)
        return "done"

    assert as_nobody(published) == "done"
    assert open_press.shown() == AFTER
    assert leftovers(open_press) == []


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
        assert leftovers(there) == []
        assert "mount point" in refused(Press(press.root, "disk"))
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.fixture
def open_press() -> Iterator[Press]:
    """A press below a folder into which everybody may look."""
    with open_folder() as folder:
        yield Press(folder)


def test_without_the_right_to_write_the_site_stands(open_press: Press) -> None:
    open_press.publish(BEFORE)
    open_press.root.chmod(0o555)
    before = open_press.state()

    message = as_nobody(lambda: refused(open_press))

    assert message == "output: no right to read or write this; change its owner or its rights"
    assert open_press.state() == before


def test_a_picture_that_may_not_be_read_is_named(open_press: Press) -> None:
    open_press.publish(BEFORE)
    open_press.root.chmod(0o777)
    (open_press.root / "content").mkdir(mode=0o755)
    picture = open_press.root / "content" / "secret.png"
    picture.write_bytes(b"x")
    picture.chmod(0)
    there = Press(open_press.root, copies=(("secret.png", "content/secret.png"),))

    message = as_nobody(lambda: refused(there))

    assert message.startswith("content/secret.png: no right to read or write this")
    assert open_press.shown() == BEFORE


def in_a_child(function: Callable[[], object]) -> int:
    """How a function ends in a process of its own: 0 well, else the signal that killed it."""
    child = os.fork()
    if child == 0:
        try:
            function()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1]


@linux
@pytest.mark.parametrize("in_two_steps", [False, True])
def test_a_build_killed_at_any_moment_leaves_the_old_or_the_new(
    press: Press, monkeypatch: pytest.MonkeyPatch, in_two_steps: bool
) -> None:
    seen = set()
    for number in range(1, 100):
        press.publish(BEFORE)

        def cut(number: int = number) -> None:
            if in_two_steps:
                monkeypatch.setattr(exchange, "_swapped", lambda one, other: False)
            ending(number, power_cut, monkeypatch)
            press.publish(AFTER)

        if in_a_child(cut) == 0:
            break
        if in_two_steps and not press.site.exists():
            exchange.restore(press.site)  # the one moment without a site, mended by the next build
        shown = press.shown()
        assert shown in (BEFORE, AFTER), number
        seen.add(shown == AFTER)

    assert number > 15
    assert seen == {True, False}
    assert press.shown() == AFTER
    assert leftovers(press) == []


@linux
def test_whenever_a_build_is_killed_the_site_is_the_old_or_the_new(press: Press) -> None:
    old = {f"{n}/index.html": b"old" * n for n in range(12)} | {"same": b"same"}
    new = {f"{n}/index.html": b"new" * n for n in range(6, 18)} | {"same": b"same"}
    press.publish(old)
    start = time.monotonic()
    press.publish(new)
    duration = time.monotonic() - start
    moments = random.Random(20230914)
    for _ in range(20):
        child = os.fork()
        if child == 0:
            while True:
                press.publish(old)
                press.publish(new)
        time.sleep(moments.uniform(0, 2.5 * duration))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

        shown = press.shown()
        assert shown in (old, new)
        assert json.loads((press.site / MANIFEST).read_text())["files"].keys() == shown.keys()

    press.publish(new)
    assert press.shown() == new
    assert leftovers(press) == []


@linux
def test_two_builds_at_once_publish_one_after_the_other(press: Press) -> None:
    releases = [{f"{n}/index.html": bytes([65 + who]) * n for n in range(30)} for who in range(3)]
    children = []
    for release in releases:
        child = os.fork()
        if child == 0:
            try:
                for _ in range(5):
                    press.publish(release)
            except BaseException:
                os._exit(1)
            os._exit(0)
        children.append(child)

    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert press.shown() in releases
    assert leftovers(press) == []


@linux
def test_a_reader_finds_a_page_at_every_moment(press: Press) -> None:
    """The name of the output leads to a site while sites are exchanged."""
    press.publish(BEFORE)
    child = os.fork()
    if child == 0:
        while True:
            press.publish(AFTER)
            press.publish(BEFORE)
    try:
        end = time.monotonic() + 0.3
        while time.monotonic() < end:
            assert (press.site / "index.html").read_bytes() in (b"before", b"after")
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
