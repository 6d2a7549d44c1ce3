"""Everything that is published together."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

import msgspec

from digest.errors import DigestError, Notice, RetryError
from digest.model import Article, Articles, Asset, Card, face
from digest.settings import Site
from digest.site.custom import custom_css
from digest.site.feeds.names import address
from digest.site.feeds.opml import Subscription, render_opml
from digest.site.feeds.planned import PlannedFeed
from digest.site.gathered import Gathered
from digest.site.layout.binding import Marks, addresses_in, shelved
from digest.site.layout.bound import lay_out_volume
from digest.site.layout.listings import paper_of_listings
from digest.site.layout.paper import Paper
from digest.site.layout.volume import Frame, ShelvedVolume, Volume
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
from digest.site.paths import CUSTOM, OPML, paths_of
from digest.site.printing import Press
from digest.site.prints import Print, as_it_is
from digest.site.proof import template_faults
from digest.site.sitemap import front_sitemaps, latest_of
from digest.site.theme import Theme
from digest.site.words import Words
from digest.value import Record, mark_of


class Release(Record, frozen=True, dict=True):
    """A site ready to be published; its files are named here and made by a press.

    `laid` is the paper, laid out but for its months, `articles` the cards of what is due, newest
    first, `addresses`, `marks` and `whole` their addresses, marks and themselves, by their paths.
    `body` gives HTML by its fingerprint, `assets` what is known of files of the project. A
    ``robots.txt`` and ``_redirects`` that are copied stand in the place of ours. To look into what
    is laid out may raise RetryError, where it was remembered and is spoilt.
    """

    laid: Gathered
    theme: Theme
    articles: tuple[Card, ...]
    addresses: Mapping[str, str]
    marks: Marks
    whole: Articles
    body: Callable[[str], str]
    assets: Mapping[str, Asset] = msgspec.field(default_factory=dict)

    @property
    def frame(self) -> Frame:
        return self.laid.frame

    @property
    def front(self) -> tuple[FrontPage, ...]:
        """The pages of no single month, but for listings."""
        return self.laid.front.value

    @property
    def listings(self) -> tuple[AnyListing, ...]:
        return self.laid.listings.value

    @property
    def feeds(self) -> tuple[PlannedFeed, ...]:
        """The feeds of no single month."""
        return self.laid.feeds.value

    @cached_property
    def shelf(self) -> tuple[ShelvedVolume, ...]:
        """The months, newest first, closed."""
        return tuple(shelved(volume, self.marks) for volume in self.laid.volumes)

    @property
    def volumes(self) -> tuple[Volume, ...]:
        """The months, newest first, all of them opened."""
        return tuple(one.volume for one in self.shelf)

    @property
    def copies(self) -> tuple[tuple[str, str], ...]:
        return self.laid.copies

    @property
    def scaled(self) -> tuple[tuple[Image, str], ...]:
        return self.laid.scaled

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
        yield from (*self.front_prints(press), *self.index_prints(press))
        for volume in self.volumes:
            bound = lay_out_volume(volume, self.frame, self.named_by(volume))
            yield from press.volume(volume, bound)
            yield from (card.print for card in press.cards(bound))

    @property
    def front_mark(self) -> str:
        """What stands for all that `front_prints` are made of besides the press."""
        laid = (self.laid.front, self.laid.listings, self.laid.feeds)
        latest = tuple(self.marks[card.path][0] for card in latest_of(self.articles))
        months = tuple(volume.first for volume in self.shelf)
        return mark_of(([one.mark for one in laid], self.copies, latest, months))

    def front_prints(self, press: Press) -> Iterator[Print]:
        """What is made and is of no single month, but for the index of words."""
        yield from map(press.page, self.front)
        yield from (press.listing(listing, self.paper) for listing in self.listings)
        yield from map(press.feed, self.feeds)
        yield from map(press.static, self.theme.static)
        if self.masthead.has_colours:
            yield as_it_is(CUSTOM, custom_css(self.site))
        yield as_it_is(OPML, self._opml())
        own = {path for path, _ in self.copies}
        months = [volume.first for volume in self.shelf]
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

    def paths_of(self, volume: ShelvedVolume) -> list[str]:
        """Where the pages and feeds of a volume will stand."""
        own = volume.volume
        return paths_of(own.first, addresses_in(own, self.frame, self.addresses), own.archives)

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

    def index_prints(self, press: Press) -> Iterator[Print]:
        """What the index of words has besides its months, where the site has one."""
        if not self.site.search:
            return
        from digest.site.search.front import index_prints  # few sites have an index

        page = next(p for p in self.front if isinstance(p, SearchPage))
        languages = [code for code, _ in page.languages]
        republish = self.site.republish
        yield from index_prints(self.shelf, self.addresses, languages, republish, press.mark)

    def _opml(self) -> bytes:
        page = next(p for p in self.front if isinstance(p, FeedsPage))
        entries = (entry for group in page.groups for entry in self._subscriptions(group))
        return render_opml(self.site.title, entries)

    def _subscriptions(self, group: FeedGroup) -> Iterator[Subscription]:
        for feed in group.feeds:
            url = address(self.masthead.base, "atom", feed.folder)
            home = self.masthead.base.rstrip("/") + feed.folder
            yield Subscription(url, feed.title, home, "", feed.lang or self.site.language)
