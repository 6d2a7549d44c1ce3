"""An editor's note in a mail: with pictures no wider than that, and as plain text."""

import re
from html.parser import HTMLParser

from digest.text.columns import wrapped

WIDEST = 568  # pixels: what a mail has between its margins
SMALL = 280  # what a telephone has

_PICTURE = re.compile(r"<img\b[^<>]*>")
_SIZE = re.compile(r' (width|height|loading|decoding)="([^"]*)"')
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "hr"}
    | {"blockquote", "pre", "table", "tr", "figure", "figcaption"}
)


def shrunk(html: str) -> str:
    """HTML whose pictures are no wider than a mail."""
    return _PICTURE.sub(lambda match: _shrunk(match[0]), html)


def _shrunk(picture: str) -> str:
    said = dict(_SIZE.findall(picture))
    bare = _SIZE.sub("", picture).removeprefix("<img").rstrip("/> ")
    wide = min(WIDEST, int(said["width"])) if said.get("width", "").isdecimal() else WIDEST
    whole = "width:100%;" if wide > SMALL else ""
    return f'<img width="{wide}" style="{whole}height:auto"{bare}>'


def as_text(html: str, most: int = 72) -> str:
    """Safe HTML as plain text in lines: paragraphs, points, and each address behind its words."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    lines, before = "", False
    for point, text in reader.blocks:
        gap = "" if not lines else "\n" if point and before else "\n\n"
        lines += gap + wrapped(text, most, "  " if point else "", "- " if point else "")
        before = point
    return lines


class _Reader(HTMLParser):
    """Blocks of text; a point of a list is marked as one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[bool, str]] = []
        self._words: list[str] = []
        self._point = False
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.end_block()
            self._point = self._point or tag == "li"
        elif tag == "br":
            self._words.append(" ")
        elif tag == "img":
            self._words.append(f" {dict(attrs).get('alt') or ''} ")
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self._words)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()
        elif tag == "a" and self._links:
            address, start = self._links.pop()
            words = "".join(self._words[start:]).strip()
            if address and words != address and not address.startswith("mailto:"):
                self._words.append(f" <{address}>")

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def end_block(self) -> None:
        text = " ".join("".join(self._words).split())
        if text:
            self.blocks.append((self._point, text))
            self._point = False
        self._words, self._links = [], []
