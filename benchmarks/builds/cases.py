"""The cases that are measured, and how quick we want to be in each."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.builds.bench import Bench
from benchmarks.builds.changes import Change, add, edit, everything, nothing, restyle
from benchmarks.builds.figures import Bar, Figures
from benchmarks.builds.processes import Run
from benchmarks.builds.serving import served


@dataclass(frozen=True)
class Case:
    """What changes before each build, None for the preview; and what is asked of us."""

    title: str
    change: Change | None
    bar: Bar
    memory: bool = False


CASES = {
    "cold": Case("cold, with summaries", everything, Bar(1.6, 0.9)),
    "unchanged": Case("nothing changed, start of Python included", nothing, Bar(1 / 20, 1 / 40)),
    "edit": Case("one article's text edited", edit, Bar(1 / 8, 1 / 20)),
    "add": Case("one article added to the newest day", add, Bar(1 / 8, 1 / 15)),
    "template": Case("base template edited", restyle, Bar(1.0, 0.7)),
    "memory": Case(
        "memory of all processes at its peak, cold", everything, Bar(0.6, 0.3), memory=True
    ),
    "serve": Case("preview: from save to the new page", None, Bar(0.3, 0.1, of_peer=False)),
}


def measure_case(bench: Bench, name: str, numbers: Iterator[int]) -> Figures:
    """Raises MeasurementError where a build fails, or a change does not arrive."""
    case = CASES[name]
    if case.change is None:
        pairs = served(bench, numbers)
    else:
        if case.change is not everything:
            bench.settle()
        pairs = bench.pairs(name, case.change, numbers, memory=case.memory)
    return figures_of(case, pairs)


def figures_of(case: Case, pairs: list[tuple[Run, ...]]) -> Figures:
    turns = tuple(zip(*pairs, strict=True))
    return Figures(
        case.title,
        "MiB" if case.memory else "s" if case.bar.of_peer else "ms",
        tuple(
            tuple(run.memory if case.memory else run.wall for run in generator)
            for generator in turns
        ),
        tuple(tuple(run.processor for run in generator) for generator in turns),
        max(run.others for pair in pairs for run in pair),
        case.bar,
    )
