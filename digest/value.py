"""What all values of the program have in common."""

from hashlib import blake2b

import msgspec


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen record: equal when its fields are equal, safe to share, to hash and to keep.

    Fields hold strings, numbers, dates with a zone, tuples and other values, never a list or a
    dictionary, so that nobody can change what somebody else has been given.
    """


def fingerprint(data: bytes | str) -> str:
    """Sixteen hexadecimal digits that stand for these bytes (BLAKE2b, 64 bits)."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return blake2b(raw, digest_size=8).hexdigest()
