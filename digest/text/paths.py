"""Paths in a tree, parted by strokes: which folder holds what."""

from collections.abc import Iterable


def folder_of(path: str) -> str:
    """The folder that holds a file or folder; ``""`` is the tree itself."""
    return path.rpartition("/")[0]


def folders_of(paths: Iterable[str]) -> set[str]:
    """The folders that hold these files, and the folders that hold those."""
    folders: set[str] = set()
    found = {path.rpartition("/")[0] for path in paths}
    while found := found - folders - {""}:
        folders |= found
        found = {path.rpartition("/")[0] for path in found}
    return folders
