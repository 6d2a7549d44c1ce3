"""What is printed: files by their paths, and a mark that stands for all they are made of."""

from collections.abc import Callable, Iterable

from digest.pictures.face import CardFace
from digest.value import Record, Value, digest_of


class Print(Record, frozen=True):
    """Files that are made together, by one call.

    `bodies` are those it asks for, by their fingerprints, where it is known to ask for nothing else
    of what is remembered; None where it may.
    """

    paths: tuple[str, ...]
    mark: str
    make: Callable[[], Iterable[tuple[str, bytes]]]
    bodies: tuple[str, ...] | None = None


class Undrawn(Value, frozen=True):
    """A card image that may have to be drawn: its file, its mark, and what it shows."""

    path: str
    mark: str
    face: CardFace

    @property
    def print(self) -> Print:
        return Print((self.path,), self.mark, lambda: ((self.path, drawn(self.face)),))


def drawn(face: CardFace) -> bytes:
    """A card image."""
    from digest.pictures.card import draw_card  # few builds draw any

    return draw_card(face)


def as_it_is(path: str, data: bytes) -> Print:
    """A file whose bytes are at hand."""
    return Print((path,), digest_of(data), lambda: ((path, data),))
