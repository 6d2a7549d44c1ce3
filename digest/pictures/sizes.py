"""In which sizes and formats a picture is published, told by the head of its file alone."""

import struct
from typing import Literal

from digest.pictures.parts import png_chunks, riff_chunks
from digest.pictures.png import SIGNATURE

Kind = Literal["", "photo", "drawing", "clear"]

STEPS = (480, 720, 1080, 1440)  # pixels: phones by how fine theirs are, the last a wide column
LEAST = 320  # a picture no wider than this is small already
MOST_PIXELS = 80_000_000


def kind_of(data: bytes) -> Kind:
    """How a picture may be made smaller: a ``photo`` (its edges may blur a little), a ``drawing``
    (they may not), one that one can see through (``clear``); empty where it stays as it is: it
    moves, is drawn by lines, or is no picture.
    """
    try:
        if data.startswith(b"\xff\xd8\xff"):
            return "photo"
        if data.startswith(SIGNATURE):
            return _png(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError, ValueError):
        pass
    return ""


def _png(data: bytes) -> Kind:
    kinds = {kind for kind, _ in png_chunks(data)}
    if b"acTL" in kinds:
        return ""
    return "clear" if data[25] in (4, 6) or b"tRNS" in kinds else "drawing"


def _webp(data: bytes) -> Kind:
    kind, body = next(riff_chunks(data))
    if kind == b"VP8X":
        return "" if body[0] & 0x02 else "clear" if body[0] & 0x10 else "photo"
    if kind == b"VP8L":
        return "clear" if body[4] & 0x10 else "drawing"
    return "photo"


def widths_of(kind: str, width: int, height: int) -> tuple[int, ...]:
    """The widths in which a picture is published, the narrowest first; none where it is published
    as it is.
    """
    if not kind or width <= LEAST or height < 1 or width * height > MOST_PIXELS:
        return ()
    if width > STEPS[-1]:
        return STEPS
    return (*(step for step in STEPS if step <= width * 0.85), width)


def formats_of(kind: str) -> tuple[str, ...]:
    """The endings of a picture's files, the lightest first; every browser knows the last."""
    return ("avif", "webp", "jpg" if kind == "photo" else "png")
