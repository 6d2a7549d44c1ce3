"""Links to a place on a page that the page does not have."""

from collections.abc import Iterator
from difflib import get_close_matches

from digest.desk.checks.ground import Ground, ids_of
from digest.desk.checks.proof import Proof
from digest.errors import Level, Notice
from digest.site.pages import ArticlePage, Page
from digest.text.slugs import slugify
from digest.value import Record


class Link(Record, frozen=True):
    """A link of a text: its line, and its address as it is written, the anchor apart."""

    proof: Proof
    line: int
    written: str
    anchor: str

    def notice(self, what: str, cure: str, level: Level = "warning") -> Notice:
        return Notice(self.proof.path, self.line, what, cure, level)


def own_anchor_notices(link: Link) -> Iterator[Notice]:
    """Of a text's own anchors, where the build takes ``#a-heading`` for ``#s-a-heading``."""
    ids = ids_of(link.proof.html)
    if not ids & {link.anchor, *_made_of(link.anchor)}:
        yield link.notice(f'this page has no place "#{link.anchor}"', _cure(link, ids))


def anchor_notices(link: Link, page: Page | None, ground: Ground) -> Iterator[Notice]:
    """Of another page's anchors, which have to be written as they stand there."""
    name = link.anchor
    if page is None or not name or name.startswith(":~:") or name.lower() == "top":
        return
    ids = ground.ids(page)
    if name in ids:
        return
    is_cut = isinstance(page, ArticlePage) and page.excerpt
    why = ", as only its summary is shown" if is_cut else ""
    yield link.notice(f'"{page.title}" has no place "#{name}"{why}', _cure(link, ids))


def _made_of(anchor: str) -> tuple[str, str]:
    """The ids that headings have which an editor calls by this name."""
    return f"s-{anchor}", f"s-{slugify(anchor)}"


def _cure(link: Link, ids: frozenset[str]) -> str:
    wanted = _made_of(link.anchor)
    meant = [one for one in wanted if one in ids]
    near = meant or get_close_matches(wanted[1], sorted(ids), 1, 0.7)
    if near:
        return f'did you mean "{link.written}#{near[0]}"?'
    return "correct it, or link the page as a whole"
