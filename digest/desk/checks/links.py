"""Links within the site that lead nowhere, or not where they say."""

import posixpath
import re
from collections.abc import Iterator
from difflib import get_close_matches
from html import escape, unescape
from urllib.parse import unquote

from digest.content.links import is_web
from digest.desk.checks.ground import Ground, ids_of
from digest.desk.checks.mentions import Mention
from digest.desk.checks.proof import Proof
from digest.errors import Notice
from digest.model import Reference
from digest.site.pages import ArticlePage, RedirectPage
from digest.text.slugs import slugify

_SCHEME = re.compile(r"[a-zA-Z][\w+.-]*:")
_NO_ADDRESS = re.compile(r"<a(?![^>]*\shref=)[ >]")
_SHARED = ("http://localhost", "https://localhost", "http://127.")  # nobody's own address


def link_notices(proof: Proof, ground: Ground) -> Iterator[Notice]:
    """Of one text, in its order."""
    for mention in proof.mentions:
        if mention.kind == "link":
            yield from _link(proof, mention, ground)
    yield from _own_web_links(proof, ground)
    yield from _note_links(proof, ground)


def _link(proof: Proof, mention: Mention, ground: Ground) -> Iterator[Notice]:
    raw = mention.address
    if is_web(raw) or re.match(r"//|(?i:mailto|tel):", raw):
        return
    if raw.startswith("#"):
        yield from _own_anchor(proof, mention)
    elif not raw or _SCHEME.match(raw):
        if _NO_ADDRESS.search(proof.html):
            what = f'the link "{raw}" has no address that readers could follow'
            yield Notice(
                proof.path, mention.line, what, "write one, or take the link away", "warning"
            )
    else:
        target, _, anchor = raw.partition("#")
        path = unquote(target.partition("?")[0])
        if path.startswith("/"):
            yield from _absolute(proof, mention.line, path, anchor, ground)
        else:
            full = posixpath.normpath(f"{posixpath.dirname(proof.path)}/{path}")
            yield from _relative(proof, mention, full, anchor, ground)


def _own_anchor(proof: Proof, mention: Mention) -> Iterator[Notice]:
    """A body's own anchors; the build takes ``#a-heading`` for ``#s-a-heading``."""
    name = unquote(mention.address[1:])
    ids = ids_of(proof.html)
    if ids & {name, f"s-{name}", f"s-{slugify(name)}"} or not _NO_ADDRESS.search(proof.html):
        return
    yield _lost(proof, mention.line, name, "this page", ids, "#")


def _absolute(
    proof: Proof, line: int, address: str, anchor: str, ground: Ground, shown: str = ""
) -> Iterator[Notice]:
    """`shown` is the address as the editor wrote it."""
    page = ground.page(address)
    if page and anchor and not isinstance(page, RedirectPage):
        yield from _anchor(proof, line, anchor, page.address, ground, f"{shown or address}#")
    elif not page and not ground.holds(address):
        hidden = ground.by_address.get(address)
        near = ground.near(address)
        cure = f'did you mean "{near}"?' if near else "correct it, or link an article by its file"
        what = f'nothing is published at "{shown or address}"'
        if hidden:
            what, cure = (
                f"{what}: {hidden.path} is {_state(hidden)}",
                "publish it, or take the link away",
            )
        if not _waits_for(proof, hidden):
            yield Notice(proof.path, line, what, cure, "warning" if shown else "error")


def _relative(
    proof: Proof, mention: Mention, full: str, anchor: str, ground: Ground
) -> Iterator[Notice]:
    if full.startswith("../"):
        what = f'"{unquote(mention.address)}" is outside of the project'
        cure = "put the file into content/, or correct the address"
        yield Notice(proof.path, mention.line, what, cure, "warning")
        return
    other = ground.proofs.get(full)
    if other is None or escape(f"digest:{full}") not in proof.html:
        return  # a file, of which the build tells; or a paragraph that is left out
    if not other.shown:
        if not _waits_for(proof, other):
            what = f'"{unquote(mention.address)}" is {_state(other)}, so this is no link now'
            cure = "publish it, or take the link away"
            yield Notice(proof.path, mention.line, what, cure, "warning")
    elif anchor:
        shown = unquote(mention.address).partition("#")[0] + "#"
        yield from _anchor(proof, mention.line, anchor, other.address, ground, shown)


def _anchor(
    proof: Proof, line: int, anchor: str, address: str, ground: Ground, shown: str
) -> Iterator[Notice]:
    """The anchor of another page, which has to be written as it stands there."""
    page = ground.page(address)
    name = unquote(anchor)
    if page is None or name.startswith(":~:") or name in ground.ids(page) or name.lower() == "top":
        return
    is_excerpt = isinstance(page, ArticlePage) and page.excerpt
    yield _lost(proof, line, name, page.title, ground.ids(page), shown, is_excerpt)


def _lost(
    proof: Proof,
    line: int,
    name: str,
    page: str,
    ids: frozenset[str],
    shown: str,
    cut: bool = False,
) -> Notice:
    wanted = [f"s-{name}", f"s-{slugify(name)}"]
    near = [one for one in wanted if one in ids] or get_close_matches(
        wanted[1], sorted(ids), 1, 0.7
    )
    cure = (
        f'did you mean "{shown}{near[0]}"?' if near else "correct it, or link the page as a whole"
    )
    where = page if page == "this page" else f'"{page}"'
    what = f'{where} has no place "#{name}"' + (", as only its summary is shown" if cut else "")
    return Notice(proof.path, line, what, cure, "warning")


def _own_web_links(proof: Proof, ground: Ground) -> Iterator[Notice]:
    """Whole addresses of this very site, in Markdown as in pasted text."""
    base = ground.release.masthead.base
    if base.startswith(_SHARED) or base not in proof.body:
        return
    for match in re.finditer(re.escape(base) + r"[^\s<>\"'()\[\]]*", proof.body):
        written = match[0].rstrip(".,;:!?…*_")
        line = proof.first_line + proof.body.count("\n", 0, match.start())
        target, _, anchor = written.removeprefix(base).partition("#")
        address = "/" + unquote(target.partition("?")[0])
        yield from _absolute(proof, line, address, anchor, ground, written)


def _note_links(proof: Proof, ground: Ground) -> Iterator[Notice]:
    """Links of an editor's note that reach readers as they stand in the source."""
    page = ground.page(proof.address) if proof.article and proof.shown else None
    if page is None or not proof.article or '"digest:' not in proof.article.note:
        return
    folder, base = posixpath.dirname(proof.path), ground.release.masthead.base
    for target in dict.fromkeys(re.findall(r'="digest:([^"]*)"', ground.html(page))):
        # A note is read as if it stood in content/ itself; its editor meant the article's folder.
        name = unescape(target).partition("#")[0].removeprefix("content/")
        other = ground.proofs.get(posixpath.normpath(f"{folder}/{name}"))
        whole = base.rstrip("/") + other.address if other else f"{base}…"
        what = f'the note links "{name}", which readers cannot follow'
        yield Notice(proof.path, proof.line("note"), what, f"write the whole address: {whole}")


def missing_files(proof: Proof, ground: Ground) -> Iterator[Notice]:
    """What a scheduled article names and nobody has; of published ones the build tells."""
    picture = proof.article.picture if proof.article else None
    shown = (Reference(picture.path, picture.line, True),) if picture else ()
    for ref in (*proof.references, *shown):
        path = "content" + ref.target if ref.target.startswith("/") else ref.target
        if path in ground.assets or path in ground.proofs or (path != ref.target and not ref.shown):
            continue
        name = ref.target.removeprefix(posixpath.dirname(proof.path) + "/")
        cure = "put the file beside the article, or correct the name"
        yield Notice(proof.path, ref.line, f'there is no file "{name}"', cure, "warning")


def is_mistaken(notice: Notice, ground: Ground) -> bool:
    """Whether a build calls a file missing that is there, but is not published."""
    proof = ground.proofs.get(notice.path)
    if proof is None or not notice.what.startswith("there is no file "):
        return False
    hidden = [r for r in proof.references if r.target in ground.proofs and r.line == notice.line]
    return any(
        not ground.proofs[r.target].shown and posixpath.basename(r.target) in notice.what
        for r in hidden
    )


def _waits_for(proof: Proof, other: Proof | None) -> bool:
    """Whether a link will lead to the other text on the day on which it is first seen."""
    if not other or not proof.article or not other.article or proof.shown:
        return False
    return other.state == "scheduled" and other.article.published <= proof.article.published


def _state(proof: Proof) -> str:
    words = {"draft": "a draft", "expired": "no longer shown", "published": "not shown"}
    if proof.article and proof.state == "scheduled":
        return f"scheduled for {proof.article.day}"
    return words.get(proof.state, "not shown")
