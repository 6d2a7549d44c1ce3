"""Where the weights of `digest.summary.features` come from: ``python -m benchmarks.learn FOLDER``.

Hill climbing: one weight after another is moved up and down as long as the gain grows. The gain is
ROUGE over Lead at both lengths, averaged over the sets, with losses counted threefold and large
gains less than in full, so that no language pays for another and none decides alone. It is climbed
on six resamples of the articles; the weights found are averaged.

First with each language left out in turn and measured on it, which is the figure to believe; then
with all, which gives the weights. Takes some ten minutes.
"""

import argparse
import random
from collections.abc import Mapping
from math import log1p
from pathlib import Path

from benchmarks.data import BUDGETS, Sample, read_sets, score
from benchmarks.methods import lead
from benchmarks.summary import mean, measured
from digest.desk.summarize import plain_blocks
from digest.model import Budget
from digest.summary.choose import choose_by, fits
from digest.summary.draft import Draft, make_draft
from digest.summary.features import WEIGHTS

STEPS = (4, 2)  # how far a weight is moved, round by round
RESAMPLES = 6
DRAWN = 60  # articles of a set in a resample, at most: sets count alike, whatever their size
Weights = dict[str, int]


class Article:
    """A sample read once: its draft, its features, its figures so far."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        blocks = plain_blocks(sample.title, sample.text)
        self.draft: Draft = make_draft(sample.title, blocks, sample.lang)
        self.columns = {f.__name__: f(self.draft) for f, _ in WEIGHTS}
        self.first = {name: measured(lead)(sample, b) for name, b in BUDGETS.items()}
        self.known: dict[tuple[tuple[int, ...], str], float] = {}

    def gain(self, weights: Weights, name: str) -> float:
        """ROUGE over Lead with these weights."""
        budget = BUDGETS[name]
        places = self._chosen(weights, budget)
        if (places, name) not in self.known:
            sentences = [self.draft.sentences[place].text for place in places]
            self.known[places, name] = score(sentences, budget, self.sample)
        return self.known[places, name] - self.first[name]

    def _chosen(self, weights: Weights, budget: Budget) -> tuple[int, ...]:
        everything = tuple(range(len(self.draft.sentences)))
        if fits(self.draft, everything, budget):
            return everything
        columns = [[weights[name] * x for x in xs] for name, xs in self.columns.items()]
        merits = [sum(row) for row in zip(*columns, strict=True)]
        return tuple(sorted(choose_by(self.draft, budget, merits, max(0, weights["redundancy"]))))


Sets = Mapping[str, list[Article]]


def gains(sets: Sets, weights: Weights) -> dict[str, tuple[float, ...]]:
    """The mean gain of each set at each length."""
    return {
        name: tuple(mean([a.gain(weights, budget) for a in articles]) for budget in BUDGETS)
        for name, articles in sets.items()
    }


def worth(sets: Sets, weights: Weights) -> float:
    """One number to climb by."""
    return mean([_felt(gain) for pair in gains(sets, weights).values() for gain in pair])


def _felt(gain: float) -> float:
    """A gain of three points counts as two; a loss counts threefold."""
    return 3 * log1p(gain / 3) if gain > 0 else 3 * gain


def climb(sets: Sets, start: Weights) -> Weights:
    """Weights from which no single step leads higher."""
    best, weights = worth(sets, start), dict(start)
    for step in STEPS:
        for name in weights:
            for move in (step, -step):
                while (there := worth(sets, {**weights, name: weights[name] + move})) > best:
                    best, weights = there, {**weights, name: weights[name] + move}
    return weights


def learnt(sets: Sets, start: Weights) -> Weights:
    """The mean of what is found on resamples: one lucky article moves it less."""
    drawer = random.Random(5)
    found = [
        climb({n: drawer.choices(each, k=min(len(each), DRAWN)) for n, each in sets.items()}, start)
        for _ in range(RESAMPLES)
    ]
    return {name: round(mean([weights[name] for weights in found])) for name in start}


def left_out(sets: Sets, start: Weights) -> dict[str, tuple[float, ...]]:
    """The gain on each set, learnt from the sets of all other languages."""
    language = {name: articles[0].sample.lang for name, articles in sets.items()}
    found: dict[str, tuple[float, ...]] = {}
    for lang in sorted(set(language.values())):
        others = {n: each for n, each in sets.items() if language[n] != lang}
        own = {n: each for n, each in sets.items() if language[n] == lang}
        found |= gains(own, learnt(others, start))
    return found


def told(name: str, found: Mapping[str, tuple[float, ...]]) -> str:
    rows = [f"  {each:12}" + "".join(f"{x:+7.2f}" for x in row) for each, row in found.items()]
    means = "".join(f"{mean(list(column)):+7.2f}" for column in zip(*found.values(), strict=True))
    return "\n".join([f"{name} ({', '.join(BUDGETS)})", *rows, f"  {'mean':12}{means}"])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    sets = {
        n: [Article(s) for s in each] for n, each in read_sets(parser.parse_args().folder).items()
    }
    # Half of what is found, to begin from a place that is no answer yet.
    start = {"early": 20, "length": 5, "scant": -10, "core": 5, "title": 2, "quote": -5, "asks": -5}
    start["redundancy"] = 5
    print(told("each language left out in turn", left_out(sets, start)), flush=True)
    weights = learnt(sets, start)
    print(told("learnt from all", gains(sets, weights)))
    print(weights)
    from digest.summary.features import REDUNDANCY

    shipped = {f.__name__: weight for f, weight in WEIGHTS} | {"redundancy": REDUNDANCY}
    print(told("the weights of the package", gains(sets, shipped)))


if __name__ == "__main__":
    main()
