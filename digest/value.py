"""What all values of the program have in common."""

from hashlib import blake2b, sha256

import msgspec


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A frozen record: equal when its fields are equal, safe to share, to hash and to keep.

    Fields hold strings, numbers, dates with a zone, tuples and other values, never a list or a
    dictionary, so that nobody can change what somebody else has been given. Nothing of this can
    hold itself, so the collector of cycles is told to pass it by.
    """


class Record(msgspec.Struct, frozen=True):
    """A frozen record that is not kept, and so may hold anything: readers, functions, mappings."""


def fingerprint(data: bytes | str) -> str:
    """Sixteen hexadecimal digits that stand for these bytes (SHA-256, its first 64 bits)."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return sha256(raw).hexdigest()[:16]


def lasting(text: str) -> str:
    """Sixteen hexadecimal digits that stand for a text, of which what readers have seen is made:
    they are the same in every version (BLAKE2b, 64 bits).
    """
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def encoded(value: object) -> bytes:
    """A value as JSON: two that could render differently never look the same.

    Strings, whole numbers, fractions and truths each have a form of their own; a moment is written
    with its offset in whole minutes, so the same instant in two zones is two values.
    """
    return _ENCODER.encode(value)


def mark_of(value: object) -> str:
    """Thirty-two hexadecimal digits that stand for a value of a known type (SHA-256, 128 bits)."""
    return digest_of(_ENCODER.encode(value))


def digest_of(data: bytes | memoryview) -> str:
    """Thirty-two hexadecimal digits that stand for these bytes (SHA-256, 128 bits)."""
    return sha256(data).hexdigest()[:32]


_ENCODER = msgspec.json.Encoder(order="deterministic")
