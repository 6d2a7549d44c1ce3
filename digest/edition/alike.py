"""Articles that seem to tell of one event, found day by day without comparing every two.

An article is compared with those of its language that hold some of its terms, on its own day and
the days before; of a term that many hold, with the nearest of them alone. So the work is in
proportion to the articles, and one more article touches the few days whose window holds it.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from math import fsum, log, sqrt

import msgspec

from digest.edition.terms import Terms, terms_of
from digest.model import Articles, Known
from digest.value import Record, Value

WINDOW = 3  # days before: news that come later tell of what has come of it

# Found on the part of tests/cases/stories that is there to build with: from 240 to 290 the same two
# pairs of 142 are joined that should not be; below come many, above get lost those that should.
ALIKE = 270
HEAD = 1.5  # what a term of a headline weighs beside one of the summary
ONE_OUTLET = 0.5  # who has reported an event turns to the next, in the same words
OTHER_NAMES = 0.5  # where both name somebody, and nobody is named by both
OTHER_NUMBERS = 0.7
A_DAY = 0.04  # what each day but the first between them takes away

NEAREST = 24  # holders of a term that an article is compared with
FEWEST = 3  # terms that two have to share
_UNSEEN = 30  # reports without the term that are thought beside those of a window, which may be few


class Window(Value, frozen=True):
    """A day and those before it that may tell of its events, newest first, each by its date and
    what stands for the faces of its articles.
    """

    days: tuple[Known, ...]


class Pair(Value, frozen=True, array_like=True, order=True):
    """Two articles of a window by their numbers in it, and how like they are, in thousandths."""

    later: int
    earlier: int
    share: int


class Reports(Record, frozen=True):
    """The terms of articles, found by their day; `days` holds paths by date. Those of a few days
    are kept, since windows lie over each other.
    """

    articles: Articles
    days: Mapping[str, tuple[str, ...]]
    _terms: dict[str, tuple[Terms, ...]] = msgspec.field(default_factory=dict)

    def of(self, day: str) -> tuple[Terms, ...]:
        if day not in self._terms:
            if len(self._terms) > 2 * WINDOW:
                del self._terms[next(iter(self._terms))]
            self._terms[day] = tuple(terms_of(self.articles[path]) for path in self.days[day])
        return self._terms[day]


def alike_in(window: Window, reports: Reports) -> tuple[Pair, ...]:
    """The pairs of a window that seem to tell of one event and of which one at least is of its
    newest day.
    """
    row = [_Report(age, one) for age, day in _aged(window) for one in reports.of(day)]
    own = len(reports.of(window.days[0].path))
    tongues: dict[str, list[int]] = defaultdict(list)
    for number, report in enumerate(row):
        tongues[report.terms.tongue].append(number)
    return tuple(
        sorted(
            Pair(numbers[later], numbers[earlier], share)
            for numbers in tongues.values()
            for later, earlier, share in _pairs(
                [row[n] for n in numbers], bisect_left(numbers, own)
            )
        )
    )


class _Report(Record, frozen=True):
    """An article's terms, and how many days before the newest day of its window it is of."""

    age: int
    terms: Terms


def _aged(window: Window) -> list[tuple[int, str]]:
    newest = date.fromisoformat(window.days[0].path)
    return [((newest - date.fromisoformat(day.path)).days, day.path) for day in window.days]


def _pairs(row: Sequence[_Report], own: int) -> Iterator[tuple[int, int, int]]:
    """Two that are alike, by their places in a row of one language, newest first, of which the
    first so many may be the later one; and their likeness.
    """
    if own == 0 or len(row) < 2:
        return
    held = Counter(chain.from_iterable(report.terms.all for report in row))
    scale = [log((len(row) + _UNSEEN) / (count + 1)) for count in range(len(row) + 1)]
    weights = {term: scale[count] for term, count in held.items()}
    sizes = [_size(report.terms, weights) for report in row]
    grains = {term: int(1000 * scale[count]) for term, count in held.items() if count > 1}
    holders: dict[str, list[int]] = defaultdict(list)
    for place in reversed(range(len(row))):
        one = row[place]
        shared = one.terms.all & grains.keys()
        for other in _candidates(place, shared, holders, grains, sizes) if place < own else ():
            share = _likeness(one, row[other], weights, sqrt(sizes[place] * sizes[other]))
            if share >= ALIKE:
                yield place, other, share
        for term in shared:
            holders[term].append(place)


def _candidates(
    place: int,
    terms: Iterable[str],
    holders: Mapping[str, list[int]],
    grains: Mapping[str, int],
    sizes: Sequence[float],
) -> list[int]:
    """Those before it that may be alike, by the weight of what they share of these terms; of each
    the nearest holders are asked. Weights are whole numbers here, so that their order makes no
    difference.
    """
    shared: dict[int, int] = defaultdict(int)
    for term in terms:
        grain = grains[term]
        for other in holders.get(term, ())[-NEAREST:]:
            shared[other] += grain
    least = ALIKE / HEAD * sqrt(sizes[place])
    return [other for other, weight in shared.items() if weight >= least * sqrt(sizes[other])]


def _likeness(one: _Report, other: _Report, weights: Mapping[str, float], whole: float) -> int:
    """The weight of what they share as a part of the `whole`, in thousandths."""
    a, b = one.terms, other.terms
    both = a.all & b.all
    if len(both) < FEWEST:
        return 0
    shared = fsum(weights[term] * sqrt(_factor(term, a) * _factor(term, b)) for term in both)
    share = shared / whole
    share *= ONE_OUTLET if a.outlet and a.outlet == b.outlet else 1
    share *= OTHER_NAMES if _differ(a.names, b.names) else 1
    share *= OTHER_NUMBERS if _differ(a.numbers, b.numbers) else 1
    return int(1000 * (share - A_DAY * max(abs(one.age - other.age) - 1, 0)))


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both have some, and none of them is in both."""
    return bool(one and other) and one.isdisjoint(other)


def _size(terms: Terms, weights: Mapping[str, float]) -> float:
    """The weight of all its terms."""
    weight = weights.__getitem__
    return fsum(map(weight, terms.all)) + (HEAD - 1) * fsum(map(weight, terms.head))


def _factor(term: str, terms: Terms) -> float:
    return HEAD if term in terms.head else 1.0
