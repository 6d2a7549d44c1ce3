"""``digest explain``: each sentence of an article, what spoke for it, why it was taken or not."""

import json
import posixpath
import re
import unicodedata
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urlsplit

from digest.content.article import make_article
from digest.content.body import Body, read_markdown
from digest.content.fields import Found
from digest.content.frontmatter import Document, decode, split_document
from digest.content.plaintext import read_plain
from digest.content.reading import reading_of
from digest.content.values import summary
from digest.desk.orders import Orders
from digest.desk.project import settled
from digest.engine.read import look_through
from digest.errors import DigestError, errors_of, fault
from digest.model import AnySource, Article, Budget, Source
from digest.settings import Site
from digest.summary.account import NAMES, Account, account
from digest.summary.draft import make_draft
from digest.text.columns import clipped
from digest.value import Value

# The table's width, in columns of a terminal.
WIDTH = 100


class Explained(Value, frozen=True):
    """An article, the length that its summary was to have, and an account of each sentence."""

    article: Article
    budget: Budget
    accounts: tuple[Account, ...]


def explain_article(root: Path, orders: Orders, wanted: str) -> Explained:
    """The account of the article that `wanted` names: by its path, address or slug.

    Raises DigestError where no article, or more than one, has the name, or where it has faults.
    """
    site, _ = settled(root, orders)
    sources = look_through(root)[0].sources
    article, source = _found(site, sources, wanted)
    document = split_document(decode(source.data, source.path), source.path)
    body = _body(article, source, document)
    budget = _own_length(document) or _budget(article, site)
    draft = make_draft(article.title, body.blocks, article.lang)
    return Explained(article, budget, account(draft, budget))


def json_of(found: Explained) -> str:
    """One object; points and scores are in thousandths."""
    article = found.article
    sentences = [
        {
            "number": number,
            "block": each.sentence.block,
            "text": each.sentence.text,
            "features": dict(zip(NAMES, each.points, strict=True)),
            "score": each.score,
            "rank": each.rank or None,
            "taken": bool(each.rank),
            "why": each.why,
        }
        for number, each in enumerate(found.accounts, 1)
    ]
    record = {
        "path": article.path,
        "address": article.address,
        "title": article.title,
        "lang": article.lang,
        "budget": {found.budget.unit: found.budget.amount},
        "kind": article.summary.kind,
        "summary": [s.text for s in article.summary.sentences],
        "sentences": sentences,
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


KINDS = {
    "extract": "an extract",
    "editor": "the editor's own words; this is what would have been chosen",
    "whole": "the whole article, since it is so short",
    "none": "none, since there is no sentence that could be taken",
}


def table_of(found: Explained) -> list[str]:
    """Lines of up to `WIDTH` columns: ten points to speak for a sentence are 10.0."""
    article = found.article
    head = f"{'':>4} " + " ".join(f"{name:>6}" for name in ("score", *NAMES)) + "  why"
    return [
        clipped(f"{article.path}: {article.title}", WIDTH),
        f"summary: {KINDS[article.summary.kind]}; length: {length_of(found.budget)}",
        "",
        f"{'':>4} sentence",
        head,
        *(line for number, each in enumerate(found.accounts, 1) for line in _lines(number, each)),
    ]


def length_of(budget: Budget) -> str:
    unit = budget.unit if budget.amount != 1 else budget.unit[:-1]
    return f"{budget.amount} {unit}"


def _lines(number: int, each: Account) -> tuple[str, str]:
    points = " ".join(f"{point / 1000:6.1f}" if point else "     ·" for point in each.points)
    why = f"{each.why}, number {each.rank}" if each.why == "taken" else each.why
    mark = ">" if each.rank else " "
    return (
        f"{number:>3}{mark} " + clipped(" ".join(each.sentence.text.split()), WIDTH - 5),
        f"{'':>4} {each.score / 1000:6.1f} {points}  {why}",
    )


def _found(site: Site, sources: tuple[AnySource, ...], wanted: str) -> tuple[Article, AnySource]:
    """The article and its source; an article with faults is told with them."""
    reading = reading_of(site)
    same_path = [s for s in sources if s.path == _path(wanted)]
    wished = same_path or sources
    if (day := _day_in(wanted)) and not same_path:
        # Only one article has an address, and few files: the others need not be read.
        for likely in [s for s in sources if day in re.sub(r"\D", "", s.path)]:
            article = make_article(Source(likely.path, likely.data), reading).article
            if article and _is_named(article, wanted):
                return article, likely
    made = [(make_article(Source(s.path, s.data), reading), s) for s in wished]
    if same_path and (faults := errors_of(made[0][0].notices)):
        raise DigestError(faults)
    articles = [(m.article, s) for m, s in made if m.article]
    named = articles if same_path else [(a, s) for a, s in articles if _is_named(a, wanted)]
    if len(named) == 1:
        return named[0]
    if named:
        several = ", ".join(a.path for a, _ in named)
        raise fault(wanted, 0, "several articles have this name", f"write one of {several}")
    raise fault(wanted, 0, "no article has this path, address or slug", _nearest(wanted, articles))


def _day_in(wanted: str) -> str:
    """The digits of the day in an article's address; nothing where it is no address."""
    found = re.search(r"/(\d{4})/(\d{2})/(\d{2})/[^/]+/?$", wanted)
    return "".join(found.groups()) if found else ""


def _path(wanted: str) -> str:
    return posixpath.normpath(unicodedata.normalize("NFC", wanted))


def _is_named(article: Article, wanted: str) -> bool:
    address = "/" + unquote(urlsplit(wanted).path).strip("/") + "/"
    return wanted == article.slug or address.endswith(article.address)


def _nearest(wanted: str, articles: list[tuple[Article, AnySource]]) -> str:
    slug = posixpath.basename(wanted.strip("/")).rpartition(".")[0] or wanted.strip("/")
    slugs = [a.slug for a, _ in articles]
    near = [s for s in slugs if slug and slug in s] or get_close_matches(slug, slugs, n=1)
    return f"did you mean {near[0]}?" if near else "digest list shows all of them"


def _body(article: Article, source: AnySource, document: Document) -> Body:
    """The article's text once more, block by block, as it was read for the summary."""
    title = article.title if Found(document.matter).has("title") else ""
    where = (document.body, article.lang, source.path, document.first_line, title)
    if source.path.lower().endswith(".txt"):
        return read_plain(*where).body
    return read_markdown(*where)


def _own_length(document: Document) -> Budget | None:
    """The length that the article asks for itself."""
    asked = summary(Found(document.matter).get("summary"))
    return asked if isinstance(asked, Budget) else None


def _budget(article: Article, site: Site) -> Budget:
    """The length that the article's leading topic asks for, else the site's."""
    leading = next((t for t in site.topics if t.slug in article.topics[:1]), None)
    return (leading.budget if leading else None) or site.summary
