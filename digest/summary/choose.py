"""The sentences that stand for an article."""

from collections.abc import Iterable, Sequence

from digest.model import Block, Budget, Sentence, Summary
from digest.summary.draft import Draft, likenesses, make_draft
from digest.summary.features import REDUNDANCY, scores
from digest.text.sentences import is_balanced

# Below so many words an article is its own summary, where sentences are counted.
SHORT_ARTICLE = 60

# Of a sentence that goes beyond a number of words, one part in so many has to lie within it. Were
# all of it to fit, summaries of sixty words would have 56, and tell less than the first sixty do;
# with two in place of three they end short of the sixty where sentences are long, as in CNN's.
INSIDE = 3

# From this likeness on, in thousandths, a sentence says what another has said: a standfirst that
# the text repeats, the same paragraph twice.
SAME = 700


def summarise(title: str, blocks: tuple[Block, ...], lang: str, budget: Budget) -> Summary:
    """The sentences that say most of what an article says, in its order, word for word.

    Only paragraphs and quotes are read, list items where there is nothing else; what belongs to
    the page and not to the text has to be taken out before. Depends on the arguments alone.

    An article that fits the budget is given ``whole``, as is one under sixty words where
    sentences are counted; one without a sentence that can stand for it gives ``none``. Otherwise
    the summary keeps to the budget, as `fits` has it, except that it has at least one sentence
    however long.
    """
    draft = make_draft(title, blocks, lang)
    if not any(draft.words):
        return Summary()
    if _is_short(draft, budget):
        return Summary("whole", draft.sentences)
    places = extract(draft, budget)
    if len(places) == len(draft.sentences):
        return Summary("whole", draft.sentences)
    return Summary("extract" if places else "none", taken(draft, places))


def extract(draft: Draft, budget: Budget) -> tuple[int, ...]:
    """The places of a summary's sentences: all that there are where those keep to the budget."""
    everything = tuple(range(len(draft.sentences)))
    if fits(draft, everything, budget):
        return everything
    return tuple(sorted(choose(draft, budget)))


def taken(draft: Draft, places: Iterable[int]) -> tuple[Sentence, ...]:
    """The sentences at these places."""
    return tuple(draft.sentences[place] for place in places)


def choose(draft: Draft, budget: Budget) -> tuple[int, ...]:
    """The places of the sentences to take, the best first."""
    return choose_by(draft, budget, scores(draft), REDUNDANCY)


def choose_by(
    draft: Draft, budget: Budget, merits: Sequence[int], redundancy: int
) -> tuple[int, ...]:
    """One at a time: whatever has most to speak for it, less what repeats those taken before;
    the earlier of two equals.
    """
    repeated = [0] * len(merits)
    usable = [p for p in range(len(merits)) if not fault_of(draft, p)]
    chosen: list[int] = []
    while candidates := _candidates(draft, usable, chosen, budget):
        best = max(candidates, key=lambda p: (merits[p] - redundancy * repeated[p], -p))
        chosen.append(best)
        repeated = list(map(max, repeated, likenesses(draft, best)))
        usable = [p for p in usable if p != best and repeated[p] < SAME]
    return tuple(chosen)


def fault_of(draft: Draft, place: int) -> str:
    """Why a sentence can never be taken: it says nothing, has no end, or half of a quotation."""
    text = draft.sentences[place].text
    if not draft.words[place]:
        return "has no words"
    if text.endswith((":", "：")):
        return "announces the next"
    return "" if is_balanced(text) else "half a quotation"


def fits(draft: Draft, places: Sequence[int], budget: Budget) -> bool:
    """Whether sentences keep to the budget; the last one named is the one that is to be added.

    So many sentences, or so many characters with the spaces between, are never exceeded. Words
    are what to aim at: a sentence is added as long as a third of it or more lies within them.
    """
    if budget.unit == "sentences":
        return len(places) <= budget.amount
    if budget.unit == "characters":
        return sum(len(draft.sentences[p].text) + 1 for p in places) - 1 <= budget.amount
    before = sum(draft.lengths[place] for place in places[:-1])
    last = draft.lengths[places[-1]] if places else 0
    return last <= INSIDE * (budget.amount - before)


def _candidates(
    draft: Draft,
    usable: Sequence[int],
    chosen: Sequence[int],
    budget: Budget,
) -> list[int]:
    """Which sentences may be taken next.

    One that leans comes after the sentence it leans on. To begin with anything will do that can
    stand alone, or anything at all where nothing can.
    """
    if not chosen:
        return [p for p in usable if not draft.leaning[p]] or list(usable)
    return [
        p
        for p in usable
        if (not draft.leaning[p] or p - 1 in chosen) and fits(draft, (*chosen, p), budget)
    ]


def _is_short(draft: Draft, budget: Budget) -> bool:
    return budget.unit == "sentences" and sum(draft.lengths) < SHORT_ARTICLE
