"""The outlets of a paper: what was taken from each, under one name."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from itertools import chain

from digest.model import Card
from digest.site.addresses import outlet_address
from digest.site.pages import Count, Link
from digest.text.outlets import outlet_slug, usual_name
from digest.value import Record


class Outlet(Record, frozen=True, dict=True):
    """An outlet, called as most articles call it, and the articles from it by the first days of
    their months, newest first.
    """

    slug: str
    name: str
    months: Mapping[date, tuple[Card, ...]]

    @cached_property
    def articles(self) -> tuple[Card, ...]:
        return tuple(chain.from_iterable(self.months.values()))

    @property
    def link(self) -> Link:
        return Link(self.name, outlet_address(self.slug))


def outlets_of(months: Mapping[date, tuple[Card, ...]]) -> dict[str, Outlet]:
    """By their slugs, in the order of these without accents."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    held: dict[str, dict[date, list[Card]]] = defaultdict(lambda: defaultdict(list))
    for first, articles in months.items():
        for article in articles:
            if article.origin:
                name = article.origin.outlet
                slug = outlet_slug(name)
                held[slug][first].append(article)
                names[slug][name] += 1
    order = sorted(held, key=lambda slug: (unicodedata.normalize("NFD", slug), slug))
    return {
        slug: Outlet(slug, usual_name(names[slug]), {m: tuple(a) for m, a in held[slug].items()})
        for slug in order
    }


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
