"""Everything that is published together, each path once."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from digest.errors import DigestError, Notice
from digest.settings import Site
from digest.site.custom import custom_css
from digest.site.feeds.names import address
from digest.site.feeds.opml import Subscription, render_opml
from digest.site.feeds.planned import PlannedFeed
from digest.site.feeds.write import feed_paths, write_feed
from digest.site.pages import FeedGroup, FeedsPage, Masthead, Page, RedirectPage
from digest.site.proof import template_faults
from digest.site.render import Renderer
from digest.site.sitemap import render_sitemaps
from digest.site.theme import Theme
from digest.site.words import Words
from digest.text.slugs import folded

OPML = "feeds/feeds.opml"
CUSTOM = "assets/custom.css"
_SITEMAP = re.compile(r"(news-)?sitemap(-[\w-]+)?\.xml")


@dataclass(frozen=True)
class Release:
    """A site ready to be published; bytes are made only as `files` is walked.

    `copies` are (path in the output, path in the project); a ``robots.txt`` and ``_redirects``
    among them stand in the place of ours. Making one raises DigestError where two things claim
    one path, or one a folder that another needs, letters' case and normal form set aside.
    """

    site: Site
    masthead: Masthead
    words: Words
    theme: Theme
    pages: tuple[Page, ...]
    feeds: tuple[PlannedFeed, ...]
    copies: tuple[tuple[str, str], ...]
    body: Callable[[str], str]

    def __post_init__(self) -> None:
        claims = [(folded(path), path, owner) for path, owner in self._claims()]
        owners: dict[str, str] = {}
        faults = [
            _twice(path, owner, other)
            for place, path, owner in claims
            if (other := owners.setdefault(place, owner)) is not owner
        ]
        below: dict[str, str] = {}
        for place, _, owner in claims:
            below |= {folder: owner for folder in folders_of([place]) if folder not in below}
        faults += [
            _twice(path, owner, below[place]) for place, path, owner in claims if place in below
        ]
        if faults:
            raise DigestError(faults)

    def _claims(self) -> Iterator[tuple[str, str]]:
        """Path and owner of all that has a path before it is made."""
        yield from ((page.path, f"the page {page.address}") for page in self.pages)
        yield from ((path, f"the feed {path}") for feed in self.feeds for path in feed_paths(feed))
        yield from ((f"assets/{file.path}", "the theme") for file in self.theme.static)
        yield OPML, "the list of feeds"
        if self.masthead.has_colours:
            yield CUSTOM, "the colours of site.yaml"
        yield from ((path, "the sitemap") for path, _ in self.copies if _SITEMAP.fullmatch(path))
        yield from self.copies

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path and bytes of all that is made, not copied.

        Raises DigestError, with the faults of all templates, when the first is met.
        """
        renderer = Renderer(self.theme, self.masthead, self.words, self.body)
        for page in self.pages:
            try:
                data = renderer.render(page)
            except DigestError as error:
                raise DigestError((*error.notices, *self._faults_of_templates(renderer))) from None
            yield page.path, data
        stylesheet = renderer.asset("feed.css")
        for feed in self.feeds:
            yield from write_feed(feed, self.body, self.masthead.base_path, stylesheet)
        for file in self.theme.static:
            yield f"assets/{file.path}", file.data
        if self.masthead.has_colours:
            yield CUSTOM, custom_css(self.site)
        yield OPML, self._opml()
        own = {path for path, _ in self.copies}
        for path, data in (*render_sitemaps(self.pages, self.masthead), *self._redirects(renderer)):
            if path not in own:
                yield path, data

    def _faults_of_templates(self, renderer: Renderer) -> Iterator[Notice]:
        """Those of one page of each template, and of templates that no page uses."""
        yield from template_faults(self.theme, self.site)
        for page in {page.template: page for page in self.pages}.values():
            try:
                renderer.render(page)
            except DigestError as error:
                yield from error.notices

    def _redirects(self, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
        redirects = [p for p in self.pages if isinstance(p, RedirectPage)]
        lines = (f"{renderer.url(p.address)} {renderer.url(p.target)} 301\n" for p in redirects)
        if redirects:
            yield "_redirects", "".join(lines).encode()

    def _opml(self) -> bytes:
        page = next(p for p in self.pages if isinstance(p, FeedsPage))
        entries = (entry for group in page.groups for entry in self._subscriptions(group))
        return render_opml(self.site.title, entries)

    def _subscriptions(self, group: FeedGroup) -> Iterator[Subscription]:
        for feed in group.feeds:
            url = address(self.masthead.base, "atom", feed.folder)
            home = self.masthead.base.rstrip("/") + feed.folder
            yield Subscription(url, feed.title, home, "", feed.lang or self.site.language)


def folders_of(paths: Iterable[str]) -> frozenset[str]:
    """The folders that hold these files, and the folders that hold those."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(folders)


def _twice(path: str, owner: str, other: str) -> Notice:
    """Told of the one that is a file of the project, if one is."""
    what = f"two things would be published as {path}: {other} and {owner}"
    mine = other if owner.startswith("the ") else owner
    return Notice(mine, 0, what, "give one of them another name")
