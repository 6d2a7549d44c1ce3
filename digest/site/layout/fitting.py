"""Several groups cut to what there is room for."""

from collections.abc import Sequence


def fitting(counts: Sequence[int], most: int) -> int:
    """To what all of some counts have to be cut for their sum to be `most` at most; at least 1."""
    left, room = sorted(counts), most
    while left and left[0] * len(left) <= room:
        room -= left.pop(0)
    return max(1, room // len(left)) if left else max(counts, default=1)
