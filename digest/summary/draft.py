"""An article as the choice of sentences sees it, and how alike its sentences are.

A word weighs one over the number of sentences that it stands in, so that "the" counts for little
without any list of such words, and nothing outside the article takes part. Sums are rounded
exactly (`fsum`), square roots are so by IEEE 754: the figures are the same on every machine.
"""

from collections import Counter
from itertools import chain
from math import fsum, sqrt

from digest.model import Block, Sentence
from digest.text.sentences import split_sentences
from digest.text.words import count_words, words
from digest.value import Value


class Draft(Value, frozen=True):
    """An article's sentences in their order, with what is found out of each only once.

    `words` holds the different words of each sentence by their first occurrence, `weights` what
    they weigh, `sizes` the square root of that together; `lengths` says how many words a reader
    goes through.
    """

    lang: str
    title: frozenset[str]
    sentences: tuple[Sentence, ...]
    lengths: tuple[int, ...]
    words: tuple[tuple[str, ...], ...]
    weights: tuple[tuple[float, ...], ...]
    sizes: tuple[float, ...]


def make_draft(title: str, blocks: tuple[Block, ...], lang: str) -> Draft:
    """Read the running text: paragraphs and quotes, or list items where there is nothing else."""
    sentences = tuple(
        Sentence(text, block.number)
        for block in _running(blocks)
        for text in split_sentences(block.text, lang)
    )
    found = tuple(tuple(dict.fromkeys(words(s.text, lang))) for s in sentences)
    occurrences = Counter(chain.from_iterable(found))
    weights = tuple(tuple(1 / occurrences[word] for word in each) for each in found)
    return Draft(
        lang=lang,
        title=frozenset(words(title, lang)),
        sentences=sentences,
        lengths=tuple(count_words(s.text) for s in sentences),
        words=found,
        weights=weights,
        sizes=tuple(sqrt(fsum(each)) for each in weights),
    )


def likenesses(draft: Draft, one: int) -> tuple[int, ...]:
    """How alike each sentence is to the one given, in thousandths: cosines of weighed words."""
    known = dict(zip(draft.words[one], draft.weights[one], strict=True))
    shared = (fsum(known[word] for word in found if word in known) for found in draft.words)
    return tuple(
        round(1000 * part / (draft.sizes[one] * size)) if part else 0
        for part, size in zip(shared, draft.sizes, strict=True)
    )


def centrality(draft: Draft) -> tuple[int, ...]:
    """The sum of each sentence's likenesses to all others, in thousandths of the highest.

    No two sentences are compared: all of them are added up to one vector, and each is compared
    with that, less its own part, so that the time is in proportion to the number of words.
    """
    together: dict[str, float] = {}
    for found, size in zip(draft.words, draft.sizes, strict=True):
        for word in found:
            together[word] = together.get(word, 0.0) + 1 / size
    sums = [
        fsum(w * (together[word] - 1 / size) for word, w in zip(found, weights, strict=True)) / size
        if size
        else 0.0
        for found, weights, size in zip(draft.words, draft.weights, draft.sizes, strict=True)
    ]
    # A sentence that shares nothing comes out as zero or a rounding error beside it.
    highest = max(sums, default=0.0)
    return tuple(round(1000 * each / highest) if highest > 1e-9 else 0 for each in sums)


def _running(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    text = tuple(b for b in blocks if b.kind in ("paragraph", "quote") and b.text.strip())
    return text or tuple(b for b in blocks if b.kind == "item")
