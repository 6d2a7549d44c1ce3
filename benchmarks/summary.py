"""How good summaries are: ``python -m benchmarks.summary FOLDER [--limit N] [--alone]``.

For each set of articles in the folder, and each of two lengths, ROUGE of our summaries beside the
article's first sentences (Lead), the best in hindsight (oracle) and other people's summarisers,
where they are installed: sumy, summa, newspaper4k. A difference from Lead has its 95 % interval:
articles drawn anew a thousand times, set by set.

Three sentences (S3) are taken whole. Of sixty words (W60) the others fill all: sentences in their
order of preference, the last one cut. Ours are whole sentences, and what goes beyond is cut off.
All are given the same sentences.
"""

import argparse
import random
import re
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.data import BUDGETS, Sample, limit_of, read_sets, score
from benchmarks.methods import Ranking, lead, oracle, others
from benchmarks.rouge import rouge, rouge_words
from digest.desk.summarize import Asked, of_record
from digest.model import Budget
from digest.text.sentences import split_sentences

Method = Callable[[Sample, Budget], float]
DRAWN = 1000


def ours(sample: Sample, budget: Budget) -> float:
    """As ``digest summarize`` answers a line of JSONL."""
    record = {"text": sample.text, "title": sample.title, "lang": sample.lang}
    return score(of_record(record | {budget.unit: budget.amount}, Asked()), budget, sample)


def measured(rank: Ranking) -> Method:
    """A ranking as a method: sentences in its order up to the budget, shown in the text's order."""

    def method(sample: Sample, budget: Budget) -> float:
        sentences = sentences_of(sample)
        order = rank(sample, sentences)
        if budget.unit == "sentences":
            return score((sentences[p] for p in sorted(order[: budget.amount])), budget, sample)
        found = [rouge_words(sentence) for sentence in sentences]
        left = limit_of([word for words in found for word in words], budget) or 0
        kept: dict[int, list[str]] = {}
        for place in order:
            kept[place] = found[place][:left]
            left -= len(kept[place])
        return 100 * rouge([w for p in sorted(kept) for w in kept[p]], sample.references)

    return method


def sentences_of(sample: Sample) -> tuple[str, ...]:
    return tuple(
        sentence
        for paragraph in re.split(r"\n\s*\n", sample.text)
        for sentence in split_sentences(paragraph, sample.lang)
    )


def interval(differences: list[list[float]]) -> tuple[float, float]:
    """Where the mean of the sets' means lies in 95 of 100 draws."""
    drawer = random.Random(7)
    means = sorted(
        mean([mean(drawer.choices(each, k=len(each))) for each in differences])
        for _ in range(DRAWN)
    )
    return means[DRAWN * 25 // 1000], means[DRAWN * 975 // 1000 - 1]


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def table(name: str, scores: dict[str, dict[str, list[list[float]]]]) -> list[str]:
    """A table in Markdown; `scores` has for each method and budget a list for each set."""
    head = [f"## {name}", "", "| method |" + "".join(f" {b} | over Lead |" for b in BUDGETS)]
    lines = [*head, "|---|" + "---|---|" * len(BUDGETS)]
    for method in sorted(scores, key=lambda m: -_macro(scores[m]["S3"])):
        cells = ""
        for budget in BUDGETS:
            here, first = scores[method][budget], scores["Lead"][budget]
            pairs = zip(here, first, strict=True)
            apart = [[a - b for a, b in zip(x, y, strict=True)] for x, y in pairs]
            low, high = interval(apart)
            cells += f" {_macro(here):.2f} | {_macro(apart):+.2f} [{low:+.2f}, {high:+.2f}] |"
        lines.append(f"| {method} |{cells}")
    return [*lines, ""]


def _macro(scores: list[list[float]]) -> float:
    return mean([mean(each) for each in scores])


def cost(sets: dict[str, tuple[Sample, ...]]) -> float:
    """Processor milliseconds for 500 words, reading of the text included."""
    samples = [sample for each in sets.values() for sample in each]
    words = sum(len(rouge_words(sample.text)) for sample in samples)
    for sample in samples[:20]:
        ours_alone(sample)
    start = time.process_time()
    for sample in samples:
        ours_alone(sample)
    return (time.process_time() - start) * 1000 * 500 / words


def ours_alone(sample: Sample) -> list[str]:
    return of_record({"text": sample.text, "title": sample.title, "lang": sample.lang}, Asked())


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, help="only so many articles of each set")
    parser.add_argument("--alone", action="store_true", help="without oracle and other packages")
    asked = parser.parse_args()
    sets = read_sets(asked.folder, asked.limit)
    methods: dict[str, Method] = {"Digest": ours, "Lead": measured(lead)}
    if not asked.alone:
        methods["oracle"] = measured(oracle)
        methods |= {name: measured(rank) for name, rank in others().items()}
    all_: dict[str, dict[str, list[list[float]]]] = {m: {b: [] for b in BUDGETS} for m in methods}
    for name, samples in sets.items():
        one = {
            m: {b: [[way(s, budget) for s in samples]] for b, budget in BUDGETS.items()}
            for m, way in methods.items()
        }
        for method in methods:
            for budget in BUDGETS:
                all_[method][budget] += one[method][budget]
        title = f"{name} ({samples[0].lang}, {len(samples)} articles)"
        print("\n".join(table(title, one)), flush=True)
    print("\n".join(table(f"mean of {len(sets)} sets", all_)))
    print(f"{cost(sets):.2f} ms of processor time for 500 words")


if __name__ == "__main__":
    main()
