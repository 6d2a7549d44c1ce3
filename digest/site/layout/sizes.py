"""How much room articles take on a page, told from their cards alone: items and bytes.

No page has more than two hundred items or 200 kB. What is told here errs on the safe side: words
are counted as they are, what stands around them by what the themes here write at most.
"""

from collections.abc import Iterable, Mapping
from html import escape

from digest.model import Card
from digest.site.addresses import percent_encoded
from digest.site.pages import Image, Teaser
from digest.value import Value

ITEMS, BYTES = 184, 170_000  # for the articles of a page; the rest is for what stands around them

# Bytes around words and addresses.
_STORY, _LINE, _SUMMED_UP, _PICTURE, _VARIANT = 640, 280, 380, 500, 40


class Size(Value, frozen=True):
    """What something takes of a page."""

    items: int = 0
    bytes: int = 0

    def __add__(self, other: "Size") -> "Size":
        return Size(self.items + other.items, self.bytes + other.bytes)

    @property
    def share(self) -> int:
        """Of all that a page has room for, in parts of `PAGE`, no less than it is."""
        return max(-(-PAGE * self.items // ITEMS), -(-PAGE * self.bytes // BYTES))


NOTHING, PAGE = Size(), 1_000_000


def story_size(lead: Card, lines: Iterable[Card], pictures: Mapping[str, Image]) -> Size:
    """A story that is shown with its summary and named in a list of contents; `lines` are the
    headlines below it.
    """
    title, summary = lead.measure
    items, size = 2, _STORY + title + summary + 2 * _length(lead.slug) + _words(lead)
    if lead.path in pictures:
        size += _picture_bytes(pictures[lead.path])
    for card in lines:
        items += 1
        size += _LINE + _words(card)
    return Size(items, size)


def fits(sizes: Iterable[Size]) -> bool:
    """Whether all of it fits on one page."""
    return sum(sizes, NOTHING).share <= PAGE


def _words(card: Card) -> int:
    """A title with its address and outlet; of what is not ASCII an address has three for each."""
    slug, outlet = card.slug, card.origin.outlet if card.origin else ""
    address = len(slug) if slug.isascii() else 3 * _length(slug)
    return card.measure[0] + address + _length(outlet)


def _picture_bytes(image: Image) -> int:
    """A picture names each of its files."""
    file = 3 * _length(image.address) + _VARIANT
    return _PICTURE + _length(image.alt) + file * (1 + len(image.variants))


def are_short(teasers: Iterable[Teaser], summed_up: bool) -> bool:
    """Whether headlines, or with their summaries, leave a page of days its room."""
    row = tuple(teasers)
    # Mostly it is enough to know how many letters there are.
    if sum(_at_most(teaser, summed_up) for teaser in row) <= BYTES:
        return True
    return sum(_teaser_bytes(teaser, summed_up) for teaser in row) <= BYTES


def _at_most(teaser: Teaser, summed_up: bool) -> int:
    """A letter of a text has three bytes, or takes five where it is escaped; one of an address has
    nine.
    """
    letters = len(teaser.title) + len(teaser.source)
    if summed_up:
        letters += _SUMMED_UP // 5 + sum(len(s.text) + 5 for s in teaser.summary.sentences)
    return _LINE + 5 * letters + 9 * len(teaser.address)


def _teaser_bytes(teaser: Teaser, summed_up: bool) -> int:
    address = percent_encoded(teaser.address)
    line = _LINE + sum(map(_length, (escape(teaser.title), teaser.source, address)))
    return line + _SUMMED_UP + _length(escape(teaser.summary.text)) if summed_up else line


def _length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
