"""A memo saves time and nothing else: what a build makes never depends on which it has."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.build import build
from digest.content.filed import Filed
from digest.content.reading import Reading
from digest.engine.memo import Plain
from digest.model import AnySource, Article, Content, Source
from digest.value import mark_of
from tests.test_build import ARCHIVES, NOW, PAPER, PLAIN, built, files, source

V = TypeVar("V")
L = TypeVar("L")
T = TypeVar("T")


class Remembers(Plain):
    """A memo that calls a function once with the same values, and tells with which it did."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[object, Any] = {}
        self.called: list[object] = []

    def file(self, sources: Sequence[AnySource], reading: Reading) -> tuple[Filed, ...]:
        found = [self._filed(source, reading) for source in sources]
        self.articles = {path: one for _, opened in found for path, one in opened.items()}
        return tuple(filed for filed, _ in found)

    def _filed(self, source: AnySource, reading: Reading) -> tuple[Filed, dict[str, Article]]:
        key = (source.path, source.mark, mark_of(reading))
        if key not in self.kept:
            self.called.append(source.path)
            (filed,) = super().file((source,), reading)
            self.kept[key] = filed, self.articles
        return self.kept[key]  # type: ignore[no-any-return]

    def each(self, function: Callable[[V, L], T], values: Sequence[V], known: L) -> tuple[T, ...]:
        keys = [(function.__qualname__, mark_of(value)) for value in values]
        for key, value in zip(keys, values, strict=True):
            if key not in self.kept:
                self.called.append(function.__qualname__)
                self.kept[key] = function(value, known)
        return tuple(self.kept[key] for key in keys)


def test_a_memo_is_asked_for_every_source_and_a_day_at_a_time() -> None:
    memo = Remembers()
    content = Content((source("content/a.md", "A"), source("content/b.md", "B")))

    build(PAPER, content, PLAIN, NOW, memo=memo)
    assert memo.called == ["content/a.md", "content/b.md", "alike_in"]
    build(PAPER, content, PLAIN, NOW, memo=memo)
    assert len(memo.called) == 3


@settings(max_examples=12)
@given(st.lists(ARCHIVES, min_size=2, max_size=4))
def test_a_memo_that_remembers_changes_nothing(history: list[list[Source]]) -> None:
    """One memo for all the states that a project passes through."""
    memo = Remembers()
    for archive in history:
        content = Content(tuple(sorted(archive, key=lambda s: s.path)))
        remembered = build(PAPER, content, PLAIN, NOW, memo=memo)
        assert remembered.articles == built(*archive).articles
        assert files(remembered) == files(built(*archive))
