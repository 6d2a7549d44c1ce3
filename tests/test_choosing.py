"""Choosing looks at as little as it can, and takes what looking at everything would take."""

from math import fsum, sqrt

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Block, Budget
from digest.summary.choose import SAME, choose_by, fault_of, fits
from digest.summary.draft import Draft, is_leaning, likenesses, make_draft
from digest.summary.features import REDUNDANCY, scores

WORDS = ("storm", "hit", "the", "coast", "again", "Straße", "40", "000")

# Few words, so that sentences share them, and ways in which a sentence cannot stand alone.
SENTENCES = st.lists(
    st.tuples(
        st.sampled_from(["", "He ", "But ", "“", "Été ", "*** "]),
        st.lists(st.sampled_from(WORDS), max_size=9),
        st.sampled_from([".", "?", ":", ".”", "…", " “so”."]),
    ).map(lambda parts: f"{parts[0]}{' '.join(parts[1])}{parts[2]}"),
    max_size=12,
)
BUDGETS = st.builds(
    Budget, st.integers(-1, 60), st.sampled_from(["sentences", "words", "characters"])
)


def draft_of(sentences: list[str]) -> Draft:
    blocks = tuple(Block("paragraph", text, n) for n, text in enumerate(sentences, 1))
    return make_draft("A storm hits the coast", blocks, "en")


def choose_slowly(draft: Draft, budget: Budget, merits: tuple[int, ...]) -> tuple[int, ...]:
    """All that may be taken, then the best of it, and so on."""
    usable = [p for p in range(len(merits)) if not fault_of(draft, p)]
    repeated = [0] * len(merits)
    chosen: list[int] = []
    while True:
        able = [
            p
            for p in usable
            if (p - 1 in chosen or not is_leaning(draft, p))
            and (not chosen or fits(draft, (*chosen, p), budget))
        ]
        if not chosen:
            able = able or usable
        if not able:
            return tuple(chosen)
        chosen.append(max(able, key=lambda p: (merits[p] - REDUNDANCY * repeated[p], -p)))
        repeated = list(map(max, repeated, likenesses(draft, chosen[-1])))
        usable = [p for p in usable if p not in chosen and repeated[p] < SAME]


@given(SENTENCES, BUDGETS)
def test_the_first_that_fits_is_the_best_of_all_that_fit(
    sentences: list[str], budget: Budget
) -> None:
    draft = draft_of(sentences)
    merits = scores(draft)

    assert choose_by(draft, budget, merits, REDUNDANCY) == choose_slowly(draft, budget, merits)


@given(SENTENCES)
def test_likeness_is_the_cosine_of_all_words_by_how_rare_they_are(sentences: list[str]) -> None:
    draft = draft_of(sentences)
    rarity = {
        word: 1 / sum(word in other for other in draft.words)
        for found in draft.words
        for word in found
    }
    sizes = [sqrt(fsum(rarity[word] for word in found)) for found in draft.words]

    for one, found in enumerate(draft.words):
        common = [fsum(rarity[word] for word in found if word in other) for other in draft.words]
        assert likenesses(draft, one) == tuple(
            round(1000 * part / (sizes[one] * size)) if part else 0
            for part, size in zip(common, sizes, strict=True)
        )
