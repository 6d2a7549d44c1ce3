"""Links within the site that lead nowhere."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from html import escape, unescape
from urllib.parse import unquote

from digest.desk.checks.anchors import Link, anchor_notices, own_anchor_notices
from digest.desk.checks.ground import Ground
from digest.desk.checks.mentions import mentions
from digest.desk.checks.proof import Proof, described, waits_for
from digest.errors import Level, Notice
from digest.site.pages import RedirectPage

_SCHEME = re.compile(r"[a-zA-Z][\w+.-]*:")
_ELSEWHERE = re.compile(r"(?i)//|(?:https?|mailto|tel):")
_NO_ADDRESS = re.compile(r"<a(?![^>]*\shref=)[ >]")  # what the build makes of an address in vain
_NOBODYS = ("http://localhost", "https://localhost", "http://127.")
_AWAY = "write one, or take the link away"


def link_notices(proof: Proof, ground: Ground) -> Iterator[Notice]:
    """Of one text, in its order. What stands in a paragraph that is left out is no matter."""
    is_any_lost = _NO_ADDRESS.search(proof.html) is not None
    for mention in proof.mentions:
        if mention.kind != "link" or _ELSEWHERE.match(mention.address):
            continue
        before, _, anchor = mention.address.partition("#")
        link = Link(proof, mention.line, unquote(before), unquote(anchor))
        if mention.address.startswith("#"):
            yield from own_anchor_notices(link) if is_any_lost else ()
        elif not before or _SCHEME.match(before):
            if is_any_lost:
                yield link.notice(f'the link "{before}" has no address for readers', _AWAY)
        else:
            yield from _to_path(link, ground)
    yield from _web_links(proof, ground)
    yield from _note_links(proof, ground)


def _to_path(link: Link, ground: Ground) -> Iterator[Notice]:
    """A file by its path, or with a slash before it an address or a file of ``content/``."""
    path = unicodedata.normalize("NFC", link.written.partition("?")[0])
    is_absolute = path.startswith("/")
    folder = "content" if is_absolute else posixpath.dirname(link.proof.path)
    file = posixpath.normpath(f"{folder}/{path}")
    if file == ".." or file.startswith("../"):
        cure = "put the file into content/, or correct the address"
        yield link.notice(f'"{link.written}" is outside of the project', cure)
    elif escape("digest:" + (path if is_absolute else file)) not in link.proof.html:
        return
    elif other := ground.proofs.get(file):
        yield from _to_text(link, other, "error" if is_absolute else "warning", ground)
    elif is_absolute:
        yield from _to_address(link, path, "error", ground)


def _to_text(link: Link, other: Proof, level: Level, ground: Ground) -> Iterator[Notice]:
    if other.shown:
        yield from anchor_notices(link, ground.page(other.address), ground)
    elif not waits_for(link.proof, other):
        what = f'"{link.written}" is {described(other)}, so the link leads nowhere now'
        yield link.notice(what, "show it, or take the link away", level)


def _to_address(link: Link, address: str, level: Level, ground: Ground) -> Iterator[Notice]:
    if page := ground.page(address):
        yield from anchor_notices(link, page, ground) if not isinstance(page, RedirectPage) else ()
    elif hidden := ground.hidden.get(address):
        yield from _to_text(link, hidden, level, ground)
    elif not ground.holds(address):
        near = ground.near(address)
        cure = f'did you mean "{near}"?' if near else "correct it, or link an article by its file"
        yield link.notice(f'nothing is published at "{link.written}"', cure, level)


def _web_links(proof: Proof, ground: Ground) -> Iterator[Notice]:
    """Whole addresses of this very site, in Markdown as in pasted text.

    Something else may answer there, so that these are warnings.
    """
    base = ground.release.masthead.base
    if base.startswith(_NOBODYS) or base not in proof.body:
        return
    seen = unquote(unescape(proof.html))
    for match in re.finditer(re.escape(base) + r"[^\s<>\"'()\[\]]*", proof.body):
        line = proof.first_line + proof.body.count("\n", 0, match.start())
        before, _, anchor = unquote(match[0].rstrip(".,;:!?…*_")).partition("#")
        address = "/" + before.removeprefix(base).partition("?")[0]
        if base + address[1:] in seen:
            yield from _to_address(Link(proof, line, before, anchor), address, "warning", ground)


def _note_links(proof: Proof, ground: Ground) -> Iterator[Notice]:
    """Links of an editor's note; only those to the web are followed there."""
    note = proof.found.get("note") if proof.article else None
    if not proof.article or not isinstance(note, str) or not _NO_ADDRESS.search(proof.article.note):
        return
    for mention in mentions(note, proof.lang, 1):
        if mention.kind == "link" and not _ELSEWHERE.match(mention.address):
            written = unquote(mention.address)
            what = f'the note links "{written}", which is not followed there'
            cure = f"write the whole address: {_whole(written, proof, ground)}"
            yield Notice(proof.path, proof.line("note"), what, cure, "warning")


def _whole(written: str, proof: Proof, ground: Ground) -> str:
    """The address on the web of what a note names by its file or its path."""
    path, mark, anchor = written.partition("#")
    file = posixpath.normpath(f"{posixpath.dirname(proof.path)}/{path}")
    text = ground.proofs.get(file) if path else proof
    address = text.address if text else path if path.startswith("/") else "/…"
    return ground.release.masthead.base.rstrip("/") + address + mark + anchor
