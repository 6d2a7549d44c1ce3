"""A planted fault, and the deeds that most histories of one share."""

from typing import NamedTuple

from tests.law.bench import (
    PAPER,
    WORDS,
    Deed,
    article,
)
from tests.law.planting import Plant


class Fault(NamedTuple):
    """`given` are the deeds before the first build, `deeds` those before each one after it."""

    words: str
    plant: Plant
    deeds: tuple[Deed, ...]
    given: tuple[Deed, ...] = PAPER


def again(date: str = "2023-10-01", **keys: str) -> Deed:
    """The article of October, whose neighbour is that of 14 September, with other keys."""
    return article("october.md", date, **{"title": f"{WORDS} today", "topics": "money"} | keys)


EDITED = article("storm.md", "2023-09-14", "Another text of it.", topics="space")
