"""The paper on the table: what every page is laid out from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from itertools import groupby

import msgspec

from digest.edition.numbers import edition_number
from digest.edition.told import Thread
from digest.model import Article, Articles, Card, Edition, PlainText, Story, Told
from digest.settings import Site
from digest.site.addresses import day_address, topic_address
from digest.site.layout.cuts import Cuts
from digest.site.layout.fitting import fitting
from digest.site.layout.outlets import Outlet, outlets_of
from digest.site.layout.sizes import are_short
from digest.site.layout.told import TOLD, earlier_leads, folded
from digest.site.pages import (
    Day,
    EditionLink,
    FeedLink,
    Fragment,
    Image,
    Link,
    Masthead,
    SectionTeaser,
    StoryTeaser,
    Teaser,
)
from digest.site.references import Shelf, Targets
from digest.site.words import Words
from digest.value import Record, mark_of

LISTED = 196  # headlines on a page of days: 28 on each of a week's


class Paper(Record, frozen=True, dict=True):
    """Articles, by their cards, what is told on each day, and the newest editions, or those of one
    month, all newest first. Whole articles, teasers, pictures, what texts name and stories of
    several days are found by the path of their source, and so is, of a copy, the path of the
    article whose text it repeats; `chosen` are those that an editor lists beside one, `cuts` the
    pages of editions that have several.
    """

    site: Site
    masthead: Masthead
    words: Words
    articles: tuple[Card, ...]
    whole: Articles
    told: tuple[Told, ...]
    editions: tuple[Edition, ...]
    texts: tuple[PlainText, ...]
    shelf: Shelf
    teasers: "Teasers"
    targets: Mapping[str, Targets]
    pictures: Mapping[str, Image]
    topics: Mapping[str, Link]
    threads: Mapping[str, Thread] = msgspec.field(default_factory=dict)
    repeated: Mapping[str, str] = msgspec.field(default_factory=dict)
    chosen: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    cuts: Mapping[date, Cuts] = msgspec.field(default_factory=dict)

    @cached_property
    def months(self) -> dict[date, tuple[Card, ...]]:
        """The articles of each month, by its first day, newest first."""
        groups = groupby(self.articles, key=lambda a: (a.published.year, a.published.month))
        return {date(year, month, 1): tuple(group) for (year, month), group in groups}

    @cached_property
    def languages(self) -> dict[str, tuple[Card, ...]]:
        """The articles in each language present, the language with most of them first."""
        held: dict[str, list[Card]] = defaultdict(list)
        for article in self.articles:
            held[article.lang].append(article)
        order = sorted(held, key=lambda code: (-len(held[code]), code))
        return {code: tuple(held[code]) for code in order}

    @cached_property
    def outlets(self) -> dict[str, Outlet]:
        """Where articles are from, by the slugs of the outlets."""
        return outlets_of(self.months)

    def fragment(self, text: Article | PlainText) -> Fragment:
        found = self.targets.get(text.path)
        return Fragment(text.body, found.links, found.images) if found else Fragment(text.body)

    def stories(self, stories: tuple[Story, ...]) -> tuple[StoryTeaser, ...]:
        return tuple(self._story(story) for story in stories)

    def _story(self, story: Story) -> StoryTeaser:
        paths = [article.path for article in story.articles]
        lead, *others = folded(paths[:TOLD], self.repeated, self.teasers)
        earlier = earlier_leads(self.threads.get(paths[0]), paths[0])
        before = tuple(self.teasers[path] for path in earlier)
        return StoryTeaser(lead, tuple(others), before, len(paths[TOLD:]))

    def sections(self, edition: Edition) -> tuple[SectionTeaser, ...]:
        return tuple(
            SectionTeaser(self.topics[section.topic], self.stories(section.stories))
            for section in edition.sections
        )

    def feed(self, kind: str, folder: str, name: str = "", lang: str = "") -> FeedLink:
        """A feed by the label of its kind: ``feed_topic``, ``feed_language``, ``feed_editions``."""
        values = {"site": self.site.title, "topic": name, "language": name}
        return FeedLink(self.words(kind, **values), folder, lang)


class Teasers(dict[str, Teaser]):
    """Teasers of articles by their paths, each made when it is first asked for."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        topics: Mapping[str, Link],
        pictures: Mapping[str, Image],
    ) -> None:
        self.articles, self.topics, self.pictures = articles, topics, pictures

        self._marks: dict[str, str] = {}

    def __missing__(self, path: str) -> Teaser:
        made = teaser(self.articles[path], self.topics, self.pictures.get(path))
        self[path] = made
        return made

    def mark(self, path: str) -> str:
        """What stands for a teaser."""
        if path not in self._marks:
            self._marks[path] = mark_of(self[path])
        return self._marks[path]


def edition_link(edition: Edition | Told, site: Site) -> EditionLink:
    day = edition.day
    number = edition_number(day, site.editions)
    return EditionLink(day, day_address(day), len(edition.stories), number)


def days_of(articles: Iterable[Card], paper: Paper, summed_up: bool = False) -> tuple[Day, ...]:
    """Headlines by day, in the order of the articles; `summed_up`: shown with their summaries."""
    teasers = (paper.teasers[article.path] for article in articles)
    return days_of_teasers(teasers, summed_up=summed_up)


def days_of_teasers(
    teasers: Iterable[Teaser], most: int = LISTED, summed_up: bool = False
) -> tuple[Day, ...]:
    """Headlines by day, in their order: `most` at most, and of each day one at least. Where they
    are more, or long, full days have as many as fit of each; the rest stands in their editions.
    """
    days = [(day, tuple(group)) for day, group in groupby(teasers, key=lambda t: t.day)]
    fit = _fit([group for _, group in days], most, summed_up)
    return tuple(
        Day(day, day_address(day), group[:fit], max(0, len(group) - fit)) for day, group in days
    )


def _fit(groups: list[tuple[Teaser, ...]], most: int, summed_up: bool) -> int:
    """How many of each day there is room for."""
    counts = [len(group) for group in groups]
    fit = fitting(counts, most)
    while fit > 1 and not are_short((t for group in groups for t in group[:fit]), summed_up):
        most -= 4
        fit = fitting(counts, most)
    return fit


def topic_links(site: Site, articles: tuple[Card, ...], other: str) -> dict[str, Link]:
    """Every topic that some article has: the site's own in the editor's order, then the rest.

    A topic that the site does not declare is called as its slug reads.
    """
    used = {topic for article in articles for topic in article.topics}
    declared = {t.slug: t.name for t in site.topics if t.slug in used}
    free = {slug: _called(slug, other) for slug in sorted(used - set(declared))}
    last = {"other": free.pop("other")} if "other" in free else {}
    return {
        slug: Link(name, topic_address(slug)) for slug, name in (declared | free | last).items()
    }


def _called(slug: str, other: str) -> str:
    words = slug.replace("-", " ")
    return other if slug == "other" else words[:1].upper() + words[1:]


def teaser(article: Article, topics: Mapping[str, Link], picture: Image | None) -> Teaser:
    return Teaser(
        address=article.address,
        anchor=f"a-{article.slug}",
        title=article.title,
        lang=article.lang,
        published=article.published,
        has_time=article.has_time,
        summary=article.summary,
        source=article.origin.outlet if article.origin else "",
        authors=article.authors,
        minutes=article.minutes,
        topics=tuple(topics[t] for t in article.topics),
        picture=picture,
    )
