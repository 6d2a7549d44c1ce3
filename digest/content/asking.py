"""Front matter asked key by key; whatever is wrong with it piles up, so that all is told."""

from collections.abc import Callable
from typing import Any, TypeVar

from digest.content.fields import Found
from digest.content.values import Refused
from digest.errors import Level, Notice
from digest.text.plainyaml import Mapping

T = TypeVar("T")


class Asking:
    """One source's front matter on the desk, and what there is to tell of it."""

    def __init__(self, path: str, matter: Mapping) -> None:
        self.path = path
        self.found = Found(matter)
        self._notices = list(self.found.notices(path))

    def ask(self, key: str, read: Callable[[Any], T], otherwise: T) -> T:
        """The value of a key, or what stands for it; a value that is refused is a fault."""
        if not self.found.has(key):
            return otherwise
        return self.take(key, self.found.get(key), read, otherwise)

    def take(
        self, key: str, value: Any, read: Callable[[Any], T], otherwise: T, within: str = ""
    ) -> T:
        """The same for a value that is at hand: that of the key, or of a key `within` it."""
        try:
            return read(value)
        except Refused as error:
            self.tell(key, error.what, error.cure, within=within)
            return otherwise

    def tell(
        self, key: str, what: str, cure: str, level: Level = "error", within: str = ""
    ) -> None:
        """A notice at the line of a key."""
        line = self.found.line(key, within)
        self._notices.append(Notice(self.path, line, what, cure, level))

    def add(self, *notices: Notice) -> None:
        self._notices += notices

    @property
    def notices(self) -> tuple[Notice, ...]:
        """In the order of their lines, each once."""
        return tuple(sorted(set(self._notices)))

    @property
    def failed(self) -> bool:
        return any(notice.level == "error" for notice in self._notices)
