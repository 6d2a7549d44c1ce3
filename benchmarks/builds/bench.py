"""What is measured on: a corpus, the generators with their projects, and how patient we are."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builds.changes import Change
from benchmarks.builds.corpus import Corpus, read_corpus, write_corpus
from benchmarks.builds.generators import Generator, hugo, ours
from benchmarks.builds.machine import wait_for_quiet
from benchmarks.builds.processes import Run, measure


@dataclass(frozen=True)
class Wishes:
    """What was asked for on the command line; times in seconds."""

    folder: Path
    checkout: Path
    corpus: Path | None
    alone: bool
    runs: int
    limit: float
    quiet: float


@dataclass(frozen=True)
class Bench:
    """A corpus and its generators, ours first; the project of each holds a copy of the corpus."""

    corpus: Corpus
    generators: tuple[Generator, ...]
    wishes: Wishes

    def settle(self) -> None:
        """Bring all outputs up to date, so that the next build has one change to see."""
        for generator in self.generators:
            measure(generator.build, self.wishes.limit, generator.log)

    def pairs(
        self, name: str, change: Change, numbers: Iterator[int], *, memory: bool = False
    ) -> list[tuple[Run, ...]]:
        """A run of each generator after the change, one after the other, and all that again.

        Raises MeasurementError where a build fails, or the change is not in its pages.
        """
        return [
            tuple(
                self._run(
                    f"{name} {turn + 1}/{self.wishes.runs}", generator, change, number, memory
                )
                for generator in self.generators
            )
            for turn, number in zip(range(self.wishes.runs), numbers, strict=False)
        ]

    def _run(
        self, name: str, generator: Generator, change: Change, number: int, memory: bool
    ) -> Run:
        arrivals = change(self.corpus, generator, number)
        if self.wishes.quiet:
            share = wait_for_quiet(self.wishes.quiet)
            tell(f"  others use {share:.0%} of a core")
        run = measure(generator.build, self.wishes.limit, generator.log, memory=memory)
        for arrival in arrivals:
            arrival.check()
        peak = f", {run.memory:.0f} MiB" if memory else ""
        tell(f"{name}, {generator.name}: {run.wall:.2f} s{peak}, others {run.others:.0%} of a core")
        return run


@contextmanager
def prepared(count: int, wishes: Wishes) -> Iterator[Bench]:
    """A bench with so many articles in a folder of its own, which goes when all is measured."""
    wishes.folder.mkdir(parents=True, exist_ok=True)
    tell(f"{count:,} articles are laid out in {wishes.folder}")
    if wishes.corpus:
        corpus = read_corpus(wishes.corpus, count)
    else:
        corpus = write_corpus(wishes.folder / f"corpus-{count}", count)
    place = Path(tempfile.mkdtemp(prefix="bench-", dir=wishes.folder))
    try:
        makers: tuple[Callable[[], Generator], ...] = (
            lambda: ours(corpus, place, wishes.checkout),
            lambda: hugo(corpus, place),
        )
        yield Bench(corpus, tuple(make() for make in makers[: 1 if wishes.alone else 2]), wishes)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def tell(line: str) -> None:
    """How far we are; figures go to standard output, this does not."""
    print(line, file=sys.stderr, flush=True)
