"""Texts as they are checked: what each became, beside the source that it was made of."""

from functools import cached_property
from typing import Literal

from msgspec.structs import replace

from digest.build import Built, make_articles
from digest.content.fields import Found
from digest.content.frontmatter import decode, split_document
from digest.content.names import named
from digest.desk.checks.mentions import Mention, mentions
from digest.model import AnySource, Article, Card, Content, Manuscript, PlainText, Reference
from digest.site.pages import EditionPage
from digest.value import Record

State = Literal["published", "scheduled", "draft", "expired"]


class Proof(Record, frozen=True, dict=True):
    """A text and its source; `article` is None for plain pages and notes on days.

    `shown` says whether the release holds it, `due` whether it does or will without a hand's turn.
    """

    path: str
    lang: str
    address: str
    html: str
    references: tuple[Reference, ...]
    found: Found
    body: str
    first_line: int
    article: Article | None = None
    state: State = "published"
    shown: bool = True

    @property
    def due(self) -> bool:
        return self.shown or self.state == "scheduled"

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The links and pictures of the body; a pasted text has none that could be wrong."""
        if self.path.lower().endswith(".txt"):
            return ()
        return mentions(self.body, self.lang, self.first_line)

    def line(self, *keys: str) -> int:
        """The line of the first of these keys that the front matter has, or its first line."""
        return next((self.found.line(key) for key in keys if self.found.has(key)), 1)


def described(proof: Proof) -> str:
    """What a text is that readers do not see."""
    if proof.article and proof.state == "scheduled":
        return f"scheduled for {proof.article.day}"
    return {"draft": "a draft", "expired": "no longer shown"}.get(proof.state, "not shown")


def waits_for(proof: Proof, other: Proof) -> bool:
    """Whether a link will lead to the other text on the day on which it is first seen."""
    if proof.shown or not proof.article or not other.article:
        return False
    return other.state == "scheduled" and other.article.published <= proof.article.published


def proofs_of(built: Built, content: Content) -> tuple[Proof, ...]:
    """Every article, page and note of a build, in the order of their paths."""
    sources = {source.path: source for source in content.sources}
    found = [*_articles(built, sources), *_texts(built, sources)]
    return tuple(sorted(found, key=lambda proof: proof.path))


def _articles(built: Built, sources: dict[str, AnySource]) -> list[Proof]:
    shown = {article.path for article in built.articles}
    scheduled = {article.path for article in built.scheduled}
    expired = {article.path for article in built.expired}

    def state(article: Card) -> State:
        if article.draft:
            return "draft"
        if article.path in scheduled:
            return "scheduled"
        return "expired" if article.path in expired else "published"

    release = built.release
    every = (*built.articles, *built.scheduled, *built.drafts, *built.expired)
    opened = (release.whole[path] for path in {card.path for card in every} & sources.keys())
    return [
        replace(
            _proof(sources[a.path], a, release.body(a.body), a.address),
            state=state(a),
            shown=a.path in shown,
        )
        for a in opened
    ]


def _texts(built: Built, sources: dict[str, AnySource]) -> list[Proof]:
    """Plain pages and notes; a build keeps no list of them, and there are few."""
    plain = Content(tuple(s for s in sources.values() if named(s.path).kind != "article"))
    made = make_articles(built.release.site, plain)
    days = {page.address for page in built.release.pages if isinstance(page, EditionPage)}
    return [_text(sources[m.text.path], m, m.text, days) for m in made if m.text]


def _text(source: AnySource, made: Manuscript, text: PlainText, days: set[str]) -> Proof:
    is_note = named(text.path).kind == "day"
    address = f"/{text.slug.replace('-', '/') if is_note else text.slug}/"
    proof = _proof(source, text, made.html, address)
    return replace(proof, shown=not is_note or address in days)


def _proof(source: AnySource, made: Article | PlainText, html: str, address: str) -> Proof:
    document = split_document(decode(source.data, source.path), source.path)
    return Proof(
        path=source.path,
        lang=made.lang,
        address=address,
        html=html,
        references=made.references,
        found=Found(document.matter),
        body=document.body,
        first_line=document.first_line,
        article=made if isinstance(made, Article) else None,
    )
