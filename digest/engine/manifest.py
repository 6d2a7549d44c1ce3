"""The list of files that stands in every published tree: which of them are ours.

It depends on the release alone, so that two builds of the same content give the same bytes. A tree
has it only while all that it lists is in its place.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

MANIFEST = ".digest-release"


class _Manifest(msgspec.Struct, frozen=True):
    files: dict[str, str]


def encoded_manifest(files: Mapping[str, str]) -> bytes:
    """Path and fingerprint of every file as JSON, one to a line, in the order of paths."""
    data = msgspec.json.encode({"files": dict(sorted(files.items()))})
    # No string can hold this: within one, a quotation mark comes after a backslash.
    return data.replace(b'","', b'",\n"') + b"\n"


def read_manifest(tree: Path | str) -> dict[str, str]:
    """What a tree says of itself; nothing where its list is missing or damaged."""
    return listed_in(tree) or {}


def listed_in(tree: Path | str) -> dict[str, str] | None:
    """What a tree says of itself; None where its list is missing or damaged."""
    try:
        with open(f"{tree}/{MANIFEST}", "rb") as file:
            return msgspec.json.decode(file.read(), type=_Manifest).files
    except (OSError, ValueError, RecursionError):
        return None


def same_manifest(tree: Path | str, data: bytes) -> bool:
    """Whether a tree has just this list."""
    try:
        with open(f"{tree}/{MANIFEST}", "rb") as file:
            return os.fstat(file.fileno()).st_size == len(data) and file.read() == data
    except OSError:
        return False
