"""The memo that remembers: answers under the marks of all that they depend on."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_type_hints

import msgspec

from digest.content.filed import Filed
from digest.content.reading import Reading
from digest.engine.answers import Answers
from digest.engine.filing import Ahead, Row, body_text, chunks_of, file_all, packs_of, read
from digest.engine.latest import Latest
from digest.engine.library import ForgottenError, Library, shelf_of
from digest.engine.pressroom import Pressroom
from digest.engine.store import Store
from digest.engine.workers import LEAST, Workers
from digest.model import AnySource
from digest.site.codes import Code
from digest.value import digest_of, encoded, fingerprint, mark_of

V = TypeVar("V")
L = TypeVar("L")
T = TypeVar("T")

Pack = tuple[Filed, ...]

_HELD = 2000  # bodies that stay in memory, some ten megabytes


class Parts(msgspec.Struct):
    """A filing as it is kept, in two halves of which only the first is read by every build."""

    filed: msgspec.Raw
    article: msgspec.Raw


class Last(NamedTuple):
    """What a function was last asked, what it gave, and the keys of what it asked in turn."""

    value: Any
    result: Any
    asked: frozenset[str]


class Remembering:
    """Answers kept in a store, and in memory as long as this object is; large ones below `folder`.
    `codes` are those of the theme's templates, as they come.

    A key is made of the engine's name, the function's and the marks of its arguments, so that
    nothing ever has to be declared invalid: what is asked differently is asked anew.
    """

    def __init__(
        self,
        store: Store,
        name: str,
        workers: Workers,
        codes: Iterable[Code] = (),
        drawing: str = "",
        folder: Path | None = None,
    ) -> None:
        self.name, self.drawing = name, drawing or name
        self._store = store
        self._workers = workers
        self._ahead: Iterable[Ahead] = ()
        self._packs: dict[str, Pack] = {}
        self.articles = self._library()
        self.answers = Answers(store)
        self._bodies: dict[str, bytes] = {}
        remembers = folder is not None
        self.pressroom = Pressroom(store, name, self.drawing, codes, self.body, remembers)
        self._latest = Latest(folder)
        self._last: tuple[Any, Any, str, Any] | None = None
        self._again: dict[str, Last] = {}
        self._sources: tuple[Sequence[AnySource], str] = ((), "")

    def take(self, ahead: Iterable[Ahead]) -> None:
        """Use what is filed aside, where this build asks for it."""
        self._ahead = ahead

    def file(self, sources: Sequence[AnySource], reading: Reading) -> tuple[Filed, ...]:
        """What is remembered of many sources together is looked up first, then one by one."""
        reading_mark = mark_of(reading)
        named = [(self._pack_key(some, reading_mark), some) for some in packs_of(sources)]
        known, self._packs = self._packs, {}
        rows = self._store.fetch("packs", [key for key, _ in named if key not in known])
        known |= {key: _PACK.decode(row) for key, row in rows.items()}
        missing = [(key, some) for key, some in named if key not in known]
        fresh = self._filed_apart([s for _, some in missing for s in some], reading, reading_mark)
        made = {key: self._packed(key, islice(fresh, len(some))) for key, some in missing}
        self._packs = {key: made.get(key) or known[key] for key, _ in named}
        self._sources = (tuple(sources), reading_mark)
        before, self.articles = self.articles, self._library()
        self.articles.take(before)
        return tuple(chain.from_iterable(self._packs.values()))

    def _packed(self, key: str, parts: Iterable[Parts]) -> Pack:
        """What is kept of a pack: the articles by themselves, apart from what all builds ask."""
        parts = tuple(parts)
        filed = encoded([each.filed for each in parts])
        self._store.save("articles", [(shelf_of(key), encoded([each.article for each in parts]))])
        self._store.save("packs", [(key, filed)])
        return _PACK.decode(filed)

    def _library(self) -> Library:
        return Library(self._packs, partial(self._store.fetch, "articles"))

    def _pack_key(self, sources: Sequence[AnySource], reading_mark: str) -> str:
        return self.key("pack", reading_mark, *(part for s in sources for part in (s.path, s.mark)))

    def _keys(self, sources: Iterable[AnySource], reading_mark: str) -> list[str]:
        return [self.key("file_source", s.path, s.mark, reading_mark) for s in sources]

    def _filed_apart(
        self, sources: Sequence[AnySource], reading: Reading, reading_mark: str
    ) -> Iterator[Parts]:
        """Each source by itself: remembered, or filed ahead, else filed now."""
        keys = self._keys(sources, reading_mark)
        found = {k: _PARTS.decode(row) for k, row in self._store.fetch("answers", keys).items()}
        found |= self._kept(self._filed_ahead(set(keys) - found.keys()))
        fresh = [(key, s) for key, s in zip(keys, sources, strict=True) if key not in found]
        filed = self._fresh(fresh, reading)
        for key in keys:
            yield found.pop(key) if key in found else next(filed)

    def _fresh(self, wanted: list[tuple[str, AnySource]], reading: Reading) -> Iterator[Parts]:
        """What nobody remembers, filed now and kept."""
        chunks = list(chunks_of(wanted))
        here = self._workers.at_home
        tasks = ((tuple(s if here else read(s) for _, s in chunk), reading) for chunk in chunks)
        many = len(wanted) >= LEAST
        done = self._workers.map(file_all, tasks) if many else map(file_all, tasks)
        for chunk, rows in zip(chunks, done, strict=True):
            named = zip((key for key, _ in chunk), rows, strict=True)
            yield from self._kept(dict(named)).values()

    def _kept(self, rows: dict[str, Row]) -> dict[str, Parts]:
        """What was filed, by its keys, in the store from now on."""
        self._store.save("answers", ((key, row) for key, (row, _) in rows.items()))
        texts = [(fingerprint(text), text) for _, held in rows.values() for text in held]
        self._store.save("bodies", texts)
        if len(self._bodies) < _HELD:
            self._bodies.update(texts)
        return {key: _PARTS.decode(row) for key, (row, _) in rows.items()}

    def _filed_ahead(self, wanted: Set[str]) -> dict[str, Row]:
        """What of this has been filed aside meanwhile, by its keys."""
        ahead, self._ahead = self._ahead, ()
        filed = {
            self.key("file_source", path, mark, reading): (row, texts)
            for path, mark, reading, row, texts in ahead
        }
        return {key: row for key, row in filed.items() if key in wanted}

    @property
    def filed(self) -> tuple[str, ...]:
        """The keys under which the sources of this build are remembered, in their order."""
        return tuple(self._packs)

    def body(self, fingerprint_: str) -> str:
        """Raises ForgottenError where the body is not to be had."""
        return body_text(self.bodies([fingerprint_])[fingerprint_])

    def bodies(self, wanted: Sequence[str]) -> dict[str, bytes]:
        """Many bodies in one go, encoded; raises ForgottenError where one is not to be had."""
        held = {key: self._bodies[key] for key in wanted if key in self._bodies}
        found = self._store.fetch("bodies", [key for key in wanted if key not in held])
        for key in wanted:
            if key not in held and (key not in found or fingerprint(found[key]) != key):
                raise ForgottenError(f"the body {key}")
        return held | found

    def each(self, function: Callable[[V, L], T], values: Sequence[V], known: L) -> tuple[T, ...]:
        keys = [self.key(function.__qualname__, mark_of(value)) for value in values]
        found = self.answers.recalled(keys, get_type_hints(function)["return"])
        fresh = {
            key: function(value, known)
            for key, value in zip(keys, values, strict=True)
            if key not in found
        }
        self.answers.keep(fresh)
        return tuple(found[key] if key in found else fresh[key] for key in keys)

    def again(self, name: str, value: V, function: Callable[[V], T]) -> T:
        """What was remembered for it is asked for with it, so that it is not let go."""
        last = self._again.get(name)
        if last is None or last.value != value:
            result, asked = self.answers.asked_by(lambda: function(value))
            last = self._again[name] = Last(value, result, asked)
        self.answers.hold(last.asked)
        given: T = last.result
        return given

    def latest(
        self, function: Callable[[V, L], T], value: V, known: L, holds: Callable[[T], bool]
    ) -> T:
        """It is the only one that is kept, of all engines: with every article there is another."""
        name = function.__qualname__
        if self._last is None or self._last[:2] != (function, value):
            mark = self.key(mark_of(value))
            kind = get_type_hints(function)["return"]
            self._last = (function, value, mark, self._latest.read(name, mark, kind))
        mark = self._last[2]
        result: T | None = self._last[3]
        if result is None or not holds(result):
            result = function(value, known)
            self._latest.keep(name, mark, result)
            self._last = (function, value, mark, result)
        return result

    def key(self, *parts: str) -> str:
        return digest_of("\0".join((self.name, *parts)).encode("utf-8", "surrogatepass"))

    def forget(self) -> None:
        """Remember nothing of the sources: some of it speaks of bodies that are gone."""
        self._packs, self._bodies, self._last, self._again = {}, {}, None, {}
        self.articles = self._library()
        self._latest.forget()
        for kind in ("answers", "packs", "articles"):
            self._store.drop(kind)

    def tidy(self) -> None:
        """Let go, in memory and on disk, what this build did not ask for."""
        self._store.sweep(self._wanted)
        self.answers.begin_anew()

    def _wanted(self) -> dict[str, Set[str]]:
        """The keys of all rows that this build has asked for."""
        filed = [f for pack in self._packs.values() for f in pack]
        bodies = {f.body for f in filed} | {f.terms for f in filed if f.terms}
        answers = self.answers.asked.union(self._keys(*self._sources))
        shelves = frozenset(map(shelf_of, self._packs))
        return {
            "answers": answers,
            "packs": self._packs.keys(),
            "articles": shelves,
            "bodies": bodies,
        }


_PACK = msgspec.json.Decoder(Pack)
_PARTS = msgspec.json.Decoder(Parts)
