"""The nouns of the sentence that a build is."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from html import escape
from typing import Literal, Protocol
from urllib.parse import urlsplit

from digest.errors import Notice
from digest.value import Value, digest_of


class Source(Value, frozen=True):
    """A file as its author saved it; `path` counts from the project's folder, with slashes."""

    path: str
    data: bytes

    @property
    def mark(self) -> str:
        """What stands for the bytes."""
        return digest_of(self.data)


class AnySource(Protocol):
    """A source whose bytes may still have to be read."""

    @property
    def path(self) -> str: ...
    @property
    def data(self) -> bytes: ...
    @property
    def mark(self) -> str: ...


class Asset(Value, frozen=True):
    """A file beside the articles that pages may show or link; sizes are pixels, 0 if unknown.

    `length` is that of what is published: a picture without its metadata. `kind` tells how it may
    be made smaller: see `digest.pictures.sizes`.
    """

    path: str
    fingerprint: str
    length: int
    width: int = 0
    height: int = 0
    kind: Literal["", "photo", "drawing", "clear"] = ""


class Content(Value, frozen=True):
    """Everything that was found in the content folder, in the order of its paths."""

    sources: tuple[AnySource, ...]
    assets: tuple[Asset, ...] = ()


class Block(Value, frozen=True):
    """A piece of an article's text as a reader sees it, without markup.

    `number` counts the article's blocks from 1 and is the anchor ``p-<number>`` on its page.
    """

    kind: Literal["paragraph", "heading", "quote", "item", "caption", "table", "code", "footnote"]
    text: str
    number: int


class Sentence(Value, frozen=True):
    """A sentence, verbatim, and the number of the block it stands in (0: in none).

    In a summary, `gap` tells that sentences of the article are left out before it.
    """

    text: str
    block: int = 0
    gap: bool = False


# What stands for the sentences left out between two, as in any quotation.
GAP = "[…]"

_FULL_WIDTH = frozenset("。！？」』）…")


class Summary(Value, frozen=True):
    """What stands for an article in lists and feeds.

    `kind` tells whose words these are: ``extract`` (sentences of the article, chosen by us),
    ``editor`` (written for the purpose), ``whole`` (the article is so short that it is shown
    as it is) or ``none``.
    """

    kind: Literal["extract", "editor", "whole", "none"] = "none"
    sentences: tuple[Sentence, ...] = ()

    @property
    def text(self) -> str:
        """The sentences in a row, with `GAP` between two that stand apart in the article.

        After a full-width stop Chinese and Japanese have no space.
        """
        parts: list[str] = []
        space = ""
        for sentence in self.sentences:
            gap = GAP + space if sentence.gap else ""
            parts.append(f"{space}{gap}{sentence.text}")
            space = "" if sentence.text[-1:] in _FULL_WIDTH else " "
        return "".join(parts)


class Origin(Value, frozen=True):
    """Where a clipped article was first published."""

    name: str = ""
    url: str = ""
    author: str = ""
    published: date | None = None

    @property
    def outlet(self) -> str:
        """Its name, else the host that it stands on."""
        return self.name or host(self.url)


class Reference(Value, frozen=True):
    """A place in a source that names another file of the content folder.

    `target` is that file's path from the project's folder; `line` is where it is named.
    """

    target: str
    line: int
    shown: bool  # as a picture; otherwise linked


class Picture(Value, frozen=True):
    """The image that stands for an article: a path from the project's folder."""

    path: str
    alt: str = ""
    credit: str = ""
    line: int = 0  # of the source, where it is named


@lru_cache(maxsize=10_000)
def _folder(day: date) -> str:
    """Where the articles of a day stand."""
    return f"/{day.year:04}/{day.month:02}/{day.day:02}/"


class Card(Value, frozen=True, omit_defaults=True):
    """What the whole paper asks of each of its articles: where it stands and what it counts for.

    All articles are gathered, ordered and counted by their cards, so that few have to be opened.
    """

    path: str
    id: str
    slug: str
    lang: str
    published: datetime
    has_time: bool = True
    updated: datetime | None = None
    expires: datetime | None = None
    draft: bool = False
    pin: bool = False
    topics: tuple[str, ...] = ()
    origin: Origin | None = None
    picture: Picture | None = None
    aliases: tuple[str, ...] = ()
    minutes: int = 1
    references: tuple[Reference, ...] = ()
    story: str = ""  # by hand, as a slug
    related: tuple[Reference, ...] = ()  # an editor's list of articles, by path or address
    measured: tuple[int, int] = (0, 0)  # of a card alone; see `measure`

    @property
    def measure(self) -> tuple[int, int]:
        """How many bytes its title and its summary take on a page."""
        return self.measured

    @property
    def day(self) -> date:
        """The day of the edition it belongs to; `published` is in the site's zone."""
        return self.published.date()

    @property
    def address(self) -> str:
        return f"{_folder(self.published.date())}{self.slug}/"


class Article(Card, frozen=True, kw_only=True, omit_defaults=False):
    """What a source says, checked and typed; the body's HTML lives apart from it."""

    title: str
    summary: Summary
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    via: str = ""
    license: str = ""
    credit: str = ""
    note: str = ""
    body: str = ""  # the fingerprint of the body's HTML
    length: int = 0  # of the body's HTML with its markup escaped, in bytes
    terms: str = ""  # the fingerprint of its entry in the index of words

    @property
    def measure(self) -> tuple[int, int]:
        return _bytes_of(self.title), _bytes_of(self.summary.text)

    @property
    def card(self) -> Card:
        """Of its origin a card has the outlet's name alone."""
        known = {name: getattr(self, name) for name in Card.__struct_fields__}
        return Card(**known | {"origin": _named(self.origin), "measured": self.measure})


Articles = Mapping[str, Article]  # by path


class PlainText(Value, frozen=True):
    """A page outside the news (about, corrections), or the editor's note for a day."""

    path: str
    slug: str
    title: str
    lang: str
    description: str = ""
    references: tuple[Reference, ...] = ()
    body: str = ""


class Manuscript(Value, frozen=True):
    """What one source became: an article or a plain text with its HTML, and what to tell.

    An article has its entry in the index of words too, where the site has one.
    """

    article: Article | None = None
    text: PlainText | None = None
    html: str = ""
    terms: str = ""  # the entry of an article in the index of words
    notices: tuple[Notice, ...] = ()


def face(article: Article) -> Article:
    """What others may show or ask of an article: its head, without what its own page says."""
    return Article(
        path=article.path,
        id="",
        slug=article.slug,
        title=article.title,
        lang=article.lang,
        published=article.published,
        summary=article.summary,
        has_time=article.has_time,
        topics=article.topics,
        tags=article.tags,
        authors=article.authors,
        origin=_named(article.origin),
        minutes=article.minutes,
    )


def _bytes_of(text: str) -> int:
    """As HTML has it."""
    return len(escape(text).encode("utf-8", "replace"))


def _named(origin: Origin | None) -> Origin | None:
    """By the name of its outlet alone."""
    return Origin(origin.outlet) if origin and origin.outlet else None


def host(url: str) -> str:
    """The host of an address, without ``www.``; what is no address stays as it is."""
    try:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    except ValueError:
        return url


class Known(Value, frozen=True, array_like=True, tag=True):
    """A text by its path, and the mark of what is known of it."""

    path: str
    mark: str


class Story(Value, frozen=True):
    """One event: a leading article and the others that cover it."""

    lead: Card
    others: tuple[Card, ...] = ()

    @property
    def articles(self) -> tuple[Card, ...]:
        return (self.lead, *self.others)


class Told(Value, frozen=True):
    """The stories of one day, each by the paths of its articles, the leading one's first."""

    day: date
    stories: tuple[tuple[str, ...], ...]
    note: PlainText | None = None


class Section(Value, frozen=True):
    """An edition's stories of one topic."""

    topic: str
    stories: tuple[Story, ...]


class Edition(Value, frozen=True):
    """One day's digest: its sections in the editor's order, none empty."""

    day: date
    sections: tuple[Section, ...]
    note: PlainText | None = None

    @property
    def stories(self) -> tuple[Story, ...]:
        return tuple(story for section in self.sections for story in section.stories)

    @property
    def articles(self) -> tuple[Card, ...]:
        return tuple(article for story in self.stories for article in story.articles)


class Budget(Value, frozen=True):
    """How long a summary may be: so many sentences, words or characters."""

    amount: int = 3
    unit: Literal["sentences", "words", "characters"] = "sentences"


class Show(Value, frozen=True):
    """What else is shown besides what is due: for an editor's preview."""

    drafts: bool = False
    future: bool = False
    expired: bool = False
