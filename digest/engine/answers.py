"""Answers by the keys under which they are remembered: in the store, and in memory."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from digest.engine.store import Store
from digest.value import encoded

T = TypeVar("T")


class Answers:
    """What is kept in a store, and in memory as long as it is asked for; `asked` are the keys of
    what this build has asked for.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: dict[str, Any] = {}
        self.asked: set[str] = set()

    def recalled(self, keys: Sequence[str], kind: Any) -> dict[str, Any]:
        """What is remembered under some keys, as values of a type."""
        self.asked.update(keys)
        found = {key: self._held[key] for key in keys if key in self._held}
        decoder = msgspec.json.Decoder(kind)
        rows = self._store.fetch("answers", [key for key in keys if key not in found])
        found |= {key: decoder.decode(row) for key, row in rows.items()}
        self._held |= found
        return found

    def hold(self, keys: Iterable[str]) -> None:
        """Let no answer go that is remembered under these keys, though nobody asks for it."""
        self.asked.update(keys)

    def keep(self, answers: dict[str, Any]) -> None:
        if answers:
            self._held |= answers
            rows = [(key, encoded(answer)) for key, answer in answers.items()]
            self._store.save("answers", rows)

    def put_away(self, key: str, answer: bytes) -> None:
        """Keep an answer in JSON, and not in memory."""
        self._store.save("answers", [(key, answer)])

    def taken_out(self, key: str) -> bytes:
        """An answer that was put away, in JSON; nothing where there is none."""
        return self._store.fetch("answers", [key]).get(key, b"")

    def asked_by(self, call: Callable[[], T]) -> tuple[T, frozenset[str]]:
        """What a call gives, and the keys of all that it asks for."""
        before, self.asked = self.asked, set()
        result = call()
        own = frozenset(self.asked)
        self.asked |= before
        return result, own

    def begin_anew(self) -> None:
        """Let go, in memory, what was not asked for; nothing has been asked for then."""
        self._held = {key: self._held[key] for key in self._held if key in self.asked}
        self.asked = set()
