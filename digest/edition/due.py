"""Which articles are to be seen at a moment, and in which order."""

from collections.abc import Iterable
from datetime import datetime
from itertools import takewhile
from operator import attrgetter
from typing import TypeVar

from digest.model import Card, Show

C = TypeVar("C", bound=Card)


def comes(article: Card, as_of: datetime, show: Show) -> bool:
    """Whether an article is to be seen at this moment, or at its own, which is yet to come."""
    if not article.expires:
        return _is_ready(article, show)
    return is_due(article, max(as_of, article.published), show) or is_due(article, as_of, show)


def due_of(articles: tuple[C, ...], as_of: datetime, show: Show) -> tuple[C, ...]:
    """Those that are to be seen at this moment, of articles that come newest first."""
    ahead = () if show.future else takewhile(lambda a: a.published > as_of, articles)
    row = articles[sum(1 for _ in ahead) :]
    return tuple(a for a in row if _is_ready(a, show) and _stays(a, as_of, show))


def is_due(article: Card, as_of: datetime, show: Show) -> bool:
    """Whether an article is to be seen at this moment."""
    return bool(due_of((article,), as_of, show))


def _is_ready(article: Card, show: Show) -> bool:
    return (show.drafts or not article.draft) and article.published.year > 1


def _stays(article: Card, as_of: datetime, show: Show) -> bool:
    return show.expired or not article.expires or article.expires > as_of


def newest_first(articles: Iterable[C]) -> tuple[C, ...]:
    """By their moment; of one moment in the order of their paths, so that the order is total."""
    in_order = sorted(articles, key=attrgetter("path"))
    in_order.sort(key=lambda a: -a.published.timestamp())  # those of one moment keep their order
    return tuple(in_order)
