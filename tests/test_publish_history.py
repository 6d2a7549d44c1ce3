"""Whatever becomes of a site over time: what readers see is the release and what others put there.

The model is two dictionaries. A step is a publish, somebody's hand in the output, a loss of memory
or of the spare tree, a rollback, or a build that is killed.
"""

import os
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from digest.engine import spare
from digest.engine.exchange import drop, exchange
from digest.engine.manifest import MANIFEST, read_manifest
from digest.engine.places import Places
from digest.errors import DigestError
from tests.publishing import CHANGING, Press, ending, in_a_child, power_cut

PATHS = ("index.html", "a/index.html", "a/b/index.html", "a/b/feed.xml", "c/d/e.html", "f.css")
THEIRS = ("mine.txt", "a/mine.txt", "notes/mine.txt", "notes/deep/mine.txt", "c/mine.txt")

releases = st.dictionaries(
    st.sampled_from(PATHS), st.sampled_from([b"one", b"two", b"three three"]), max_size=6
)


class History(RuleBasedStateMachine):
    """`ours` and `theirs` are what readers are to see; `before` is the release that a rollback has
    to bring back, None where that depends on what was harmed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.press = Press(Path(self.folder.name))
        self.ours: dict[str, bytes] = {}
        self.theirs: dict[str, bytes] = {}
        self.before: dict[str, bytes] | None = None
        self.is_harmed = False

    def teardown(self) -> None:
        self.folder.cleanup()

    @initialize(files=releases)
    def begin(self, files: dict[str, bytes]) -> None:
        self.press.publish(files)
        self.ours = files

    @rule(files=releases, clean=st.sampled_from([False, False, False, True]))
    def publish(self, files: dict[str, bytes], clean: bool) -> None:
        same = [] if self.is_harmed else [p for p in files if self.ours.get(p) == files[p]]
        whole = self.inodes(same)
        done = self.press.publish(files, clean)
        if clean:
            self.theirs = {}
        if done.changed:
            self.before = None if self.is_harmed else self.ours
        self.ours, self.is_harmed = files, False
        assert done.total == len(files)
        assert self.inodes(same) == whole
        assert not self.press.publish(files, clean).changed

    def inodes(self, paths: list[str]) -> dict[str, tuple[int, int]]:
        """Inode and time of some files of the site."""
        found = {path: (self.press.site / path).stat() for path in paths}
        return {path: (about.st_ino, about.st_mtime_ns) for path, about in found.items()}

    @rule(
        files=releases,
        then=releases,
        path=st.sampled_from(THEIRS),
        data=st.sampled_from([b"late", b"later"]),
    )
    def come_late(
        self, files: dict[str, bytes], then: dict[str, bytes], path: str, data: bytes
    ) -> None:
        """In the moment when one release is exchanged for another; with the next it is back."""
        self.publish(self.ours, False)  # what was harmed is good again, and remembered
        late = {}

        def exchanged(places: Places) -> None:
            place = places.site / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.unlink(missing_ok=True)
            place.write_bytes(data)
            late[path] = data
            exchange(places)

        with patch.object(spare, "exchange", exchanged):
            self.press.publish(files)
        assert self.press.shown() == files | self.theirs
        self.before, self.ours = (self.ours if late else self.before), files
        self.theirs = self.theirs | late
        self.publish(then, False)

    @rule(files=releases, number=st.integers(1, 60))
    def kill(self, files: dict[str, bytes], number: int) -> None:
        def cut() -> None:
            with ending(number, power_cut, CHANGING):
                self.press.publish(files)

        in_a_child(cut)
        shown = self.press.shown()
        if not self.is_harmed:
            assert shown in (self.ours | self.theirs, files | self.theirs)
        if shown == files | self.theirs:
            self.ours, self.is_harmed = files, False
        self.before = None

    @rule(path=st.sampled_from(PATHS), how=st.sampled_from(["edit", "delete", "replace", "link"]))
    def harm(self, path: str, how: str) -> None:
        page = self.press.site / path
        if not page.exists() or page.is_symlink():
            return
        self.is_harmed, self.before = True, None
        if how == "edit":
            page.write_bytes(b"somebody was here")
            return
        page.unlink()
        if how == "replace":
            page.write_bytes(b"one")
        elif how == "link":
            page.symlink_to("elsewhere")

    @rule(path=st.sampled_from(THEIRS), data=st.sampled_from([b"mine", b"ours", b""]))
    def put(self, path: str, data: bytes) -> None:
        place = self.press.site / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        place.write_bytes(data)
        self.theirs = {**self.theirs, path: data}

    @rule(path=st.sampled_from(THEIRS))
    def take_away(self, path: str) -> None:
        (self.press.site / path).unlink(missing_ok=True)
        self.theirs = {p: data for p, data in self.theirs.items() if p != path}

    @rule()
    def lose_memory(self) -> None:
        drop(self.press.root / "memory")

    @rule()
    def lose_spare(self) -> None:
        drop(self.press.spare.parent)
        self.before = None

    @rule(path=st.sampled_from((*PATHS, *THEIRS, MANIFEST)))
    def harm_spare(self, path: str) -> None:
        (self.press.spare / path).unlink(missing_ok=True)
        self.before = None

    @rule()
    def rollback(self) -> None:
        try:
            self.press.rollback()
        except DigestError:
            assert self.before is None or self.before == self.ours
            return
        came = {p: d for p, d in self.press.shown().items() if p not in self.theirs}
        assert self.before is None or came == self.before
        assert came.keys() == read_manifest(self.press.site).keys()
        self.before = None if self.is_harmed else self.ours
        self.ours, self.is_harmed = came, False

    @precondition(lambda self: not self.is_harmed)
    @invariant()
    def readers_see_the_release_and_what_others_put_there(self) -> None:
        if self.press.site.exists():
            assert self.press.shown() == self.ours | self.theirs

    @precondition(lambda self: self.before is not None)
    @invariant()
    def both_trees_share_what_is_the_same(self) -> None:
        here, there = read_manifest(self.press.site), read_manifest(self.press.spare)
        for path in here.keys() & there.keys():
            shared = os.path.samefile(self.press.site / path, self.press.spare / path)
            assert shared == (here[path] == there[path])


TestHistory = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")(History.TestCase)
TestHistory.settings = settings(max_examples=40, stateful_step_count=20)
