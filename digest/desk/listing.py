"""``digest list``: the articles of the project, as lines or as JSON."""

import json
from datetime import datetime
from pathlib import Path

from digest.build import Show, make_articles
from digest.desk.orders import Orders
from digest.desk.project import moment_of, settled
from digest.edition.due import is_due, newest_first
from digest.engine.read import look_through
from digest.errors import Notice, errors_of
from digest.model import Article


def listing(root: Path, orders: Orders, as_json: bool) -> tuple[list[str], tuple[Notice, ...]]:
    """A line for every article that can be read, newest first, and the faults of the others.

    The state of an article says why it is not shown.
    """
    site, _ = settled(root, orders)
    content, unread = look_through(root)
    manuscripts = make_articles(site, content)
    faults = (*unread, *(n for m in manuscripts for n in errors_of(m.notices)))
    as_of = moment_of(orders.as_of, site)
    lines = []
    for article in newest_first(m.article for m in manuscripts if m.article):
        state = state_of(article, as_of, orders.show)
        record = _record(article, state)
        lines.append(json.dumps(record, ensure_ascii=False) if as_json else _line(article, state))
    return lines, faults


def state_of(article: Article, as_of: datetime, show: Show) -> str:
    """``published``, ``draft``, ``scheduled`` or ``expired``."""
    if is_due(article, as_of, show):
        return "published"
    if article.draft:
        return "draft"
    return "scheduled" if article.published > as_of else "expired"


def is_dated(article: Article) -> bool:
    """Whether it has a date; a draft may be without."""
    return article.published.year > 1


def _line(article: Article, state: str) -> str:
    mark = "" if state == "published" else f"  [{state}]"
    topics = ", ".join(article.topics)
    day = str(article.day) if is_dated(article) else "no date   "
    return f"{day}  {article.lang:<3} {topics:<12} {article.title}  ({article.path}){mark}"


def _record(article: Article, state: str) -> dict[str, object]:
    return {
        "path": article.path,
        "address": article.address if is_dated(article) else None,
        "id": article.id,
        "title": article.title,
        "published": article.published.isoformat() if is_dated(article) else None,
        "lang": article.lang,
        "topics": list(article.topics),
        "state": state,
        "source": article.origin.url if article.origin else "",
        "summary": article.summary.text,
        "summary_kind": article.summary.kind,
        "minutes": article.minutes,
    }
