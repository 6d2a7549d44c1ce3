"""Everything that is published together, each path once."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat

from digest.errors import DigestError, Notice, RetryError
from digest.model import Article, Articles, Asset, Card, face
from digest.settings import Site
from digest.site.addresses import month_address
from digest.site.custom import custom_css
from digest.site.feeds.names import address, file_name
from digest.site.feeds.opml import Subscription, render_opml
from digest.site.feeds.planned import PlannedFeed
from digest.site.feeds.write import feed_paths
from digest.site.layout.binding import addresses_in
from digest.site.layout.bound import lay_out_volume
from digest.site.layout.listings import Listing, paper_of_listings
from digest.site.layout.paper import Paper
from digest.site.layout.volume import Frame, Volume
from digest.site.layout.whole import AnyListing
from digest.site.pages import (
    FeedGroup,
    FeedsPage,
    FrontPage,
    Image,
    Masthead,
    Page,
    RedirectPage,
    SearchPage,
)
from digest.site.printing import Press
from digest.site.prints import Print, as_it_is
from digest.site.proof import template_faults
from digest.site.search.front import index_prints
from digest.site.search.month import FOLDER
from digest.site.sitemap import front_sitemaps, latest_of
from digest.site.theme import Theme
from digest.site.words import Words
from digest.text.slugs import folded

OPML = "feeds/feeds.opml"
CUSTOM = "assets/custom.css"
_SITEMAP = re.compile(r"(news-)?sitemap(-[\w-]+)?\.xml")


@dataclass(frozen=True)
class Release:
    """A site ready to be published; its files are named here and made by a press.

    `front` and `listings` are the pages of no single month, `volumes` the months, `articles` the
    cards of what is due, newest first, `addresses` and `whole` their addresses and themselves, by
    their paths.
    `copies` are (path in the output, path
    in the project); a ``robots.txt`` and ``_redirects`` among them stand in the place of ours.
    `body` gives HTML by its fingerprint, `assets` what is known of files of the project, `scaled`
    the pictures that are published in several sizes, and their paths in the project.
    Making a release raises DigestError where two things claim one path, or one a folder that
    another needs, letters' case and normal form set aside.
    """

    frame: Frame
    theme: Theme
    front: tuple[FrontPage, ...]
    listings: tuple[AnyListing, ...]
    feeds: tuple[PlannedFeed, ...]
    volumes: tuple[Volume, ...]
    articles: tuple[Card, ...]
    addresses: Mapping[str, str]
    whole: Articles
    copies: tuple[tuple[str, str], ...]
    body: Callable[[str], str]
    assets: Mapping[str, Asset] = field(default_factory=dict)
    scaled: tuple[tuple[Image, str], ...] = ()

    def __post_init__(self) -> None:
        refuse_twins(self._claims(), self.copies)

    @property
    def site(self) -> Site:
        return self.frame.site

    @property
    def masthead(self) -> Masthead:
        return self.frame.masthead

    @cached_property
    def words(self) -> Words:
        return Words(self.site.language, self.frame.labels)

    def named_by(self, volume: Volume) -> dict[str, Article]:
        """What the pages of a volume may look up: its articles, and the faces of others."""
        own = {known.path: self.whole[known.path] for known in volume.articles}
        others = (*volume.around, *volume.listed)
        return own | {known.path: face(self.whole[known.path]) for known in others}

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages, those of months laid out."""
        bound = (lay_out_volume(v, self.frame, self.named_by(v)) for v in self.volumes)
        listed = (listing.page(self.paper) for listing in self.listings)
        return (*self.front, *listed, *(page for each in bound for page in each.pages))

    @cached_property
    def paper(self) -> Paper:
        """What listings are laid out with."""
        return paper_of_listings(self.frame, self.whole)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path and bytes of all that is made, not copied, one after the other.

        Raises DigestError, with the faults of all templates, when the first is met.
        """
        press = Press(self.theme, self.frame, "", self.body)
        for one in self.prints(press):
            yield from self.made(one, press)

    def paths(self) -> frozenset[str]:
        """Of all that is published, made or copied."""
        press = Press(self.theme, self.frame, "", self.body)
        made = (path for one in self.prints(press) for path in one.paths)
        variants = (address[1:] for image, _ in self.scaled for address in image.variants)
        return frozenset((*made, *(path for path, _ in self.copies), *variants))

    def prints(self, press: Press) -> Iterator[Print]:
        """Everything that is made."""
        yield from self.front_prints(press)
        for volume in self.volumes:
            bound = lay_out_volume(volume, self.frame, self.named_by(volume))
            yield from press.volume(volume, bound)
            yield from (card.print for card in press.cards(bound))

    def front_prints(self, press: Press) -> Iterator[Print]:
        """What is made and is of no single month."""
        yield from map(press.page, self.front)
        yield from (press.listing(listing, self.paper) for listing in self.listings)
        yield from map(press.feed, self.feeds)
        yield from map(press.static, self.theme.static)
        if self.masthead.has_colours:
            yield as_it_is(CUSTOM, custom_css(self.site))
        yield as_it_is(OPML, self._opml())
        if self.site.search:
            yield from self._index(press)
        own = {path for path, _ in self.copies}
        months = [volume.first for volume in self.volumes]
        latest = [self.whole[card.path] for card in latest_of(self.articles)]
        maps = front_sitemaps((*self.front, *self.listings), latest, months, self.masthead)
        for path, data in (*maps, *self._redirects(press)):
            if path not in own:
                yield as_it_is(path, data)

    def made(self, one: Print, press: Press) -> Iterator[tuple[str, bytes]]:
        """The files of a print; where a template fails, the faults of all of them are raised."""
        try:
            yield from one.make()
        except DigestError as error:
            raise DigestError((*error.notices, *self.faults_of_templates(press))) from None

    def paths_of(self, volume: Volume) -> list[str]:
        """Where the pages and feeds of a volume will stand."""
        places = addresses_in(volume, self.frame, self.addresses)
        folder = month_address(volume.first)[1:]
        feeds = (folder + file_name("atom", part.suffix) for part in volume.archives)
        return [*[f"{place[1:]}index.html" for place in places], *feeds]

    def _claims(self) -> Iterator[tuple[str, str]]:
        """Path and owner of all that has a path before it is made, but for copies."""
        pages: tuple[Page | Listing, ...] = (*self.front, *self.listings)
        yield from ((page.path, f"the page {page.address}") for page in pages)
        yield from ((path, f"the feed {path}") for feed in self.feeds for path in feed_paths(feed))
        for volume in self.volumes:
            yield from zip(self.paths_of(volume), repeat(""), strict=False)
        yield from ((f"assets/{file.path}", "the theme") for file in self.theme.static)
        yield OPML, "the list of feeds"
        if self.masthead.has_colours:
            yield CUSTOM, "the colours of site.yaml"
        yield from ((path, "the sitemap") for path, _ in self.copies if _SITEMAP.fullmatch(path))
        index = f"{FOLDER}/"
        yield from ((path, "the index") for path, _ in self.copies if path.startswith(index))

    def faults_of_templates(self, press: Press) -> Iterator[Notice]:
        """Those of one page of each template, and of templates that no page uses."""
        yield from template_faults(self.theme)
        for page in {page.template: page for page in self.pages}.values():
            try:
                press.renderer.render(page)
            except RetryError:
                raise
            except DigestError as error:
                yield from error.notices

    def _redirects(self, press: Press) -> Iterator[tuple[str, bytes]]:
        url = press.renderer.url
        redirects = [p for p in self.front if isinstance(p, RedirectPage)]
        lines = (f"{url(p.address)} {url(p.target)} 301\n" for p in redirects)
        if redirects:
            yield "_redirects", "".join(lines).encode()

    def _index(self, press: Press) -> Iterator[Print]:
        page = next(p for p in self.front if isinstance(p, SearchPage))
        languages = [code for code, _ in page.languages]
        republish = self.site.republish
        return index_prints(self.volumes, self.addresses, languages, republish, press.mark)

    def _opml(self) -> bytes:
        page = next(p for p in self.front if isinstance(p, FeedsPage))
        entries = (entry for group in page.groups for entry in self._subscriptions(group))
        return render_opml(self.site.title, entries)

    def _subscriptions(self, group: FeedGroup) -> Iterator[Subscription]:
        for feed in group.feeds:
            url = address(self.masthead.base, "atom", feed.folder)
            home = self.masthead.base.rstrip("/") + feed.folder
            yield Subscription(url, feed.title, home, "", feed.lang or self.site.language)


def refuse_twins(ours: Iterable[tuple[str, str]], copies: Iterable[tuple[str, str]]) -> None:
    """Raise for two things that claim one path, or one a folder that another needs; both are
    pairs of path and owner.
    """
    named = (*ours, *copies)
    places = {folded(path) for path, _ in named}
    if len(places) == len(named) and places.isdisjoint(_folders_above(places)):
        return
    claims = [(folded(path), path, owner) for path, owner in named]
    below: dict[str, str] = {}
    for place, _, owner in claims:
        for folder in _folders_above([place]):
            below.setdefault(folder, owner)
    first: dict[str, int] = {}
    faults = [
        _twice(path, owner, claims[first[place]][2])
        for number, (place, path, owner) in enumerate(claims)
        if first.setdefault(place, number) != number
    ]
    faults += [_twice(path, owner, below[place]) for place, path, owner in claims if place in below]
    raise DigestError(faults)


def _folders_above(places: Iterable[str]) -> set[str]:
    """Every folder that has to be there for these files."""
    found: set[str] = set()
    folders = {place.rpartition("/")[0] for place in places}
    while folders := folders - found - {""}:
        found |= folders
        folders = {folder.rpartition("/")[0] for folder in folders}
    return found


def _twice(path: str, owner: str, other: str) -> Notice:
    """Told of the one that is a file of the project, if one is."""
    owner, other = owner or _described(path), other or _described(path)
    what = f"two things would be published as {path}: {other} and {owner}"
    mine = other if owner.startswith("the ") else owner
    return Notice(mine, 0, what, "give one of them another name")


def _described(path: str) -> str:
    """A file of ours that has no other name."""
    is_page = path.endswith("index.html")
    return f"the page /{path.removesuffix('index.html')}" if is_page else f"the feed {path}"
