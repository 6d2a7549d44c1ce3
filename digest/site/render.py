"""Pages to HTML: the theme's templates, and what they may ask."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime
from functools import lru_cache, partial

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from digest.errors import DigestError
from digest.model import host
from digest.site.addresses import address_below
from digest.site.feeds.absolute import absolute
from digest.site.pages import ArticlePage, FeedLink, Fragment, Image, Masthead, Page
from digest.site.passages import passages
from digest.site.resolve import resolve_html, srcset
from digest.site.structured import structured_data
from digest.site.template_errors import as_fault
from digest.site.templates import Templates
from digest.site.theme import Theme
from digest.site.unpictured import unpictured
from digest.site.words import Words, direction, language_name
from digest.text.columns import wrapped

COLUMN = "(min-width: 42rem) 38rem, 92vw"  # how wide pictures of texts are, if nobody says
ADDRESSES = 5_000  # whose links are remembered
REMEMBERED = 2_000  # results of each macro that remembers


class Renderer:
    """Renders the pages of one site in one theme; `body` gives HTML by its fingerprint.

    A template is read when a page first needs it. `compiled` may keep what became of it for other
    renderers; it has to forget all with another release of Jinja, or of this package.
    """

    def __init__(
        self,
        theme: Theme,
        masthead: Masthead,
        words: Words,
        body: Callable[[str], str],
        compiled: BytecodeCache | None = None,
    ) -> None:
        self.theme, self.masthead, self.words, self.body = theme, masthead, words, body
        self.versions = {f.path: f.fingerprint[:8] for f in theme.static}
        self.versions["custom.css"] = masthead.own_style[:8]
        self.environment = self._environment(compiled)

    def render(self, page: Page) -> bytes:
        """The page's bytes; raises DigestError with the template's file and line."""
        return self.text(page).encode("utf-8", "replace")

    def text(self, page: Page) -> str:
        """The same before it is encoded."""
        try:
            template = self.environment.get_template(page.template)
            return template.render(page=page)
        except DigestError:
            raise
        except Exception as error:
            if told := as_fault(error, page, self.theme):
                raise told from None
            raise

    def prepare(self) -> None:
        """Have the code of all templates at hand; what is wrong with one is told by its pages."""
        for layer in self.theme.layers:
            for template in layer.templates:
                with suppress(Exception):  # Python's own, too, of the code that it is made
                    self.environment.get_template(template.name)

    def _environment(self, compiled: BytecodeCache | None) -> Templates:
        environment = Templates(
            loader=FunctionLoader(self._load),
            autoescape=is_markup,
            undefined=StrictUndefined,
            optimized=False,  # the pass costs more than the few constants that it finds
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=200,
            auto_reload=False,
            bytecode_cache=compiled,
        )
        environment.globals.update(
            site=self.masthead,
            t=self.words,
            url=lru_cache(maxsize=ADDRESSES, typed=True)(self.url),
            absolute=self.absolute,
            asset=self.asset,
            html=self.html,
            mailed=self.mailed,
            plain=self.plain,
            srcset=self.srcset,
            passages=self.passages,
            json_ld=lambda page: structured_data(page, self.masthead),
            dir=direction,
            lang_name=language_name,
            weekdays=lambda: self.words.weekdays,
        )
        environment.filters.update(
            day=self.words.day,
            long_day=self.words.long_day,
            month=self.words.month,
            span=lambda days: self.words.span(*days),
            month_name=self.words.month_name,
            year=self.words.year,
            listed=self.words.listed,
            clock=self.words.clock,
            number=self.words.number,
            iso=iso,
            running=running,
            host=host,
            unpictured=partial(unpictured, words=self.words),
            wrapped=wrapped,
            remembered=lru_cache(maxsize=REMEMBERED, typed=True),
        )
        environment.tests["below"] = below
        environment.below = self.theme.below
        environment.file_of = self._file_of
        return environment

    def _load(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        template = self.theme.template(name)
        return (template.text, template.path, lambda: True) if template else None

    def _file_of(self, name: str) -> str:
        template = self.theme.template(name)
        return template.path if template else ""

    def url(self, address: str) -> str:
        """A link from the root of the host, percent-encoded."""
        return address_below(self.masthead.base_path, address)

    def absolute(self, address: str) -> str:
        return address_below(self.masthead.base, address)

    def asset(self, path: str) -> str:
        """A static file's link; it changes when the file does, so that browsers may keep it."""
        version = self.versions.get(path, "")
        return self.url(f"/assets/{path}") + (f"?v={version}" if version else "")

    def html(self, fragment: Fragment, sizes: str = COLUMN) -> Markup:
        """A body with its references resolved; it was sanitised when it was read. `sizes` tells how
        wide its pictures are shown, as the attribute does.
        """
        base_path = self.masthead.base_path
        return Markup(resolve_html(self.body(fragment.body), fragment, base_path, sizes))

    def srcset(self, image: Image, ending: str) -> Markup:
        """The files of a picture in one format, as the attribute has them."""
        return Markup(srcset(image, ending, self.masthead.base_path))

    def mailed(self, fragment: Fragment, page: Page) -> Markup:
        """The same as it may leave its page: every address absolute, pictures as wide as mails."""
        from digest.site.mail.body import shrunk

        return Markup(shrunk(absolute(self.html(fragment, sizes=""), self.absolute(page.address))))

    def plain(self, fragment: Fragment, page: Page) -> str:
        """The same as plain text in lines, addresses behind what they are called."""
        from digest.site.mail.body import as_text

        return as_text(absolute(self.html(fragment, sizes=""), self.absolute(page.address)))

    def passages(self, page: ArticlePage) -> tuple[str, ...]:
        """For each sentence of the summary the fragment that leads to it, where it has a place.

        The picture's credit, or the summary's last sentence, stands directly before the text.
        """
        sentences = page.summary.sentences
        if page.excerpt or page.summary.kind != "extract":
            return ("",) * len(sentences)
        credit = page.picture.credit if page.picture else ""
        before = credit or sentences[-1].text
        return passages(sentences, self.body(page.content.body), before)


def templates_alone(theme: Theme) -> Templates:
    """A theme's templates to be read and compiled, with no site to render them for: what they are
    compiled to is the same for all.
    """
    nobody = Masthead("", "", "", "en", (), (), FeedLink("", "/"), Image(""))
    return Renderer(theme, nobody, Words("en", ()), str).environment


def is_markup(template: str | None) -> bool:
    """Whether what is put into a template has to be escaped: in all but those of plain text."""
    return not (template or "").endswith(".txt")


def iso(value: date | datetime) -> str:
    """As ``datetime`` attributes have it: whole seconds, the zone as an offset."""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()


def running(title: str) -> Markup:
    """A title for the first tag of a page: ASCII, and at most 90 characters, since a page has to
    say how it is encoded in its first 1,024 bytes, before anything that depends on it.
    """
    short = title if len(title) <= 90 else title[:89].rstrip() + "…"
    known = str(escape(short)).encode("utf-8", "replace").decode()
    return Markup(known.encode("ascii", "xmlcharrefreplace").decode())


def below(address: str, others: Iterable[str]) -> bool:
    """Whether an address is one of the others, or may be that of a part of one."""
    return address.startswith(tuple(others))
