"""``digest list``: the articles of the project, as lines or as JSON."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from digest.build import Show, is_due, make_articles, newest_first, refuse
from digest.desk.project import Orders, moment_of, settled
from digest.engine.read import read_content
from digest.model import Article


def listing(root: Path, orders: Orders, as_json: bool) -> Iterator[str]:
    """Every article that can be read, newest first; its state says why it is not shown."""
    site, _ = settled(root, orders)
    manuscripts = make_articles(site, read_content(root))
    refuse(tuple(n for m in manuscripts for n in m.notices))
    as_of = moment_of(orders.as_of, site)
    for article in newest_first(m.article for m in manuscripts if m.article):
        state = state_of(article, as_of)
        yield json.dumps(_record(article, state), ensure_ascii=False) if as_json else _line(
            article, state
        )


def state_of(article: Article, as_of: datetime) -> str:
    """``published``, ``draft``, ``scheduled`` or ``expired``."""
    if is_due(article, as_of, Show()):
        return "published"
    if article.draft:
        return "draft"
    return "scheduled" if article.published > as_of else "expired"


def _line(article: Article, state: str) -> str:
    mark = "" if state == "published" else f"  [{state}]"
    topics = ", ".join(article.topics)
    return f"{article.day}  {article.lang:<3} {topics:<12} {article.title}  ({article.path}){mark}"


def _record(article: Article, state: str) -> dict[str, object]:
    return {
        "path": article.path,
        "address": article.address,
        "id": article.id,
        "title": article.title,
        "published": article.published.isoformat(),
        "lang": article.lang,
        "topics": list(article.topics),
        "state": state,
        "source": article.origin.url if article.origin else "",
        "summary": article.summary.text,
        "summary_kind": article.summary.kind,
        "minutes": article.minutes,
    }
