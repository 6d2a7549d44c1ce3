"""An article as the choice of sentences sees it, and how alike its sentences are.

A word weighs one over the number of sentences that it stands in, so that "the" counts for little
without any list of such words, and nothing outside the article takes part. Sums are rounded
exactly (`fsum`), square roots are so by IEEE 754: the figures are the same on every machine.
"""

from collections import Counter
from itertools import chain
from math import fsum, sqrt
from operator import mul

from digest.model import Block, Sentence
from digest.summary.leaning import leans
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
    leaning: tuple[bool, ...]  # on the sentence before; the first has none
    quoted: tuple[bool, ...]  # in a quotation set apart, where not all of the text is one


def make_draft(title: str, blocks: tuple[Block, ...], lang: str) -> Draft:
    """Read the running text: paragraphs and quotes, or list items where there is nothing else."""
    running = _running(blocks)
    in_block = tuple(
        (block, text) for block in running for text in split_sentences(block.text, lang)
    )
    sentences = tuple(Sentence(text, block.number) for block, text in in_block)
    all_quoted = all(block.kind == "quote" for block in running)
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
        leaning=tuple(n > 0 and leans(s.text, lang) for n, s in enumerate(sentences)),
        quoted=tuple(block.kind == "quote" and not all_quoted for block, _ in in_block),
    )


def likenesses(draft: Draft, one: int) -> tuple[int, ...]:
    """How alike each sentence is to the one given, in thousandths: cosines of weighed words."""
    known = dict(zip(draft.words[one], draft.weights[one], strict=True))
    shared = (fsum([known[word] for word in found if word in known]) for found in draft.words)
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
        part = 1 / size if size else 0.0
        for word in found:
            together[word] = together.get(word, 0.0) + part
    # A sentence's likeness to itself is one, and is taken off its likeness to the sum.
    sums = [
        fsum(map(mul, weights, map(together.__getitem__, found))) / size - 1 if size else 0.0
        for found, weights, size in zip(draft.words, draft.weights, draft.sizes, strict=True)
    ]
    # A sentence that shares nothing comes out as zero or a rounding error beside it.
    highest = max(sums, default=0.0)
    return tuple(round(1000 * each / highest) if highest > 1e-9 else 0 for each in sums)


def _running(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    text = tuple(b for b in blocks if b.kind in ("paragraph", "quote") and b.text.strip())
    return text or tuple(b for b in blocks if b.kind == "item")
