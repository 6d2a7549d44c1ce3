"""The fonts that cards are drawn with, and which of them a character is written in.

They come with the package, so that a card has the same bytes on every machine.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from digest.value import Record

FOLDER = Path(__file__).parent / "fonts"
SERIF, NASKH, DEVANAGARI, CJK = (
    "NotoSerif-Bold.ttf",
    "NotoNaskhArabic-Bold.ttf",
    "NotoSansDevanagari-Bold.ttf",
    "NotoSansCJK-Bold.otf",
)
_ORDER = (SERIF, NASKH, DEVANAGARI, CJK)
# In these languages quotation marks, dashes and dots are as wide as a character.
_WIDE = frozenset({"zh", "ja", "ko", "yue"})
# Of a line's height to the size of its letters.
LEADING = {SERIF: 1.2, NASKH: 1.5, DEVANAGARI: 1.45, CJK: 1.32}


class Run(Record, frozen=True):
    """A piece of text in one font and one direction."""

    text: str
    font: str
    from_right: bool = False


@lru_cache(maxsize=len(_ORDER))
def font(name: str) -> Any:
    """A font of HarfBuzz; its units are those of its design."""
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob((FOLDER / name).read_bytes())))


@lru_cache(maxsize=16_384)
def font_of(character: str, wide: bool) -> str:
    """The first font that has a character; empty where none has it."""
    order = (CJK, *_ORDER[:3]) if wide and not character.isascii() else _ORDER
    found = (name for name in order if font(name).get_nominal_glyph(ord(character)))
    return next(found, "")


def is_wide(lang: str) -> bool:
    """Whether a language's signs are as wide as its characters."""
    return lang.partition("-")[0].lower() in _WIDE


def is_silent(character: str) -> bool:
    """Whether a character shows nothing of itself, and needs no font: joiners, variants."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def drawable(text: str, lang: str) -> str:
    """A text without what is no part of its words (emoji, controls); empty where some character
    has no font, since a word with a hole in it is none.
    """
    kept = [c for c in text if unicodedata.category(c) not in ("So", "Sk", "Cc", "Co", "Cs")]
    plain = " ".join("".join(kept).split())
    wide = is_wide(lang)
    return plain if all(is_silent(c) or font_of(c, wide) for c in plain) else ""


def runs_of(text: str, lang: str, from_right: bool) -> list[Run]:
    """A text of one direction as pieces of one font each, in its order. Marks, joiners and spaces
    go with what stands before them.
    """
    runs: list[tuple[str, list[str]]] = []
    wide = is_wide(lang)
    for character in text:
        joins = character == " " or is_silent(character) or unicodedata.combining(character)
        if runs and joins and (character != " " or font_of(" ", False)):
            name = runs[-1][0]
            if is_silent(character) or font(name).get_nominal_glyph(ord(character)):
                runs[-1][1].append(character)
                continue
        name = font_of(character, wide) or SERIF
        if runs and runs[-1][0] == name:
            runs[-1][1].append(character)
        else:
            runs.append((name, [character]))
    return [Run("".join(letters), name, from_right) for name, letters in runs]
