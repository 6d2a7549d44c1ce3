"""A corpus on the disk: articles below a folder, by day, as every generator reads them."""

import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builds.articles import PER_DAY, article
from benchmarks.builds.faults import MeasurementError
from benchmarks.builds.tongues import tongues

PORTION = 50 * PER_DAY  # articles that a process writes at a time
DAY = re.compile(r"\d{4}/\d{2}/\d{2}/[^/]+\.md")


@dataclass(frozen=True)
class Corpus:
    """A folder and the paths of the articles below it, the oldest day first."""

    content: Path
    paths: tuple[str, ...]

    @property
    def days(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(path.rpartition("/")[0] for path in self.paths))

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that articles name, in the order of the alphabet."""
        found = {topic for path in self.paths for topic in _topics(self.content / path)}
        return tuple(sorted(found))

    def text(self, path: str) -> str:
        return (self.content / path).read_text(encoding="utf-8")


def write_corpus(folder: Path, count: int) -> Corpus:
    """So many invented articles below a folder; those that were all written there before stay."""
    content, done = folder / "content", folder / "complete"
    if not done.exists():
        with ProcessPoolExecutor() as processes:
            list(processes.map(_write, *zip(*_portions(content, count), strict=True)))
        done.touch()
    return read_corpus(content, count)


def read_corpus(content: Path, count: int | None = None) -> Corpus:
    """The newest articles below a folder, at most so many; raises MeasurementError if none."""
    found = (file.relative_to(content).as_posix() for file in content.rglob("*.md"))
    paths = sorted(filter(DAY.fullmatch, found))
    if not paths:
        raise MeasurementError(f"no article YYYY/MM/DD/name.md is below {content}")
    return Corpus(content, tuple(paths[-count:] if count else paths))


def _portions(content: Path, count: int) -> list[tuple[Path, range]]:
    return [
        (content, range(first, min(first + PORTION, count))) for first in range(0, count, PORTION)
    ]


def _write(content: Path, numbers: range) -> None:
    known = tongues()
    for number in numbers:
        written = article(number, known)
        file = content / written.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(written.text, encoding="utf-8")


def _topics(file: Path) -> list[str]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("topics: ["):
                return line.strip()[len("topics: [") : -1].split(", ")
    return []
