"""Bytes in a file of their own that are believed only while a seal fits them and their name."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

SEAL = 16  # bytes

Opener = Callable[[str, int], int]


def read_sealed(place: Path, name: str) -> memoryview | None:
    """What was written under this name; None where it was not, or not whole. Raises OSError."""
    sealed = place.read_bytes()
    data = memoryview(sealed)[SEAL:]
    return data if sealed[:SEAL] == _seal(name, data) else None


def write_sealed(place: Path, name: str, data: bytes, opener: Opener | None = None) -> None:
    """Raises OSError. What is cut short in the middle is as good as none; `opener` is the one of
    `open`.
    """
    with open(place, "wb", opener=opener) as file:
        file.write(_seal(name, data))
        file.write(data)


def _seal(name: str, data: bytes | memoryview) -> bytes:
    """What shows that something is whole, and that it has this name."""
    seal = sha256(f"{len(name)} {name}".encode())
    seal.update(data)
    return seal.digest()[:SEAL]
