"""A drawing of few tones as PNG, written here: four bits a pixel, no word of when, where or how."""

import struct
import zlib
from collections.abc import Sequence

from digest.value import Value

WIDTH = 1200
SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Sixteen colours: the paper, and shades from it to each tone.
_SHADES = {"ink": (1, 7), "accent": (8, 4), "muted": (12, 4)}


class Band(Value, frozen=True):
    """Rows of a drawing in one tone: a byte a pixel, 255 where it is full."""

    height: int
    cover: bytes
    tone: str = "ink"


def blank(height: int) -> Band:
    return Band(height, bytes(WIDTH * height))


def encoded_png(bands: Sequence[Band], colours: tuple[str, str, str, str]) -> bytes:
    """Bands from the top down; `colours` are paper, ink, muted and accent (``#rrggbb``)."""
    rows = b"".join(_packed(band.cover.translate(_SHADE[band.tone])) for band in bands)
    wide = WIDTH // 2
    height = len(rows) // wide
    lines = b"".join(b"\0" + rows[at : at + wide] for at in range(0, len(rows), wide))
    head = struct.pack(">IIBBBBB", WIDTH, height, 4, 3, 0, 0, 0)
    return b"".join(
        (
            SIGNATURE,
            chunk(b"IHDR", head),
            chunk(b"PLTE", _palette(*colours)),
            chunk(b"IDAT", _compressed(lines)),
            chunk(b"IEND", b""),
        )
    )


def _compressed(lines: bytes) -> bytes:
    """Runs of one tone alone: a third of the time, and a quarter more bytes."""
    packer = zlib.compressobj(strategy=zlib.Z_RLE)
    return packer.compress(lines) + packer.flush()


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _packed(tones: bytes) -> bytes:
    """Two pixels a byte. Whole bands are one number each, which is the quickest way in Python."""
    left, right = tones[::2], tones[1::2]
    both = int.from_bytes(left, "big") << 4 | int.from_bytes(right, "big")
    return both.to_bytes(len(left), "big")


def _shade(tone: str) -> bytes:
    """From how much of a pixel is covered to its place in the palette."""
    first, count = _SHADES[tone]
    steps = [round(cover * count / 255) for cover in range(256)]
    return bytes(first + step - 1 if step else 0 for step in steps)


_SHADE = {tone: _shade(tone) for tone in _SHADES}


def _palette(paper: str, ink: str, muted: str, accent: str) -> bytes:
    tones = {"ink": ink, "muted": muted, "accent": accent}
    under = _rgb(paper)
    colours = [under]
    for tone, (_, count) in _SHADES.items():
        over = _rgb(tones[tone])
        for step in range(1, count + 1):
            mixed = (u + (o - u) * step / count for u, o in zip(under, over, strict=True))
            colours.append(tuple(round(part) for part in mixed))
    return bytes(part for colour in colours for part in colour)


def _rgb(colour: str) -> tuple[int, ...]:
    plain = colour.lstrip("#")
    full = "".join(c * 2 for c in plain) if len(plain) < 6 else plain
    return tuple(int(full[at : at + 2], 16) for at in (0, 2, 4))
