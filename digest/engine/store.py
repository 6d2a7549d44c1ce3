"""What is remembered, on disk: one SQLite file of sealed rows, safe to delete at any time.

Nothing in it is ever executed, and nothing is believed: a row whose seal does not fit its key and
value counts as missing. The file is not synced, since a power cut costs no more than the time to
make its rows again.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

SEAL = 16  # bytes
_AT_ONCE = 500  # keys of a query; SQLite allows 999 at least
_SPARE = 1000  # pages of 4 KB; a smaller file is not worth sweeping
_KINDS = ("answers", "packs", "articles", "bodies", "state")


class Store:
    """Rows by kind (``answers``, ``packs``, ``articles``, ``bodies``, ``state``) and key, which is
    of hexadecimal digits, 16 at least.

    Where the disk refuses, rows are held in memory instead: a build becomes slower, never wrong.
    """

    def __init__(self, file: Path | None) -> None:
        self._held: dict[tuple[str, str], bytes] = {}
        self._base = _opened(file) if file else None
        self._grown = False

    def fetch(self, kind: str, keys: Sequence[str]) -> dict[str, bytes]:
        """The values of those keys that are there and whole."""
        found = {k: self._held[kind, k] for k in keys if (kind, k) in self._held}
        if self._base is None:
            return found
        places = {_place(key): key for key in keys}
        try:
            for row in _rows(self._base, kind, sorted(places)):
                key = places[row[0]]
                if row[1] == _seal(key, row[2]):
                    found[key] = row[2]
        except (sqlite3.Error, TypeError):  # damaged; a value may have changed its type
            self._lose()
        return found

    def save(self, kind: str, rows: Iterable[tuple[str, bytes]]) -> None:
        """Keep these rows, all of them or, where the disk refuses, for this build alone."""
        rows = list(rows)
        self._grown = self._grown or bool(rows)
        if self._base is not None:
            sealed = ((_place(key), _seal(key, value), value) for key, value in rows)
            try:
                with self._base:
                    self._base.execute("BEGIN IMMEDIATE")
                    self._base.executemany(
                        f"INSERT OR REPLACE INTO {kind} (place, seal, value) VALUES (?, ?, ?)",
                        sealed,
                    )
                return
            except sqlite3.Error:
                self._lose()
        self._held |= {(kind, key): value for key, value in rows}

    def drop(self, kind: str) -> None:
        """Forget all rows of a kind."""
        self._held = {place: value for place, value in self._held.items() if place[0] != kind}
        if self._base is not None:
            try:
                self._base.execute(f"DELETE FROM {kind}")
            except sqlite3.Error:
                self._lose()

    def sweep(self, wanted: Callable[[], Mapping[str, Set[str]]]) -> None:
        """Let rows go that nobody wants, told by their kind, once the file has grown to twice
        what it was after the last sweep.
        """
        if self._base is None or not self._grown:
            return
        with suppress(sqlite3.Error):
            if self._number("page_count") <= 2 * self._number("user_version") + _SPARE:
                return
            gone = sum(self._sweep(kind, keys) for kind, keys in wanted().items())
            if gone:
                self._base.execute("VACUUM")
            self._base.execute(f"PRAGMA user_version = {self._number('page_count')}")

    def _sweep(self, kind: str, wanted: Set[str]) -> int:
        """How many rows of a kind have gone."""
        assert self._base is not None
        places = {_place(key) for key in wanted}
        with self._base:
            kept = self._base.execute(f"SELECT place FROM {kind}").fetchall()
            gone = [place for place in kept if place[0] not in places]
            self._base.executemany(f"DELETE FROM {kind} WHERE place = ?", gone)
        return len(gone)

    def _number(self, name: str) -> int:
        assert self._base is not None
        (number,) = self._base.execute(f"PRAGMA {name}").fetchone()
        return int(number)

    def close(self) -> None:
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
            self._base = None

    def _lose(self) -> None:
        """Go on without the file; what is in it may be read again by the next build."""
        self.close()


def _opened(file: Path) -> sqlite3.Connection | None:
    """The file, made anew where it is no such thing; None where the disk refuses."""
    for _ in range(2):
        try:
            return _connected(file)
        except sqlite3.OperationalError:
            return None  # locked for long, no room, no right
        except sqlite3.Error:
            for part in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
                with suppress(OSError):
                    part.unlink(missing_ok=True)
    return None


def _connected(file: Path) -> sqlite3.Connection:
    base = sqlite3.connect(file, timeout=10, isolation_level=None, check_same_thread=False)
    try:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = OFF")
        base.execute("PRAGMA trusted_schema = OFF")
        for kind in _KINDS:
            base.execute(
                f"CREATE TABLE IF NOT EXISTS {kind} "
                "(place INTEGER PRIMARY KEY, seal BLOB NOT NULL, value BLOB NOT NULL)"
            )
    except BaseException:
        base.close()
        raise
    return base


def _rows(
    base: sqlite3.Connection, kind: str, places: Sequence[int]
) -> Iterator[tuple[int, bytes, bytes]]:
    row = iter(places)
    while some := list(islice(row, _AT_ONCE)):
        marks = ",".join("?" * len(some))
        query = f"SELECT place, seal, value FROM {kind} WHERE place IN ({marks})"
        yield from base.execute(query, some)


def _place(key: str) -> int:
    """A key's number as SQLite counts rows: 64 bits with a sign."""
    number = int(key[:16], 16)
    return number - (1 << 64) if number >> 63 else number


def _seal(key: str, value: bytes) -> bytes:
    """What shows that a row is whole, and that it is this key's."""
    seal = sha256(f"{len(key)} {key}".encode())
    seal.update(value)
    return seal.digest()[:SEAL]
