"""Pages and feeds that are laid out when they have to be printed.

Most of a month stands already when one of its articles is edited. What a page is laid out from is
quick to tell, and stands for it as well as the page itself does.
"""

from collections.abc import Callable
from datetime import datetime

from digest.site.feeds.planned import PlannedFeed
from digest.site.pages import ArticlePage
from digest.value import Record


class ArticlePlan(Record, frozen=True):
    """An article's page. `made_of` holds values and marks of all that it is laid out from, but for
    the frame.
    """

    address: str
    updated: datetime
    made_of: tuple[object, ...]
    page: Callable[[], ArticlePage]

    @property
    def path(self) -> str:
        """The file that holds it."""
        return f"{self.address}index.html"[1:]


class FeedPlan(Record, frozen=True):
    """An archived feed, in the same way; `path` is its only file."""

    path: str
    made_of: tuple[object, ...]
    feed: Callable[[], PlannedFeed]
