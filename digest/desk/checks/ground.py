"""What a release holds: where a link may lead, and what is on the pages there."""

import re
from difflib import get_close_matches
from html import unescape

from digest.desk.checks.proof import Proof
from digest.errors import DigestError, Notice
from digest.model import Asset
from digest.site.pages import NotFoundPage, Page, RedirectPage
from digest.site.release import Release
from digest.site.render import Renderer
from digest.text.slugs import folded

_ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)')""")


class Ground:
    """The addresses of a release; a page is rendered when its anchors are first asked for."""

    def __init__(
        self, release: Release, proofs: tuple[Proof, ...], assets: tuple[Asset, ...]
    ) -> None:
        self.release = release
        self.proofs = {proof.path: proof for proof in proofs}
        self.hidden = {proof.address: proof for proof in proofs if not proof.shown}
        self.assets = {asset.path: asset for asset in assets}
        self.pages = {page.path: page for page in release.pages}
        self.files = release.paths()
        self._renderer = Renderer(release.theme, release.masthead, release.words, release.body)
        self._known = {_plain(p.address): p.address for p in release.pages if _is_real(p)}
        self._rendered: dict[str, str] = {}
        self._near: dict[str, str] = {}

    def page(self, address: str) -> Page | None:
        """The page at an address from the site's root; servers add a slash that is missing."""
        path = address[1:]
        names = (f"{path}index.html",) if address.endswith("/") else (path, f"{path}/index.html")
        return next((self.pages[name] for name in names if name in self.pages), None)

    def holds(self, address: str) -> bool:
        return self.page(address) is not None or address[1:] in self.files

    def asset(self, target: str) -> Asset | None:
        """A file by its path; with a slash before it, from ``content/`` or ``static/``."""
        folders = ("content", "static") if target.startswith("/") else ("",)
        return next((self.assets[f + target] for f in folders if f + target in self.assets), None)

    def near(self, address: str) -> str:
        """The page's address that is almost this one, or nothing."""
        if address not in self._near:
            alike = get_close_matches(_plain(address), self._known, 1, 0.8)
            self._near[address] = self._known[alike[0]] if alike else ""
        return self._near[address]

    def html(self, page: Page) -> str:
        """What readers get; raises DigestError from templates."""
        if page.address not in self._rendered:
            self._rendered[page.address] = self._renderer.render(page).decode()
        return self._rendered[page.address]

    def ids(self, page: Page) -> frozenset[str]:
        return ids_of(self.html(page))

    def template_faults(self) -> tuple[Notice, ...]:
        """What the theme's templates are blamed for: of each kind of page one is rendered."""
        faults: list[Notice] = []
        for page in {page.template: page for page in reversed(self.release.pages)}.values():
            try:
                self.html(page)
            except DigestError as error:
                faults += error.notices
        return tuple(faults)


def _is_real(page: Page) -> bool:
    return not isinstance(page, NotFoundPage | RedirectPage)


def _plain(address: str) -> str:
    """Without what is easily mistaken: letters' case, the slash at the end."""
    return folded(address).strip("/")


def ids_of(html: str) -> frozenset[str]:
    """The anchors of some HTML."""
    return frozenset(unescape(one or other) for one, other in _ID.findall(html))
