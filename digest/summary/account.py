"""Why each sentence of an article was taken for its summary, or was not."""

from digest.model import Budget, Sentence
from digest.summary.choose import SAME, choose, extract, fault_of, fits
from digest.summary.draft import Draft, is_leaning, likenesses
from digest.summary.features import REDUNDANCY, WEIGHTS, merits
from digest.value import Value

# The names of the features and of the penalty, in the order of their points.
NAMES = (*(feature.__name__ for feature, _ in WEIGHTS), "again")


class Account(Value, frozen=True):
    """One sentence: its points for each of `NAMES` and their sum, in thousandths.

    `rank` counts the sentences taken from 1, the best first; it is 0 where one was not taken.
    """

    sentence: Sentence
    points: tuple[int, ...]
    score: int
    rank: int
    why: str


def account(draft: Draft, budget: Budget) -> tuple[Account, ...]:
    """All sentences of an article in their order, with what spoke for and against each."""
    whole = len(extract(draft, budget)) == len(draft.sentences)
    # Without a limit every sentence would be taken in turn: their order is worth telling too.
    order = choose(draft, Budget(len(draft.sentences))) if whole else choose(draft, budget)
    likeness = _likeness(draft, order)
    columns = zip(*merits(draft), strict=True)
    return tuple(
        _account(draft, place, (*points, -REDUNDANCY * likeness[place]), order, whole, budget)
        for place, points in enumerate(columns)
    )


def _account(
    draft: Draft,
    place: int,
    points: tuple[int, ...],
    order: tuple[int, ...],
    whole: bool,
    budget: Budget,
) -> Account:
    rank = order.index(place) + 1 if place in order else 0
    if whole:
        why = "all is shown"
    elif rank:
        why = "taken"
    else:
        why = _why_not(draft, place, -points[-1] // REDUNDANCY, order, budget)
    return Account(draft.sentences[place], points, sum(points), rank, why)


def _why_not(
    draft: Draft, place: int, likeness: int, order: tuple[int, ...], budget: Budget
) -> str:
    """The first thing that stood in its way."""
    if fault := fault_of(draft, place):
        return fault
    if likeness >= SAME:
        return "said already"
    if place - 1 not in order and is_leaning(draft, place):
        return "leans on the one before"
    if order and place - 1 == order[-1] and is_leaning(draft, place):
        return "leans on the one taken last"  # whatever its points, it was never its turn
    if budget.unit != "sentences" and order and not fits(draft, (*order, place), budget):
        return "no room is left"
    return "others say more"


def _likeness(draft: Draft, order: tuple[int, ...]) -> tuple[int, ...]:
    """How like each sentence is to those that were taken before it, the most of all."""
    highest = [0] * len(draft.sentences)
    final = list(highest)
    for place in order:
        final[place] = highest[place]
        highest = list(map(max, highest, likenesses(draft, place)))
    return tuple(final[p] if p in order else highest[p] for p in range(len(highest)))
