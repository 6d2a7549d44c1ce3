"""What is printed: files by their paths, each with a mark that stands for all it is made of.

A file need not be made where one of the same mark stands already.
"""

from collections.abc import Callable, Iterator

from jinja2 import BytecodeCache

from digest.site.feeds.planned import PlannedFeed
from digest.site.feeds.write import feed_paths, write_feed
from digest.site.layout.bound import Bound
from digest.site.layout.listings import Listing
from digest.site.layout.paper import Paper
from digest.site.layout.plans import ArticlePlan, FeedPlan
from digest.site.layout.volume import Frame, Volume
from digest.site.pages import Page
from digest.site.prints import Print, Undrawn, as_it_is
from digest.site.render import Renderer
from digest.site.scripts import as_sent
from digest.site.search.month import month_prints
from digest.site.sitemap import Listed, volume_sitemap
from digest.site.theme import StaticFile, Theme
from digest.site.words import Words
from digest.value import mark_of

Body = Callable[[str], str]  # HTML by its fingerprint


class Press:
    """Makes files of pages and feeds in one theme and frame.

    `engine` names everything else that a file depends on: this program, in all its parts.
    `compiled` may have the code of templates already. `drawing` names what card images depend on.
    """

    def __init__(
        self,
        theme: Theme,
        frame: Frame,
        engine: str,
        body: Body,
        compiled: BytecodeCache | None = None,
        drawing: str = "",
    ) -> None:
        self.theme, self.frame, self.engine, self.body = theme, frame, engine, body
        self.drawing = drawing or engine
        self.mark = press_mark(theme, frame, engine)
        words = Words(frame.site.language, frame.labels)
        self.renderer = Renderer(theme, frame.masthead, words, body, compiled)

    def take(self, body: Body) -> None:
        """Go on with other bodies: those of the next volume, where one press prints many."""
        self.body = self.renderer.body = body

    def page(self, page: Page) -> Print:
        mark = mark_of((self.mark, type(page).__name__, page))
        return Print((page.path,), mark, lambda: self._printed(page))

    def listing(self, listing: Listing, paper: Paper) -> Print:
        """`paper` is asked for nothing where the page stands."""
        mark = mark_of((self.mark, type(listing).__name__, listing))
        return Print((listing.path,), mark, lambda: self._printed(listing.page(paper)))

    def feed(self, planned: PlannedFeed) -> Print:
        mark = mark_of((self.mark, planned))
        bodies = tuple(body for item in planned.items for body in item.bodies)
        return Print(feed_paths(planned), mark, lambda: self._fed(planned), bodies)

    def volume(self, volume: Volume, bound: Bound) -> Iterator[Print]:
        """Everything that is published of one month."""
        yield from map(self.page, bound.lists)
        yield from map(self._article, bound.articles)
        yield from map(self._archive, bound.archives)
        if bound.entries:
            yield from month_prints(volume.first, bound.entries, self.body, self.mark)
        listed: tuple[Listed, ...] = (*bound.lists, *bound.articles)
        yield as_it_is(*volume_sitemap(volume.first, listed, self.frame.masthead))

    def static(self, file: StaticFile) -> Print:
        """A file of the theme."""
        path = f"assets/{file.path}"
        mark = mark_of((self.engine, file.path, file.fingerprint))
        return Print((path,), mark, lambda: ((path, as_sent(file.path, file.data)),))

    def cards(self, bound: Bound) -> Iterator[Undrawn]:
        """The card images of one month."""
        for plan in bound.cards:
            yield Undrawn(plan.path, mark_of((self.drawing, "card", plan.face)), plan.face)

    def _article(self, plan: ArticlePlan) -> Print:
        mark = mark_of((self.mark, "article", plan.made_of))
        return Print((plan.path,), mark, lambda: self._printed(plan.page()))

    def _archive(self, plan: FeedPlan) -> Print:
        mark = mark_of((self.mark, "archive", plan.made_of))
        return Print((plan.path,), mark, lambda: self._fed(plan.feed()))

    def _printed(self, page: Page) -> tuple[tuple[str, bytes]]:
        return ((page.path, self.renderer.render(page)),)

    def _fed(self, planned: PlannedFeed) -> Iterator[tuple[str, bytes]]:
        base_path = self.frame.masthead.base_path
        style, shown = self.renderer.asset("feed.css"), self.renderer.text
        return write_feed(planned, self.body, base_path, style, shown)


def press_mark(theme: Theme, frame: Frame, engine: str) -> str:
    """What stands for all that two presses print alike by."""
    return mark_of((engine, theme_mark(theme), frame))


def theme_mark(theme: Theme) -> str:
    """What stands for a theme; its static files are known by their fingerprints."""
    return mark_of(
        [
            (
                layer.name,
                layer.templates,
                layer.labels,
                [(f.path, f.fingerprint) for f in layer.static],
            )
            for layer in theme.layers
        ]
    )
