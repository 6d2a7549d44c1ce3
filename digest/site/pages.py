"""Pages as they are laid out: an address, a template, and all that the template may see.

Addresses are paths from the site's root with a slash at both ends (``/2023/09/14/slug/``),
not yet percent-encoded; the template's ``url()`` makes them links.
"""

from datetime import date, datetime
from typing import ClassVar

from digest.model import Origin, Summary
from digest.value import Value

PLAIN = 1200  # pixels: the widest picture for those who cannot choose, such as feed readers


class Link(Value, frozen=True):
    name: str
    address: str
    lang: str = ""  # of the name, where it is not the site's


class FeedLink(Value, frozen=True):
    """The three formats of one feed, below one folder."""

    title: str
    folder: str
    lang: str = ""


class Image(Value, frozen=True):
    """A picture of the site: its address, its size in pixels (0: unknown).

    Where it is published in other sizes too, `widths` has these, the narrowest first, and
    `formats` the endings of their files, the lightest first; every browser knows the last.
    """

    address: str
    width: int = 0
    height: int = 0
    alt: str = ""
    credit: str = ""
    widths: tuple[int, ...] = ()
    formats: tuple[str, ...] = ()

    def variant(self, width: int, ending: str) -> str:
        """The address of the file of one size and format."""
        return f"{self.address}.{width}.{ending}"

    @property
    def plain(self) -> str:
        """The address of the file for those who choose none: 1200 pixels wide at most."""
        if not self.widths:
            return self.address
        fit = [width for width in self.widths if width <= PLAIN]
        return self.variant(fit[-1] if fit else self.widths[0], self.formats[-1])

    @property
    def variants(self) -> tuple[str, ...]:
        """The addresses of all its files besides its own."""
        return tuple(self.variant(w, ending) for w in self.widths for ending in self.formats)


class Teaser(Value, frozen=True):
    """All that a list may show of one article; `copies` are other outlets that have its text."""

    address: str
    anchor: str
    title: str
    lang: str
    published: datetime
    has_time: bool
    summary: Summary
    source: str
    authors: tuple[str, ...]
    minutes: int
    topics: tuple[Link, ...]
    picture: Image | None = None
    copies: tuple[Link, ...] = ()

    @property
    def day(self) -> date:
        return self.published.date()


class StoryTeaser(Value, frozen=True):
    """An event in a list: its leading article, the others that cover it on the same day, and what
    led it on the days before, newest first; `more` counts others of the day that are not here.
    """

    lead: Teaser
    others: tuple[Teaser, ...] = ()
    earlier: tuple[Teaser, ...] = ()
    more: int = 0


class SectionTeaser(Value, frozen=True):
    """Stories of a topic; `more` counts those that are not here, and `rest` is where they begin."""

    topic: Link
    stories: tuple[StoryTeaser, ...]
    more: int = 0
    rest: str = ""


class TopicPlaces(Value, frozen=True):
    """The pages of an edition on which a topic stands, by their numbers."""

    topic: Link
    places: tuple[Link, ...]


class EditionLink(Value, frozen=True):
    """A day's edition by name: `stories` counts its events, `number` is its own, 0 for none."""

    day: date
    address: str
    stories: int
    number: int = 0


class Fragment(Value, frozen=True):
    """A body's HTML by its fingerprint, and where its references lead."""

    body: str
    links: tuple[tuple[str, str], ...] = ()
    images: tuple[tuple[str, Image], ...] = ()


class Day(Value, frozen=True):
    """The headlines of one day; `more` counts those that its edition has besides."""

    day: date
    address: str
    teasers: tuple[Teaser, ...]
    more: int = 0


class CalendarDay(Value, frozen=True):
    """A cell of a month's grid: `number` 0 is a blank, an empty `address` a day without news."""

    number: int = 0
    address: str = ""
    stories: int = 0


class Month(Value, frozen=True):
    """A month: `first` is its first day, `articles` counts what it holds, `weeks` is its grid."""

    first: date
    address: str
    articles: int
    weeks: tuple[tuple[CalendarDay, ...], ...] = ()


class Year(Value, frozen=True):
    year: int
    address: str
    articles: int
    months: tuple[Month, ...]


class Week(Value, frozen=True):
    """A week from Monday to Sunday, with its year and number of ISO 8601."""

    year: int
    number: int
    address: str
    first: date
    last: date

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last."""
        return self.first, self.last


class Count(Value, frozen=True):
    """A name, how often it occurs, and where it leads."""

    name: str
    count: int
    address: str


class Page(Value, frozen=True, tag=True):
    """What every page has: where it is, what it is called and the feeds nearest to it."""

    template: ClassVar[str]
    address: str
    title: str
    description: str
    feeds: tuple[FeedLink, ...] = ()
    lang: str = ""  # of title and text, where it is not the site's
    image: Image | None = None
    updated: datetime | None = None  # of the newest thing on it, for the sitemap

    @property
    def path(self) -> str:
        """The file that holds it."""
        return (self.address + "index.html" if self.address.endswith("/") else self.address)[1:]


class HomePage(Page, frozen=True, kw_only=True):
    """The latest edition, or as much of it as fits; `more` counts the stories that are not here."""

    template: ClassVar[str] = "home.html"
    edition: EditionLink
    minutes: int
    note: Fragment | None
    lead: StoryTeaser
    headlines: tuple[Teaser, ...]
    sections: tuple[SectionTeaser, ...]
    earlier: tuple[EditionLink, ...]
    recent: tuple[Day, ...] = ()
    more: int = 0


class EmptyHomePage(Page, frozen=True):
    """A site whose first article is still to come."""

    template: ClassVar[str] = "empty.html"


class EditionPage(Page, frozen=True, kw_only=True):
    """A day's edition. Where it goes on over several pages this is a `part` of it, counted from 1;
    `before` and `after` are the pages next to it, `index` tells where each topic stands.
    """

    template: ClassVar[str] = "edition.html"
    edition: EditionLink
    minutes: int
    note: Fragment | None
    sections: tuple[SectionTeaser, ...]
    week: Week
    previous: EditionLink | None
    following: EditionLink | None
    part: int = 1
    before: Link | None = None
    after: Link | None = None
    index: tuple[TopicPlaces, ...] = ()


class WeekPage(Page, frozen=True, kw_only=True):
    template: ClassVar[str] = "week.html"
    week: Week
    articles: int
    days: tuple[Day, ...]
    previous: Week | None
    following: Week | None


class MonthPage(Page, frozen=True, kw_only=True):
    template: ClassVar[str] = "month.html"
    month: Month
    weeks: tuple[Week, ...]
    days: tuple[Day, ...]
    previous: Month | None
    following: Month | None


class YearPage(Page, frozen=True, kw_only=True):
    template: ClassVar[str] = "year.html"
    year: Year
    weeks: tuple[Week, ...]
    previous: Year | None
    following: Year | None


class ArchivePage(Page, frozen=True, kw_only=True):
    template: ClassVar[str] = "archive.html"
    years: tuple[Year, ...]


class TopicEntry(Value, frozen=True):
    topic: Link
    description: str
    articles: int
    newest: tuple[Teaser, ...]


class TopicsPage(Page, frozen=True, kw_only=True):
    template: ClassVar[str] = "topics.html"
    topics: tuple[TopicEntry, ...]


class TopicPage(Page, frozen=True, kw_only=True):
    """The newest articles of a topic or of a language, and the months that hold the older ones.

    `heading` is the topic's or the language's name; `up` is the list that it belongs to.
    """

    template: ClassVar[str] = "topic.html"
    heading: str
    text: str
    up: Link
    days: tuple[Day, ...]
    years: tuple[Year, ...] = ()
    sources: tuple[Count, ...] = ()


class TopicYearPage(Page, frozen=True, kw_only=True):
    template: ClassVar[str] = "topic_year.html"
    topic: Link
    year: Year


class TopicMonthPage(Page, frozen=True, kw_only=True):
    template: ClassVar[str] = "topic_month.html"
    topic: Link
    month: Month
    days: tuple[Day, ...]
    previous: Month | None
    following: Month | None


class SourceEntry(Value, frozen=True):
    """An outlet in the list of all: how many articles are from it, and the day of the newest."""

    source: Link
    articles: int
    newest: date


class SourcesPage(Page, frozen=True, kw_only=True):
    """The outlets by their names, so many a page."""

    template: ClassVar[str] = "sources.html"
    sources: tuple[SourceEntry, ...]
    total: int
    previous: Link | None
    following: Link | None


class SourcePage(Page, frozen=True, kw_only=True):
    """The newest articles from an outlet, and the months that hold all where there are more."""

    template: ClassVar[str] = "source.html"
    source: Link
    articles: int
    days: tuple[Day, ...]
    years: tuple[Year, ...]


class SourceYearPage(Page, frozen=True, kw_only=True):
    template: ClassVar[str] = "source_year.html"
    source: Link
    year: Year


class SourceMonthPage(Page, frozen=True, kw_only=True):
    """A month's articles from an outlet, or a part of them where they are many."""

    template: ClassVar[str] = "source_month.html"
    source: Link
    month: Month
    days: tuple[Day, ...]
    previous: Link | None
    following: Link | None


class LanguagesPage(Page, frozen=True, kw_only=True):
    template: ClassVar[str] = "languages.html"
    languages: tuple[TopicEntry, ...]


class EditionsPage(Page, frozen=True, kw_only=True):
    template: ClassVar[str] = "editions.html"
    editions: tuple[EditionLink, ...]


class ArticlePage(Page, frozen=True, kw_only=True):
    template: ClassVar[str] = "article.html"
    id: str
    published: datetime
    has_time: bool
    changed: datetime | None
    summary: Summary
    authors: tuple[str, ...]
    origin: Origin | None
    outlet: Link | None
    via: str
    license: str
    credit: str
    note: str  # the editor's remark, as safe HTML
    minutes: int
    topics: tuple[Link, ...]
    tags: tuple[str, ...]
    picture: Image | None
    content: Fragment
    excerpt: bool  # the body is not ours to show: summary and link only
    edition: EditionLink
    others: tuple[Teaser, ...]
    thread: tuple[Teaser, ...]
    related: tuple[Teaser, ...]
    previous: Teaser | None
    following: Teaser | None
    more_others: int = 0
    more_thread: int = 0


class PlainPage(Page, frozen=True, kw_only=True):
    template: ClassVar[str] = "page.html"
    content: Fragment


class FeedGroup(Value, frozen=True):
    """Feeds of one kind: `kind` is ``site``, ``topics``, ``languages`` or ``editions``."""

    kind: str
    feeds: tuple[FeedLink, ...]


class FeedsPage(Page, frozen=True, kw_only=True):
    template: ClassVar[str] = "feeds.html"
    groups: tuple[FeedGroup, ...]


class SearchPage(Page, frozen=True, kw_only=True):
    """Where everything can be searched: by topic, by language (its code and name) and by source."""

    template: ClassVar[str] = "search.html"
    topics: tuple[tuple[str, Link], ...]
    languages: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]


class NotFoundPage(Page, frozen=True):
    template: ClassVar[str] = "404.html"


class RedirectPage(Page, frozen=True, kw_only=True):
    """An address that an article or page once had."""

    template: ClassVar[str] = "redirect.html"
    target: str


# Every page that is of no single month, but for listings.
FrontPage = (
    HomePage
    | EmptyHomePage
    | EditionsPage
    | ArchivePage
    | YearPage
    | TopicsPage
    | TopicPage
    | TopicYearPage
    | LanguagesPage
    | SourcesPage
    | SourceYearPage
    | PlainPage
    | FeedsPage
    | SearchPage
    | NotFoundPage
    | RedirectPage
)


class Masthead(Value, frozen=True):
    """All that every page shows of the site. Nothing here changes from one day to the next."""

    title: str
    description: str
    base: str  # the absolute address, with a slash at its end
    lang: str
    topics: tuple[Link, ...]
    pages: tuple[Link, ...]
    feed: FeedLink
    card: Image
    has_sources: bool = False
    copyright: str = ""
    search: bool = False  # whether there is a page to search
    own_style: str = ""  # the fingerprint of a style sheet of its own settings
    comforts: bool = True  # read marks, keys, text size: what needs a script

    @property
    def has_colours(self) -> bool:
        return bool(self.own_style)

    @property
    def base_path(self) -> str:
        """The path of the absolute address: ``/`` or ``/news/``."""
        return "/" + self.base.split("://", 1)[-1].partition("/")[2]
