"""What files of pictures are made of: segments, chunks and boxes. Broken ones raise ValueError,
struct.error or IndexError.
"""

import struct
from collections.abc import Iterator

from digest.value import Record


def segments(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """The kind of each segment of a JPEG up to its end, its bytes, and where these end."""
    at = 2
    while at + 1 < len(data):
        at = data.index(b"\xff", at)
        while data[at] == 0xFF:
            at += 1
        kind = data[at]
        if kind == 0xD9:
            return
        if kind in (0, 1) or 0xD0 <= kind <= 0xD7:  # coded pixels, or a mark without bytes
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 1)
        end = at + 1 + length
        if length < 2 or end > len(data):
            raise ValueError("a segment is cut off")
        yield kind, data[at + 3 : end], end
        at = end


def png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and bytes of each chunk of a PNG up to its end."""
    at = 8
    while True:
        length, kind = struct.unpack_from(">I4s", data, at)
        if at + 12 + length > len(data):
            raise ValueError("a chunk is cut off")
        yield kind, data[at + 8 : at + 8 + length]
        if kind == b"IEND":
            return
        at += 12 + length


def riff_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and bytes of each chunk of a WebP."""
    (size,) = struct.unpack_from("<I", data, 4)
    at, end = 12, 8 + size
    if end > len(data):
        raise ValueError("the file is cut off")
    while at + 8 <= end:
        kind, length = struct.unpack_from("<4sI", data, at)
        yield kind, data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


class Boxes(Record, frozen=True):
    """The items of an AVIF: their kinds by number, and where their bytes are."""

    kinds: dict[int, bytes]
    places: dict[int, tuple[tuple[int, int], ...]]

    def hidden(self) -> Iterator[tuple[bytes, int, int]]:
        """The kinds of those that tell what is not seen, where they are and how long."""
        for number, kind in self.kinds.items():
            if kind in (b"Exif", b"mime", b"uri "):
                yield from ((kind, *place) for place in self.places.get(number, ()))


def boxes(data: bytes) -> Boxes:
    """The items that an AVIF's ``meta`` box tells of."""
    for kind, start, end in _boxes(data, 0, len(data)):
        if kind == b"meta":
            inner = {k: (s, e) for k, s, e in _boxes(data, start + 4, end)}
            kinds = _kinds(data, *inner[b"iinf"]) if b"iinf" in inner else {}
            base = inner[b"idat"][0] if b"idat" in inner else 0
            places = _places(data, inner[b"iloc"][0], base) if b"iloc" in inner else {}
            return Boxes(kinds, places)
    return Boxes({}, {})


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1:
            (size,), head = struct.unpack_from(">Q", data, at + 8), 16
        size = size or end - at
        if size < head or at + size > end:
            raise ValueError("a box is cut off")
        yield kind, at + head, at + size
        at += size


def _kinds(data: bytes, start: int, end: int) -> dict[int, bytes]:
    """The kinds of items by their numbers; of ``infe`` boxes only later versions have one."""
    found: dict[int, bytes] = {}
    for kind, at, _ in _boxes(data, start + (8 if data[start] else 6), end):
        version = data[at]
        if kind == b"infe" and version >= 2:
            form = ">HH4s" if version == 2 else ">IH4s"
            number, _, item = struct.unpack_from(form, data, at + 4)
            found[number] = item
    return found


def _places(data: bytes, at: int, idat: int) -> dict[int, tuple[tuple[int, int], ...]]:
    """Where the bytes of each item are: pairs of place and length."""
    version = data[at]
    sizes = struct.unpack_from(">H", data, at + 4)[0]
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    wide = 4 if version == 2 else 2
    at += 6
    count, at = _number(data, at, wide)
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    for _ in range(count):
        number, at = _number(data, at, wide)
        method, at = _number(data, at, 2) if version else (0, at)
        base, at = _number(data, at + 2, base_size)
        extents, at = _number(data, at, 2)
        rows = []
        for _ in range(extents):
            _, at = _number(data, at, index_size)
            offset, at = _number(data, at, offset_size)
            length, at = _number(data, at, length_size)
            rows.append((base + offset + (idat if method & 15 == 1 else 0), length))
        found[number] = tuple(rows)
    return found


def _number(data: bytes, at: int, size: int) -> tuple[int, int]:
    """A number of so many bytes, and where it ends."""
    if at + size > len(data):
        raise ValueError("a box is cut off")
    return int.from_bytes(data[at : at + size], "big"), at + size
