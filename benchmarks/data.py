"""Articles with summaries that people wrote, from a folder of JSONL files: a file is a set."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.rouge import Reference, is_dense, reference, rouge, rouge_words
from digest.model import Budget
from digest.value import Value

# The two lengths at which we measure, by the names they have in tables.
BUDGETS = {"S3": Budget(3), "W60": Budget(60, "words")}


class Sample(Value, frozen=True):
    """An article and what people wrote of it."""

    id: str
    lang: str
    title: str
    text: str
    references: tuple[Reference, ...]


def read_sets(folder: Path, limit: int | None = None) -> dict[str, tuple[Sample, ...]]:
    """The sets by their files' names, in that order."""
    return {file.stem: tuple(_samples(file))[:limit] for file in sorted(folder.glob("*.jsonl"))}


def score(sentences: Iterable[str], budget: Budget, sample: Sample) -> float:
    """ROUGE of a summary, from 0 to 100; where words are counted, of the first so many of it."""
    words = rouge_words(" ".join(sentences))
    return 100 * rouge(words[: limit_of(words, budget)], sample.references)


def limit_of(words: list[str], budget: Budget) -> int | None:
    """How many words count; without spaces between them a word is two characters."""
    if budget.unit == "sentences":
        return None
    return budget.amount * (2 if is_dense(words) else 1)


def _samples(file: Path) -> Iterator[Sample]:
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        references = tuple(map(reference, record["reference"]))
        yield Sample(record["id"], record["lang"], record["title"], record["text"], references)
