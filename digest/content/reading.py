"""What of the site's settings an article depends on, and nothing else of them."""

from zoneinfo import ZoneInfo

from digest.model import Budget
from digest.settings import Site
from digest.value import Value


class KnownTopic(Value, frozen=True):
    """A topic that the site declares: forms of its name, and words that speak of it."""

    slug: str
    names: tuple[str, ...]
    keywords: tuple[str, ...] = ()
    budget: Budget | None = None


class Reading(Value, frozen=True):
    """How sources are read."""

    language: str = "en"
    timezone: str = "UTC"
    summary: Budget = Budget()
    topics: tuple[KnownTopic, ...] = ()
    search: bool = False

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


def reading_of(site: Site) -> Reading:
    topics = (KnownTopic(t.slug, t.names, t.keywords, t.budget) for t in site.topics)
    return Reading(site.language, site.timezone, site.summary, tuple(topics), site.search)
