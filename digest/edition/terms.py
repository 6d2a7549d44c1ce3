"""What an article is about, as a set of terms: to find its story and its neighbours.

A term is a word cut to what its inflections share, a number, or a pair of characters where no
spaces are. Of words that say nothing only those of grammar and the days of the week are left out:
what every report says has little weight among many, and among few it dilutes what they share. A
longer list was tried, and joined worse.
"""

import re
from functools import lru_cache

from digest.edition.grammar import NOTHING
from digest.model import Article
from digest.text.words import words
from digest.value import Value

STEM = 6  # letters of a word that count: "earthquakes", "earthquake's", "Erdbebens"
SHORT_STEM = 5  # of Arabic, whose words are shorter, and of Russian, whose endings are many
OPENING = 2  # sentences of the summary that say what has happened

_KANA = re.compile("[\u3040-\u309f]")
# Characters that are grammar in Chinese, and those that count; a pair with one says nothing.
_GRAMMAR = frozenset(
    "的了在是和有不这我他们为与对将被把从到说也都并其个后前上下中年月日時时分人名万億亿円元"
)
# A word within a sentence that begins with a capital: a name, in German any noun.
_NAME = re.compile(r"(?<=[^\W_] |[,;:)”»’] )[A-ZÀ-ÖØ-ÞА-ЯЁ]\w+")
_NUMBER = re.compile(r"\d[\d.,]*\d")  # of two digits or more: single ones agree by chance
_ARTICLE = re.compile("^[وف]?[بكل]?ال|^لل")
_VOWELS = re.compile("[\u0640\u064b-\u0652\u0670]")  # marks that one writer sets and another leaves


class Terms(Value, frozen=True):
    """An article's terms: those of its headline and tags, and all of them with those of the
    summary's opening, of which some are `names`; and its numbers. `tongue` is its language without
    the variety, `outlet` where it is from.
    """

    path: str
    tongue: str
    outlet: str
    head: frozenset[str]
    all: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]


def terms_of(article: Article) -> Terms:
    head = head_terms(article)
    opening = _opening(article)
    return Terms(
        path=article.path,
        tongue=tongue(article.lang),
        outlet=article.origin.name if article.origin else "",
        head=head,
        all=head | _terms(opening, article.lang),
        names=_terms(" ".join(_NAME.findall(opening)), article.lang),
        numbers=frozenset(_NUMBER.findall(f"{article.title} {opening}")),
    )


def head_terms(article: Article) -> frozenset[str]:
    """The terms of its title and its tags."""
    tags = (_terms(tag, article.lang) for tag in article.tags)
    return _terms(article.title, article.lang).union(*tags)


def tongue(lang: str) -> str:
    """The language of a code, its variety set aside: ``pt`` of ``pt-BR``."""
    return lang.partition("-")[0]


def shared_words(article: Article, other: Article) -> tuple[str, ...]:
    """The words of an article whose terms another one has, in their order, one for each term."""
    shared = terms_of(article).all & terms_of(other).all
    text = f"{article.title} {' '.join(article.tags)} {_opening(article)}"
    found: dict[str, str] = {}
    for word in words(text, article.lang):
        found.setdefault(_term(word), word)
    return tuple(word for term, word in found.items() if term in shared)


def _opening(article: Article) -> str:
    return " ".join(sentence.text for sentence in article.summary.sentences[:OPENING])


@lru_cache(maxsize=6000)  # those of some months
def _terms(text: str, lang: str) -> frozenset[str]:
    return frozenset(filter(None, map(_term, words(text, lang)))) - NOTHING


@lru_cache(maxsize=20_000)
def _term(word: str) -> str:
    """What of a word counts, or nothing: short words are grammar in most languages."""
    if word.isdigit():
        return word
    if word.isascii():
        return word[:STEM] if len(word) > 3 else ""
    first = word[0]
    if len(word) == 2 and "\u3040" <= first <= "\u9fff":
        return "" if _KANA.search(word) or not _GRAMMAR.isdisjoint(word) else word
    if "\u0400" <= first <= "\u04ff":
        return word[:SHORT_STEM] if len(word) > 2 else ""
    if "\u0600" <= first <= "\u06ff":
        word = _VOWELS.sub("", word)
        stem = _ARTICLE.sub("", word) if len(word) > 4 else word
        return stem[:SHORT_STEM] if len(stem) > 2 else ""
    return word[:STEM] if len(word) > 2 else ""
