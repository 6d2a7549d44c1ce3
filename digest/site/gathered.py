"""What a paper is laid out from, and what of it belongs to no single month."""

from collections.abc import Mapping

from digest.edition.told import Thread
from digest.errors import Notice
from digest.folded import Folded
from digest.model import Articles, Asset, Card, Known, PlainText, Told
from digest.settings import Site
from digest.site.feeds.planned import PlannedFeed
from digest.site.layout.binding import Marks
from digest.site.layout.volume import ClosedVolume, Frame
from digest.site.layout.whole import AnyListing
from digest.site.pages import FrontPage, Image
from digest.value import Record, Value


class Gathering(Value, frozen=True):
    """Everything that a paper is laid out from, but for what its articles say in their bodies.

    `coming` are the cards of what is due or will be, `due` the paths of what is, newest first,
    `faces` the marks of its faces, in the same order, `told` its stories by day, `threads` those of
    several days, `story_copies` the articles that repeat another, each with that one, `static` the
    paths of the theme's files.
    """

    site: Site
    labels: tuple[tuple[str, str], ...]
    coming: tuple[Card, ...]
    due: tuple[str, ...]
    faces: tuple[str, ...]
    told: tuple[Told, ...]
    threads: tuple[Thread, ...]
    story_copies: tuple[tuple[str, str], ...]
    texts: tuple[PlainText, ...]
    assets: tuple[Asset, ...]
    static: tuple[str, ...]


class Looked(Record, frozen=True):
    """Where whole articles and the addresses of all are looked up, and the marks of articles and of
    their faces.
    """

    articles: Articles
    addresses: Mapping[str, str]
    marks: Marks


class Gathered(Value, frozen=True):
    """The paper laid out, but for the pages of months. `copies` are (path in the output, path in
    the project), `scaled` the pictures that are published in several sizes, and their paths in the
    project, `opened` the articles that were read for it whole, in feeds.
    """

    frame: Frame
    front: Folded[tuple[FrontPage, ...]]
    listings: Folded[tuple[AnyListing, ...]]
    feeds: Folded[tuple[PlannedFeed, ...]]
    volumes: tuple[ClosedVolume, ...]
    copies: tuple[tuple[str, str], ...]
    scaled: tuple[tuple[Image, str], ...]
    notices: tuple[Notice, ...]
    opened: tuple[Known, ...]

    def holds(self, marks: Marks) -> bool:
        """Whether the articles that were opened are as they were."""
        return all(known.path in marks and marks[known.path][0] == known for known in self.opened)
