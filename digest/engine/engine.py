"""What is at hand for building one project: its memory, its workers, what its files were."""

import time
from collections.abc import Callable, Container, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import msgspec

from digest.engine.aside import Aside
from digest.engine.cache import cache_folder, clock_of
from digest.engine.ledger import Entry, Ledger, Size
from digest.engine.records import Records
from digest.engine.store import Store
from digest.engine.told import CODE, FILED, FOLDERS, Parted, Told
from digest.engine.walk import Found
from digest.engine.workers import LEAST, Workers
from digest.errors import fault
from digest.value import digest_of

if TYPE_CHECKING:
    from digest.engine.cluster import Cluster
    from digest.engine.remembering import Remembering

FEW = 8  # changed files that are filed before anybody else is ready to
_LEDGER = digest_of(b"ledger")


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """A ledger as it is kept."""

    entries: dict[str, Entry]
    sizes: dict[str, Size]


class Engine:
    """One project's engine. With a preview it lives through many builds, else through one.

    `folder` is where its memory is, or None where none can be had.
    """

    def __init__(
        self,
        root: Path,
        jobs: int = 0,
        cluster: str = "",
        remembers: bool = True,
    ) -> None:
        self.root, self.cluster = root, cluster
        self.folder = cache_folder(root) if remembers else None
        self.records = Records(self.folder)
        self.store = Store(self.folder and self.folder / "memo.sqlite")
        self.workers = Workers(jobs)
        self.aside = Aside(self.workers.jobs)
        self._joined: Cluster | None = None
        self._kept: Kept | None = None
        self._stale = False
        self._memo: Remembering | None = None
        self._told = Parted()

    def __enter__(self) -> "Engine":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.aside.close()
        self.workers.__exit__(kind, error, trace)
        self._leave_cluster()
        if self._stale:
            self.store.save("state", [(_LEDGER, msgspec.msgpack.encode(self._kept))])
        self.store.close()

    def _leave_cluster(self) -> None:
        """Even where nothing has been asked of it."""
        if self._joined is not None:
            self._joined.shutdown()
            self._joined = None

    def memo(self, name: str, drawing: str = "") -> "Remembering":
        """The memory of answers, under the name of the engine that gave them; `drawing` names what
        pictures are made by.

        Raises DigestError where there is to be a cluster, and none of this engine; and where the
        engine is no longer the one that was loaded, whose answers would go by another's name.
        """
        from digest.engine.remembering import Remembering

        if self._memo is not None and self._memo.name != name:
            what = "digest, or what it is made with, has changed since this command was started"
            raise fault("digest", 0, what, "start it again")
        if self._memo is None:
            if self.cluster:
                self._join_cluster(name)
            codes = self._told.of(CODE)
            self._memo = Remembering(self.store, name, self.workers, codes, drawing, self.folder)
        self._memo.take(self._told.of(FILED))
        return self._memo

    def _join_cluster(self, name: str) -> None:
        from digest.engine.cluster import connect

        executor = self._joined = connect(self.cluster, name)
        self.workers.__exit__(None, None, None)
        self.workers = Workers(executor.workers, lambda _: executor)

    def open_ledger(self) -> Ledger:
        """The ledger of the last build, for the next one to be checked against the disk."""
        if self._kept is None:
            self._kept = self._read_ledger()
        return Ledger(self._now(), self._kept.entries, self._kept.sizes)

    def expect(self, files: int) -> None:
        """Have workers ready where so many files are many more than were known lately."""
        if files - len(self._kept.entries if self._kept else ()) >= LEAST:
            self.workers.ready()

    def look_ahead(
        self, files: Sequence[Found], ledger: Ledger, name: str, folders: Callable[[], Any]
    ) -> Iterator[Any]:
        """Have what few files have changed filed aside, and templates compiled, while the rest of a
        build that is going to take a while is got ready; and workers, where settings or a theme
        have changed, so that many pages may have to be printed. `name` is the engine's. What
        `folders` says there comes, if at all, about when most builds are ready to publish.
        """
        self._told = Parted()
        if len(files) < LEAST:
            return self._told.of(FOLDERS)
        if ledger.fresh - {found.place for found in files}:
            self.workers.ready()
        changed = [found for found in files if found.place in ledger.fresh]
        few = changed if len(changed) <= FEW else []
        known = partial(_kept_code, name) if self.folder else tuple
        compiling = known if self._memo is None else None
        work = partial(_done_ahead, self.root, few, ledger, compiling, folders)
        self._told = Parted(self.aside.begin(work))
        return self._told.of(FOLDERS)

    def keep_ledger(self, ledger: Ledger) -> None:
        """Have the next build know what this one has read; on the disk it is when all is closed."""
        marks = {entry.mark for entry in ledger.entries.values()}
        sizes = {mark: size for mark, size in ledger.sizes.items() if mark[:32] in marks}
        kept = Kept(ledger.entries, sizes)
        self._stale = self._stale or kept != self._kept
        self._kept = kept

    def _read_ledger(self) -> Kept:
        row = self.store.fetch("state", [_LEDGER]).get(_LEDGER)
        try:
            return msgspec.msgpack.decode(row or b"", type=Kept)
        except msgspec.MsgspecError:
            return Kept({}, {})

    def _now(self) -> int:
        try:
            return clock_of(self.folder) if self.folder else time.time_ns()
        except OSError:
            return 0  # what is read now will not be trusted


def _done_ahead(
    root: Path,
    files: list[Found],
    ledger: Ledger,
    known: Callable[[], Container[str]] | None,
    folders: Callable[[], Any],
) -> Iterator[Told]:
    from digest.engine.ahead import done_ahead  # heavy; it is loaded where it is used

    return done_ahead(root, files, ledger, known, folders)


def _kept_code(engine: str) -> Container[str]:
    from digest.engine.bytecode import kept_code

    return kept_code(engine)
