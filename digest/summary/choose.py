"""The sentences that stand for an article."""

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from itertools import chain, pairwise

from digest.model import GAP, Block, Budget, Sentence, Summary
from digest.summary.draft import Draft, is_leaning, likeness, make_draft
from digest.summary.features import REDUNDANCY, scores
from digest.text.sentences import is_balanced

# Below so many words an article is its own summary, where sentences are counted.
SHORT_ARTICLE = 60

# Of a sentence that goes beyond a number of words, one part in so many has to lie within it. Were
# all of it to fit, summaries of sixty words would have 56, and tell less than the first sixty do;
# with two in place of three they end short of the sixty where sentences are long, as in CNN's.
INSIDE = 3

# Characters between two sentences that stand apart: the mark of a gap with spaces around it.
_MARK = len(f" {GAP} ")

# From this likeness on, in thousandths, a sentence says what another has said: a standfirst that
# the text repeats, the same paragraph twice.
SAME = 700

# A sentence that is not taken yet: what speaks against it as far as it has been compared with those
# taken, its place, how like it is to the one that it is most like, to how many it was compared.
Waiting = tuple[int, int, int, int]


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
    return Summary("extract" if places else "none", quoted(draft, places))


def extract(draft: Draft, budget: Budget) -> tuple[int, ...]:
    """The places of a summary's sentences: all that there are where those keep to the budget."""
    everything = tuple(range(len(draft.sentences)))
    if fits(draft, everything, budget):
        return everything
    return tuple(sorted(choose(draft, budget)))


def taken(draft: Draft, places: Iterable[int]) -> tuple[Sentence, ...]:
    """The sentences at these places."""
    return tuple(draft.sentences[place] for place in places)


def quoted(draft: Draft, places: Sequence[int]) -> tuple[Sentence, ...]:
    """The same; a gap is marked where others of the article stand between two."""
    return tuple(
        Sentence(sentence.text, sentence.block, place > last + 1)
        for place, last, sentence in zip(
            places, (*places[:1], *places[:-1]), taken(draft, places), strict=True
        )
    )


def choose(draft: Draft, budget: Budget) -> tuple[int, ...]:
    """The places of the sentences to take, the best first."""
    return choose_by(draft, budget, scores(draft), REDUNDANCY)


def choose_by(
    draft: Draft, budget: Budget, merits: Sequence[int], redundancy: int
) -> tuple[int, ...]:
    """One at a time: whatever has most to speak for it, less what repeats those taken before;
    the earlier of two equals.

    What a sentence repeats is looked up only when it would be next without that. It can but lose
    by it, `redundancy` being no gain, so whichever is next thereafter is the best of all.
    """
    chosen: list[int] = []
    best = _beginning(draft, merits)
    waiting = [(-merit, p, 0, 0) for p, merit in enumerate(merits) if p != best]
    heapify(waiting)
    while best is not None:
        chosen.append(best)
        room = _room(draft, chosen, budget)
        best = _next(draft, merits, redundancy, waiting, chosen, budget) if room > 0 else None
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

    So many sentences, or so many characters with what stands between, are never exceeded. Words
    are what to aim at: a sentence is added as long as a third of it or more lies within them.
    """
    if budget.unit == "characters" and places:
        sizes = sum(_size(draft, place, budget) for place in places)
        return sizes + _between(places) <= budget.amount
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
    if budget.unit == "characters" and places:
        # Wherever it comes to stand, there is at most one gap more than before.
        return left - _between(places) - _MARK
    return left


def _between(places: Sequence[int]) -> int:
    """Characters between sentences: a space, and where others stand between, the mark of a gap."""
    apart = sum(after > before + 1 for before, after in pairwise(sorted(places)))
    return max(len(places) - 1, 0) + apart * (_MARK - 1)


def _beginning(draft: Draft, merits: Sequence[int]) -> int | None:
    """The best that can stand alone, or the best of all where none can."""
    ranked = sorted(range(len(merits)), key=merits.__getitem__, reverse=True)  # stable
    alone = (p for p in ranked if not is_leaning(draft, p) and not fault_of(draft, p))
    sound = (p for p in ranked if not fault_of(draft, p))
    return next(chain(alone, sound), None)


def _next(
    draft: Draft,
    merits: Sequence[int],
    redundancy: int,
    waiting: list[Waiting],
    chosen: Sequence[int],
    budget: Budget,
) -> int | None:
    """The best that may be taken now; what can never be taken any more waits no longer.

    One that leans comes after the sentence it leans on, and waits for that.
    """
    room = _room(draft, chosen, budget)
    leaning: list[Waiting] = []
    best = None
    while waiting and best is None:
        first = heappop(waiting)
        _, place, again, compared = first
        if _size(draft, place, budget) > room:
            continue
        if compared < len(chosen):
            again = max(again, *[likeness(draft, place, other) for other in chosen[compared:]])
            if again < SAME:
                heappush(waiting, (redundancy * again - merits[place], place, again, len(chosen)))
        elif place - 1 not in chosen and is_leaning(draft, place):
            leaning.append(first)
        elif not fault_of(draft, place):
            best = place
    for one in leaning:
        heappush(waiting, one)
    return best


def _is_short(draft: Draft, budget: Budget) -> bool:
    return budget.unit == "sentences" and sum(draft.lengths) < SHORT_ARTICLE
