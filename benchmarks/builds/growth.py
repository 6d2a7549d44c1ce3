"""How cost grows: with the size of the corpus, and with the number of articles edited."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.builds.bench import Wishes, prepared, tell
from benchmarks.builds.cases import CASES, figures_of, measure_case
from benchmarks.builds.changes import edit_many
from benchmarks.builds.chart import Line, line_chart
from benchmarks.builds.figures import HEAD, Figures, caution, table

UNITS = {"s": "seconds", "ms": "seconds", "MiB": "MiB"}


def by_size(
    sizes: Sequence[int], names: Sequence[str], wishes: Wishes, numbers: Iterator[int]
) -> dict[str, dict[int, Figures]]:
    """The figures of each case at each size, in articles."""
    found: dict[str, dict[int, Figures]] = {name: {} for name in names}
    for size in sizes:
        with prepared(size, wishes) as bench:
            for name in names:
                found[name][size] = measure_case(bench, name, numbers)
    return found


def by_changes(
    amounts: Sequence[int], size: int, wishes: Wishes, numbers: Iterator[int]
) -> dict[int, Figures]:
    """The figures of a build after so many articles were edited."""
    found: dict[int, Figures] = {}
    with prepared(size, wishes) as bench:
        bench.settle()
        for amount in amounts:
            pairs = bench.pairs(f"{amount:,} edited", edit_many(amount), numbers)
            found[amount] = figures_of(CASES["edit"], pairs)
    return found


def told(title: str, across: str, found: dict[int, Figures]) -> str:
    """A heading and a table with a row for each size or number of changes."""
    head = (across, *HEAD[1:6])
    rows = (replace(figures, title=f"{amount:,}").row()[:6] for amount, figures in found.items())
    return f"## {title}\n\n{table(head, rows)}\n\n{caution(found.values())}\n".rstrip("\n") + "\n"


def drawn(title: str, across: str, found: dict[int, Figures], file: Path) -> None:
    """A chart with a line for each generator, of medians, into a file."""
    unit = next(iter(found.values())).unit
    lines = tuple(
        Line(name, tuple((amount, figures.middle[place]) for amount, figures in found.items()))
        for place, name in enumerate(("Digest", "Hugo"))
        if place < len(next(iter(found.values())).figures)
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(line_chart(title, across, UNITS[unit], lines), encoding="utf-8")
    tell(f"drawn in {file}")
