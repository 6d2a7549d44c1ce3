"""Plain text to paragraphs, unwrapped where its lines were broken at one width."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from digest.text.shapes import width
from digest.value import Value


class Paragraph(Value, frozen=True):
    """A paragraph of a page and the line, from 1, that it begins on."""

    text: str
    line: int


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a plain text, unwrapped where its lines were broken at one width."""
    lines = tuple(_lines(text))
    limit = _wrap_limit(lines)
    paragraphs: list[Paragraph] = []
    for before, line in zip((Paragraph("", 0), *lines), lines, strict=False):
        if not line.text.strip():
            continue
        if limit and before.text and not _indented(line.text) and _is_full(before, line, limit):
            last = paragraphs.pop()
            paragraphs.append(Paragraph(_joined(last.text, line.text), last.line))
        else:
            paragraphs.append(Paragraph(line.text.strip(), line.line))
    return tuple(Paragraph(p.text.replace("\u00ad", ""), p.line) for p in paragraphs)


def _lines(text: str) -> Iterator[Paragraph]:
    """Lines with plain spaces and without control characters; blank ones are empty."""
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        for part in re.split("[\v\f\x1c-\x1e\x85\u2028]", line.replace("\u2029", "\v\v")):
            # A space that must not break is meant beside French marks and between digits.
            plain = re.sub(r"(?<![\d«–—])[\u00a0\u202f](?![\d»:;!?%€$–—])", " ", part)
            kept = "".join(c for c in plain if c == "\t" or unicodedata.category(c) != "Cc")
            tidy = re.sub(r"(?<=\S)[ \t]+", " ", kept.replace("\ufeff", "")).rstrip()
            yield Paragraph(tidy if tidy.strip("\u00a0\u200b\u3000\u00ad ") else "", number)


def _wrap_limit(lines: tuple[Paragraph, ...]) -> int:
    """The width that the lines were broken at; 0 where each is a paragraph of its own."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.text and b.text]
    wide = [width(line.text) for pair in pairs for line in pair if "://" not in line.text]
    limit = max(wide, default=0)
    if not 40 <= limit <= 120:
        return 0
    full = sum(_is_full(a, b, limit) for a, b in pairs)
    return limit if full >= 2 and 2 * full >= len(pairs) else 0


def _is_full(line: Paragraph, following: Paragraph, limit: int) -> bool:
    """Whether the next line's first word had no room left on the line."""
    start = following.text.strip()
    if _is_wide(start[:1]):
        return width(line.text) + 6 > limit  # marks that must not begin a line come in pairs
    word = re.match(r"[^\s-]*-?", start)
    return width(line.text) + 1 + (width(word[0]) if word else 0) > limit


def _indented(line: str) -> bool:
    return line.startswith(("  ", "\t", "\u3000"))


def _is_wide(character: str) -> bool:
    # Korean is as wide, but has spaces between its words.
    return width(character) == 2 and not "\uac00" <= character <= "\ud7a3"


def _joined(text: str, line: str) -> str:
    line = line.strip()
    if text.endswith("\u00ad"):
        return text[:-1] + line
    if re.search(r"\w[-–—]$", text) or (_is_wide(text[-1:]) and _is_wide(line[:1])):
        return text + line
    return f"{text} {line}"
