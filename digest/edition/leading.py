"""Which article leads a story, and which are one text in several outlets."""

from collections.abc import Callable

from digest.edition.told import Led
from digest.model import Article, Articles, Known
from digest.text.likeness import likenesses, words_of
from digest.value import Record

FULL = 0.8  # of the longest: who has as much as that to tell has told it all
COPIED = 0.6  # of the longer text's shingles: an agency's text, cut and headed anew


class Texts(Record, frozen=True):
    """Where articles and the HTML of their bodies are looked up: by path, and by fingerprint."""

    articles: Articles
    body: Callable[[str], str]


def lead(story: tuple[Known, ...], texts: Texts) -> Led:
    """What of a story stands in the edition of one day, the leading article first, the rest in
    their order; and those that are copies, each with the one under which it stands.

    A pinned article leads, else the fullest; of several that are about as full the earliest.
    """
    articles = [texts.articles[known.path] for known in story]
    first = _leading(articles)
    ordered = (first, *(article for article in articles if article is not first))
    return Led(tuple(article.path for article in ordered), _copies(ordered, texts))


def _leading(articles: list[Article]) -> Article:
    asked = [article for article in articles if article.pin] or articles
    most = max(article.length for article in asked)
    full = (article for article in asked if article.length >= FULL * most)
    return min(full, key=lambda article: (article.published.timestamp(), article.path))


def _copies(articles: tuple[Article, ...], texts: Texts) -> tuple[tuple[str, str], ...]:
    """Each copy and the first in the row that has its text; the texts of one are all alike it."""
    if len({article.lang for article in articles}) == len(articles):
        return ()
    read = (words_of(texts.body(article.body), article.lang) for article in articles)
    heads: dict[int, int] = {}
    for found in likenesses(read, COPIED):
        heads[found.later] = heads.get(found.earlier, found.earlier)
    return tuple((articles[copy].path, articles[head].path) for copy, head in heads.items())
