"""How quick builds are beside Hugo's: ``python -m benchmarks.builds [--articles N] [--cases …]``.

Prints a table in Markdown: our figures, Hugo's of the same articles, and the ratio, pair by pair:
each run of ours is followed by one of Hugo's, since a machine's speed drifts. With ``--sizes`` or
``--changes`` it prints how cost grows. Every run checks that the change is in the pages.
"""

import argparse
import os
import platform
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import TypeVar

from benchmarks.builds.bench import Wishes, prepared, tell
from benchmarks.builds.cases import CASES, measure_case
from benchmarks.builds.disk import try_disk
from benchmarks.builds.faults import MeasurementError
from benchmarks.builds.figures import HEAD, caution, table
from benchmarks.builds.generators import ROOT, hugo_program
from benchmarks.builds.growth import by_changes, by_size, drawn, told

Item = TypeVar("Item")


def main() -> int:
    asked = parser().parse_args()
    # As after Ctrl-C: servers are ended and folders removed on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    wishes = Wishes(
        asked.folder.resolve(),
        asked.checkout.resolve(),
        asked.corpus and asked.corpus.resolve(),
        asked.alone,
        asked.runs,
        asked.limit,
        asked.quiet,
    )
    try:
        wishes.folder.mkdir(parents=True, exist_ok=True)
        print(_surroundings(wishes), end="\n\n", flush=True)
        if asked.sizes:
            return _sizes(asked.sizes, asked.cases or ("cold", "edit"), wishes, asked.charts)
        if asked.changes:
            return _changes(asked.changes, asked.articles, wishes, asked.charts)
        return _cases(asked.articles, asked.cases or tuple(CASES), wishes)
    except MeasurementError as error:
        tell(f"{error}")
        return 1


def _cases(articles: int, names: Sequence[str], wishes: Wishes) -> int:
    """A table of cases; one that fails is named below it, and the others are measured."""
    found, faults, numbers = [], [], count(1)
    with prepared(articles, wishes) as bench:
        for name in names:
            try:
                found.append(measure_case(bench, name, numbers))
            except MeasurementError as error:
                tell(f"{name}: {error}")
                faults.append(f"{CASES[name].title}: FAILED, {error}")
    print(f"## {articles:,} articles, whole processes\n")
    print(table(HEAD, (figures.row() for figures in found)))
    print("".join(f"\n{line}" for line in (*faults, caution(found)) if line))
    return 1 if faults else 0


def _sizes(sizes: Sequence[int], names: Sequence[str], wishes: Wishes, charts: Path | None) -> int:
    for name, found in by_size(sizes, names, wishes, count(1)).items():
        title = CASES[name].title.capitalize()
        print(told(title, "articles", found))
        if charts:
            drawn(title, "articles", found, charts / f"size-{name}.svg")
    return 0


def _changes(amounts: Sequence[int], articles: int, wishes: Wishes, charts: Path | None) -> int:
    found = by_changes(amounts, articles, wishes, count(1))
    title = f"Articles edited, of {articles:,}"
    print(told(title, "edited", found))
    if charts:
        drawn(title, "articles edited", found, charts / "changes.svg")
    return 0


def _surroundings(wishes: Wishes) -> str:
    """The machine in a line, and whether its file system is fit."""
    programs = f"Python {platform.python_version()}"
    if not wishes.alone:
        words = (str(hugo_program()), "version")
        told_ = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
        programs += f", Hugo {told_[1].partition('-')[0]}"
    return f"{os.cpu_count()} cores, {programs}; {try_disk(wishes.folder)}"


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.builds", description=(__doc__ or "").partition("\n")[0]
    )
    add = parser.add_argument
    add("--articles", type=_number, default=10_000, metavar="N", help="default: 10000")
    add("--runs", type=_number, default=3, metavar="N", help="of each generator; default: 3")
    add("--cases", type=_list(_case), metavar="CASE,…", help=f"of {', '.join(CASES)}; default: all")
    add("--folder", type=Path, default=_own_folder(), help="where to measure; default: %(default)s")
    add("--corpus", type=Path, metavar="DIR", help="articles to take instead of invented ones")
    add("--checkout", type=Path, default=ROOT, metavar="DIR", help="whose digest; default: this")
    add("--alone", action="store_true", help="without Hugo")
    add("--quiet", type=float, default=0, metavar="S", help="wait so long for others before a run")
    add("--limit", type=float, default=900, metavar="S", help="for a run; default: 900")
    add("--sizes", type=_list(_number), metavar="N,…", help="cost at these numbers of articles")
    add("--changes", type=_list(_number), metavar="N,…", help="cost after so many were edited")
    add("--charts", type=Path, metavar="DIR", help="draw --sizes and --changes into this folder")
    return parser


def _own_folder() -> Path:
    return Path(tempfile.gettempdir()) / "digest-benchmark"


def _list(read: Callable[[str], Item]) -> Callable[[str], tuple[Item, ...]]:
    return lambda text: tuple(read(part.strip()) for part in text.split(","))


def _case(text: str) -> str:
    if text not in CASES:
        raise argparse.ArgumentTypeError(f"there is no case {text}; choose of {', '.join(CASES)}")
    return text


def _number(text: str) -> int:
    number = int(text.replace("_", ""))
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not above zero")
    return number


if __name__ == "__main__":
    sys.exit(main())
