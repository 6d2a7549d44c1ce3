"""Card images: which pages have one, where it stands, and what it shows.

A card depends on what it shows alone, so that neither an edited body nor another template draws it
anew.
"""

import re
from collections.abc import Iterator
from datetime import date

from digest.model import Article, Edition
from digest.pictures.face import PLAIN, CardFace
from digest.settings import Site
from digest.site.addresses import CARD, day_address
from digest.site.layout.paper import Paper
from digest.site.pages import Image
from digest.site.words import direction
from digest.value import Value

SIZE = (1200, 630)
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


class CardPlan(Value, frozen=True):
    """A card to be drawn: its file in the output, and what it shows."""

    path: str
    face: CardFace


def card_of(site: Site, day: date, address: str, title: str) -> Image | None:
    """The card of the page of an article or edition of this day, where it has one."""
    if site.cards is None or day < site.cards:
        return None
    return Image(address + CARD, *SIZE, alt=title)


def plan_cards(paper: Paper) -> Iterator[CardPlan]:
    """The cards of a paper's articles and editions."""
    since = paper.site.cards
    if since is None:
        return
    blank = _blank(paper)
    for article in paper.articles:
        if article.day >= since:
            whole = paper.whole[article.path]
            yield CardPlan(f"{article.address}{CARD}"[1:], _article_face(whole, paper, blank))
    for edition in paper.editions:
        if edition.day >= since:
            path = f"{day_address(edition.day)}{CARD}"[1:]
            yield CardPlan(path, _edition_face(edition, paper, blank))


class _Blank(Value, frozen=True):
    """What all cards of a paper have in common."""

    from_right: bool
    colours: tuple[str, str, str, str]


def _blank(paper: Paper) -> _Blank:
    return _Blank(direction(paper.site.language) == "rtl", _colours(paper.site))


def _article_face(article: Article, paper: Paper, blank: _Blank) -> CardFace:
    outlet = article.origin.name if article.origin else ""
    outlet = outlet or ", ".join(article.authors)
    date_ = paper.words.long_day(article.day)
    return CardFace(
        site=paper.site.title,
        site_lang=paper.site.language,
        title=article.title,
        lang=article.lang,
        from_right=direction(article.lang) == "rtl",
        site_from_right=blank.from_right,
        above=paper.topics[article.topics[0]].name if article.topics else "",
        below=(outlet, date_) if outlet else (date_,),
        colours=blank.colours,
    )


def _edition_face(edition: Edition, paper: Paper, blank: _Blank) -> CardFace:
    """The day and its topics: no headline, so that editing one draws one card."""
    return CardFace(
        site=paper.site.title,
        site_lang=paper.site.language,
        title=paper.words.long_day(edition.day),
        lang=paper.site.language,
        from_right=blank.from_right,
        site_from_right=blank.from_right,
        below=tuple(paper.topics[section.topic].name for section in edition.sections),
        colours=blank.colours,
    )


def _colours(site: Site) -> tuple[str, str, str, str]:
    """The site's own, those that are written as numbers; of others a style sheet knows more."""
    own = {name: value for name, value in site.colours if _HEX.fullmatch(value)}
    paper, ink, muted, accent = PLAIN
    return (
        own.get("paper", paper),
        own.get("ink", ink),
        own.get("muted", muted),
        own.get("accent", accent),
    )
