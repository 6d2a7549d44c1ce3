"""What may befall the cache: flipped bits, lost ends, lost files, rows in each other's places."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

KINDS = ("answers", "packs", "articles", "bodies", "state")


def flip(file: Path, place: int) -> None:
    """Turn one bit, somewhere in the file."""
    data = bytearray(file.read_bytes())
    if data:
        data[place // 8 % len(data)] ^= 1 << place % 8
        with open(file, "r+b") as opened:  # in its place: somebody may have it open
            opened.write(data)


def truncate(file: Path, place: int) -> None:
    with open(file, "r+b") as opened:
        opened.truncate(place % (file.stat().st_size + 1))


def delete(file: Path, _: int) -> None:
    file.unlink()


def fill(file: Path, place: int) -> None:
    """Nothing but one byte, as where a disk was never written."""
    with open(file, "r+b") as opened:
        opened.write(bytes([place % 256]) * file.stat().st_size)


def lose(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def swap_rows(file: Path, place: int, with_seals: bool) -> None:
    """Exchange the values of two rows, with their seals or without."""
    columns = ("seal", "value") if with_seals else ("value",)
    with suppress(sqlite3.Error), closing(sqlite3.connect(file)) as base, base:
        for kind in KINDS:
            rows = base.execute(f"SELECT place, seal, value FROM {kind} ORDER BY place").fetchall()
            if len(rows) < 2:
                continue
            one, other = rows[place % len(rows)], rows[(place // 7 + 1) % len(rows)]
            names = ", ".join(f"{column} = ?" for column in columns)
            for target, source in ((one, other), (other, one)):
                values = source[3 - len(columns) :]
                base.execute(f"UPDATE {kind} SET {names} WHERE place = ?", (*values, target[0]))


def swap_files(folder: Path) -> None:
    """Exchange the bytes of the first and the last file of a folder."""
    files = sorted(folder.iterdir())
    if len(files) > 1:
        one, other = files[0].read_bytes(), files[-1].read_bytes()
        files[0].write_bytes(other)
        files[-1].write_bytes(one)


Deed = Callable[[Path, int], None]
