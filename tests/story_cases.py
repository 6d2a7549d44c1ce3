"""The labelled reports of tests/cases/stories: which tell of one event, and which only seem to.

A file holds one language. ``== family`` begins reports that are near each other, ``-- event day
outlet`` a report; its headline and its summary are the next two lines.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from digest.model import Article, Origin, Sentence, Summary
from digest.value import fingerprint
from tests.site_factories import dated, stories_over_days

CASES = Path(__file__).parent / "cases" / "stories"


@dataclass(frozen=True)
class Case:
    """A report, the event that it tells of and the family of reports that are near it."""

    article: Article
    event: str
    family: str


@dataclass(frozen=True)
class Score:
    """Pairs that were joined, and those that tell of one event; `right` are in both."""

    joined: int
    true: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true


def cases(part: str) -> dict[str, list[Case]]:
    """The reports of a part, ``built`` or ``kept``, by their language."""
    return {file.stem: list(_read(file)) for file in sorted((CASES / part).glob("*.txt"))}


def _read(file: Path) -> Iterable[Case]:
    family = ""
    lines = iter(file.read_text(encoding="utf-8").splitlines())
    for line in lines:
        if line.startswith("== "):
            family = line[3:]
            continue
        found = re.fullmatch(r"-- (.+) (\d{4}-\d\d-\d\d) (.+)", line)
        assert found, line
        event, day, outlet = found.groups()
        yield Case(_article(file.stem, day, outlet, next(lines), next(lines)), event, family)


def _article(lang: str, day: str, outlet: str, title: str, text: str) -> Article:
    sentences = re.split(r"(?<=[.。।])\s*(?=\S)", text)
    return dated(
        day,
        title,
        path=f"content/{day}-{fingerprint(title)}.md",
        lang=lang,
        origin=Origin(outlet),
        summary=Summary("extract", tuple(map(Sentence, sentences))),
    )


def pairs(found: Iterable[Case]) -> list[tuple[Case, Case]]:
    """Every two of one family."""
    return [(a, b) for a, b in combinations(found, 2) if a.family == b.family]


def score(papers: Iterable[list[Case]]) -> Score:
    """How stories are told in some papers; two reports of any families may be joined wrongly."""
    counts: Counter[str] = Counter()
    for paper in papers:
        event = {case.article.path: (case.family, case.event) for case in paper}
        home = {
            path: number
            for number, story in enumerate(stories_over_days(case.article for case in paper))
            for path in story
        }
        for a, b in combinations(event, 2):
            is_joined = a in home and home[a] == home.get(b)
            counts["joined"] += is_joined
            counts["true"] += event[a] == event[b]
            counts["right"] += is_joined and event[a] == event[b]
    return Score(counts["joined"], counts["true"], counts["right"])
