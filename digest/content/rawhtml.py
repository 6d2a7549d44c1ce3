"""HTML that stands in Markdown, made well nested before anything is rendered.

A tag left open would reach beyond its paragraph: ``<title>`` in a sentence would swallow the rest
of the article, ``<a>`` make a link of it, and a thousand of ``<b title=1>`` would each be opened
again in every paragraph that follows, until memory ends. So a raw element ends with the container
that it began in, few are open at once, and what the sanitiser would drop goes here already, so
that the text of a block is what its reader sees. Safety is the sanitiser's concern, not this.
"""

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from digest.content.sanitise import DROPPED, TAGS

DEEPEST = 40
DEEPEST_FORMATTING = 6

MORE = re.compile(r"<!--\s*(?:more|teaser_end)\s*-->", re.IGNORECASE)

# A value may hold "<" if it is short: so a scan ends soon, and no text can make it quadratic.
_VALUE = r"""(?:"(?:[^"<]*+|[^"]{0,200})"|'(?:[^'<]*+|[^']{0,200})'|[^\s"'=<>`]++)"""
_TAG = re.compile(
    rf"<(/?)([a-zA-Z][\w:-]*+)((?:[\s/]+[^\s\"'<>/=]++(?:\s*=\s*{_VALUE})?){{0,40}}[\s/]*)>"
)
_OTHER = re.compile(r"<[!?][^<>]*>?")
_VOID = frozenset({"br", "hr", "img", "col", "wbr"})
_FORMATTING = frozenset({"a", "b", "code", "em", "i", "s", "small", "strong", "u"})
_CELL = frozenset({"td", "th", "p", "li"})
# What a tag closes that was left open, as old pages have it.
_IMPLIED: dict[str, frozenset[str]] = {
    "p": frozenset({"p"}),
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "td": _CELL,
    "th": _CELL,
    "tr": _CELL | {"tr"},
    "rt": frozenset({"rt", "rp"}),
    "rp": frozenset({"rt", "rp"}),
}


def tidy(tokens: list[Token]) -> list[Token]:
    """The same tokens; raw elements are closed where they were opened, dropped ones are gone."""
    return list(_Nest().tidied(tokens, "html_block"))


class _Nest:
    """The raw elements that are open at one place, with an empty name where a container began."""

    def __init__(self) -> None:
        self.open = [""]

    def tidied(self, tokens: Iterable[Token], kind: str) -> Iterator[Token]:
        """Tokens of one level, with a token of this kind where elements had to be closed."""
        for token in tokens:
            if token.nesting == -1 and (closing := self.leave()):
                yield Token(kind, "", 0, content=closing)
            if token.nesting == 1:
                self.open.append("")
            elif token.type == kind and not MORE.fullmatch(token.content.strip()):
                token.content = self.rewritten(token.content)
            elif token.type == "inline" and token.children:
                token.children = self.inside(token.children)
            yield token
        if closing := self.leave():
            yield Token(kind, "", 0, content=closing)

    def inside(self, children: list[Token]) -> list[Token]:
        """The children of a paragraph, whose raw elements end with it."""
        if all(child.type != "html_inline" for child in children):
            return children
        self.open.append("")
        return list(self.tidied(_without_dropped(children), "html_inline"))

    def leave(self) -> str:
        """The tags that close what was opened in the container that ends."""
        at = len(self.open) - 1
        while at > 0 and self.open[at]:
            at -= 1
        names = self.open[at:]
        del self.open[at:]
        return "".join(f"</{name}>" for name in reversed(names) if name)

    def rewritten(self, html: str) -> str:
        """HTML in which every tag is one that may stand there, in its place."""
        parts: list[str] = []
        unclosed: set[str] = set()
        at = 0
        while (start := html.find("<", at)) >= 0:
            parts.append(html[at:start])
            if html.startswith("<!--", start):
                end = html.find("-->", start + 4)
                at = end + 3 if end >= 0 else len(html)
            elif tag := _TAG.match(html, start):
                at = _end_of_dropped(html, tag, unclosed)
                parts.append(self.tag(tag))
            elif other := _OTHER.match(html, start):
                at = other.end()
            else:
                parts.append("&lt;")
                at = start + 1
        return "".join(parts) + html[at:]

    def tag(self, match: re.Match[str]) -> str:
        """What stands for a tag: the tag, those that it closes, or nothing."""
        name = match[2].lower()
        if name not in TAGS:
            return ""
        if match[1]:
            return self.end(name)
        if name in _VOID:
            return match[0]
        closing = ""
        while self.open[-1] in _IMPLIED.get(name, ()):
            closing += f"</{self.open.pop()}>"
        formatting = sum(n in _FORMATTING for n in self.open) if name in _FORMATTING else 0
        if len(self.open) > DEEPEST or formatting >= DEEPEST_FORMATTING:
            return closing
        self.open.append(name)
        return closing + match[0]

    def end(self, name: str) -> str:
        """An end tag with those of all that was opened since; nothing where none is open."""
        at = len(self.open) - 1
        while self.open[at] not in (name, ""):
            at -= 1
        if not self.open[at]:
            return ""
        names = self.open[at:]
        del self.open[at:]
        return "".join(f"</{name}>" for name in reversed(names))


def _end_of_dropped(html: str, tag: re.Match[str], unclosed: set[str]) -> int:
    """Where the element of a tag ends whose content is dropped; else where the tag ends.

    One that is not closed drops its tag alone, except for a script or a style: its content is
    no text whatever follows. `unclosed` remembers for which names looking further is in vain.
    """
    name = tag[2].lower()
    if name not in DROPPED or tag[1] or name in unclosed:
        return tag.end()
    end = re.compile(rf"</{name}[^<>]*>", re.IGNORECASE).search(html, tag.end())
    if end:
        return end.end()
    unclosed.add(name)
    return len(html) if name in ("script", "style") else tag.end()


def _without_dropped(children: list[Token]) -> Iterator[Token]:
    """The children without elements whose content is dropped, where their end is among them."""
    ends = _ends(children)
    skipped = ""
    for number, child in enumerate(children):
        tag = _TAG.fullmatch(child.content) if child.type == "html_inline" else None
        name = tag[2].lower() if tag else ""
        if skipped:
            if tag and tag[1] and name == skipped:
                skipped = ""
            elif child.nesting:
                yield child  # emphasis that began before, or goes on behind
        elif tag and name in DROPPED and not tag[1] and ends.get(name, -1) > number:
            skipped = name
        else:
            yield child


def _ends(children: list[Token]) -> dict[str, int]:
    """The last place of an end tag, by name."""
    ends: dict[str, int] = {}
    for number, child in enumerate(children):
        if child.type == "html_inline" and child.content.startswith("</"):
            ends[child.content[2:-1].strip().lower()] = number
    return ends
