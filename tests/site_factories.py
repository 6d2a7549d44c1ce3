"""A paper, its pages and its files, of articles that a test names."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from digest.edition.due import newest_first
from digest.edition.stories import story_of
from digest.edition.telling import tell
from digest.edition.told import Telling
from digest.engine.memo import Plain
from digest.engine.themes import read_theme
from digest.folded import fold
from digest.model import (
    Article,
    Asset,
    Card,
    Known,
    PlainText,
    Sentence,
    Story,
    Summary,
    Told,
    face,
)
from digest.settings import Site
from digest.site.feeds.moments import feed_moments
from digest.site.feeds.plan import lay_out_feeds
from digest.site.feeds.planned import PlannedFeed
from digest.site.gathered import Gathered
from digest.site.layout.binding import Marks, bind
from digest.site.layout.bound import lay_out_volume
from digest.site.layout.paper import Paper
from digest.site.layout.volume import closed
from digest.site.layout.whole import Set, frame_of, front_pages, listings, set_paper
from digest.site.pages import FeedLink, Image, Masthead, Page
from digest.site.paths import claimed, refuse_twins
from digest.site.release import Release
from digest.site.render import Renderer
from digest.site.theme import Theme
from digest.site.words import Words
from digest.value import digest_of, fingerprint, lasting, mark_of
from tests.factories import MORNING, article, site

ROOT = Path(__file__).resolve().parent.parent

P = TypeVar("P", bound=Page)


def on(day: str, hour: int = 8) -> datetime:
    """That day in Jakarta, at so many o'clock."""
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=MORNING.tzinfo)


def dated(day: str, title: str = "", **fields: Any) -> Article:
    """An article of a day, called after it, which no other resembles."""
    name = title or f"Nr {lasting(day)}"
    own = {
        "published": on(day),
        "path": f"content/{day.replace('-', '/')}/{lasting(name)}.md",
        "id": f"x:{lasting(day + name)}",
        "summary": Summary("editor", (Sentence(f"{name}."),)),
        "body": lasting(name),
    }
    return article(name, **(own | fields))


def days(count: int, first: str = "2023-09-01", **fields: Any) -> list[Article]:
    """An article on each of so many days from the first on."""
    start = datetime.fromisoformat(first)
    names = [(start + timedelta(days=n)).date().isoformat() for n in range(count)]
    return [dated(name, **fields) for name in names]


def story(lead: Article, *others: Article) -> Story:
    return Story(lead, others)


def opened(card: Card) -> Article:
    """The article that a card here is, since values of tests hold whole articles."""
    assert isinstance(card, Article)
    return card


# Sixty words that no other body has, so that copies are told by them.
LONG_BODY = f"<p>{' '.join(f'{{0}}x{n}' for n in range(60))}</p>".format


def telling_of(
    articles: Iterable[Article],
    notes: Iterable[PlainText] = (),
    body: Callable[[str], str] = "<p>Body {}.</p>".format,
) -> Telling:
    """All that a build gathers of some articles."""
    ordered = newest_first(articles)
    by_path = {one.path: one for one in ordered}
    return tell(ordered, marks_of(ordered), by_path, body, notes, Plain())


def told_of(articles: Iterable[Article], notes: Iterable[PlainText] = ()) -> tuple[Told, ...]:
    """What is told on each day, as a build gathers it."""
    return telling_of(articles, notes).told


def stories_over_days(articles: Iterable[Article]) -> list[tuple[str, ...]]:
    """The stories of more than one article, by paths, those of all days together."""
    found = telling_of(articles)
    threads = [thread.paths for thread in found.threads]
    gone_on = {path for paths in threads for path in paths}
    within = (paths for day in found.told for paths in day.stories if len(paths) > 1)
    return [*threads, *(paths for paths in within if paths[0] not in gone_on)]


def stories_of(articles: Iterable[Article]) -> tuple[Story, ...]:
    """The stories of all days, newest first."""
    by_path = {one.path: one for one in articles}
    told = told_of(by_path.values())
    return tuple(story_of(paths, by_path) for day in told for paths in day.stories)


def asset(path: str, **fields: Any) -> Asset:
    plain = Asset(path, fingerprint(path), 1234, 800, 600)
    return replace(plain, **fields)


def text(slug: str = "about", folder: str = "pages", **fields: Any) -> PlainText:
    """A plain page, or with the folder "days" the note on a day."""
    title = slug.title()
    plain = PlainText(f"content/{folder}/{slug}.md", slug, title, "en", body=fingerprint(title))
    return replace(plain, **fields)


@lru_cache(maxsize=1)
def broadsheet() -> Theme:
    return read_theme(ROOT, "broadsheet")


def words(lang: str = "en") -> Words:
    return Words(lang, broadsheet().labels(lang))


def set_of(
    articles: Iterable[Article],
    of: Site | None = None,
    texts: tuple[PlainText, ...] = (),
    assets: tuple[Asset, ...] = (),
    theme: Theme | None = None,
) -> Set:
    of = of or site()
    ordered = newest_first(articles)
    notes = tuple(t for t in texts if t.path.startswith("content/days/"))
    told = telling_of(ordered, notes, LONG_BODY)
    labels = (theme or broadsheet()).labels(of.language)
    whole = {one.path: one for one in ordered}
    at = {one.path: one.address for one in ordered}
    own = Words(of.language, labels)
    return set_paper(
        of, own, ordered, at, whole, told.told, texts, assets, told.threads, told.copies
    )


def paper(*articles: Article, of: Site | None = None, **rest: Any) -> Paper:
    return set_of(articles, of, **rest).paper


def pages(of: Paper) -> dict[str, Page]:
    """All pages by their addresses."""
    return {page.address: page for page in release_of(of).pages}


def page(of: Paper, address: str, kind: type[P]) -> P:
    found = pages(of)[address]
    assert isinstance(found, kind)
    return found


def masthead(**fields: Any) -> Masthead:
    base = "https://digest.example/"
    card = Image("/assets/card.png", 1200, 630)
    plain = Masthead("The Daily Digest", "News", base, "en", (), (), FeedLink("All", "/"), card)
    return replace(plain, **fields)


def marks_of(articles: Iterable[Article]) -> Marks:
    """The marks of articles and of their faces, by their paths."""
    return {a.path: (Known(a.path, _mark(a)), Known(a.path, _mark(face(a)))) for a in articles}


def _mark(value: Article) -> str:
    """Its mark; an article with half a letter in it, which no file holds, has one as well here."""
    try:
        return mark_of(value)
    except UnicodeEncodeError:
        return digest_of(repr(value).encode("utf-8", "surrogatepass"))


def release_of(
    own: Paper,
    theme: Theme | None = None,
    body: Callable[[str], str] = "<p>Body {}.</p>".format,
    copies: Iterable[tuple[str, str]] = (),
) -> Release:
    """A paper bound; it was set in the same theme."""
    theme = theme or broadsheet()
    moments = feed_moments(own.articles)
    found = lay_out_feeds(own, moments)
    marks = marks_of(own.whole.values())
    return Release(
        laid=Gathered(
            frame=frame_of(own, theme.labels(own.site.language)),
            front=fold(front_pages(own)),
            listings=fold(listings(own, marks)),
            feeds=fold(found.feeds),
            volumes=tuple(closed(v, marks) for v in bind(own, marks, moments, found.archives)),
            copies=tuple(sorted(set(copies))),
            scaled=(),
            notices=(),
            opened=(),
        ),
        theme=theme,
        articles=own.articles,
        addresses={path: one.address for path, one in own.whole.items()},
        marks=marks,
        whole=own.whole,
        body=body,
        assets=own.shelf.assets,
    )


def each_path_once(made: Release) -> None:
    """Raise where two things of a release claim one path."""
    months = [path for one in made.shelf for path in made.paths_of(one)]
    static = [file.path for file in made.theme.static]
    pages = (*made.front, *made.listings)
    coloured = made.masthead.has_colours
    refuse_twins(claimed(pages, made.feeds, months, static, coloured), made.copies)


def renderer_of(
    own: Paper, body: Callable[[str], str] = "<p>Body {}.</p>".format, theme: Theme | None = None
) -> Renderer:
    """What renders the pages of a paper that was set in the same theme."""
    theme = theme or broadsheet()
    words = Words(own.site.language, theme.labels(own.site.language))
    return Renderer(theme, own.masthead, words, body)


def feeds_of(own: Paper) -> tuple[PlannedFeed, ...]:
    """All feeds of a paper, the archives last and the oldest of them first."""
    moments = feed_moments(own.articles)
    found = lay_out_feeds(own, moments)
    if not found.archives:
        return found.feeds
    of = release_of(own)
    bound = (lay_out_volume(v, of.frame, of.named_by(v)) for v in reversed(of.volumes))
    return (*found.feeds, *(feed for each in bound for feed in each.feeds))


def release(
    *articles: Article,
    of: Site | None = None,
    theme: Theme | None = None,
    body: Callable[[str], str] = "<p>Body {}.</p>".format,
    **rest: Any,
) -> Release:
    found = set_of(articles, of, theme=theme, **rest)
    return release_of(found.paper, theme, body, found.copies)


def files(*articles: Article, **rest: Any) -> dict[str, bytes]:
    """Everything that is made of these articles, by path."""
    return dict(release(*articles, **rest).files())
