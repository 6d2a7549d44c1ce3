"""Sanitised HTML finished: headings in order, links and pictures that stay with the site.

It works on what the sanitiser wrote, where every attribute stands in double quotes and no ``>``
stands in a value, so that tags can be found without parsing once more. References to other files
of the content folder become ``digest:<path>``, resolved when the page is rendered.
"""

import posixpath
import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from html import escape, unescape
from urllib.parse import unquote, urlsplit

from digest.content.links import is_web, strip_tracking
from digest.text.slugs import slugify
from digest.value import Record

_TAG = re.compile(r"<(/?)(a|img)((?: [^<>]*)?)>")
# In a text without pictures: links, but for those that stay as they are.
_LINK = re.compile(r'<()(a)(?! href="https?://[A-Za-z0-9./_=:-]+">)((?: [^<>]*)?)>')
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_HEADING = re.compile(r"<(/?)h([1-6])((?: [^<>]*)?)>")
_LONE_PICTURE = re.compile(r"<p(?: id=\"[^\"]*\")?>\s*(<img [^<>]*>)\s*</p>")
_ID = re.compile(r' id="([^"]*)"')
_HAS_ID = re.compile(r'<\w+(?: [^<>]*?)? id="([^"]*)"')
_EMPTY = re.compile(r"<p>\s*</p>\n?")


class Finished(Record, frozen=True):
    """Finished HTML and the files that it names: path, and whether it is shown as a picture."""

    html: str
    targets: tuple[tuple[str, bool], ...]


def finish(html: str, path: str) -> Finished:
    """`path` is the source's own, against which relative references are read.

    Without a path, as of an editor's remark, they lead nowhere.
    """
    linked = _Links(path, _number_headings(html)).rewrite()
    shown = _LONE_PICTURE.sub(_figure, linked.html) if "<img" in linked.html else linked.html
    return Finished(_EMPTY.sub("", shown) if "<p>" in shown else shown, linked.targets)


def _number_headings(html: str) -> str:
    """Headings from h2 on without gaps, each with an id made of its words."""
    pairs = _headings(html) if "<h" in html else []
    if not pairs:
        return html
    levels = _without_gaps([int(start[2]) for start, _ in pairs])
    names = _unused("s-" + slugify(_words(html[a.end() : b.start()])) for a, b in pairs)
    tags: list[tuple[int, int, str]] = []
    for (start, end), level, name in zip(pairs, levels, names, strict=True):
        others = _ID.sub("", start[3])
        tags.append((*start.span(), f'<h{level} id="{escape(name)}"{others}>'))
        tags.append((*end.span(), f"</h{level}>"))
    parts, at = [], 0
    for begin, end_of_tag, tag in sorted(tags):
        parts += [html[at:begin], tag]
        at = end_of_tag
    return "".join(parts) + html[at:]


def _headings(html: str) -> list[tuple[re.Match[str], re.Match[str]]]:
    """The start and end tags of headings in the order of their starts; one may hold another."""
    pairs: list[tuple[re.Match[str], re.Match[str]]] = []
    stack: list[re.Match[str]] = []
    for tag in _HEADING.finditer(html):
        if not tag[1]:
            stack.append(tag)
        elif stack:
            pairs.append((stack.pop(), tag))
    return sorted(pairs, key=lambda pair: pair[0].start())


def _words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def _without_gaps(levels: list[int]) -> list[int]:
    """The same outline from 2 on: a deeper heading is one level deeper than the one above."""
    stack: list[int] = []
    result = []
    for level in levels:
        while stack and stack[-1] >= level:
            stack.pop()
        stack.append(level)
        result.append(min(len(stack) + 1, 6))
    return result


def _unused(names: Iterable[str]) -> list[str]:
    """Each name, with a number where it was taken before."""
    taken: set[str] = set()
    following: dict[str, int] = {}
    result = []
    for name in names:
        number, candidate = following.get(name, 1), name
        while candidate in taken:
            number += 1
            candidate = f"{name}-{number}"
        following[name] = number
        taken.add(candidate)
        result.append(candidate)
    return result


def _figure(match: re.Match[str]) -> str:
    attributes = dict(_ATTRIBUTE.findall(match[1]))
    title = attributes.pop("title", "")
    caption = f"<figcaption>{title}</figcaption>" if title else ""
    return f"<figure>{_tag('img', attributes)}{caption}</figure>"


def _tag(name: str, attributes: dict[str, str]) -> str:
    return f"<{name}" + "".join(f' {key}="{value}"' for key, value in attributes.items()) + ">"


def _anchor_of(name: str) -> str:
    """The id that a heading of another text has: ``A heading`` and ``a-heading`` find it."""
    plain = unquote(name)
    return plain if re.match(r"(?:s|p|fn|fnref)-", plain) else f"s-{slugify(plain)}"


class _Links:
    """One pass over the tags of one text; holds what it has met."""

    def __init__(self, path: str, html: str) -> None:
        self.path, self.folder, self.html = path, posixpath.dirname(path), html
        self.targets: dict[tuple[str, bool], None] = {}
        self.in_link = False

    @cached_property
    def ids(self) -> frozenset[str]:
        """Asked for by few texts: those that link to places in themselves."""
        return frozenset(_HAS_ID.findall(self.html))

    def rewrite(self) -> Finished:
        tags = _TAG if "<img" in self.html else _LINK
        rewritten = tags.sub(self._rewrite_tag, self.html)
        return Finished(rewritten, tuple(self.targets))

    def _rewrite_tag(self, match: re.Match[str]) -> str:
        closing, name, rest = match.groups()
        if name == "a":
            self.in_link = not closing
        if closing:
            return match[0]
        attributes = dict(_ATTRIBUTE.findall(rest))
        return self._link(attributes) if name == "a" else self._picture(attributes)

    def _link(self, attributes: dict[str, str]) -> str:
        href = self._address(unescape(attributes.pop("href", "")), shown=False)
        if href:
            attributes = {"href": escape(href), **attributes}
        return _tag("a", attributes)

    def _picture(self, attributes: dict[str, str]) -> str:
        """A picture of the site; of another site's, only a link: readers ask nobody else."""
        source = unescape(attributes.pop("src", ""))
        alt = attributes.get("alt", "")
        source = f"https:{source}" if source.startswith("//") else source
        if is_web(source):
            words = alt or escape(posixpath.basename(urlsplit(source).path) or source)
            href = escape(strip_tracking(source))
            return words if self.in_link else f'<a href="{href}">{words}</a>'
        address = self._address(source, shown=True)
        if not address or not address.startswith("digest:"):
            return alt
        return _tag("img", {"src": escape(address), **attributes, "alt": alt})

    def _address(self, raw: str, shown: bool) -> str:
        if raw.startswith("#"):
            return self._fragment(unquote(raw[1:]))
        if raw.startswith("//"):
            raw = "https:" + raw
        if is_web(raw):
            return strip_tracking(raw)
        if re.match(r"(?i)(mailto|tel):", raw):
            return raw
        if not raw or not self.path or re.match(r"[a-zA-Z][\w+.-]*:", raw):
            return ""
        target, mark, frag = raw.partition("#")
        path = unicodedata.normalize("NFC", unquote(target.partition("?")[0]))
        if path.startswith("/"):
            full = "/" + path.lstrip("/")
        else:
            full = posixpath.normpath(f"{self.folder}/{path}")
        if full == ".." or full.startswith("../"):
            return ""
        self.targets[full, shown] = None
        if frag and path.lower().endswith((".md", ".markdown", ".txt")):
            frag = _anchor_of(frag)
        return f"digest:{full}{mark}{frag}"

    def _fragment(self, name: str) -> str:
        """``#a-heading`` finds the heading whose id we made ``s-a-heading``."""
        for spelled in (str, "s-{}".format, lambda words: f"s-{slugify(words)}"):
            if spelled(name) in self.ids:
                return f"#{spelled(name)}"
        return ""
