"""The arguments of the last build of an output, kept so that the next one can be compared."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from digest.content.filed import Filed
from digest.content.reading import Reading
from digest.engine.library import Library, shelf_of
from digest.engine.store import Store
from digest.model import AnySource, Articles, Asset, Show
from digest.settings import Site
from digest.site.theme import Theme
from digest.value import Value, digest_of, encoded

V = TypeVar("V")
L = TypeVar("L")
T = TypeVar("T")


class Inputs(Value, frozen=True):
    """What a build was given; sources by the keys under which it is remembered what they became."""

    engine: str
    site: Site
    theme: Theme
    assets: tuple[Asset, ...]
    filed: tuple[str, ...]
    as_of: datetime
    show: Show


class Replayed:
    """The memo of a build that has been: of its sources it says what was said then."""

    def __init__(self, filed: tuple[Filed, ...], articles: Articles, name: str) -> None:
        self.name, self.articles, self._filed = name, articles, filed

    def file(self, sources: Sequence[AnySource], reading: Reading) -> tuple[Filed, ...]:
        return self._filed

    def body(self, fingerprint: str) -> str:
        return ""  # nothing is printed again

    def each(self, function: Callable[[V, L], T], values: Sequence[V], known: L) -> tuple[T, ...]:
        return tuple(function(value, known) for value in values)

    def again(self, name: str, value: V, function: Callable[[V], T]) -> T:
        return function(value)

    def latest(
        self, function: Callable[[V, L], T], value: V, known: L, holds: Callable[[T], bool]
    ) -> T:
        return function(value, known)


def keep_inputs(store: Store, output: Path, inputs: Inputs) -> None:
    store.save("state", [(_key(output), encoded(inputs))])


def last_inputs(store: Store, output: Path) -> Inputs | None:
    key = _key(output)
    row = store.fetch("state", [key]).get(key)
    try:
        return msgspec.json.decode(row, type=Inputs) if row else None
    except msgspec.MsgspecError:
        return None


def replayed(store: Store, inputs: Inputs) -> Replayed | None:
    """None where some of what the sources became is no longer remembered."""
    rows = store.fetch("packs", inputs.filed)
    shelves = store.fetch("articles", [shelf_of(key) for key in inputs.filed])
    if len(rows) < len(set(inputs.filed)) or len(shelves) < len(rows):
        return None
    decoder = msgspec.json.Decoder(tuple[Filed, ...])
    packs = {key: decoder.decode(rows[key]) for key in inputs.filed}
    filed = tuple(filed for pack in packs.values() for filed in pack)
    return Replayed(filed, Library(packs, lambda keys: shelves), inputs.engine)


def _key(output: Path) -> str:
    return digest_of(f"inputs {output.absolute()}".encode("utf-8", "surrogateescape"))
