"""The sentences that stand for an article."""

from collections.abc import Iterable, Sequence
from itertools import chain

from digest.model import Block, Budget, Sentence, Summary
from digest.summary.draft import Draft, is_leaning, likenesses, make_draft
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
    usable = list(range(len(merits)))
    chosen: list[int] = []
    while usable:
        worth = [merit - redundancy * again for merit, again in zip(merits, repeated, strict=True)]
        ranked = sorted(usable, key=worth.__getitem__, reverse=True)  # of equals the earlier first
        best = _first_fit(draft, ranked, chosen, budget)
        if best is None:
            break
        chosen.append(best)
        if _room(draft, chosen, budget) < 1:
            break  # nothing is added, whatever the others repeat
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
    return not places or _size(draft, places[-1], budget) <= _room(draft, places[:-1], budget)


def _size(draft: Draft, place: int, budget: Budget) -> int:
    """How long a sentence is, in the unit of the budget."""
    if budget.unit == "sentences":
        return 1
    return draft.lengths[place] if budget.unit == "words" else len(draft.sentences[place].text)


def _room(draft: Draft, places: Sequence[int], budget: Budget) -> int:
    """How long a sentence may be that is to be added to others."""
    left = budget.amount - sum(_size(draft, place, budget) for place in places)
    if budget.unit == "words":
        return INSIDE * left
    return left - len(places) if budget.unit == "characters" else left


def _first_fit(
    draft: Draft, ranked: Sequence[int], chosen: Sequence[int], budget: Budget
) -> int | None:
    """The first sentence that may be taken next; few are looked at, since looking takes long.

    One that leans comes after the sentence it leans on. To begin with anything will do that can
    stand alone, or anything at all where nothing can.
    """
    sound = (p for p in ranked if not fault_of(draft, p))
    if not chosen:
        alone = (p for p in ranked if not is_leaning(draft, p) and not fault_of(draft, p))
        return next(chain(alone, sound), None)
    room = _room(draft, chosen, budget)
    return next(
        (
            p
            for p in sound
            if _size(draft, p, budget) <= room and (p - 1 in chosen or not is_leaning(draft, p))
        ),
        None,
    )


def _is_short(draft: Draft, budget: Budget) -> bool:
    return budget.unit == "sentences" and sum(draft.lengths) < SHORT_ARTICLE
