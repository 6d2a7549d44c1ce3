"""An article as the choice of sentences sees it, and how alike its sentences are.

A word weighs one over the number of sentences that it stands in, so that "the" counts for little
without any list of such words, and nothing outside the article takes part. Sums are rounded
exactly (`fsum`), square roots are so by IEEE 754: the figures are the same on every machine.
"""

from collections import Counter
from itertools import chain, repeat
from math import fsum, sqrt
from operator import mul

from digest.model import Block, Sentence
from digest.summary.leaning import leans
from digest.text.sentences import split_sentences
from digest.text.words import count_words, words
from digest.value import Value


class Draft(Value, frozen=True):
    """An article's sentences in their order, with what is found out of each only once.

    `words` holds the different words of each sentence by their first occurrence; `shared` those
    that stand in another one too, `weights` what these weigh, `single` how many others there are,
    which weigh one each; `sizes` is the square root of what all of them weigh together. `lengths`
    says how many words a reader goes through.
    """

    lang: str
    title: frozenset[str]
    sentences: tuple[Sentence, ...]
    lengths: tuple[int, ...]
    words: tuple[tuple[str, ...], ...]
    shared: tuple[tuple[str, ...], ...]
    weights: tuple[tuple[float, ...], ...]
    single: tuple[int, ...]
    sizes: tuple[float, ...]
    quoted: tuple[bool, ...]  # in a quotation set apart, where not all of the text is one


def make_draft(title: str, blocks: tuple[Block, ...], lang: str) -> Draft:
    """Read the running text: paragraphs and quotes, or list items where there is nothing else."""
    running = _running(blocks)
    in_block = [(block, text) for block in running for text in split_sentences(block.text, lang)]
    all_quoted = all(block.kind == "quote" for block in running)
    read = [words(text, lang) for _, text in in_block]
    found = [tuple(dict.fromkeys(each)) for each in read]
    occurrences = Counter(chain.from_iterable(found))
    weight = {word: 1 / number for word, number in occurrences.items() if number > 1}
    shared = [tuple(filter(weight.__contains__, each)) for each in found]
    weights = [tuple(map(weight.__getitem__, each)) for each in shared]
    single = [len(every) - len(some) for every, some in zip(found, shared, strict=True)]
    return Draft(
        lang=lang,
        title=frozenset(words(title, lang)),
        sentences=tuple(Sentence(text, block.number) for block, text in in_block),
        lengths=tuple(map(_length, (text for _, text in in_block), read)),
        words=tuple(found),
        shared=tuple(shared),
        weights=tuple(weights),
        single=tuple(single),
        sizes=tuple(sqrt(fsum((*each, more))) for each, more in zip(weights, single, strict=True)),
        quoted=tuple(block.kind == "quote" and not all_quoted for block, _ in in_block),
    )


def _length(sentence: str, read: tuple[str, ...]) -> int:
    """How many words there are to read; folding ASCII letters makes them neither more nor less."""
    return len(read) if sentence.isascii() else count_words(sentence)


def is_leaning(draft: Draft, place: int) -> bool:
    """Whether a sentence leans on the one before it; the first has none."""
    return place > 0 and leans(draft.sentences[place].text, draft.lang)


def likenesses(draft: Draft, one: int) -> tuple[int, ...]:
    """How alike each sentence is to the one given, in thousandths: cosines of weighed words."""
    known = dict(zip(draft.shared[one], draft.weights[one], strict=True))
    parts = [fsum(filter(None, map(known.get, found))) for found in draft.shared]
    parts[one] = draft.sizes[one] ** 2  # nobody else has its single words
    return tuple(
        round(1000 * part / (draft.sizes[one] * size)) if part else 0
        for part, size in zip(parts, draft.sizes, strict=True)
    )


def centrality(draft: Draft) -> tuple[int, ...]:
    """The sum of each sentence's likenesses to all others, in thousandths of the highest.

    No two sentences are compared: all of them are added up to one vector, and each is compared
    with that, less its own part, so that the time is in proportion to the number of words.
    """
    parts = [1 / size if size else 0.0 for size in draft.sizes]
    together: dict[str, float] = {}
    so_far = together.get
    for found, part in zip(draft.shared, parts, strict=True):
        for word in found:
            together[word] = so_far(word, 0.0) + part
    sums = [
        fsum(chain(map(mul, weights, map(together.__getitem__, found)), repeat(part, single)))
        for found, weights, single, part in zip(
            draft.shared, draft.weights, draft.single, parts, strict=True
        )
    ]
    # A sentence's likeness to itself is one, and is taken off its likeness to the sum.
    sums = [
        total / size - 1 if size else 0.0 for total, size in zip(sums, draft.sizes, strict=True)
    ]
    # A sentence that shares nothing comes out as zero or a rounding error beside it.
    highest = max(sums, default=0.0)
    return tuple(round(1000 * each / highest) if highest > 1e-9 else 0 for each in sums)


def _running(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    text = tuple(b for b in blocks if b.kind in ("paragraph", "quote") and b.text.strip())
    return text or tuple(b for b in blocks if b.kind == "item")
