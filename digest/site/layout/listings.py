"""Pages that list articles of no single month, laid out when they have to be printed.

There are hundreds of them, and an article stands on two or three. Each is known by what it is laid
out from, the marks of its articles' faces among that, so that an edit lays out those alone on which
its article stands.
"""

from collections.abc import Mapping
from datetime import datetime

from digest.model import Articles, Card, Known
from digest.site.layout.paper import Paper, Teasers
from digest.site.layout.volume import Frame
from digest.site.pages import Page, Teaser
from digest.site.references import Shelf
from digest.site.words import Words
from digest.value import Value

Marks = Mapping[str, tuple[Known, Known]]  # an article and its face, by its path


class Listing(Value, frozen=True, tag=True):
    """All that such a page is laid out from, but for what all pages of a paper have in common."""

    address: str
    updated: datetime
    articles: tuple[Known, ...]  # newest first, by their faces

    @property
    def path(self) -> str:
        """The file that holds it."""
        return f"{self.address}index.html"[1:]

    def page(self, paper: Paper) -> Page:
        """The page, where `paper` has the articles."""
        raise NotImplementedError

    def teasers(self, paper: Paper) -> tuple[Teaser, ...]:
        return tuple(paper.teasers[known.path] for known in self.articles)


def known_by_face(articles: tuple[Card, ...], marks: Marks) -> tuple[Known, ...]:
    return tuple(marks[article.path][1] for article in articles)


def paper_of_listings(frame: Frame, articles: Articles) -> Paper:
    """The paper that has nothing laid out yet but teasers without their pictures."""
    topics = dict(frame.topics)
    return Paper(
        site=frame.site,
        masthead=frame.masthead,
        words=Words(frame.site.language, frame.labels),
        articles=(),
        whole=articles,
        told=(),
        editions=(),
        texts=(),
        shelf=Shelf({}, {}),
        teasers=Teasers(articles, topics, {}),
        targets={},
        pictures={},
        topics=topics,
    )
