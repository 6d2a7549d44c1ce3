"""A press for tests: only the bytes of files matter, and the disk fails when it is told to."""

import errno
import os
import shutil
import signal
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from digest.engine import exchange
from digest.engine.manifest import MANIFEST
from digest.engine.publish import Publication
from digest.engine.published import Published
from digest.engine.records import Records
from digest.engine.rollback import rollback
from digest.errors import DigestError
from digest.value import digest_of
from tests.project import tree

BEFORE = {"index.html": b"before", "2023/index.html": b"year", "2023/old/index.html": b"old"}
AFTER = {"index.html": b"after", "2023/index.html": b"year", "2023/new/index.html": b"new"}

State = dict[str, tuple[int, int, int]]

CALLS = (
    (os, "open"), (os, "write"), (os, "fsync"), (os, "link"), (os, "rename"), (os, "replace"),
    (os, "mkdir"), (os, "unlink"), (os, "rmdir"), (os, "chmod"), (os, "lstat"), (os, "scandir"),
    (Path, "mkdir"), (Path, "write_text"), (Path, "write_bytes"), (shutil, "copystat"),
    (shutil, "copy2"), (exchange, "_swapped"),
)  # fmt: skip
CHANGING = tuple(call for call in CALLS if call[1] not in ("open", "lstat", "scandir", "fsync"))


@dataclass(frozen=True)
class Press:
    """A project's folder, the site that it publishes, and what it remembers of it."""

    root: Path
    name: str = "output"
    remembers: bool = True

    @property
    def site(self) -> Path:
        return self.root / self.name

    @property
    def spare(self) -> Path:
        return self.site.parent / f".{self.site.name}.spare" / "release"

    @property
    def memory(self) -> Path | None:
        return self.root / "memory" if self.remembers else None

    def enter(self, clean: bool = False) -> Publication:
        """What need not outlive a power cut, and no test does, waits for no disk."""
        return Publication(self.root, self.site, clean, Records(self.memory), sync=False)

    def publish(self, files: Mapping[str, bytes], clean: bool = False) -> Published:
        with self.enter(clean) as publication:
            put(publication, files)
            return publication.finish()

    def rollback(self) -> Published:
        return rollback(self.root, self.site, self.memory, sync=False)

    def intact(self, name: str = "") -> Published | None:
        with self.enter() as publication:
            return publication.intact(name)

    def put_nameless(self) -> bytes:
        """Have somebody put a file into the site whose name is no text, where the disk takes it."""
        place = os.fsencode(self.site) + b"/\xff.txt"
        try:
            os.close(os.open(place, os.O_CREAT | os.O_WRONLY))
        except OSError:
            pytest.skip("this disk has no such names")
        return place

    def shown(self) -> dict[str, bytes]:
        """What a reader sees, our list of files left out."""
        return {path: data for path, data in tree(self.site).items() if path != MANIFEST}

    def state(self) -> State:
        """Inode and times of everything in the site, its folder included."""
        places = (self.site, *self.site.rglob("*"))
        found = ((str(place), place.lstat()) for place in places)
        return {name: (s.st_ino, s.st_mtime_ns, s.st_size) for name, s in found}

    def leftovers(self) -> list[str]:
        """What lies about that should not: drafts, files on their way, trees in no known state."""
        beside = self.spare.parent
        found = {p for p in self.site.parent.iterdir() if p.name.startswith(".")} - {beside}
        if beside.exists():
            found |= {p for p in beside.iterdir() if p.name not in (".gitignore", "release")}
        if self.spare.exists() and not (self.spare / MANIFEST).exists():
            found.add(self.spare)
        if self.memory and self.memory.exists():
            found |= set(self.memory.rglob("*.tmp"))
        return sorted(str(p.relative_to(self.site.parent)) for p in found)


def put(publication: Publication, files: Mapping[str, bytes]) -> None:
    """Claim all files as the engine does, each under a mark of its own."""
    for path, data in files.items():
        mark = digest_of(data)
        if publication.stands(path, mark):
            publication.keep(path, mark)
        else:
            publication.write(path, mark, data)


@contextmanager
def ending(
    number: int, end: Callable[[], None], calls: Collection[tuple[Any, str]] = CALLS
) -> Iterator[list[str]]:
    """Have the `number`-th of these calls end so; the calls so far, by their names."""
    made: list[str] = []

    def counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            made.append(name)
            if len(made) == number:
                end()
            return function(*args, **kwargs)

        return wrapped

    with ExitStack() as stack:
        for owner, name in calls:
            stack.enter_context(patch.object(owner, name, counted(name, getattr(owner, name))))
        yield made


def refusal(function: Callable[[], object]) -> str:
    """What a function is refused with; nothing where it is not."""
    try:
        function()
    except DigestError as error:
        return str(error)
    return ""


def failing(code: int) -> Callable[[], None]:
    """Raise what the system says under this number."""

    def fail() -> None:
        raise OSError(code, os.strerror(code))

    return fail


full_disk = failing(errno.ENOSPC)


def power_cut() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def in_a_child(function: Callable[[], object]) -> int:
    """How a function ends in a process of its own: 0 well, else the signal that killed it."""
    child = os.fork()
    if child == 0:
        try:
            function()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1]
