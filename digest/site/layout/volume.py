"""A volume: what all pages of one month are laid out from, and nothing else.

Newspapers are bound by the month. An article's page depends on its month and on the faces of those
around it, so an edit touches its own volume, a new headline the volumes beside it too.
"""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec.structs import replace

from digest.edition.told import Thread
from digest.folded import Folded, fold
from digest.model import Asset, Known, PlainText
from digest.settings import Site
from digest.site.layout.cuts import Cuts
from digest.site.pages import EditionLink, Image, Link, Masthead
from digest.site.references import Targets
from digest.value import Value, mark_of


class Frame(Value, frozen=True):
    """What all pages of a paper are laid out with. Topics are (slug, name and address)."""

    site: Site
    masthead: Masthead
    labels: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, Link], ...]


class Beside(Value, frozen=True):
    """The days before and after one in some row; None at its ends."""

    previous: date | None = None
    following: date | None = None


class ArchivePart(Value, frozen=True):
    """A document of archived feed items: those from `start` to `end` of the month's articles,
    counted from the oldest. A document is named by its folder and suffix.
    """

    suffix: str
    start: int
    end: int
    previous: tuple[str, str] | None = None
    following: tuple[str, str] | None = None


class Moments(Value, frozen=True, array_like=True, tag=True):
    """When an article was published and changed, as feeds tell it."""

    published: datetime
    updated: datetime


class Volume(Value, frozen=True):
    """One month. `articles` and `around`, newest first, are named by the marks of what the function
    that lays them out may look up: whole articles of the month, only faces of the others.

    `around` are the articles within the window of related ones, and the next on either side.
    `stories` holds paths, the leading article's first; `threads` are those of several days that the
    month has a part in, `copies` the articles of all these that repeat another, each with that one.
    `chosen` are the articles that editors name beside some of the month's, `listed` those of them
    that are neither the month's nor around it. `before` and `after` are the editions next
    to those of the month, `month` and `topics` tell the months beside it, of the paper and of each
    topic, `cuts` the pages of editions that have several.
    """

    first: date
    articles: tuple[Known, ...]
    around: tuple[Known, ...]
    listed: tuple[Known, ...]
    stories: tuple[tuple[str, ...], ...]
    threads: tuple[Thread, ...]
    copies: tuple[tuple[str, str], ...]
    chosen: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[PlainText, ...]
    targets: tuple[tuple[str, Targets], ...]
    pictures: tuple[tuple[str, Image], ...]
    assets: tuple[Asset, ...]
    moments: tuple[Moments, ...]  # of `articles`, in their order
    before: EditionLink | None
    after: EditionLink | None
    month: Beside
    topics: tuple[tuple[str, Beside], ...]
    archives: tuple[ArchivePart, ...]
    cuts: tuple[tuple[date, Cuts], ...] = ()


class ClosedVolume(Value, frozen=True):
    """A volume that is kept: its month, the paths of its articles, the mark of their faces, and all
    else but their own marks, which change with every text, folded.
    """

    first: date
    paths: tuple[str, ...]
    faces: str
    rest: Folded[Volume]


class ShelvedVolume(Value, frozen=True):
    """A closed volume and the marks of its articles as they are now: enough to tell whether all
    that it is about stands.
    """

    closed: ClosedVolume
    articles: tuple[Known, ...]

    @property
    def first(self) -> date:
        return self.closed.first

    @property
    def mark(self) -> str:
        """What stands for the volume."""
        return mark_of((self.closed.rest.mark, self.articles))

    @property
    def volume(self) -> Volume:
        """The volume, open."""
        return replace(self.closed.rest.value, articles=self.articles)


def closed(volume: Volume, marks: Mapping[str, tuple[Known, Known]]) -> ClosedVolume:
    """`marks` are those of articles and of their faces, by their paths."""
    paths = tuple(known.path for known in volume.articles)
    faces = mark_of([marks[path][1].mark for path in paths])
    return ClosedVolume(volume.first, paths, faces, fold(replace(volume, articles=())))
