"""Sanitised HTML finished: headings in order, links and pictures that stay with the site.

It works on what the sanitiser wrote, where every attribute stands in double quotes and no ``>``
stands in a value, so that tags can be found without parsing once more. References to other files
of the content folder become ``digest:<path>``, resolved when the page is rendered.
"""

import posixpath
import re
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote, urlsplit

from digest.content.links import is_web, strip_tracking
from digest.text.slugs import slugify

_TAG = re.compile(r"<(/?)(a|img|h[1-6])((?: [^<>]*)?)>")
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_HEADING = re.compile(r"<(h[1-6])((?: [^<>]*)?)>(.*?)</\1>", re.DOTALL)
_LONE_PICTURE = re.compile(r"<p(?: id=\"[^\"]*\")?>\s*(<img [^<>]*>)\s*</p>")
_ID = re.compile(r' id="([^"]*)"')
_EMPTY = re.compile(r"<p>\s*</p>\n?")


@dataclass(frozen=True)
class Finished:
    """Finished HTML and the files that it names: path, and whether it is shown as a picture."""

    html: str
    targets: tuple[tuple[str, bool], ...]


def finish(html: str, path: str) -> Finished:
    """`path` is the source's own, against which relative references are read."""
    with_headings = _number_headings(html)
    ids = frozenset(_ID.findall(with_headings))
    linked = _Links(path, ids).rewrite(with_headings)
    return Finished(_EMPTY.sub("", _LONE_PICTURE.sub(_figure, linked.html)), linked.targets)


def _number_headings(html: str) -> str:
    """Headings from h2 on without gaps, each with an id made of its words."""
    levels = [int(m[1][1]) for m in _HEADING.finditer(html)]
    if not levels:
        return html
    wanted = iter(_without_gaps(levels))
    taken: set[str] = set()

    def numbered(match: re.Match[str]) -> str:
        text = unescape(re.sub(r"<[^>]*>", "", match[3]))
        name = _unused("s-" + slugify(text), taken)
        taken.add(name)
        others = _ID.sub("", match[2])
        level = next(wanted)
        return f'<h{level} id="{escape(name)}"{others}>{match[3]}</h{level}>'

    return _HEADING.sub(numbered, html)


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


def _unused(name: str, taken: set[str]) -> str:
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    return candidate


def _figure(match: re.Match[str]) -> str:
    attributes = dict(_ATTRIBUTE.findall(match[1]))
    title = attributes.pop("title", "")
    caption = f"<figcaption>{title}</figcaption>" if title else ""
    return f"<figure>{_tag('img', attributes)}{caption}</figure>"


def _tag(name: str, attributes: dict[str, str]) -> str:
    return f"<{name}" + "".join(f' {key}="{value}"' for key, value in attributes.items()) + ">"


class _Links:
    """One pass over the tags of one text; holds what it has met."""

    def __init__(self, path: str, ids: frozenset[str]) -> None:
        self.folder, self.ids = posixpath.dirname(path), ids
        self.targets: dict[tuple[str, bool], None] = {}
        self.in_link = False

    def rewrite(self, html: str) -> Finished:
        rewritten = _TAG.sub(self._rewrite_tag, html)
        return Finished(rewritten, tuple(self.targets))

    def _rewrite_tag(self, match: re.Match[str]) -> str:
        closing, name, rest = match.groups()
        if name == "a":
            self.in_link = not closing
        if closing or name.startswith("h"):
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
        if is_web(source) or source.startswith("//"):
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
        if not raw or re.match(r"[a-zA-Z][\w+.-]*:", raw):
            return ""
        target, mark, frag = raw.partition("#")
        path = unquote(target.partition("?")[0])
        full = path if path.startswith("/") else posixpath.normpath(f"{self.folder}/{path}")
        if full.startswith("../"):
            return ""
        self.targets[full, shown] = None
        return f"digest:{full}{mark}{frag}"

    def _fragment(self, name: str) -> str:
        """``#a-heading`` finds the heading whose id we made ``s-a-heading``."""
        for candidate in (name, f"s-{name}", f"s-{slugify(name)}"):
            if candidate in self.ids:
                return f"#{candidate}"
        return ""
