"""The outlets of a paper: what was taken from each, under one name."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from digest.model import Card
from digest.site.addresses import outlet_address
from digest.site.pages import Count, Link
from digest.text.outlets import outlet_slug, usual_name


@dataclass(frozen=True)
class Outlet:
    """An outlet, called as most articles call it, and the articles from it, newest first."""

    slug: str
    name: str
    articles: tuple[Card, ...]

    @property
    def link(self) -> Link:
        return Link(self.name, outlet_address(self.slug))


def outlets_of(articles: Iterable[Card]) -> dict[str, Outlet]:
    """By their slugs, in the order of these without accents."""
    held: dict[str, list[Card]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        if article.origin and (name := article.origin.outlet):
            slug = outlet_slug(name)
            held[slug].append(article)
            names[slug][name] += 1
    order = sorted(held, key=lambda slug: (unicodedata.normalize("NFD", slug), slug))
    return {slug: Outlet(slug, usual_name(names[slug]), tuple(held[slug])) for slug in order}


def most_cited(
    articles: Iterable[Card], outlets: dict[str, Outlet], most: int
) -> tuple[Count, ...]:
    """Those of the outlets that most of some articles are from."""
    names = Counter(a.origin.outlet for a in articles if a.origin)
    counts: Counter[str] = Counter()
    for name, count in names.items():
        if name:
            counts[outlet_slug(name)] += count
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    return tuple(
        Count(link.name, count, link.address)
        for slug, count in ranked
        if (link := outlets[slug].link)
    )


def outlet_link(name: str) -> Link:
    """An outlet by a name that an article gives it."""
    return Link(name, outlet_address(outlet_slug(name)))
