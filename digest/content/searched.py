"""An article's entry in the index of words."""

from digest.model import Article
from digest.text.indexing import index_entry


def entry_of(article: Article, text: str) -> str:
    """Of all that its page says itself; `text` is what its body does."""
    origin = article.origin
    names = (origin.name, origin.author) if origin else ()
    remark = (article.credit, *article.tags, *article.authors)
    head = (article.summary.text, *names, *remark)
    return index_entry(article.lang, article.title, head, text)
