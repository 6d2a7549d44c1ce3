"""Names of outlets: which are of one outlet, and what it is called in addresses."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from digest.text.slugs import LONGEST, folded, slugify
from digest.value import lasting

# Signs that tell names apart besides letters and digits: C+ is not C. Of the others of their kind
# (quotation marks, full stops, “®”) a name is the same with or without.
_TELLING = frozenset("+&#$€£=%@★☆♥")


@lru_cache(maxsize=2000)
def outlet_slug(name: str) -> str:
    """The end of an outlet's address, which stands for the outlet: names that differ in capitals,
    Unicode forms, spaces or punctuation alone have one slug, all others have one each.

    It depends on the name alone, so another outlet never moves it: where letters and digits do not
    tell all, or would be a year or a page's number, a mark of the name follows.
    """
    text = _even(name)
    slug = folded(slugify(text))
    signs = "".join(sign for sign in text if sign in _TELLING)
    if signs or len(text) > LONGEST or slug.isdigit():
        return f"{slug[: LONGEST - 9].rstrip('-')}-{lasting(_bare(text) + signs)[:8]}"
    return slug


def usual_name(counts: Mapping[str, int]) -> str:
    """Of several ways to write one name that which is written most; of equals the first in order,
    capitals before small letters.
    """
    return min(counts, key=lambda name: (-counts[name], name))


def _even(name: str) -> str:
    """What does not differ between two ways of writing one name."""
    return folded(" ".join(name.split()))


def _bare(text: str) -> str:
    """Letters, digits and marks alone."""
    return "".join(sign for sign in text if unicodedata.category(sign)[0] in "LNM")
