"""Ways to rank an article's sentences: the first ones, the best in hindsight, other packages.

Each is a function of an article and its sentences that gives their places, the best first.
"""

import importlib
from collections.abc import Callable
from typing import Any

from benchmarks.data import Sample
from benchmarks.rouge import rouge, rouge_words

Ranking = Callable[[Sample, tuple[str, ...]], list[int]]

SUMY = {
    "sumy TextRank": ("text_rank", "TextRankSummarizer"),
    "sumy LexRank": ("lex_rank", "LexRankSummarizer"),
    "sumy LSA": ("lsa", "LsaSummarizer"),
    "sumy Luhn": ("luhn", "LuhnSummarizer"),
    "sumy Reduction": ("reduction", "ReductionSummarizer"),
    "sumy SumBasic": ("sum_basic", "SumBasicSummarizer"),
}


def lead(sample: Sample, sentences: tuple[str, ...]) -> list[int]:
    """As they stand: in news the first sentences are hard to beat."""
    return list(range(len(sentences)))


def oracle(sample: Sample, sentences: tuple[str, ...]) -> list[int]:
    """With the person's summary in hand: whichever adds most to it, one after another."""
    found = [rouge_words(sentence) for sentence in sentences]
    chosen: list[int] = []
    while len(chosen) < min(len(sentences), 8):

        def gained(place: int) -> float:
            together = [w for p in sorted([*chosen, place]) for w in found[p]]
            return rouge(together, sample.references)

        left = [p for p in range(len(sentences)) if p not in chosen]
        chosen.append(max(left, key=gained))
    return chosen


def others() -> dict[str, Ranking]:
    """The packages of other people that are installed, by their names."""
    makers: dict[str, Callable[[], Ranking]] = {
        name: _later(_sumy, *where) for name, where in SUMY.items()
    }
    makers |= {"summa TextRank": _summa, "newspaper4k": _newspaper}
    found: dict[str, Ranking] = {}
    for name, make in makers.items():
        try:
            found[name] = make()
        except ImportError:
            continue
    return found


def _later(make: Callable[..., Ranking], *arguments: str) -> Callable[[], Ranking]:
    return lambda: make(*arguments)


def _sumy(module: str, name: str) -> Ranking:
    base = getattr(importlib.import_module(f"sumy.summarizers.{module}"), name)
    dom = importlib.import_module("sumy.models.dom")

    def best(self, sentences, count, rating, *args, **kwargs):  # type: ignore[no-untyped-def]
        """In place of the package's own, which forgets the order once it has cut."""
        rate = rating if callable(rating) else lambda s, *_a, **_k: rating[s]
        places = range(len(sentences))
        self.order = sorted(places, key=lambda p: -rate(sentences[p], *args, **kwargs))
        return ()

    ranking_class = type("Ranking", (base,), {"_get_best_sentences": best})

    def rank(sample: Sample, sentences: tuple[str, ...]) -> list[int]:
        made = [dom.Sentence(sentence, _Words()) for sentence in sentences]
        summarizer = ranking_class()
        summarizer.order = list(range(len(sentences)))  # where it finds no word to go by
        summarizer(dom.ObjectDocumentModel([dom.Paragraph(made)]), 3)
        return list(summarizer.order)

    return rank


class _Words:
    """What sumy asks of a tokenizer."""

    language = "any"

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(rouge_words(sentence))

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return (text,)


def _summa() -> Ranking:
    summarizer = importlib.import_module("summa.summarizer")
    cleaner: Any = importlib.import_module("summa.preprocessing.textcleaner")
    names = {"en": "english", "es": "spanish", "fr": "french", "no": "norwegian"}

    def rank(sample: Sample, sentences: tuple[str, ...]) -> list[int]:
        cleaner.split_sentences = lambda _text: list(sentences)
        language = names.get(sample.lang, "english")
        try:
            scored = summarizer.summarize(sample.text, 1.0, language=language, scores=True)
        except (ValueError, ZeroDivisionError, IndexError, TypeError, ArithmeticError):
            scored = []
        scores = dict(reversed(scored))
        return sorted(range(len(sentences)), key=lambda p: -scores.get(sentences[p], -1.0))

    return rank


def _newspaper() -> Ranking:
    nlp = importlib.import_module("newspaper.nlp")

    class Stop:
        """No word is a stop word: lists are not there for every language."""

        stop_words: frozenset[str] = frozenset()
        tokenizer = staticmethod(rouge_words)

    def rank(sample: Sample, sentences: tuple[str, ...]) -> list[int]:
        keywords = nlp.keywords(sample.text, Stop(), 10)
        title = rouge_words(sample.title)
        scored = nlp.scored_sentences(list(sentences), title, keywords, Stop())
        return [place for place, *_ in scored]

    return rank
