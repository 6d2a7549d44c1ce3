"""A picture's file without what it tells besides the picture: where, when, with what, by whom.

Nothing is decoded and no pixel changes: parts that hold metadata are left out. What says how the
picture is to be seen, its colour profile and which way is up, stays. A file of no form that is
known here stays as it is.
"""

import struct
from collections.abc import Iterator

from digest.pictures.parts import boxes, png_chunks, riff_chunks, segments
from digest.pictures.png import SIGNATURE, chunk

_JPEG_KEPT = frozenset({0xE0, 0xEE})  # JFIF and Adobe's word on colours; profiles are in E2
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST cICP mDCV cLLI "
    b"acTL fcTL fdAT".split()
)
_NO_EXIF = struct.pack(">I2sHIHI", 0, b"MM", 42, 8, 0, 0)  # as a box of AVIF holds it
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def without_metadata(data: bytes) -> bytes:
    """The same picture; a broken file stays as it is."""
    try:
        if data.startswith(b"\xff\xd8\xff"):
            return b"".join(_jpeg(data))
        if data.startswith(SIGNATURE):
            return b"".join(_png(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data[:6] in (b"GIF87a", b"GIF89a"):
            return b"".join(_gif(data))
        if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis"):
            return _avif(data)
    except (struct.error, IndexError, ValueError):
        pass
    return data


def orientation(exif: bytes) -> int:
    """Which way is up, by a block of Exif from its byte order on: 1 to 8, 1 where it is untold."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if not order:
        return 1
    (start,) = struct.unpack_from(f"{order}I", exif, 4)
    (count,) = struct.unpack_from(f"{order}H", exif, start)
    for number in range(count):
        tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * number)
        if tag == 0x0112 and kind == 3 and 1 <= value <= 8:
            return int(value)
    return 1


def _turned(exif: bytes) -> bytes:
    """A block of Exif that says which way is up and nothing else; empty where nothing is turned."""
    try:
        way = orientation(exif)
    except struct.error:
        return b""
    if way == 1:
        return b""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, 0x0112, 3, 1, way, 0, 0)


def _jpeg(data: bytes) -> Iterator[bytes]:
    """Whatever follows the end of the picture (films, depths) goes as well."""
    yield data[:2]
    for kind, body, end in segments(data):
        if kind == 0xE1 and body.startswith(b"Exif\0\0"):
            if turned := _turned(body[6:]):
                yield _segment(0xE1, b"Exif\0\0" + turned)
        elif kind == 0xE2 and body.startswith(b"ICC_PROFILE\0"):
            yield _segment(kind, body)
        elif kind == 0xDA:
            yield _segment(kind, body)
            yield _scan(data, end)
        elif kind in _JPEG_KEPT or not (0xE0 <= kind <= 0xEF or kind == 0xFE):
            yield _segment(kind, body)
    yield b"\xff\xd9"


def _segment(kind: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(body) + 2) + body


def _scan(data: bytes, start: int) -> bytes:
    """The coded pixels from `start` to the next marker that is none of theirs."""
    at = start
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return data[start:at]
        at += 2
    return data[start:]


def _png(data: bytes) -> Iterator[bytes]:
    yield SIGNATURE
    for kind, body in png_chunks(data):
        if kind in _PNG_KEPT:
            yield chunk(kind, body)
        elif kind == b"eXIf" and (turned := _turned(body)):
            yield chunk(kind, turned)


def _webp(data: bytes) -> bytes:
    kept: list[tuple[bytes, bytes]] = []
    turned = b""
    for kind, body in riff_chunks(data):
        if kind == b"EXIF":
            turned = _turned(body.removeprefix(b"Exif\0\0"))
        elif kind != b"XMP ":
            kept.append((kind, body))
    if kept and kept[0][0] == b"VP8X":
        head = kept[0][1]
        flags = head[0] & ~0x0C | (0x08 if turned else 0)
        kept[0] = (b"VP8X", bytes([flags]) + head[1:])
        kept += [(b"EXIF", turned)] if turned else []
    parts = (
        kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2) for kind, body in kept
    )
    inner = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(inner)) + inner


def _gif(data: bytes) -> Iterator[bytes]:
    """Comments and the blocks of applications go, but for those that tell how often it runs."""
    at = 13 + _colours(data[10])
    yield data[:at]
    while data[at] != 0x3B:
        start, kind = at, data[at]
        if kind == 0x21:
            label, at = data[at + 1], at + 2
        elif kind == 0x2C:
            label, at = 0, at + 10 + _colours(data[at + 9]) + 1
        else:
            raise ValueError("no block of a GIF")
        while data[at]:
            at += data[at] + 1
        at += 1
        loops = data[start + 3 : start + 14] in _LOOPS
        if label not in (0xFE, 0xFF) or (label == 0xFF and loops):
            yield data[start:at]
    yield b"\x3b"


def _colours(packed: int) -> int:
    """The bytes of a GIF's table of colours."""
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


def _avif(data: bytes) -> bytes:
    """Items of Exif and XMP are overwritten, so that all others stay in their places. Which way is
    up is told elsewhere in this format.
    """
    cleaned = bytearray(data)
    for kind, start, length in boxes(data).hidden():
        blank = (_NO_EXIF if kind == b"Exif" else b"").ljust(length)[:length]
        cleaned[start : start + length] = blank[: max(0, len(data) - start)]
    return bytes(cleaned)
