"""Text in columns, as terminals and plain mails show it: East Asian letters take two of them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

# What may be parted from its neighbours without a space, and what must not begin or end a line.
_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uf900-\ufaff\uff01-\uff60"
)
_CLOSING = "、。，．・：；？！」』）】〕》〉〟’”…‥ーァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ々"
_OPENING = "「『（【〔《〈〝‘“"


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def clipped(text: str, most: int) -> str:
    """`text` within so many columns, ``…`` for what was cut off."""
    if columns(text) <= most:
        return text
    kept, left = [], most - 1
    for character in text:
        left -= _columns(character)
        if left < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def wrapped(text: str, most: int = 72, indent: str = "", first: str | None = None) -> str:
    """`text` in lines of so many columns, parted at spaces or, where a script has none, between
    letters; what cannot be parted, such as an address, has a line of its own.

    Every line begins with `indent`, the first one with `first` where that is given.
    """
    lines, line, room = [], "", most - columns(indent if first is None else first)
    for space, piece in _pieces(text):
        added = space + piece if line else piece
        if line and columns(added) > room:
            lines.append(line)
            line, room, added = "", most - columns(indent), piece
        line += added
        room -= columns(added)
    starts = [indent if first is None else first, *[indent] * len(lines)]
    return "\n".join(start + each for start, each in zip(starts, [*lines, line], strict=True))


@cache
def _piece() -> re.Pattern[str]:
    """Compiled for those few who break lines."""
    return re.compile(f"[{_OPENING}]*(?:[{_WIDE}]|[^{_WIDE}{_OPENING}]+)?[{_CLOSING}]*")


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What has to stay together, and the space before it."""
    for word in text.split():
        space = " "
        for piece in _piece().findall(word):
            if piece:
                yield space, piece
                space = ""


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
