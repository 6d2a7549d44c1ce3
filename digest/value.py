"""What all values of the program have in common."""

import msgspec


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen record: equal when its fields are equal, safe to share, to hash and to keep.

    Fields hold strings, numbers, dates with a zone, tuples and other values, never a list or a
    dictionary, so that nobody can change what somebody else has been given.
    """
