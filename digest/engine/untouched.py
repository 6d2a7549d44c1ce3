"""What of a published site is as it was left, looked at here or, while a release is made, aside."""

import os
import time
from collections.abc import Iterator, Mapping

from digest.engine.aside import Aside
from digest.engine.places import Places
from digest.engine.records import FileRecord, Records, TreeRecord
from digest.engine.seen import odd_in

WORTH = 2000  # files from which on a process of their own may look at them
LATELY = 1.0  # seconds for which nobody is taken to put files into the site

Odd = tuple[float, tuple[str, ...]]  # a moment, in seconds, and folders by their paths


class Untouched:
    """The files of a site by what is remembered of them; `record` is None where nothing is."""

    def __init__(self, at: Places, records: Records) -> None:
        self._at, self._records = at, records
        self._site = str(at.site)
        self.record: TreeRecord | None = records.read(at.site)
        self.files: Mapping[str, FileRecord] = self.record.files if self.record else {}
        self._coming: Iterator[tuple[str, ...]] = iter(())
        self._gone: frozenset[str] | None = None
        self.odd: tuple[str, ...] | None = None  # folders, where they have been looked at aside
        self.trusted = False
        self._heard_from: Iterator[Odd] = iter(())
        self._heard: Odd | None = None

    def look_ahead(self, aside: Aside) -> None:
        """Have both trees looked at aside, while sources are, and a release is made."""
        if len(self.files) >= WORTH:
            self._coming = aside.begin(self._looked)

    def trust(self) -> None:
        """Take both trees to be as this process has left them, where nobody has published since."""
        if self._records.are_at_hand(self._at.site, self._at.spare):
            self._gone, self.odd, self._coming = frozenset(), (), iter(((),))
            self.trusted = True

    def odd_folders(self) -> Odd:
        """The folders that are not as they were, and when they were looked at."""
        now = time.monotonic()
        return now, odd_in(self._site, self.record.folders if self.record else {})

    def hear_from(self, coming: Iterator[Odd]) -> None:
        """Have what `odd_folders` says come from a copy of this process."""
        self._heard_from = coming

    def hear(self) -> None:
        """Take it, for a while."""
        self._heard = next(self._heard_from, None)

    def odd_lately(self) -> tuple[str, ...] | None:
        """The folders that are not as they were, where that was looked at just now."""
        if self.trusted:
            return ()
        now = time.monotonic()
        return self._heard[1] if self._heard and now - self._heard[0] < LATELY else None

    def _looked(self) -> Iterator[tuple[str, ...]]:
        """Files that are not as they were, and folders of the site and of the spare tree."""
        yield tuple(path for path, record in self.files.items() if not self._fits(path, record))
        yield self.odd_folders()[1]
        if record := self._records.read(self._at.spare):
            yield odd_in(str(self._at.spare), record.folders)

    def _changed(self) -> frozenset[str] | None:
        """The files that are not as they were, where they have been looked at aside."""
        if self._gone is None and (gone := next(self._coming, None)) is not None:
            self._gone = frozenset(gone)
            self.odd = next(self._coming, None)
        return self._gone

    def holds(self, path: str, mark: str) -> bool:
        """Whether a file is there, untouched, that was written under this mark."""
        record = self.files.get(path)
        if record is None or record.mark != mark:
            return False
        gone = self._changed()
        return self._fits(path, record) if gone is None else path not in gone

    def holds_all(self) -> bool:
        """Whether every file is."""
        gone = self._changed()
        if gone is None:
            return all(map(self._fits, self.files, self.files.values()))
        return not gone

    def odd_of_spare(self) -> tuple[str, ...] | None:
        """The folders of the spare tree that are not as they were, where it has been looked at."""
        return next(self._coming, None) if self.odd is not None else None

    def _fits(self, path: str, record: FileRecord) -> bool:
        try:
            return record.fits(os.lstat(f"{self._site}/{path}"))
        except OSError:
            return False
