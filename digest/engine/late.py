"""What comes late: what somebody puts into the site while it is exchanged for the spare tree.

It stands in the tree that readers see no more. The next build puts it back.
"""

import os
from pathlib import Path

from digest.engine.places import Places
from digest.engine.records import Records, TreeRecord, with_seen
from digest.engine.seen import Seen
from digest.engine.spare import Spare
from digest.text.paths import folder_of


def note_strangers(records: Records, tree: Path, record: TreeRecord | None, seen: Seen) -> None:
    """Have the record of a tree, which is going to be the spare one, name what others have in it:
    whatever else is found there has come late.
    """
    if record:
        now = with_seen(record, seen)
        if now.foreign != record.foreign:
            records.keep(tree, now)


def put_back(at: Places, spare: Spare, seen: Seen) -> tuple[Spare, Seen]:
    """Have in the site what has come late, and give what both trees hold then; what its owner has
    put in its place since stays as it is.
    """
    found = {path: _put_back(at, path) for path in _latecomers(spare, seen)}
    back = {path: inode for path, inode in found.items() if inode}
    if not back:
        return spare, seen
    left = {path: inode for path, inode in spare.seen.files.items() if path not in back}
    here = Seen({**seen.files, **back}, seen.folders)
    return spare._replace(seen=Seen(left, spare.seen.folders)), here


def _latecomers(spare: Spare, seen: Seen) -> list[str]:
    """Paths of what the spare tree holds and did not when it was the site, where the site has
    what it had then.
    """
    if spare.record is None:
        return []
    there, ours, theirs = spare.seen.files, spare.record.files, spare.record.foreign
    return [
        path
        for path in sorted(there.keys() - ours.keys())
        if there[path] != theirs.get(path) == seen.files.get(path)
    ]


def _put_back(at: Places, path: str) -> int:
    """The inode of what is put back; 0 where that cannot be."""
    target = f"{at.site}/{path}"
    try:
        os.makedirs(f"{at.site}/{folder_of(path)}", exist_ok=True)
        os.replace(f"{at.spare}/{path}", target)
        return os.lstat(target).st_ino
    except OSError:
        return 0
