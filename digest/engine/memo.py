"""What a build asks for its answers: a function's results, called or remembered.

A clean build has the memo that remembers nothing. Any other may give an answer only when it is the
one that a call would give, so what a build makes never depends on which it has.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from digest.content.filed import Filed
from digest.content.reading import Reading
from digest.model import AnySource, Article, Articles

V = TypeVar("V")
L = TypeVar("L")
T = TypeVar("T")


class Memo(Protocol):
    """Answers for a build. `name` stands for all that an answer depends on besides arguments."""

    name: str

    def file(self, sources: Sequence[AnySource], reading: Reading) -> tuple[Filed, ...]:
        """`file_source` of each source, in their order; bodies are kept to be asked for."""
        ...

    @property
    def articles(self) -> Articles:
        """The articles that were filed, by their paths; each is opened when it is asked for."""
        ...

    def body(self, fingerprint: str) -> str:
        """The HTML of a body that was filed, or an entry in the index of words."""
        ...

    def each(self, function: Callable[[V, L], T], values: Sequence[V], known: L) -> tuple[T, ...]:
        """`function(value, known)` of each value, in their order.

        `known` is where the function looks up what a value names by its mark: of two calls with
        equal values it holds the same under these names.
        """
        ...

    def again(self, name: str, value: V, function: Callable[[V], T]) -> T:
        """`function(value)`, or the result of the last such call of this process, where that was by
        this name and of an equal value: for what is quick, but slower than to compare. Of equal
        values the function has to make the same; two moments of one instant are equal.
        """
        ...

    def latest(
        self, function: Callable[[V, L], T], value: V, known: L, holds: Callable[[T], bool]
    ) -> T:
        """`function(value, known)`, or the result of the last such call, where that was of an equal
        value and `holds` says that all else which it looked up is the same.
        """
        ...


class Plain:
    """Calls, one after the other, and remembers nothing but the bodies of this build."""

    name = ""

    def __init__(self) -> None:
        self._bodies: dict[str, str] = {}
        self.articles: dict[str, Article] = {}

    def file(self, sources: Sequence[AnySource], reading: Reading) -> tuple[Filed, ...]:
        from digest.content.filing import file_source

        made = [file_source(source, reading) for source in sources]
        for filing, (html, entry) in made:
            self._bodies |= {filing.filed.body: html, filing.filed.terms: entry}
        self.articles = {f.article.path: f.article for f, _ in made if f.article}
        return tuple(filing.filed for filing, _ in made)

    def body(self, fingerprint: str) -> str:
        return self._bodies[fingerprint]

    def each(self, function: Callable[[V, L], T], values: Sequence[V], known: L) -> tuple[T, ...]:
        return tuple(function(value, known) for value in values)

    def again(self, name: str, value: V, function: Callable[[V], T]) -> T:
        return function(value)

    def latest(
        self, function: Callable[[V, L], T], value: V, known: L, holds: Callable[[T], bool]
    ) -> T:
        return function(value, known)
