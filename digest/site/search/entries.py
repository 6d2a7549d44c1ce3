"""What a month's part of the index is made of."""

from digest.model import Article
from digest.site.layout.articles import is_excerpt
from digest.site.layout.paper import Paper
from digest.value import Value


class Entry(Value, frozen=True):
    """An article as search shows it, and by which it may be sifted.

    `address` counts from the month's folder, `day` is the date as the site writes it, `terms`
    names its entry in the index of words; of an excerpt only the head is on its page.
    """

    address: str
    title: str
    lang: str
    date: str
    day: str
    source: str
    topics: tuple[str, ...]
    terms: str
    excerpt: bool = False


def entries_of(paper: Paper, articles: tuple[Article, ...]) -> tuple[Entry, ...]:
    """Those of a month, the oldest first, so that one more changes no other's number."""
    return tuple(_entry(article, paper) for article in reversed(articles))


def _entry(article: Article, paper: Paper) -> Entry:
    return Entry(
        address=article.address[len("/2023/09/") : -1],
        title=article.title,
        lang=article.lang,
        date=article.day.isoformat(),
        day=paper.words.day(article.day),
        source=article.origin.name if article.origin else "",
        topics=article.topics,
        terms=article.terms,
        excerpt=is_excerpt(article, paper.site.republish),
    )
