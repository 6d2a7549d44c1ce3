"""The paper set: what its texts name is looked up, and the pages of no single month laid out."""

from collections.abc import Mapping

from digest.edition.editions import edition_of
from digest.edition.told import Thread, by_path
from digest.errors import Notice
from digest.model import Articles, Asset, Card, Picture, PlainText, Told
from digest.settings import Site
from digest.site.chosen import chosen
from digest.site.custom import custom_css
from digest.site.layout.calendar import year_pages
from digest.site.layout.cuts import cuts_of
from digest.site.layout.editions import editions_page, home_page
from digest.site.layout.listings import Marks
from digest.site.layout.paper import Paper, Teasers, topic_links
from digest.site.layout.plain import feeds_page, not_found_page, plain_pages, redirect_pages
from digest.site.layout.search import search_page
from digest.site.layout.sources import (
    SourceListing,
    SourceMonthListing,
    source_listings,
    source_pages,
)
from digest.site.layout.topics import language_pages, topic_pages
from digest.site.layout.volume import Frame
from digest.site.layout.weeks import WeekListing, week_listings
from digest.site.pages import FeedLink, FrontPage, Image, Link, Masthead
from digest.site.references import Resolved, Shelf, resolve
from digest.site.words import Words
from digest.value import Record, fingerprint

AnyListing = WeekListing | SourceListing | SourceMonthListing
CARD = Image("/assets/card.png", 1200, 630)  # what stands for a page that has no picture


class Set(Record, frozen=True):
    """A paper, and what came of looking up all that its texts name."""

    paper: Paper
    copies: tuple[tuple[str, str], ...]
    scaled: tuple[tuple[Image, str], ...]
    notices: tuple[Notice, ...]


def set_paper(
    site: Site,
    words: Words,
    articles: tuple[Card, ...],
    addresses: Mapping[str, str],
    whole: Articles,
    told: tuple[Told, ...],
    texts: tuple[PlainText, ...],
    assets: tuple[Asset, ...],
    threads: tuple[Thread, ...] = (),
    copies: tuple[tuple[str, str], ...] = (),
) -> Set:
    """`articles` and what is `told` of them come newest first; `addresses` are those of articles,
    and `whole` is where they are opened, by their paths; `texts` are plain pages and notes on days;
    `threads` are the stories of several days, `copies` articles with those whose text they repeat.
    """
    pages = tuple(t for t in texts if t.path.startswith("content/pages/"))
    notes = tuple(day.note for day in told if day.note)
    shelf = _shelf({a.path: addresses[a.path] for a in articles}, pages, assets)
    topics = topic_links(site, articles, words("other"))
    resolved = {
        a.path: resolve(a.path, a.references, a.picture, addresses[a.path], shelf)
        for a in articles
        if a.references or a.picture
    } | {
        t.path: resolve(t.path, t.references, None, _home_of(t), shelf)
        for t in (*pages, *notes)
        if t.references
    }
    pictures = {path: found.picture for path, found in resolved.items() if found.picture}
    card = _card(site, shelf)
    stories = by_path(threads)
    order = tuple(topic.slug for topic in site.topics)
    cards = {article.path: article for article in articles}
    newest = told[: max(1, site.feeds.items)]  # what the front page and the feed of editions have
    paper = Paper(
        site=site,
        masthead=_masthead(
            site,
            tuple(topics.values()),
            pages,
            card.picture or CARD,
            any(article.origin for article in articles),
        ),
        words=words,
        articles=articles,
        whole=whole,
        told=told,
        editions=tuple(edition_of(day, cards, order) for day in newest),
        texts=pages,
        shelf=shelf,
        teasers=Teasers(whole, topics, pictures),
        targets={path: found.targets for path, found in resolved.items()},
        pictures=pictures,
        topics=topics,
        threads=stories,
        repeated=dict(copies),
        chosen=chosen(articles, site.base_url),
        cuts=cuts_of(told, cards, order, stories, pictures),
    )
    found = (card, *resolved.values())
    return Set(
        paper=paper,
        copies=tuple(copy for each in found for copy in each.copies),
        scaled=tuple(dict.fromkeys(one for each in found for one in each.scaled)),
        notices=tuple(notice for each in found for notice in each.notices),
    )


def frame_of(paper: Paper, labels: tuple[tuple[str, str], ...]) -> Frame:
    """What all volumes of a paper have in common."""
    return Frame(paper.site, paper.masthead, labels, tuple(paper.topics.items()))


def front_pages(paper: Paper) -> tuple[FrontPage, ...]:
    """Every page that is not of one month alone."""
    return (
        home_page(paper),
        *((editions_page(paper),) if paper.told else ()),
        *year_pages(paper),
        *topic_pages(paper),
        *language_pages(paper),
        *source_pages(paper),
        *plain_pages(paper),
        feeds_page(paper),
        *((search_page(paper),) if paper.site.search else ()),
        not_found_page(paper),
        *redirect_pages(paper),
    )


def listings(paper: Paper, marks: Marks) -> tuple[AnyListing, ...]:
    """Pages of no single month that are laid out when they are printed. Weeks come first, as they
    open all articles in their order.
    """
    return (*week_listings(paper, marks), *source_listings(paper, marks))


def _shelf(
    articles: dict[str, str], pages: tuple[PlainText, ...], assets: tuple[Asset, ...]
) -> Shelf:
    addresses = articles | {t.path: f"/{t.slug}/" for t in pages}
    return Shelf(addresses, {asset.path: asset for asset in assets})


def _home_of(text: PlainText) -> str:
    """Where a text's pictures go; those of a note on a day go beside that day's edition."""
    if text.path.startswith("content/days/"):
        return f"/{text.slug.replace('-', '/')}/"
    return f"/{text.slug}/"


def _masthead(
    site: Site, topics: tuple[Link, ...], pages: tuple[PlainText, ...], card: Image, sources: bool
) -> Masthead:
    return Masthead(
        title=site.title,
        description=site.description,
        base=site.base_url,
        lang=site.language,
        topics=topics,
        pages=tuple(Link(t.title, f"/{t.slug}/", t.lang) for t in pages),
        feed=FeedLink(site.title, "/"),
        card=card,
        has_sources=sources,
        copyright=site.copyright,
        search=site.search,
        own_style=fingerprint(custom_css(site)) if site.colours or site.fonts else "",
        comforts=site.comforts,
    )


def _card(site: Site, shelf: Shelf) -> Resolved:
    """The picture that ``image`` of the settings names; it counts from the content folder."""
    picture = Picture("/" + site.image.lstrip("/")) if site.image else None
    return resolve("site.yaml", (), picture, "/", shelf)
