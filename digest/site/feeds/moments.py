"""When each article was published and changed, as feeds tell it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from digest.model import Card
from digest.site.layout.volume import Moments
from digest.value import lasting

_FIRST_HOUR = 3600
_SECOND = 1_000_000  # in microseconds


def feed_moments(articles: Iterable[Card]) -> dict[str, Moments]:
    """When each article was published and changed, by its path, as feeds tell it.

    No two are the same, since readers sort by them: a bare date gets a moment in its first hour
    that its id decides, and of two equal ones the later in the order of ids is a second later.
    """
    taken: set[int] = set()
    moments = {}
    for article in sorted(articles, key=lambda a: (a.published.timestamp(), a.id)):
        shift = int(lasting(article.id), 16) % _FIRST_HOUR if not article.has_time else 0
        published = _free(_later(article.published, shift), taken)
        changed = article.updated
        updated = _free(max(changed, published), taken) if changed else published
        moments[article.path] = Moments(published, updated)
    return moments


def _free(moment: datetime, taken: set[int]) -> datetime:
    """The moment, or the first whole second after it that is not taken; in microseconds."""
    own = round(moment.timestamp() * _SECOND)
    shift = 0
    while own + shift * _SECOND in taken:
        shift += 1
    taken.add(own + shift * _SECOND)
    return _later(moment, shift)


def _later(moment: datetime, seconds: int) -> datetime:
    return moment + timedelta(seconds=seconds) if seconds else moment
