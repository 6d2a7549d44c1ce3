"""What an article is about, as a set of words: to find its story and its neighbours."""

from digest.model import Article
from digest.text.words import words
from digest.value import Value


class Profile(Value, frozen=True):
    """An article with the words of its title, of its tags, and of its title, tags and summary."""

    article: Article
    title: frozenset[str]
    tags: frozenset[str]
    all: frozenset[str]


def headline_words(article: Article) -> frozenset[str]:
    """The words of its title and its tags."""
    return _content_words(article.title, article.lang) | _tag_words(article)


def profile(article: Article) -> Profile:
    title = _content_words(article.title, article.lang)
    tags = _tag_words(article)
    opening = " ".join(s.text for s in article.summary.sentences[:2])
    return Profile(article, title, tags, title | tags | _content_words(opening, article.lang))


def _tag_words(article: Article) -> frozenset[str]:
    return frozenset(word for tag in article.tags for word in _content_words(tag, article.lang))


def _content_words(text: str, lang: str) -> frozenset[str]:
    """Words of four letters or more, numbers, and pairs of characters: what names and things
    are made of in most languages, with no list of stop words to keep.
    """
    found = words(text, lang)
    return frozenset(
        w for w in found if len(w) > 3 or w.isdigit() or (not w.isascii() and len(w) > 1)
    )
