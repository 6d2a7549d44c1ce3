"""Articles that an editor lists beside another one, found by their file or their address."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote, urlsplit

from digest.errors import Notice
from digest.model import Card, Reference

Chosen = Mapping[str, tuple[str, ...]]  # the paths that are listed, by that of the article


def chosen(articles: Sequence[Card], base: str) -> dict[str, tuple[str, ...]]:
    """What each article lists of these, in the editor's order, each once."""
    named = _named(articles, articles, base)
    return {
        card.path: tuple(dict.fromkeys(paths))
        for card in articles
        if card.related and (paths := [named[r.target] for r in card.related if r.target in named])
    }


def chosen_faults(articles: Sequence[Card], base: str) -> tuple[Notice, ...]:
    """Of what the articles list and nothing of the paper is; `articles` are all that it has, drafts
    and what is due later included.
    """
    listing = [card for card in articles if card.related]
    named = _named(listing, articles, base)
    return tuple(
        _fault(card, ref, named.get(ref.target), base)
        for card in listing
        for ref in card.related
        if named.get(ref.target, card.path) == card.path
    )


def _named(listing: Iterable[Card], articles: Sequence[Card], base: str) -> dict[str, str]:
    """The path of every article that is listed, by what it is listed as."""
    targets = {ref.target for card in listing for ref in card.related}
    if not targets:
        return {}
    wanted = {target: _wanted(target, base) for target in targets}
    slugs = {place.strip("/").rpartition("/")[2] for place in wanted.values()}
    known = {card.path: card.path for card in articles if card.path in targets}
    known |= {alias: card.path for card in articles for alias in card.aliases}
    known |= {card.address: card.path for card in articles if card.slug in slugs}
    return {target: known[place] for target, place in wanted.items() if place in known}


def _wanted(target: str, base: str) -> str:
    """A path as it is; of an address of this site what follows the site's root."""
    if target.startswith("content/"):
        return target
    root = urlsplit(base).path.rstrip("/")
    address = urlsplit(target)
    if address.netloc and address.netloc != urlsplit(base).netloc:
        return target
    place = unquote(address.path)
    place = place.removeprefix(root) if address.netloc else place
    return place if place.endswith((".html", "/")) else place + "/"


def _fault(card: Card, ref: Reference, found: str | None, base: str) -> Notice:
    shown = ref.target.removeprefix("content/") if found is None else ref.target
    if found:
        return Notice(card.path, ref.line, "the article is related to itself", "take it away")
    place = urlsplit(ref.target).netloc
    if place and place != urlsplit(base).netloc:
        what = f'"{shown[:80]}" is no article of this paper'
        return Notice(card.path, ref.line, what, "link it in the text, or in a note")
    what = f'related names "{shown[:80]}", and there is no such article'
    return Notice(card.path, ref.line, what, "write its file, ../13/storm.md, or its address")
