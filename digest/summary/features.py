"""What speaks for a sentence: each feature a function, all of them weighed in one table.

A feature gives one whole number for each sentence of a draft, from 0 to 1000. To try another,
write its function and give it a line in `WEIGHTS`.
"""

from collections.abc import Callable

from digest.summary.draft import Draft, centrality

Feature = Callable[[Draft], tuple[int, ...]]

# Words beyond which a sentence gains nothing by its length, and below which it says too little.
LONG, SHORT = 30, 7

# Letters beyond which a word weighs no more in the title: short words are mostly grammar.
LONG_WORD = 8

_OPENINGS = tuple("\"'“”‘„«»‹「『-–—")
_CLOSINGS = "\"'”’“»›«」』) "
_ASKING = tuple("?!？！؟;՞")


def early(draft: Draft) -> tuple[int, ...]:
    """How near it stands to the beginning: 1000, 500, 333, 250 and so on."""
    return tuple([1000 // place for place in range(1, len(draft.sentences) + 1)])


def length(draft: Draft) -> tuple[int, ...]:
    """How much it has room to say."""
    return tuple([1000 * min(words, LONG) // LONG for words in draft.lengths])


def scant(draft: Draft) -> tuple[int, ...]:
    """Whether it is no more than a place line, an exclamation, a remainder."""
    return tuple([1000 * (words < SHORT) for words in draft.lengths])


def title(draft: Draft) -> tuple[int, ...]:
    """How much of the title it repeats, by letters."""
    letters = {word: min(len(word), LONG_WORD) for word in draft.title}
    whole = sum(letters.values())
    if not whole:
        return (0,) * len(draft.sentences)
    shared = [draft.title & words for words in draft.words]
    return tuple([1000 * sum(map(letters.__getitem__, words)) // whole for words in shared])


def quote(draft: Draft) -> tuple[int, ...]:
    """Whether it begins with somebody's words, or with the dash that announces them."""
    marked = zip(draft.sentences, draft.quoted, strict=True)
    return tuple([1000 * (quoted or s.text.startswith(_OPENINGS)) for s, quoted in marked])


def core(draft: Draft) -> tuple[int, ...]:
    """How much it is like all the others together."""
    return centrality(draft)


def asks(draft: Draft) -> tuple[int, ...]:
    """Whether it asks or exclaims."""
    return tuple([1000 * s.text.rstrip(_CLOSINGS).endswith(_ASKING) for s in draft.sentences])


# Where the weights come from: hill climbing for the gain in ROUGE over an article's first
# sentences at two lengths, averaged over nine sets of news with reference summaries, in eight
# languages, with losses counted threefold; on fourteen resamples, then once more on all, and a
# place between the two, since the figures lie flat there. `python -m benchmarks.learn` is a shorter
# search of the same kind. docs/summaries.md has the figures, with languages left out too.
WEIGHTS: tuple[tuple[Feature, int], ...] = (
    (early, 27),  # news says the main thing first
    (length, 7),  # partly because three long sentences hold more than three short
    (scant, -24),
    (core, 5),
    (title, 3),  # little, since four of the nine sets have no titles
    (quote, -15),
    (asks, -10),
)

# What a sentence loses for being like one that was taken already.
REDUNDANCY = 6


def scores(draft: Draft) -> tuple[int, ...]:
    """What speaks for each sentence, all features together: whole numbers, hence exact."""
    return tuple(map(sum, zip(*merits(draft), strict=True)))


def merits(draft: Draft) -> tuple[tuple[int, ...], ...]:
    """The same feature by feature, in the order of `WEIGHTS`."""
    return tuple(tuple([weight * each for each in feature(draft)]) for feature, weight in WEIGHTS)
