"""A line of text in the order in which it is seen, where some of it is written from the right.

The Unicode bidirectional algorithm without explicit embeddings, which headlines have none of: their
controls are taken out.
"""

import re
import unicodedata
from itertools import groupby

_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_STRONG = {"L": "L", "R": "R", "AL": "R"}
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff]")


def seen(text: str, from_right: bool) -> list[tuple[str, bool]]:
    """Pieces of a line from left to right, each in its own order, and whether that is from the
    right; `from_right` is the line's own direction.
    """
    plain = _CONTROLS.sub("", text)
    if not from_right and not _FROM_RIGHT.search(plain):
        return [(plain, False)] if plain else []
    levels = _levels(plain, int(from_right))
    numbered = groupby(zip(plain, levels, strict=True), key=lambda pair: pair[1])
    pieces = [(level, "".join(c for c, _ in some)) for level, some in numbered]
    for level in range(max(levels, default=0), 0, -1):
        pieces = _turned(pieces, level)
    return [(piece, level % 2 == 1) for level, piece in pieces]


def _turned(pieces: list[tuple[int, str]], level: int) -> list[tuple[int, str]]:
    """Every row of pieces of at least this level in the other order."""
    turned: list[tuple[int, str]] = []
    for high, some in groupby(pieces, key=lambda piece: piece[0] >= level):
        row = list(some)
        turned += reversed(row) if high else row
    return turned


def _levels(text: str, base: int) -> list[int]:
    """How deep each character stands: even is from the left."""
    kinds = _neutrals_resolved(_numbers_resolved(text, "R" if base else "L"), "R" if base else "L")
    odd = {"L": 2, "R": 1, "N": 2} if base else {"L": 0, "R": 1, "N": 2}
    levels = [odd[kind] for kind in kinds]
    end = len(text.rstrip())
    return levels[:end] + [base] * (len(text) - end)


def _numbers_resolved(text: str, base: str) -> list[str]:
    """Each character as L, R, N (a number) or O (neutral)."""
    kinds: list[str] = []
    strong = last = base
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "NSM":
            kind = kinds[-1] if kinds else base
        elif kind in _STRONG:
            strong = kind = _STRONG[kind]
        elif kind in ("EN", "AN"):
            kind = "L" if kind == "EN" and strong == "L" else "N"
        elif kind == "ET" and last in ("N", "L") and kinds and _is_number(text, len(kinds) - 1):
            kind = last
        elif kind not in ("ES", "CS", "ET"):
            kind = "O"
        kinds.append(kind)
        last = kind
    return [_sign(kinds, place) for place in range(len(kinds))]


def _is_number(text: str, place: int) -> bool:
    return unicodedata.bidirectional(text[place]) in ("EN", "ET")


def _sign(kinds: list[str], place: int) -> str:
    """A sign between two numbers, or before one, is part of it."""
    kind = kinds[place]
    if kind not in ("ES", "CS", "ET"):
        return kind
    following = kinds[place + 1] if place + 1 < len(kinds) else "O"
    before = kinds[place - 1] if place else "O"
    if following in ("N", "L") and (kind == "ET" or before == following):
        return following if following == "N" or before == "L" else "O"
    return "O"


def _neutrals_resolved(kinds: list[str], base: str) -> list[str]:
    """Neutral signs go with both neighbours where these agree, else with the line."""
    resolved = list(kinds)
    place = 0
    while place < len(kinds):
        end = place
        while end < len(kinds) and kinds[end] == "O":
            end += 1
        if end > place:
            before = _side(kinds[place - 1]) if place else base
            after = _side(kinds[end]) if end < len(kinds) else base
            resolved[place:end] = [before if before == after else base] * (end - place)
        place = end + 1
    return resolved


def _side(kind: str) -> str:
    return "R" if kind == "N" else kind
