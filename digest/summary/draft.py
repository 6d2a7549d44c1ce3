"""An article as the choice of sentences sees it, and how alike its sentences are.

A word weighs one over the number of sentences that it stands in, so that "the" counts for little
without any list of such words, and nothing outside the article takes part. Sums are rounded
exactly (`fsum`), square roots are so by IEEE 754: the figures are the same on every machine.
"""

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from math import fsum, sqrt
from types import MappingProxyType

from digest.model import Block, Sentence
from digest.summary.leaning import leans
from digest.text.sentences import split_sentences
from digest.text.words import words, words_and_count
from digest.value import Value


class Draft(Value, frozen=True):
    """An article's sentences in their order, with what is found out of each only once.

    `words` holds the different words of each sentence, `shared` those that stand in another one
    too, and `weights` what each of these weighs, all others weighing one; `sizes` is the square
    root of what the words of a sentence weigh together. `lengths` says how many words a reader
    goes through.
    """

    lang: str
    title: frozenset[str]
    sentences: tuple[Sentence, ...]
    lengths: tuple[int, ...]
    words: tuple[frozenset[str], ...]
    shared: tuple[frozenset[str], ...]
    weights: Mapping[str, float]
    sizes: tuple[float, ...]
    quoted: tuple[bool, ...]  # in a quotation set apart, where not all of the text is one


def make_draft(title: str, blocks: tuple[Block, ...], lang: str) -> Draft:
    """Read the running text: paragraphs and quotes, or list items where there is nothing else."""
    running = _running(blocks)
    in_block = [(block, text) for block in running for text in split_sentences(block.text, lang)]
    all_quoted = all(block.kind == "quote" for block in running)
    read = [words_and_count(text, lang) for _, text in in_block]
    found = [frozenset(each) for each, _ in read]
    occurrences = Counter(chain.from_iterable(found))
    weights = {word: 1 / number for word, number in occurrences.items() if number > 1}
    recurring = frozenset(weights)
    shared = [each & recurring for each in found]
    weight = weights.__getitem__
    single = [len(every) - len(some) for every, some in zip(found, shared, strict=True)]
    return Draft(
        lang=lang,
        title=frozenset(words(title, lang)),
        sentences=tuple([Sentence(text, block.number) for block, text in in_block]),
        lengths=tuple([count for _, count in read]),
        words=tuple(found),
        shared=tuple(shared),
        weights=MappingProxyType(weights),
        sizes=tuple(
            [sqrt(fsum((*map(weight, s), more))) for s, more in zip(shared, single, strict=True)]
        ),
        quoted=tuple([block.kind == "quote" and not all_quoted for block, _ in in_block]),
    )


def is_leaning(draft: Draft, place: int) -> bool:
    """Whether a sentence leans on the one before it; the first has none."""
    return place > 0 and leans(draft.sentences[place].text, draft.lang)


def likeness(draft: Draft, one: int, other: int) -> int:
    """How alike two sentences are, in thousandths: the cosine of their weighed words."""
    if one == other:
        return 1000 * bool(draft.words[one])
    common = draft.shared[one] & draft.shared[other]
    if not common:
        return 0
    part = fsum(map(draft.weights.__getitem__, common))
    return round(1000 * part / (draft.sizes[one] * draft.sizes[other]))


def likenesses(draft: Draft, one: int) -> tuple[int, ...]:
    """How alike each sentence is to the one given."""
    return tuple(likeness(draft, one, other) for other in range(len(draft.sentences)))


def centrality(draft: Draft) -> tuple[int, ...]:
    """The sum of each sentence's likenesses to all others, in thousandths of the highest.

    No two sentences are compared: all of them are added up to one vector, and each is compared
    with that, less its own part, so that the time is in proportion to the number of words.
    """
    together = dict.fromkeys(draft.weights, 0.0)
    for found, size in zip(draft.shared, draft.sizes, strict=True):
        if found:
            part = 1 / size
            for word in found:
                together[word] += part
    parts = {word: weight * together[word] for word, weight in draft.weights.items()}
    part_of = parts.__getitem__
    # To its own part a sentence is alike by one. What stands in no other sentence is that part
    # alone, so that where nothing is shared nothing or a rounding error is left.
    sums = [
        fsum((*map(part_of, shared), (len(words) - len(shared)) / size)) / size - 1 if size else 0.0
        for words, shared, size in zip(draft.words, draft.shared, draft.sizes, strict=True)
    ]
    highest = max(sums, default=0.0)
    return tuple([round(1000 * each / highest) if highest > 1e-9 else 0 for each in sums])


def _running(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    text = tuple(b for b in blocks if b.kind in ("paragraph", "quote") and b.text.strip())
    return text or tuple(b for b in blocks if b.kind == "item")
