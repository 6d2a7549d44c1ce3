"""The paths of all that is published: no two things at one, none where others need a folder."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from digest.errors import DigestError, Notice
from digest.site.addresses import month_address
from digest.site.feeds.names import file_name
from digest.site.feeds.planned import PlannedFeed
from digest.site.feeds.write import feed_paths
from digest.site.layout.listings import Listing
from digest.site.layout.volume import ArchivePart
from digest.site.pages import Page
from digest.site.search.month import FOLDER
from digest.text.paths import folders_of
from digest.text.slugs import all_folded, folded

OPML = "feeds/feeds.opml"
CUSTOM = "assets/custom.css"
_SITEMAP = re.compile(r"(news-)?sitemap(-[\w-]+)?\.xml")

Claim = tuple[str, str]  # a path, and whose it is; files of months have no other name


def claimed(
    pages: Iterable[Page | Listing],
    feeds: Iterable[PlannedFeed],
    months: Iterable[str],
    static: Iterable[str],
    coloured: bool,
) -> Iterator[Claim]:
    """Everything that has a path before it is made, but for copies: pages and feeds of no single
    month, the paths of those of months, the theme's files, colours where the site has its own.
    """
    yield from ((page.path, f"the page {page.address}") for page in pages)
    yield from ((path, f"the feed {path}") for feed in feeds for path in feed_paths(feed))
    yield from ((path, "") for path in months)
    yield from ((f"assets/{path}", "the theme") for path in static)
    yield OPML, "the list of feeds"
    if coloured:
        yield CUSTOM, "the colours of site.yaml"


def paths_of(first: date, addresses: Iterable[str], archives: Iterable[ArchivePart]) -> list[str]:
    """Where the pages of a month, which have these addresses, and its archived feeds will stand."""
    folder = month_address(first)[1:]
    feeds = (folder + file_name("atom", part.suffix) for part in archives)
    return [*[f"{address[1:]}index.html" for address in addresses], *feeds]


def refuse_twins(ours: Iterable[Claim], copies: Sequence[Claim]) -> None:
    """Raise DigestError where two claim one path, or one a folder that another needs, letters' case
    and normal form set aside. A copy belongs to the file that is copied; a ``robots.txt`` and
    ``_redirects`` among them stand in the place of ours, sitemaps and the index do not.
    """
    named = (*ours, *_reserved(copies), *copies)
    places = set(all_folded(path for path, _ in named))
    if len(places) == len(named) and places.isdisjoint(folders_of(places)):
        return
    owned = [(folded(path), path, owner) for path, owner in named]
    below: dict[str, str] = {}
    for place, _, owner in owned:
        for folder in folders_of([place]):
            below.setdefault(folder, owner)
    first: dict[str, int] = {}
    faults = [
        _clash(path, owner, owned[first[place]][2])
        for number, (place, path, owner) in enumerate(owned)
        if first.setdefault(place, number) != number
    ]
    faults += [_clash(path, owner, below[place]) for place, path, owner in owned if place in below]
    raise DigestError(faults)


def _reserved(copies: Iterable[Claim]) -> Iterator[Claim]:
    """Of the names of copies those that only Digest may use."""
    for path, _ in copies:
        if _SITEMAP.fullmatch(path):
            yield path, "the sitemap"
        if path.startswith(f"{FOLDER}/"):
            yield path, "the index"


def _clash(path: str, owner: str, other: str) -> Notice:
    """Told of the one that is a file of the project, if one is."""
    owner, other = owner or _described(path), other or _described(path)
    what = f"two things would be published as {path}: {other} and {owner}"
    mine = other if owner.startswith("the ") else owner
    return Notice(mine, 0, what, "give one of them another name")


def _described(path: str) -> str:
    """A file of ours that has no other name."""
    is_page = path.endswith("index.html")
    return f"the page /{path.removesuffix('index.html')}" if is_page else f"the feed {path}"
