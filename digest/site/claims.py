"""Who claims which address: two sources that want one are told of each other."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from digest.errors import Notice
from digest.model import Card, PlainText
from digest.text.slugs import all_folded, folded

Addresses = Mapping[str, str]  # of articles, by their paths
Claims = list[tuple[str, str]]  # an address or an id, and the path of the source that claims it


def clashes(
    articles: Iterable[Card], texts: Iterable[PlainText], addresses: Addresses
) -> tuple[Notice, ...]:
    """A fault for every two sources that claim one address, one id, or to be the note on one day.

    Letters' case and Unicode's normal forms make no difference.
    """
    ordered = sorted(articles, key=lambda a: a.path)
    texts = tuple(texts)
    ids = [(a.id, a.path) for a in ordered]
    claims = _claims(ordered, texts, addresses)
    notes = [(t.slug, t.path) for t in texts if t.path.startswith("content/days/")]
    return (
        *_twice(notes, "the note on", "keep one of the two"),
        *_twice(claims, "the address", 'give one of them another "slug"'),
        *_twice(ids, "the id", 'give one of them another "id"'),
    )


def taken(
    pages: Iterable[str],
    articles: Iterable[Card],
    texts: Iterable[PlainText],
    addresses: Addresses,
) -> tuple[Notice, ...]:
    """A fault for every source that claims the address of a page which the site has anyway;
    `pages` are the addresses of all.
    """
    every = all_folded(pages)
    if len(set(every)) == len(every):
        return ()
    count = Counter(every)
    cure = "give it another slug, or leave out the alias"
    return tuple(
        Notice(path, 1, f"the address {address} is that of a page Digest makes", cure)
        for address, path in _claims(articles, texts, addresses)
        if count[folded(address)] > 1
    )


def without_needless_aliases(article: Card) -> Card:
    """Without aliases that lead to the article itself, as other tools' permalinks may."""
    if not article.aliases:
        return article
    kept = {folded(alias): alias for alias in reversed(article.aliases)}
    kept.pop(folded(article.address), None)
    if len(kept) == len(article.aliases):
        return article
    return replace(article, aliases=tuple(reversed(kept.values())))


def _claims(articles: Iterable[Card], texts: Iterable[PlainText], addresses: Addresses) -> Claims:
    """Every address; a page's or an article's own before one that was an article's once."""
    articles = tuple(articles)
    return [
        *((f"/{t.slug}/", t.path) for t in texts if t.path.startswith("content/pages/")),
        *((addresses[a.path], a.path) for a in articles),
        *((alias, a.path) for a in articles for alias in a.aliases),
    ]


def _twice(claims: Claims, what: str, cure: str) -> list[Notice]:
    if len(set(all_folded(name for name, _ in claims))) == len(claims):
        return []
    first: dict[str, str] = {}
    faults = []
    for name, path in claims:
        owner = first.setdefault(folded(name), path)
        if owner != path:
            faults.append(Notice(path, 1, f"{what} {name} is taken by {owner}", cure))
    return faults
