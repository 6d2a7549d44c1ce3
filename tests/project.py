"""A small project in a folder of its own: written file by file, built through the command line."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from digest.cli import main
from digest.engine.exchange import drop

CHECKOUT = Path(__file__).resolve().parent.parent
SITE = CHECKOUT / "tests" / "cases" / "site"
AS_OF = "2023-11-01"
NOBODY = 65534  # the user who owns nothing

SETTINGS = """\
title: The Test
base_url: https://test.example/
id: the-test
theme: plain
"""

STORM = """\
---
title: Storm over Java
date: 2023-09-14
---

A storm crossed Java on Thursday.
"""

MANIFEST = ".digest-release"
UNCHANGED: Mapping[str, str] = {}


@dataclass(frozen=True)
class Result:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        """The last line of its answer."""
        return self.out.splitlines()[-1]


@dataclass(frozen=True)
class Project:
    """A project's folder; the site it publishes is in ``output``."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "output"

    def write(self, path: str, text: str | bytes) -> Path:
        """A file with all the folders above it."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def article(self, path: str = "content/storm.md", body: str = "", **keys: str) -> Path:
        """An article with a title and a date, whatever else is said."""
        matter = {"title": "Storm over Java", "date": "2023-09-14"} | keys
        lines = "".join(f"{key}: {value}\n" for key, value in matter.items() if value)
        text = body or "A storm crossed Java on Thursday."
        return self.write(path, f"---\n{lines}---\n\n{text}\n")

    def run(self, *words: str) -> Result:
        """A command as if started in the project's folder."""
        result = CliRunner().invoke(main, ["-C", str(self.root), *words], catch_exceptions=False)
        return Result(result.exit_code, result.stdout, result.stderr)

    def build(self, *flags: str) -> Result:
        """A build of 1 November 2023, unless a flag says otherwise."""
        return self.run("build", *dated(flags))

    def apart(
        self, *words: str, umask: int = -1, environment: Mapping[str, str] = UNCHANGED
    ) -> Result:
        """A command in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "digest", *words],
            cwd=self.root,
            env=plain_environment() | dict(environment),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            umask=umask,
            timeout=60,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    def tree(self, below: str = "output") -> dict[str, bytes]:
        """Path and bytes of every file of the output."""
        return tree(self.root / below)

    def inodes(self) -> dict[str, tuple[int, int, int]]:
        """Inode, time of change of the bytes and of the inode, of every file and folder."""
        places = (self.output, *self.output.rglob("*"))
        return {str(p): (s.st_ino, s.st_mtime_ns, s.st_ctime_ns) for p, s in map(_stat, places)}


def _stat(place: Path) -> tuple[Path, os.stat_result]:
    return place, place.lstat()


def dated(flags: tuple[str, ...]) -> tuple[str, ...]:
    return flags if "--as-of" in flags else ("--as-of", AS_OF, *flags)


def plain_environment() -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def tree(folder: Path) -> dict[str, bytes]:
    """Path and bytes of every file below a folder, links by where they lead."""
    return {
        p.relative_to(folder).as_posix(): os.readlink(p).encode()
        if p.is_symlink()
        else p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_symlink() or p.is_file()
    }


def begun(root: Path) -> Project:
    """Settings, the plain theme and one article, not yet built."""
    project = Project(root)
    project.write("site.yaml", SETTINGS)
    project.write("content/storm.md", STORM)
    shutil.copytree(SITE / "themes" / "plain", root / "themes" / "plain")
    return project


@contextmanager
def open_folder() -> Iterator[Path]:
    """A temporary folder that everybody may enter: the one of tests is often its owner's alone."""
    places = [p for p in map(Path, ("/tmp", "/var/tmp", "/dev/shm")) if p.is_dir()]
    above = next((p for p in places if p.stat().st_mode & stat.S_IXOTH), None)
    folder = Path(tempfile.mkdtemp(dir=above))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        drop(folder)


def _open_to_all(place: Path) -> bool:
    """Whether everybody may enter a folder and all that it lies in."""
    folders = (place.resolve(), *place.resolve().parents)
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in folders)


def as_nobody(function: Callable[[], str]) -> str:
    """What a function answers when somebody without rights asks it; all it imports is imported.

    Skips where this checkout or its Python lies in a folder that only its owner may enter.
    """
    closed = [p for p in (CHECKOUT, Path(sys.prefix)) if os.geteuid() == 0 and not _open_to_all(p)]
    if closed:
        pytest.skip(f"nobody else may enter {closed[0]}")
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            os.write(writer, function().encode())
        except BaseException as error:
            os.write(writer, repr(error).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as answer:
        text = answer.read()
    os.waitpid(child, 0)
    return text
