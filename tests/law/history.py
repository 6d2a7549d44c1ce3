"""Histories of a paper: rules that Hypothesis strings together, and the law after every build."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from digest.desk.orders import Orders
from digest.engine import engine, produce, remembering, untouched
from digest.engine.aside import Aside
from digest.engine.engine import Engine
from digest.engine.lookout import Watched
from digest.engine.rollback import rollback
from digest.errors import DigestError
from digest.model import Show
from tests.law import damage, texts
from tests.law.clock import A_WHILE, later, tick
from tests.law.cuts import STEPS, Cut, cut
from tests.law.edits import Edits
from tests.law.handiwork import DEEDS, STRANGERS
from tests.law.judge import Building, Judge, assert_same, differing, files_of, here, standing
from tests.law.oracle import Answer, Oracle, Task
from tests.law.witness import Witness

OUTPUTS = ("output", "second")
BUILDS = ("fresh", "fresh", "kept", "watched", "watched", "process")
FLAGS: tuple[dict[str, Any], ...] = (
    {},
    {},
    {},
    {"base_url": "https://other.example/x/"},
    {"show": Show(drafts=True)},
    {"show": Show(future=True, expired=True)},
    {"strict": True},
    {"clean": True},
    {"as_of": "2023-10-01"},
)

bits = st.integers(0, 1 << 20)


class Histories(Edits):
    """Edits, accidents and builds, each of which is held against the law."""

    def __init__(self, oracle: Oracle) -> None:
        super().__init__()
        self.oracle = oracle
        self.judge = Judge(self.root, oracle)
        self.strangers: dict[str, dict[str, bytes]] = {output: {} for output in OUTPUTS}
        self.engine = Engine(self.root, 1)
        self.stack.callback(lambda: self.engine.__exit__(None, None, None))
        self.watch()
        self.before: dict[str, bytes] | None = None  # the release before the one that stands

    def watch(self) -> None:
        """Have a preview begin, which looks at everything first."""
        self.lookout, self.witness = Watched(), Witness(self.root)
        self.touched = True  # whether somebody has had a hand in the output

    @initialize(large=st.booleans(), elsewhere=st.booleans())
    def have_workers_or_not(self, large: bool, elsewhere: bool) -> None:
        """Small papers are read and printed as large ones are: with copies of the process, and by
        tasks or with few months made here.
        """
        if large:
            patch = self.stack.enter_context(pytest.MonkeyPatch.context())
            patch.setattr(remembering, "LEAST", 1)
            patch.setattr(produce, "MANY", 1 if elsewhere else 1000)
            patch.setattr(produce, "WORTH", 1)
            patch.setattr(untouched, "WORTH", 1)
            self.engine.aside = Aside(2)
            patch.setattr(engine, "Aside", lambda jobs: Aside(2))

    def orders(self, output: str = "output", **flags: Any) -> Orders:
        return Orders(output=output, at=datetime.fromisoformat(self.moment), jobs=1, **flags)

    def building(self, how: str, ahead: int) -> Building:
        if how == "process":
            return lambda orders: self.oracle.perform(
                Task(str(self.root), orders, remembers=True, ahead=ahead)
            )[0]
        if how == "watched":
            build = self._noticed()
        else:
            build = here(self.root, self.engine if how == "kept" else None)

        def later_on(orders: Orders) -> Answer:
            with later(ahead):
                return build(orders)

        return later_on

    def _noticed(self) -> Building:
        """A build of a preview, which is told what has changed, as far as a watch can know."""

        def build(orders: Orders) -> Answer:
            noticed = self.witness.noticed()
            self.lookout.notice(None if self.touched else noticed)
            self.touched = False
            return here(self.root, self.engine, self.lookout)(orders)

        return build

    def held(self, how: str, rested: bool, again: bool, orders: Orders) -> None:
        """Build, have the law hold, and know what stood before."""
        build = self.building(how, A_WHILE if rested else 0)
        stood = files_of(standing(self.root / orders.output))
        answer = self.judge.hold(orders, build, self.strangers[orders.output])
        tick(self.root)
        if answer.faults:
            return
        if orders.clean:
            own = self.strangers[orders.output]
            self.strangers[orders.output] = {p: d for p, d in own.items() if p[:5] == ".git/"}
        if orders.output == "output" and answer.changed:
            self.before = stood
        if again:
            self.judge.hold_again(orders, build)
            tick(self.root)

    @rule(how=st.sampled_from(BUILDS), rested=st.booleans(), again=st.booleans())
    def build(self, how: str, rested: bool, again: bool) -> None:
        self.held(how, rested, again, self.orders())

    @rule(how=st.sampled_from(BUILDS), rested=st.booleans(), again=st.booleans())
    def build_once_more(self, how: str, rested: bool, again: bool) -> None:
        self.held(how, rested, again, self.orders())

    @rule(
        how=st.sampled_from(BUILDS),
        rested=st.booleans(),
        output=st.sampled_from(OUTPUTS),
        flags=st.sampled_from(FLAGS),
    )
    def build_otherwise(self, how: str, rested: bool, output: str, flags: dict[str, Any]) -> None:
        self.held(how, rested, True, self.orders(output, **flags))

    @rule(rested=st.booleans())
    def build_twice_at_once(self, rested: bool) -> None:
        orders, output = self.orders(), self.root / "output"
        before = standing(output)
        task = Task(str(self.root), orders, remembers=True, ahead=A_WHILE * rested)
        for answer in self.oracle.perform(task, task):
            self.judge.compare(orders, answer, before, standing(output), self.strangers["output"])
        tick(self.root)
        self.before = None

    @rule(count=st.integers(1, 400), apart=st.booleans(), rested=st.booleans())
    def cut_the_power(self, count: int, apart: bool, rested: bool) -> None:
        """In mid-build: what readers see is the release before or the one after, whole."""
        orders, output = self.orders(), self.root / "output"
        before = files_of(standing(output))
        ahead = A_WHILE * rested
        if apart:
            was_cut = self.oracle.perform(Task(str(self.root), orders, True, count, ahead))[
                0
            ].was_cut
        else:
            was_cut = self._cut_here(count, ahead, orders)
        tick(self.root)
        self.before = None
        after = files_of(standing(output))
        if was_cut and after != before:
            with self.oracle.clean(self.root, orders) as (_, made):
                assert_same(after, files_of(standing(made)) | self.strangers["output"])

    def _cut_here(self, count: int, ahead: int, orders: Orders) -> bool:
        try:
            with STEPS.ending(count, cut):
                self.building("kept", ahead)(orders)
        except Cut:
            return True
        return False

    @rule(
        count=st.integers(1, 400),
        path=st.sampled_from(texts.ARTICLES),
        text=texts.articles(),
        rested=st.booleans(),
    )
    def save_during_the_build(self, count: int, path: str, text: bytes, rested: bool) -> None:
        """What is published is the paper before the edit or after it, and nothing between."""
        tick(self.root)
        orders = self.orders()
        with self.oracle.clean(self.root, orders) as (one, made):
            first = files_of(standing(made))
        with STEPS.ending(count, lambda: self.paper.write(path, text)):
            answer = self.building("fresh", A_WHILE * rested)(orders)
        tick(self.root)
        self.before = None
        with self.oracle.clean(self.root, orders) as (other, made):
            then = files_of(standing(made))
        assert answer.faults in (one.faults, other.faults)
        if not answer.faults:
            after = files_of(standing(self.root / "output"))
            own = self.strangers["output"]
            assert after == first | own or after == then | own

    @rule()
    def begin_a_new_preview(self) -> None:
        self.engine.__exit__(None, None, None)
        self.engine = Engine(self.root, 1)
        self.watch()

    @rule(again=st.booleans())
    def roll_back(self, again: bool) -> None:
        """What stood before comes back, or nothing is touched."""
        output = self.root / "output"
        for _ in range(1 + again):
            expected, before = self.before, standing(output)
            try:
                rollback(self.root, output, self.engine.folder)
            except DigestError:
                assert differing(before, standing(output)) == {}
                return
            if expected is not None:
                own = self.strangers["output"]
                wanted = {p: d for p, d in expected.items() if p not in STRANGERS} | own
                assert_same(files_of(standing(output)), wanted)
            self.before = files_of(before)
        tick(self.root)

    @rule(
        path=st.sampled_from(STRANGERS), output=st.sampled_from(OUTPUTS), data=st.binary(max_size=4)
    )
    def put_a_stranger(self, path: str, output: str, data: bytes) -> None:
        if (self.root / output).is_dir():
            self.paper.write(f"{output}/{path}", data)
            self.strangers[output][path] = data
            self.touched = True

    @rule(
        place=bits,
        deed=st.sampled_from(("edit", "delete", "replace", "touch", "link", "folder")),
        output=st.sampled_from(OUTPUTS),
    )
    def touch_the_output(self, place: int, deed: str, output: str) -> None:
        """A file of ours is changed by hand."""
        own = standing(self.root / output)
        names = sorted(p for p in own if p[-1] != "/" and p not in (*STRANGERS, ".digest-release"))
        if not names:
            return
        self.before, self.touched = None, True
        file = self.root / output / names[place % len(names)]
        DEEDS[deed](file)
        tick(self.root)

    @rule(
        place=bits, deed=st.sampled_from((damage.flip, damage.truncate, damage.delete, damage.fill))
    )
    def damage_the_cache(self, place: int, deed: Callable[[Path, int], None]) -> None:
        cache = self.root / ".digest-cache"
        names = ("memo.sqlite", "memo.sqlite-wal")
        files = [*(cache / name for name in names), *sorted(cache.glob("*/*"))]
        there = [file for file in files if file.is_file()]
        if there:
            deed(there[place % 97 % len(there)], place)

    @rule(place=bits, with_seals=st.booleans())
    def swap_rows(self, place: int, with_seals: bool) -> None:
        damage.swap_rows(self.root / ".digest-cache" / "memo.sqlite", place, with_seals)

    @rule(what=st.sampled_from(("records", "cache", "spare", "output")))
    def lose_or_swap_whole_files(self, what: str) -> None:
        records = self.root / ".digest-cache" / "trees"
        self.touched = True
        if what == "records" and records.is_dir():
            damage.swap_files(records)
        elif what == "cache":
            damage.lose(self.root / ".digest-cache")
        elif what == "spare":
            damage.lose(self.root / ".output.spare")
            self.before = None
        elif what == "output":
            damage.lose(self.root / "output")
            self.before, self.strangers["output"] = None, {}
