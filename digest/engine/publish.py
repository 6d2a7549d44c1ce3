"""A release to disk: a spare tree is brought to it, then both trees change their names.

Readers see the site before or the site after. Whatever fails leaves the site as it was, and a
release that differs in nothing touches nothing. What a publish costs follows what has changed: a
file that stands is looked at, no more, and both trees share it.
"""

import os
import stat
from collections.abc import Callable, Collection, Iterable
from contextlib import ExitStack, suppress
from pathlib import Path
from secrets import token_hex
from types import TracebackType

from msgspec.structs import replace

from digest.engine.bring import write_new
from digest.engine.late import note_strangers, put_back
from digest.engine.manifest import MANIFEST, encoded_manifest, read_manifest, same_manifest
from digest.engine.outputs import entered, explaining
from digest.engine.places import make_beside
from digest.engine.published import Published
from digest.engine.records import (
    FileRecord,
    Records,
    TreeRecord,
    bytes_of,
    record_of,
    seen_in,
    settled,
    with_seen,
)
from digest.engine.seen import Seen, look
from digest.engine.spare import Shown, show, spare_of
from digest.engine.strangers import clashing, may_stay, strangers, told
from digest.engine.sync import Background, flush, no_flush
from digest.engine.untouched import Untouched
from digest.engine.wanted import wanted_of
from digest.errors import DigestError, Notice, fault
from digest.text.paths import folders_of
from digest.value import fingerprint

MANY = 2000  # files written, of which the disk may take its share while others are made


class Publication:
    """The output is locked from entering to leaving, and changed by `finish` alone.

    Every file of the release is claimed once, by `keep` or by `write`. `records` is what is
    remembered of the trees; without any every publish reads the whole site. Files of
    the output that no build wrote are kept, unless `clean`; a repository's ``.git`` is in any case.
    `notify` is given a line when another build is long waited for. What need not outlive a power
    cut, a preview, does without `sync`. Once entered, `untouched` knows what stands as it was left.
    All methods raise DigestError.
    """

    def __init__(
        self,
        root: Path,
        output: Path,
        clean: bool = False,
        records: Records | None = None,
        notify: Callable[[str], None] | None = None,
        sync: bool = True,
    ) -> None:
        self._root = root
        self._output = output
        self._clean = clean
        self._records = records or Records()
        self._notify = notify
        self._sync = sync
        self._stack = ExitStack()
        self._kept: dict[str, FileRecord] = {}
        self._written: dict[str, FileRecord] = {}
        self._places: dict[str, str] = {}
        # Workers of a build that has failed may go on for a while, where the next one has begun.
        self._own = token_hex(8)
        self._begun = 0  # how many names have been given for files on their way
        self._held: dict[str, str] | None = None  # paths of files by their marks
        self._background = Background()

    def __enter__(self) -> "Publication":
        opened = entered(self._root, self._output, self._clean, self._notify)
        self._at = self._stack.enter_context(opened)
        self._site, self._new = str(self._at.site), str(self._at.new)
        self.untouched = Untouched(self._at, self._records)
        self._record, self._known = self.untouched.record, self.untouched.files
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def hear(self) -> None:
        """Take what was seen of the site meanwhile, before those who looked are sent home."""
        self.untouched.hear()

    def get_ready(self) -> None:
        """Have what is known of the spare tree at hand where that holds what it held: the next
        build that trusts need look at neither tree.
        """
        with suppress(OSError):  # all is published, and will be looked at then
            record, seen = spare_of(self._at, self._records)
            if record and seen.files == record.seen.files:
                self._records.hold(self._at.spare, replace(record, folders=settled(seen.folders)))
            else:
                self._records.let_go(self._at.spare)

    def stands(self, path: str, mark: str) -> bool:
        """Whether the site holds, untouched, the file that was written under this mark."""
        return self.untouched.holds(path, mark)

    def keep(self, path: str, mark: str) -> None:
        """Have a file stay of which `stands` has said that it stands."""
        self._claim(path)
        self._kept[path] = self._known[path]

    def keep_all(self, files: Iterable[tuple[str, str]]) -> bool:
        """Have these files stay, paths and their marks, where all of them stand; else none."""
        files = tuple(files)
        if not all(self.untouched.holds(path, mark) for path, mark in files):
            return False
        for path, mark in files:
            self.keep(path, mark)
        return True

    def held(self, mark: str) -> bytes | None:
        """The bytes of a file that the site holds, untouched, under this mark, wherever it is; they
        are read, and believed where they are as they were.
        """
        if self._held is None:
            self._held = {record.mark: path for path, record in self._known.items()}
        path = self._held.get(mark, "")
        stands = path and self.stands(path, mark)
        return bytes_of(f"{self._site}/{path}", self._known[path]) if stands else None

    def write(self, path: str, mark: str, data: bytes) -> None:
        """Have a file with these bytes; one of the site that holds just them stays."""
        self._claim(path)
        short = fingerprint(data)
        about = self._same(path, short, len(data), lambda: data)
        if about is not None:
            self._kept[path] = record_of(mark, short, about)
            return
        place = self.place()
        with explaining(self._root, self._output, self._at):
            self._put(path, record_of(mark, short, write_new(place, data)), place)

    def place(self) -> str:
        """A name for a new file, another each time; or the beginning of names for those that others
        write, and that are to be taken.
        """
        if not self._begun:
            with explaining(self._root, self._output, self._at):
                make_beside(self._at)
                os.makedirs(self._new, exist_ok=True)
        self._begun += 1
        return f"{self._new}/{self._own}-{self._begun}-"

    def take(self, path: str, record: FileRecord, place: str) -> None:
        """Have a file that was written for us, at this place; one of the site that holds just the
        same stays.
        """
        self._claim(path)
        with explaining(self._root, self._output, self._at):
            short = record.fingerprint
            about = self._same(path, short, record.size, Path(place).read_bytes)
            if about is None:
                self._put(path, record, place)
            else:
                self._kept[path] = record_of(record.mark, short, about)
                os.unlink(place)

    def _put(self, path: str, record: FileRecord, place: str) -> None:
        self._written[path] = record
        self._places[path] = place
        if self._sync and not len(self._places) % MANY:
            self._background.begin(self._new)

    def intact(self, name: str = "") -> Published | None:
        """The last release, where that was published under this name and stands untouched, all that
        others have put there as well; None otherwise. No file is read.
        """
        record = self._record
        if record is None or record.name != name:
            return None
        if not all(may_stay(path, self._clean) for path in record.foreign):
            return None
        if not self.untouched.holds_all():
            return None
        known = record.seen
        with explaining(self._root, self._output, self._at):
            seen = look(self._site, known, self.untouched.odd)
        if seen.files.keys() != known.files.keys() or seen.folders.keys() != known.folders.keys():
            return None
        if seen is known:
            self._records.hold(self._at.site, record)
        else:
            self._remember(name, record.files, seen)
        return Published(len(record.files), (), (), told(record.foreign))

    def finish(self, name: str = "") -> Published:
        """Show the release to readers, all of it at once; by `name` it is asked for later."""
        with explaining(self._root, self._output, self._at):
            return self._finish(name, self._kept | self._written)

    def _finish(self, name: str, new: dict[str, FileRecord]) -> Published:
        folders = folders_of(new)
        _refuse(_nested(folders & new.keys()))
        old = self._known or read_manifest(self._site)
        ours = old.keys() | self._kept.keys()
        spare = spare_of(self._at, self._records, self.untouched.odd_of_spare())
        seen = look(self._site, seen_in(self._record), self.untouched.odd_lately())
        spare, seen = put_back(self._at, spare, seen)
        found = strangers(seen, ours, folders | folders_of(ours - new.keys()))
        kept = frozenset(path for path in found if may_stay(path, self._clean))
        _refuse(clashing(kept, new))
        done = Published(
            total=len(new),
            written=tuple(sorted(self._written)),
            removed=tuple(sorted(old.keys() - new.keys())),
            foreign=told(kept),
            dropped=told(found - kept),
        )
        manifest = encoded_manifest({path: file.fingerprint for path, file in new.items()})
        if not done.changed and same_manifest(self._site, manifest):
            self._remember(name, new, seen)
            return done
        note_strangers(self._records, self._at.site, self._record, seen)
        wanted = wanted_of(self._at.site, self._kept, self._places, folders, kept, seen)
        self._background.end()
        shown = Shown(name, new, manifest, wanted)
        show(self._at, self._records, spare, shown, flush if self._sync else no_flush)
        return done

    def _remember(self, name: str, files: dict[str, FileRecord], seen: Seen) -> None:
        """What the site is known by, where that is not what was known before."""
        record = with_seen(TreeRecord(name, files, {}, {}), seen)
        keep = self._records.hold if record == self._record else self._records.keep
        keep(self._at.site, record)

    def _claim(self, path: str) -> None:
        if path in self._kept or path in self._written:
            raise fault(path, 0, "two things would be published here", "rename one of them")
        if path == MANIFEST:
            raise fault(path, 0, "this name is taken by the list of files", "rename the file")

    def _same(
        self, path: str, short: str, size: int, data: Callable[[], bytes]
    ) -> os.stat_result | None:
        """What the system says of the site's file, and no link, that holds just these bytes."""
        place = f"{self._site}/{path}"
        try:
            about = os.lstat(place)
            if not stat.S_ISREG(about.st_mode) or about.st_size != size:
                return None
            record = self._known.get(path)
            if record and record.fingerprint != short and record.fits(about):
                return None
            with open(place, "rb") as file:
                return about if file.read() == data() else None
        except OSError:
            return None


def _nested(paths: Collection[str]) -> tuple[Notice, ...]:
    """A fault for every file that stands where another needs a folder."""
    what, cure = "a file and a folder would be published here", "rename one of them"
    return tuple(Notice(path, 0, what, cure) for path in paths)


def _refuse(notices: tuple[Notice, ...]) -> None:
    if notices:
        raise DigestError(notices)
