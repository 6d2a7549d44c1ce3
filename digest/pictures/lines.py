"""Text set in lines: how wide it is, where it breaks, how large it may be."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from digest.pictures.bidi import seen
from digest.pictures.fonts import LEADING, Run, font, runs_of
from digest.value import Value


class Setting(Value, frozen=True):
    """Lines of one size: pixels from one to the next, and whether all of the text is in them."""

    lines: tuple[str, ...]
    size: int
    leading: float


# Chinese and Japanese break between any two characters, but not before what closes and the small
# kana, nor after what opens.
_NEVER_BEGINS = (
    "、。，．：；？！）」』】〉》〕］｝’”…‥ー～・·%％々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_NEVER_ENDS = "（「『【〈《〔［｛‘“"
STEPS = 12  # widths that are tried between the narrowest that may do and the whole
_PIECE = re.compile(r"\s*\S+")


def shaped(run: Run, lang: str) -> Any:
    """A run's glyphs and where they stand, in units of its font."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(run.text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if run.from_right else "ltr"
    if lang:
        buffer.language = lang
    uharfbuzz.shape(font(run.font), buffer)
    return buffer


def advance(text: str, lang: str) -> float:
    """The width of a text of the size 1."""
    wide = 0.0
    for piece, from_right in seen(text, False):
        for run in runs_of(piece, lang, from_right):
            units = sum(p.x_advance for p in shaped(run, lang).glyph_positions)
            wide += units / font(run.font).face.upem
    return wide


def leading_of(text: str, lang: str) -> float:
    """A line's height to its size: as high as the highest of its scripts needs it."""
    return max((LEADING[run.font] for run in runs_of(text, lang, False)), default=1.2)


def set_lines(
    text: str, lang: str, width: int, height: int, sizes: Sequence[int], most: int = 6
) -> Setting:
    """The largest of the sizes, which come in their order, in which a text has room; in the
    smallest it is cut.
    """
    pieces = [(piece, advance(piece, lang)) for piece in _pieces(text)]
    leading = leading_of(text, lang)
    for size in sizes:
        lines = _broken(pieces, width / size)
        if len(lines) <= most and len(lines) * size * leading <= height:
            return Setting(tuple(_evened(pieces, lines, width / size)), size, leading)
    room = max(1, min(most, int(height / (sizes[-1] * leading))))
    return Setting((*lines[: room - 1], _cut(lines[room - 1], lang, width / size)), size, leading)


def _pieces(text: str) -> list[str]:
    """What a line does not break, each with the space before it."""
    found: list[str] = []
    for word in _PIECE.findall(text):
        start = 0
        for place in range(1, len(word)):
            if _may_break(word[place - 1], word[place]) and word[start:place].strip():
                found.append(word[start:place])
                start = place
        found.append(word[start:])
    return found


def _may_break(before: str, after: str) -> bool:
    if after in _NEVER_BEGINS or before in _NEVER_ENDS or after == " ":
        return False
    return _is_ideographic(before) or _is_ideographic(after)


def _is_ideographic(character: str) -> bool:
    if "\uac00" <= character <= "\ud7a3":
        return False  # Korean breaks between words
    return unicodedata.east_asian_width(character) in ("W", "F")


def _broken(pieces: Sequence[tuple[str, float]], width: float) -> list[str]:
    """Lines no wider than this, in units of the size; a piece that is wider has one for itself."""
    lines: list[list[str]] = []
    used = width + 1
    for piece, wide in pieces:
        if used + wide > width:
            lines.append([])
            used = 0.0
        lines[-1].append(piece)
        used += wide
    return ["".join(line).strip() for line in lines]


def _evened(pieces: Sequence[tuple[str, float]], lines: list[str], width: float) -> list[str]:
    """As many lines of Chinese or Japanese, about as long as each other: these break between any
    two characters, so that one might be left over for the last line.
    """
    if not any(_is_ideographic(piece[-1]) for piece, _ in pieces):
        return lines
    even = sum(wide for _, wide in pieces) / len(lines)
    steps = (even + (width - even) * step / STEPS for step in range(STEPS))
    tries = (_broken(pieces, narrower) for narrower in steps)
    return next((found for found in tries if len(found) == len(lines)), lines)


def _cut(line: str, lang: str, width: float) -> str:
    """A line with an ellipsis at its end, shortened until both have room."""
    while line and advance(f"{line}…", lang) > width:
        line = line[:-1].rstrip()
    return f"{line}…"
