"""The sentences that stand for an article."""

from collections.abc import Sequence

from digest.model import Block, Budget, Summary
from digest.summary.draft import Draft, likenesses, make_draft
from digest.summary.features import REDUNDANCY, scores
from digest.summary.leaning import leans
from digest.text.sentences import is_balanced

# Below so many words an article is its own summary, where sentences are counted.
SHORT_ARTICLE = 60

# From this likeness on, in thousandths, a sentence says what another has said: a standfirst that
# the text repeats, the same paragraph twice.
SAME = 700


def summarise(title: str, blocks: tuple[Block, ...], lang: str, budget: Budget) -> Summary:
    """The sentences that say most of what an article says, in its order, word for word.

    Only paragraphs and quotes are read, list items where there is nothing else; what belongs to
    the page and not to the text has to be taken out before. Depends on the arguments alone.

    An article that fits the budget is given ``whole``, as is one under sixty words where
    sentences are counted; one without a sentence that can stand for it gives ``none``. Otherwise
    the summary keeps to the budget, except that it has at least one sentence however long.
    """
    draft = make_draft(title, blocks, lang)
    if not any(draft.words):
        return Summary()
    if _is_short(draft, budget) or _fits(draft, range(len(draft.sentences)), budget):
        return Summary("whole", draft.sentences)
    chosen = choose(draft, budget)
    if len(chosen) == len(draft.sentences):  # one sentence above the budget
        return Summary("whole", draft.sentences)
    sentences = tuple(draft.sentences[place] for place in sorted(chosen))
    return Summary("extract" if sentences else "none", sentences)


def choose(draft: Draft, budget: Budget) -> tuple[int, ...]:
    """The places of the sentences to take, the best first.

    One at a time: whatever has most to speak for it, less what repeats those taken before; the
    earlier of two equals.
    """
    merits = scores(draft)
    repeated = [0] * len(merits)
    usable = [p for p in range(len(merits)) if _is_usable(draft, p)]
    leaning = frozenset(p for p in usable if p and leans(draft.sentences[p].text, draft.lang))
    chosen: list[int] = []
    while candidates := _candidates(draft, usable, leaning, chosen, budget):
        best = max(candidates, key=lambda p: (merits[p] - REDUNDANCY * repeated[p], -p))
        chosen.append(best)
        repeated = list(map(max, repeated, likenesses(draft, best)))
        usable = [p for p in usable if p != best and repeated[p] < SAME]
    return tuple(chosen)


def _candidates(
    draft: Draft,
    usable: Sequence[int],
    leaning: frozenset[int],
    chosen: Sequence[int],
    budget: Budget,
) -> list[int]:
    """Which sentences may be taken next.

    One that leans comes after the sentence it leans on. To begin with anything will do that can
    stand alone, or anything at all where nothing can.
    """
    if not chosen:
        return [p for p in usable if p not in leaning] or list(usable)
    return [
        p
        for p in usable
        if (p not in leaning or p - 1 in chosen) and _fits(draft, (*chosen, p), budget)
    ]


def _is_usable(draft: Draft, place: int) -> bool:
    """Whether a sentence says something, opens or closes nobody else's speech, and has an end."""
    text = draft.sentences[place].text
    return bool(draft.words[place]) and not text.endswith((":", "：")) and is_balanced(text)


def _is_short(draft: Draft, budget: Budget) -> bool:
    return budget.unit == "sentences" and sum(draft.lengths) < SHORT_ARTICLE


def _fits(draft: Draft, places: Sequence[int], budget: Budget) -> bool:
    """Whether these sentences together keep within the budget, spaces between them included."""
    if budget.unit == "sentences":
        return len(places) <= budget.amount
    if budget.unit == "words":
        return sum(draft.lengths[place] for place in places) <= budget.amount
    return sum(len(draft.sentences[p].text) + 1 for p in places) - 1 <= budget.amount
