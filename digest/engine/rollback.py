"""The release before this one brought back: the spare tree, where it is whole, is shown again."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec.structs import replace

from digest.engine.bring import is_there
from digest.engine.exchange import exchange
from digest.engine.late import note_strangers, put_back
from digest.engine.manifest import encoded_manifest, listed_in, read_manifest, same_manifest
from digest.engine.outputs import entered, explaining, named
from digest.engine.places import Places
from digest.engine.published import Published
from digest.engine.records import FileRecord, Records, record_of, seen_in
from digest.engine.seen import look
from digest.engine.spare import Shown, show, spare_of
from digest.engine.strangers import clashing, strangers, told
from digest.engine.sync import Flush, flush, no_flush
from digest.engine.wanted import wanted_of
from digest.errors import DigestError, fault
from digest.text.paths import folders_of
from digest.value import fingerprint


def rollback(
    root: Path,
    output: Path,
    memory: Path | None = None,
    notify: Callable[[str], None] | None = None,
    sync: bool = True,
) -> Published:
    """Exchange the release that readers see for the one before; a second time, the other way.

    Files of others that stand in the site stay there, and the next build takes nothing for done.
    `written` are the paths of files that have
    come back. Raises DigestError where there is no other release, or it is not whole.
    """
    with entered(root, output, False, notify) as at, explaining(root, output, at):
        return _rolled_back(at, Records(memory), named(output, root), flush if sync else no_flush)


def in_a_line(done: Published) -> str:
    """What a rollback did, in words."""
    back, gone = len(done.written), len(done.removed)
    return f"the release before is back: {done.total} files, {back} of them others, {gone} gone"


def _rolled_back(at: Places, records: Records, name: str, flush: Flush) -> Published:
    before, now = listed_in(at.spare), read_manifest(at.site)
    if before is None or before == now:
        raise fault(name, 0, "there is no release before this one", "build to publish one")
    spare, current = spare_of(at, records), records.read(at.site)
    record = spare.record
    files = _whole(at.spare, before, record.files if record else {})
    if files is None:
        raise fault(name, 0, "the release before this one is not whole any more", "build again")
    spare, seen = put_back(at, spare, look(str(at.site), seen_in(current)))
    kept = strangers(seen, now.keys(), folders_of(now))
    if notices := clashing(kept, files):
        raise DigestError(notices)
    note_strangers(records, at.site, current, seen)
    wanted = wanted_of(at.site, files, {}, folders_of(files), kept, seen)
    manifest = encoded_manifest(before)
    if same_manifest(at.spare, manifest) and is_there(spare.seen, wanted):
        flush((at.site.parent, at.beside))
        if record:  # under no name: this is not what was published last
            records.forget(at.spare)
            records.keep(at.spare, replace(record, name=None))
        exchange(at)
    else:
        show(at, records, spare, Shown(None, files, manifest, wanted), flush)
    return Published(
        total=len(before),
        written=tuple(sorted(p for p in before if before[p] != now.get(p))),
        removed=tuple(sorted(now.keys() - before.keys())),
        foreign=told(kept),
    )


def _whole(
    tree: Path, listed: Mapping[str, str], known: Mapping[str, FileRecord]
) -> dict[str, FileRecord] | None:
    """Every file that a tree lists, each untouched since it was recorded or, where nothing is
    known of it, holding the bytes that are listed; None where one of them does not.
    """
    files = {}
    for path, short in listed.items():
        record = known.get(path) or _read(tree / path)
        if record is None or record.fingerprint != short or not _fits(record, tree / path):
            return None
        files[path] = record
    return files


def _read(place: Path) -> FileRecord | None:
    try:
        about = os.lstat(place)
        return record_of("", fingerprint(place.read_bytes()), about)
    except OSError:
        return None


def _fits(record: FileRecord, place: Path) -> bool:
    try:
        return record.fits(os.lstat(place))
    except OSError:
        return False
