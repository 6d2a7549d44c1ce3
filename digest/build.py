"""The sentence that a build is.

*Read the sources, make each an article, gather articles into stories and stories into editions,
lay out the pages, render them, publish what changed.* Reading and publishing are the engine's;
what lies between them is here, and is pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from digest.content.article import make_article
from digest.content.reading import reading_of
from digest.edition.editions import gather_editions
from digest.edition.stories import gather_stories
from digest.engine.workers import Each, in_turn
from digest.errors import DigestError, Notice, errors_of
from digest.model import Article, Content, Manuscript
from digest.settings import Site
from digest.site.claims import clashes, taken, without_needless_aliases
from digest.site.feeds.plan import lay_out_feeds
from digest.site.layout.whole import lay_out, set_paper
from digest.site.proof import label_faults
from digest.site.release import Release
from digest.site.theme import Theme
from digest.site.words import Words


@dataclass(frozen=True)
class Show:
    """What else is shown besides what is due: for an editor's preview."""

    drafts: bool = False
    future: bool = False
    expired: bool = False


@dataclass(frozen=True)
class Built:
    """A release, what the editor should know, and the articles that it does not hold."""

    release: Release
    notices: tuple[Notice, ...]
    articles: tuple[Article, ...]
    scheduled: tuple[Article, ...] = ()
    drafts: tuple[Article, ...] = ()
    expired: tuple[Article, ...] = ()


def build(
    site: Site,
    content: Content,
    theme: Theme,
    as_of: datetime,
    show: Show = Show(),
    each: Each = in_turn,
) -> Built:
    """Turn content into a release.

    The release depends on site, content, theme, as_of and show alone; `each` only saves time.
    Raises DigestError with every fault of every source.
    """
    manuscripts = make_articles(site, content, each)
    notices = tuple(n for m in manuscripts for n in m.notices)
    notices += label_faults(theme, site)
    articles = tuple(without_needless_aliases(m.article) for m in manuscripts if m.article)
    texts = tuple(m.text for m in manuscripts if m.text)
    # What is scheduled is asked too, so that its fault shows while somebody is at the desk.
    coming = [a for a in articles if is_due(a, max(as_of, a.published), show)]
    refuse(notices + clashes(coming, texts))
    due = newest_first(a for a in articles if is_due(a, as_of, show))
    hidden = newest_first(a for a in articles if not is_due(a, as_of, show))
    stories = gather_stories(due)
    notes = tuple(t for t in texts if t.path.startswith("content/days/"))
    editions = gather_editions(stories, tuple(t.slug for t in site.topics), notes)
    words = Words(site.language, merged(theme.labels(site.language), site.labels))
    ready = set_paper(site, words, due, editions, texts, content.assets)
    pages = lay_out(ready.paper)
    refuse(taken(pages, due, texts))
    release = Release(
        site=site,
        masthead=ready.paper.masthead,
        words=words,
        theme=theme,
        pages=pages,
        feeds=lay_out_feeds(ready.paper),
        copies=tuple(sorted({*ready.copies, *static_files(content)})),
        body=bodies(manuscripts).__getitem__,
    )
    return Built(
        release=release,
        notices=(*notices, *ready.notices),
        articles=due,
        scheduled=tuple(a for a in hidden if not a.draft and a.published > as_of),
        drafts=tuple(a for a in hidden if a.draft),
        expired=tuple(a for a in hidden if not a.draft and a.published <= as_of),
    )


def make_articles(site: Site, content: Content, each: Each = in_turn) -> tuple[Manuscript, ...]:
    """Every source made an article or a plain text, each by itself."""
    return each(make_article, content.sources, reading_of(site))


def is_due(article: Article, as_of: datetime, show: Show) -> bool:
    """Whether an article is to be seen at this moment."""
    if (article.draft and not show.drafts) or article.published.year < 2:
        return False
    if article.published > as_of and not show.future:
        return False
    return show.expired or not article.expires or article.expires > as_of


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """By their moment; of one moment in the order of their paths, so that the order is total."""
    return tuple(sorted(articles, key=lambda a: (-a.published.timestamp(), a.path)))


def refuse(notices: tuple[Notice, ...]) -> None:
    """Raise what stands in the way, all of it."""
    if errors_of(notices):
        raise DigestError(errors_of(notices))


def merged(
    labels: tuple[tuple[str, str], ...], own: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """The theme's labels, the site's own in their place."""
    return tuple((dict(labels) | dict(own)).items())


def static_files(content: Content) -> set[tuple[str, str]]:
    """Files of ``static/``, which are published as they are, from the site's root on."""
    return {
        (a.path.removeprefix("static/"), a.path)
        for a in content.assets
        if a.path.startswith("static/")
    }


def bodies(manuscripts: Iterable[Manuscript]) -> dict[str, str]:
    """Bodies by their fingerprint."""
    return {kept.body: m.html for m in manuscripts if (kept := m.article or m.text)}
