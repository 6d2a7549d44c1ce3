"""A source filed: what it became, with the marks that stand for it."""

from digest.content.article import make_article
from digest.content.filed import Filed, Filing
from digest.content.reading import Reading
from digest.model import AnySource, Source, face
from digest.value import mark_of


def file_source(source: AnySource, reading: Reading) -> tuple[Filing, tuple[str, str]]:
    """What `source` holds, or every fault in it; and the HTML of its body and its entry in the
    index of words.

    Depends on the two arguments alone.
    """
    made = make_article(Source(source.path, source.data), reading)
    article, kept = made.article, made.article or made.text
    filed = Filed(
        card=article and article.card,
        text=made.text,
        notices=made.notices,
        mark=mark_of(article) if article else "",
        face=mark_of(face(article)) if article else "",
        body=kept.body if kept else "",
        terms=article.terms if article else "",
    )
    return Filing(filed, article), (made.html, made.terms)
