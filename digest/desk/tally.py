"""What a build found, in numbers: for the line at its end."""

from datetime import datetime
from typing import TYPE_CHECKING

from digest.value import Value

if TYPE_CHECKING:
    from digest.build import Built


class Scheduled(Value, frozen=True):
    """The next article to come, and how many there are with it."""

    path: str
    published: datetime
    has_time: bool
    count: int


class Tally(Value, frozen=True):
    """How many articles are shown, and how many are not, by the reason."""

    articles: int
    scheduled: Scheduled | None = None
    drafts: int = 0
    expired: int = 0


def tally_of(built: "Built") -> Tally:
    return Tally(len(built.articles), _next(built), len(built.drafts), len(built.expired))


def _next(built: "Built") -> Scheduled | None:
    if not built.scheduled:
        return None
    first = min(built.scheduled, key=lambda a: (a.published, a.path))
    return Scheduled(first.path, first.published, first.has_time, len(built.scheduled))
