"""Everything that is published together, each path once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from digest.errors import DigestError, Notice
from digest.settings import Site
from digest.site.feeds.names import address
from digest.site.feeds.opml import Subscription, render_opml
from digest.site.feeds.plan import PlannedFeed
from digest.site.feeds.write import feed_paths, write_feed
from digest.site.pages import FeedGroup, FeedsPage, Masthead, Page, RedirectPage
from digest.site.render import Renderer
from digest.site.sitemap import render_sitemaps
from digest.site.theme import Theme
from digest.site.words import Words
from digest.text.slugs import folded


@dataclass(frozen=True)
class Release:
    """A site ready to be published; bytes are made only as `files` is walked.

    `copies` are (path in the output, path in the project). Making one raises DigestError where
    two things claim one path, letters' case and normal form set aside.
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
        owners: dict[str, str] = {}
        faults = []
        for path, owner in self._claims():
            other = owners.setdefault(folded(path), owner)
            if other != owner:
                what = f"two things would be published as {path}: {other} and {owner}"
                faults.append(Notice(owner, 0, what, "give one of them another name"))
        if faults:
            raise DigestError(faults)

    def _claims(self) -> Iterator[tuple[str, str]]:
        yield from ((page.path, f"the page {page.address}") for page in self.pages)
        yield from ((path, "a feed") for feed in self.feeds for path in feed_paths(feed))
        yield from self.copies

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path and bytes of all that is made, not copied; raises DigestError from templates."""
        renderer = Renderer(self.theme, self.masthead, self.words, self.body)
        for page in self.pages:
            yield page.path, renderer.render(page)
        stylesheet = renderer.asset("feed.css")
        for feed in self.feeds:
            yield from write_feed(feed, self.body, self.masthead.base_path, stylesheet)
        yield from render_sitemaps(self.pages, self.masthead)
        for file in self.theme.static:
            yield f"assets/{file.path}", file.data
        if self.masthead.has_colours:
            yield "assets/custom.css", custom_css(self.site)
        yield "feeds/feeds.opml", self._opml()
        redirects = [p for p in self.pages if isinstance(p, RedirectPage)]
        if redirects:
            lines = (f"{renderer.url(p.address)} {renderer.url(p.target)} 301\n" for p in redirects)
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


def custom_css(site: Site) -> bytes:
    """The site's own colours and fonts as custom properties of the theme's style sheet."""
    rules = [f"--{name}: {value};" for name, value in (*site.colours, *site.fonts)]
    return (":root {\n" + "".join(f"  {rule}\n" for rule in rules) + "}\n").encode()
