"""Builds killed at any moment while a reader reads: whole files, one release at a time."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.project import CHECKOUT, SETTINGS, Project, begun, plain_environment

KILLS = int(os.environ.get("DIGEST_KILLS", "200"))
PAGES = 24
TITLE = re.compile(rb"<title>.*?Paper (\d+)")

# Everything is imported once; each line on standard input is a build in a process of its own.
NURSERY = """
import os, sys
from pathlib import Path
from digest.desk.making import make_with
from digest.desk.orders import Orders
from digest.desk.publishing import make_and_publish
from digest.content.filing import file_source
from digest.site.feeds.write import write_feed
for _ in sys.stdin:
    child = os.fork()
    if not child:
        code = 1
        try:
            make_and_publish(Path(sys.argv[1]), Orders(jobs=1, as_of="2023-11-01"))
            code = 0
        finally:
            os._exit(code)
    print(child, flush=True)
    _, status = os.waitpid(child, 0)
    print(status, flush=True)
"""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="asks for fork and kill")


class Nursery:
    """Builds of one project, each a process that may be killed."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def build(self, killed_after: float | None = None) -> int:
        """The exit status of a build; it is killed after so many seconds."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write("build\n")
        self._process.stdin.flush()
        child = int(self._process.stdout.readline())
        if killed_after is not None:
            time.sleep(killed_after)
            with suppress(ProcessLookupError):  # it was quicker
                os.kill(child, signal.SIGKILL)
        return int(self._process.stdout.readline())


@contextmanager
def nursery(root: Path) -> Iterator[Nursery]:
    process = subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=CHECKOUT,
        env=plain_environment(),
    )
    with process:
        yield Nursery(process)
        assert process.stdin
        process.stdin.close()


class Reader(Thread):
    """Reads whole sites, over and over; `faults` is what no reader should see."""

    def __init__(self, output: Path) -> None:
        super().__init__(daemon=True)
        self.output = output
        self.faults: list[str] = []
        self.sites = 0
        self.enough = Event()

    def run(self) -> None:
        while not self.enough.is_set():
            self._read_pages()
            self._read_site()

    def _read_pages(self) -> None:
        """Page by page through the name of the site, as a server does."""
        for number in range(PAGES):
            path = f"2023/09/{number + 1:02}/nr-{number}/index.html"
            try:
                data = (self.output / path).read_bytes()
            except OSError as error:
                self.faults.append(f"{path}: {error}")
                continue
            if not data.rstrip().endswith(b"</html>"):
                self.faults.append(f"{path}: only {len(data)} bytes")

    def _read_site(self) -> None:
        """All pages of the one folder that has the name now: they are of one release."""
        folder = os.open(self.output, os.O_RDONLY)
        try:
            before = self._list(folder)
            titles = {self._title(folder, number) for number in range(PAGES)}
            same = os.fstat(folder).st_ino == os.stat(self.output).st_ino
            if same and self._list(folder) == before:
                self.sites += 1
                if len(titles) > 1:
                    self.faults.append(f"one site of several releases: {sorted(titles)}")
        except OSError:
            pass  # a tree that is no longer the site, in which a build is at work
        finally:
            os.close(folder)

    def _list(self, folder: int) -> bytes:
        return _read(".digest-release", folder)

    def _title(self, folder: int, number: int) -> bytes:
        found = TITLE.search(_read(f"2023/09/{number + 1:02}/nr-{number}/index.html", folder))
        return found[1] if found else b"?"


def _read(path: str, folder: int) -> bytes:
    with open(os.open(path, os.O_RDONLY, dir_fd=folder), "rb") as file:
        return file.read()


@pytest.fixture
def paper(tmp_path: Path) -> Project:
    project = begun(tmp_path / "paper")
    (project.root / "content" / "storm.md").unlink()
    for number in range(PAGES):
        day = f"2023-09-{number + 1:02}"
        project.article(f"content/nr-{number}.md", title=f"Nr {number}", date=day, lang="en")
    entitle(project, 0)
    return project


def entitle(project: Project, number: int) -> None:
    """Every page shows the paper's title, so every page of a release has its number."""
    project.write("site.yaml", SETTINGS.replace("The Test", f"Paper {number}"))


def test_a_build_killed_at_any_moment_shows_nobody_a_thing(paper: Project) -> None:
    chance = random.Random(20231101)
    with nursery(paper.root) as builds:
        assert builds.build() == 0
        entitle(paper, 1)
        start = time.perf_counter()
        assert builds.build() == 0
        usual = time.perf_counter() - start

        reader = Reader(paper.output)
        reader.start()
        killed = 0
        for number in range(2, KILLS + 2):
            entitle(paper, number)
            killed += builds.build(killed_after=chance.uniform(0, 1.3 * usual)) != 0
        reader.enough.set()
        reader.join(10)
        entitle(paper, KILLS + 2)
        assert builds.build() == 0

    assert reader.faults == []
    assert reader.sites > KILLS / 4
    assert killed > KILLS / 4
    clean = paper.build("-o", str(paper.root / "clean"), "-j", "1")
    assert clean.code == 0, clean.err
    assert paper.tree() == paper.tree("clean")
