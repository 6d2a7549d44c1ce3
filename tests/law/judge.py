"""The law: whatever came before, a build gives what a clean one gives, and touches nothing else."""

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from digest.desk.orders import Orders
from digest.desk.publishing import make_and_publish
from digest.engine.engine import Engine
from digest.engine.lookout import Lookout
from tests.law.oracle import Answer, Oracle, answer_of
from tests.project import MANIFEST

Building = Callable[[Orders], Answer]


class Said(NamedTuple):
    """What the system says of a file, link or folder, and the bytes of a file or link."""

    data: bytes
    inode: int
    modified: int
    changed: int


def standing(tree: Path) -> dict[str, Said]:
    """All that stands in a tree, itself and folders (with a slash at the end) included."""
    if not tree.exists():
        return {}
    found = {"/": _said(tree)}
    for here, folders, names in os.walk(tree):
        for name in (*folders, *names):
            place = Path(here) / name
            path = place.relative_to(tree).as_posix()
            is_folder = place.is_dir() and not place.is_symlink()
            found[path + "/" * is_folder] = _said(place)
    return found


def _said(place: Path) -> Said:
    about = place.lstat()
    data = b""
    if stat.S_ISLNK(about.st_mode):
        data = os.fsencode(place.readlink())
    elif stat.S_ISREG(about.st_mode):
        data = place.read_bytes()
    return Said(data, about.st_ino, about.st_mtime_ns, about.st_ctime_ns)


def files_of(tree: Mapping[str, Said]) -> dict[str, bytes]:
    return {path: said.data for path, said in tree.items() if not path.endswith("/")}


def here(root: Path, engine: Engine | None = None, lookout: Lookout | None = None) -> Building:
    """Building in this process: with an engine that is kept, or one for this build alone."""

    def build(orders: Orders) -> Answer:
        if engine is not None:
            return answer_of(lambda: make_and_publish(root, orders, engine, lookout=lookout))
        with Engine(root, 1) as own:
            return answer_of(lambda: make_and_publish(root, orders, own))

    return build


class Judge:
    """Holds builds of one project against the law.

    `strangers` are paths of the output that no build wrote, without what `--clean` let go.
    """

    def __init__(self, root: Path, oracle: Oracle) -> None:
        self.root, self.oracle = root, oracle

    def hold(
        self, orders: Orders, build: Building, strangers: Mapping[str, bytes] | None = None
    ) -> Answer:
        """Build, and raise AssertionError unless all is as the law has it."""
        output = self.root / orders.output
        before = standing(output)
        answer = build(orders)
        self.compare(orders, answer, before, standing(output), strangers or {})
        return answer

    def compare(
        self,
        orders: Orders,
        answer: Answer,
        before: Mapping[str, Said],
        after: Mapping[str, Said],
        strangers: Mapping[str, bytes],
    ) -> None:
        with self.oracle.clean(self.root, orders) as (clean, output):
            wanted = files_of(standing(output))
        assert answer.faults == clean.faults
        if clean.faults:
            assert differing(before, after) == {}, "a build that fails touches nothing"
            return
        assert (answer.notices, answer.tally) == (clean.notices, clean.tally)
        assert answer.total == clean.total
        kept = {} if orders.clean else strangers
        assert_same(files_of(after), wanted | dict(kept))
        for path, said in before.items():
            if path == MANIFEST or path.endswith("/"):
                continue  # the list is made anew with every change
            if path in after and after[path].data == said.data:
                same = (after[path].inode, after[path].modified) == (said.inode, said.modified)
                assert same, f"{path} has not changed, but its inode or its time has"

    def hold_again(self, orders: Orders, build: Building) -> None:
        """A second build says that nothing changed, and touches nothing."""
        orders = replace(orders, clean=False)
        output = self.root / orders.output
        before = standing(output)
        answer = build(orders)
        assert not answer.changed, "a second build changes nothing"
        assert differing(before, standing(output)) == {}


def differing(
    one: Mapping[str, Said], other: Mapping[str, Said]
) -> dict[str, tuple[Said | None, Said | None]]:
    """Paths that are not the same in two trees, and what they are in each."""
    paths = one.keys() | other.keys()
    return {p: (one.get(p), other.get(p)) for p in paths if one.get(p) != other.get(p)}


def assert_same(made: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> None:
    """Two trees hold the same files; what differs is told path by path."""
    assert sorted(made.keys() - wanted.keys()) == [], "a clean build does not make these"
    assert sorted(wanted.keys() - made.keys()) == [], "a clean build makes these"
    differ = [path for path in sorted(wanted) if made[path] != wanted[path]]
    for path in differ[:1]:
        assert made[path] == wanted[path], f"{path} differs from a clean build's: {differ}"
