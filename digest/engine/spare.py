"""The spare tree made ready and given to readers; what they had before is the spare one then."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from digest.engine.bring import Brought, bring
from digest.engine.exchange import drop, exchange
from digest.engine.manifest import MANIFEST
from digest.engine.places import Places, make_beside
from digest.engine.records import (
    FileRecord,
    Records,
    TreeRecord,
    record_of,
    seen_in,
    settled,
)
from digest.engine.seen import NOTHING, Seen, look
from digest.engine.sync import Flush
from digest.engine.wanted import Wanted
from digest.value import Record


class Shown(Record, frozen=True):
    """A release for readers: its name, our files and the list of them, and all that the tree is to
    hold.
    """

    name: str | None
    files: Mapping[str, FileRecord]
    manifest: bytes
    wanted: Wanted


class Spare(NamedTuple):
    """What is remembered of the spare tree, which was the site once, and what it holds now."""

    record: TreeRecord | None
    seen: Seen


def show(at: Places, records: Records, spare: Spare, shown: Shown, flush: Flush) -> None:
    """Bring the spare tree to a release, have it on the disk, remember it, and exchange both trees.

    Raises OSError, and leaves the site as it was and no spare tree then. Where there was no
    release before, the spare tree becomes another of this one, so that the next publish has little
    to do.
    """
    make_beside(at)
    # That the trees have changed their names comes to the disk before anything in them does.
    flush((at.site.parent, at.beside))
    try:
        _prepare(at, records, spare.seen, shown, flush)
        exchange(at)
    except BaseException:
        _lose(at.spare)
        raise
    if records.folder and not os.path.lexists(at.spare / MANIFEST):
        _make_twin(at, records, shown)


def spare_of(at: Places, records: Records, odd: tuple[str, ...] | None = None) -> Spare:
    """The spare tree; one that cannot even be looked at is made anew. `odd` are its folders that
    are not as they are recorded, where somebody has looked already.
    """
    record = records.read(at.spare)
    try:
        if at.spare.is_dir() and not at.spare.is_symlink():
            return Spare(record, look(str(at.spare), seen_in(record), odd if record else None))
    except OSError:
        pass
    drop(at.spare)
    return Spare(None, NOTHING)


def _prepare(at: Places, records: Records, seen: Seen, shown: Shown, flush: Flush) -> None:
    """The spare tree as it is wanted, on the disk and remembered."""
    records.forget(at.spare)
    brought = bring(at.spare, seen, shown.wanted, shown.manifest)
    flush(brought.changed)
    records.keep(at.spare, _recorded(at.spare, shown, brought))


def _make_twin(at: Places, records: Records, shown: Shown) -> None:
    """The site a second time, by links. It saves time later; the release stands without it."""
    try:
        inodes = {path: shown.files[path].inode for path in shown.wanted.moved}
        linked = {**shown.wanted.linked, **inodes}
        twin = replace(shown, wanted=replace(shown.wanted, linked=linked, moved={}))
        brought = bring(at.spare, spare_of(at, records).seen, twin.wanted, twin.manifest)
        records.keep(at.spare, _recorded(at.spare, twin, brought))
    except OSError:
        _lose(at.spare)


def _lose(spare: Path) -> None:
    """A spare tree in an unknown state takes room for nothing."""
    with suppress(OSError):
        os.unlink(spare / MANIFEST)
    with suppress(OSError):
        drop(spare)


def _recorded(tree: Path, shown: Shown, brought: Brought) -> TreeRecord:
    """What is remembered of a tree that was brought to a release."""
    ours = dict(shown.files)
    foreign = {path: inode for path, inode in shown.wanted.linked.items() if path not in ours}
    for path in brought.copied:
        about = os.lstat(tree / path)
        if path in ours:
            ours[path] = record_of(ours[path].mark, ours[path].fingerprint, about)
        else:
            foreign[path] = about.st_ino
    return TreeRecord(shown.name, ours, foreign, settled(brought.folders))
