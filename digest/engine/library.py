"""Articles by their paths, opened a pack at a time when one of them is asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from digest.content.filed import Filed
from digest.errors import Notice, RetryError
from digest.model import Article
from digest.value import digest_of

OPEN = 128  # packs that stay open: the months that are worked at, and some around

Fetch = Callable[[Sequence[str]], Mapping[str, bytes]]
_PACK = msgspec.json.Decoder(tuple[Article | None, ...])


class ForgottenError(RetryError):
    """Something is gone or spoilt that an answer speaks of; its source is to be filed again."""

    def __init__(self, name: str) -> None:
        super().__init__([Notice("digest", 0, f"{name} is not remembered", "try again")])


def shelf_of(pack: str) -> str:
    """The key of the row that holds the articles of a pack, by the key of the pack."""
    return digest_of(f"articles {pack}".encode())


class Library(Mapping[str, Article]):
    """All articles of a build, which is known by its packs; `fetch` gives the rows of shelves.

    Asking raises ForgottenError where a row is not to be had.
    """

    def __init__(self, packs: Mapping[str, Sequence[Filed]], fetch: Fetch) -> None:
        self._fetch = fetch
        shelves = ((shelf_of(key), pack) for key, pack in packs.items())
        self._keys = {f.card.path: key for key, pack in shelves for f in pack if f.card}
        self._opened: dict[str, dict[str, Article]] = {}

    def __getitem__(self, path: str) -> Article:
        key = self._keys[path]
        try:
            return self._opened[key][path]
        except KeyError:
            return self._open(key)[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def take(self, other: "Library") -> None:
        """Have those packs open that the library of an earlier build has open, where they are the
        same ones.
        """
        keys = set(self._keys.values())
        self._opened = {key: pack for key, pack in other._opened.items() if key in keys}

    def _open(self, key: str) -> dict[str, Article]:
        row = self._fetch([key]).get(key)
        if row is None:
            raise ForgottenError("an article")
        pack = {article.path: article for article in _PACK.decode(row) if article}
        if len(self._opened) >= OPEN:
            del self._opened[next(iter(self._opened))]
        self._opened[key] = pack
        return pack
