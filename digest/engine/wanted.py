"""What a tree is to hold: files that another tree has already, files newly written, and folders."""

import os
from collections.abc import Collection, Mapping, Set
from pathlib import Path

from digest.engine.records import FileRecord
from digest.engine.seen import Seen
from digest.text.paths import folders_of
from digest.value import Record


class Wanted(Record, frozen=True):
    """By path, the inodes of files to be shared with the tree `source`, and the places of files
    that were written for this one and are moved there; all folders but the tree itself; those of
    them that are other people's and keep their rights.
    """

    source: Path
    linked: Mapping[str, int]
    moved: Mapping[str, str]
    folders: Set[str]
    foreign: Set[str]


def wanted_of(
    source: Path,
    ours: Mapping[str, FileRecord],
    moved: Mapping[str, str],
    our_folders: Set[str],
    kept: Collection[str],
    seen: Seen,
) -> Wanted:
    """What a release needs: our files and their folders, and the strangers that are kept (see
    `digest.engine.strangers`) as they were seen in the source; what has gone since is let go.
    """
    files = (path for path in kept if not path.endswith("/"))
    theirs = {path: seen.files[path] for path in files if _is_there(f"{source}/{path}")}
    foreign = {path.rstrip("/") for path in kept if path.endswith("/")}
    linked = {path: file.inode for path, file in ours.items()} | theirs
    folders = our_folders | foreign | folders_of((*theirs, *foreign))
    return Wanted(source, linked, moved, folders, foreign)


def _is_there(place: str) -> bool:
    """Whether something is; where that cannot be told, raises OSError."""
    try:
        os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True
