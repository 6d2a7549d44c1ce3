"""One article by itself: its date, its summary, its id."""

from collections.abc import Iterator
from datetime import datetime

from digest.desk.checks.proof import Proof
from digest.errors import Notice
from digest.model import Article


def article_notices(proof: Proof) -> Iterator[Notice]:
    """Of one article, whatever its state."""
    if proof.article:
        yield from _dates(proof, proof.article)
        yield from _summary(proof, proof.article)
        yield from _id(proof, proof.article)


def _dates(proof: Proof, article: Article) -> Iterator[Notice]:
    if proof.state == "draft" and article.published.year < 2:
        cure = "write date: 2023-09-14 before it is published"
        yield Notice(proof.path, proof.line("draft"), "this draft has no date", cure, "hint")
    if proof.state == "scheduled":
        what = f"scheduled for {_written(article.published, article.has_time)}"
        yield Notice(proof.path, proof.line("date"), what, "it is shown from then on", "hint")
    if article.expires and article.expires <= article.published:
        what = "it expires before it is published, so that nobody sees it"
        cure = "correct date or expires"
        yield Notice(proof.path, proof.line("expires"), what, cure, "warning")
    elif article.expires and proof.state == "expired":
        what = "it has expired, and its address leads nowhere"
        cure = "delete expires to show it again"
        yield Notice(proof.path, proof.line("expires"), what, cure, "hint")


def _written(moment: datetime, has_time: bool) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if has_time else f"{moment:%Y-%m-%d}"


def _summary(proof: Proof, article: Article) -> Iterator[Notice]:
    """Lists and feeds show the headline alone where there is no summary."""
    if not proof.due or article.summary.kind != "none":
        return
    what = "no sentence of it can be a summary" if article.length else "the article has no text"
    cure = "write summary: and a sentence or two"
    yield Notice(proof.path, proof.line("title"), what, cure, "warning")


def _id(proof: Proof, article: Article) -> Iterator[Notice]:
    """Only published articles: readers of feeds know no others."""
    if proof.state != "published" or proof.found.has("id"):
        return
    what = "its id comes from its path: moved, it would be new to feed readers"
    has_matter = proof.first_line > 1
    where = "below this line write" if has_matter else "above the text write --- and"
    cure = f'{where} "id: {article.id}"' + ("" if has_matter else " and ---")
    yield Notice(proof.path, 1, what, cure, "hint")
