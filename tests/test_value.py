"""Values: what stands for one stands for no other, and nothing in one can change."""

import importlib
import pkgutil
import types
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import combinations
from typing import Any, ClassVar, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import digest
from digest.content.filed import Filing
from digest.content.reading import Reading
from digest.edition.terms import Terms
from digest.model import Known, face
from digest.site.feeds.planned import PlannedFeed
from digest.site.layout.volume import Frame, Volume
from digest.site.pages import Page
from digest.summary.draft import Draft
from digest.value import Value, digest_of, encoded, fingerprint, mark_of
from tests.factories import JAKARTA, MORNING, article

# Marks

DIFFERENT: tuple[object, ...] = (
    1, 1.0, True, "1", "1.0", "true", 0, 0.0, -0.0, False, "0", None, "null", "", (), ((),), ("",),
    (None,), "()", "[]", ("ab", "c"), ("a", "bc"), ("abc",), "abc", ("a", ("b", "c")),
    (("a", "b"), "c"), ("a", "b", "c"), ('a","b',), ("a", "b"), "é", "e\u0301", "\\u00e9",
    MORNING, MORNING.astimezone(UTC), MORNING.replace(tzinfo=None), MORNING.replace(microsecond=1),
    MORNING.date(), Known("ab", "c"), Known("a", "bc"),
)  # fmt: skip


def test_different_values_have_different_marks() -> None:
    for one, other in combinations(DIFFERENT, 2):
        assert encoded(one) != encoded(other), (one, other)
        assert mark_of(one) != mark_of(other), (one, other)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4).map(tuple),
    max_leaves=8,
)  # fmt: skip


@given(PLAIN, PLAIN)
def test_two_values_look_the_same_when_they_are_the_same(one: object, other: object) -> None:
    assert (encoded(one) == encoded(other)) == (repr(one) == repr(other))


@given(st.datetimes(), st.integers(-14 * 60, 14 * 60), st.integers(-14 * 60, 14 * 60))
def test_one_instant_in_two_zones_is_two_values(moment: datetime, one: int, other: int) -> None:
    first = moment.replace(year=2023, tzinfo=timezone(timedelta(minutes=one)))
    second = first.astimezone(timezone(timedelta(minutes=other)))

    assert first == second
    assert (mark_of(first) == mark_of(second)) == (one == other)


def test_a_zone_is_known_by_its_offset() -> None:
    """A moment that was kept has the offset alone, and is the same value."""
    kept = MORNING.replace(tzinfo=timezone(timedelta(hours=7)))

    assert MORNING.tzinfo is JAKARTA
    assert mark_of(MORNING) == mark_of(kept)


def test_every_field_of_an_article_is_in_its_mark() -> None:
    own = article()
    others: dict[type, Any] = {
        str: "other", bool: True, int: 77, tuple: ("other",), datetime: MORNING + timedelta(1),
    }  # fmt: skip
    marks = {mark_of(own)}
    for name in own.__struct_fields__:
        held = getattr(own, name)
        other = not held if isinstance(held, bool) else others.get(type(held), "other")
        marks.add(mark_of(replace(own, **{name: other})))

    assert len(marks) == len(own.__struct_fields__) + 1


def test_a_face_says_nothing_of_what_only_the_articles_own_page_shows() -> None:
    own = article()
    hidden = {"id": "x:1", "body": "f" * 16, "length": 7, "note": "<p>N</p>", "aliases": ("/old/",)}

    assert mark_of(face(own)) == mark_of(face(replace(own, **hidden)))
    assert mark_of(face(own)) != mark_of(face(replace(own, title="Another")))


def test_marks_are_32_digits_and_fingerprints_16() -> None:
    assert mark_of("a") == digest_of(b'"a"')
    assert {len(mark_of("a")), len(digest_of(b""))} == {32}
    assert len(fingerprint("a")) == 16
    assert fingerprint("\ud800") != fingerprint("?")


# What values hold

LEAVES = {str, int, float, bool, bytes, date, datetime, type(None)}
CHANGING = {list, dict, set, bytearray}

# All that is marked or kept holds nothing but leaves, tuples and values of its kind. What is never
# marked may hold something else, and says here why.
MARKED: tuple[type[Value], ...] = (Filing, Frame, Known, PlannedFeed, Reading, Volume)
UNMARKED: dict[type[Value], str] = {
    Terms: "words of an article, while it looks for its story",
    Draft: "the words of sentences, while a summary is chosen",
}


def kinds_of(base: type[Value]) -> Iterator[type[Value]]:
    """All kinds of values that the program has, whatever module they stand in."""
    for kind in base.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def every_kind() -> list[type[Value]]:
    for module in pkgutil.walk_packages(digest.__path__, "digest."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return [kind for kind in kinds_of(Value) if kind.__module__.startswith("digest.")]


def parts_of(annotation: Any) -> Iterator[Any]:
    """The types that an annotation is made of, to the last."""
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType, tuple):
        for part in get_args(annotation):
            if part is not Ellipsis:
                yield from parts_of(part)
    elif origin is Literal:
        yield from map(type, get_args(annotation))
    else:
        yield origin or annotation


def held_by(kind: type[Value]) -> set[Any]:
    hints = get_type_hints(kind).values()
    return {part for hint in hints if get_origin(hint) is not ClassVar for part in parts_of(hint)}


def reached(kinds: Iterator[type[Value]] | tuple[type[Value], ...]) -> set[Any]:
    """These kinds, and every type within their values."""
    found: set[Any] = set()
    waiting: list[Any] = list(kinds)
    while waiting:
        kind = waiting.pop()
        if kind not in found:
            found.add(kind)
            waiting += held_by(kind) if isinstance(kind, type) and issubclass(kind, Value) else ()
    return found


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.__qualname__)
def test_no_value_holds_what_could_change(kind: type[Value]) -> None:
    assert kind.__struct_config__.frozen
    assert not held_by(kind) & CHANGING
    assert kind in UNMARKED or not held_by(kind) & {frozenset}


def test_what_is_marked_holds_plain_things_and_values_alone() -> None:
    found = reached((*MARKED, *kinds_of(Page)))

    assert {kind for kind in found if not issubclass(kind, Value)} <= LEAVES
    assert not found & UNMARKED.keys()


@pytest.mark.parametrize(
    ("annotation", "parts"),
    [
        (tuple[str, ...], {str}),
        (tuple[tuple[str, date | None], ...] | None, {str, date, type(None)}),
        (Literal["a", "b"], {str}),
        (tuple[list[str], ...], {list}),
        (dict[str, int] | None, {dict, type(None)}),
        (frozenset[str], {frozenset}),
    ],
)
def test_annotations_are_looked_through(annotation: Any, parts: set[Any]) -> None:
    assert set(parts_of(annotation)) == parts
