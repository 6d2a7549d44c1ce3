"""What a copy tells comes to those who ask for it, whoever asks first."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from digest.engine.told import CODE, FILED, FOLDERS, Parted, Told

KINDS = (FILED, CODE, FOLDERS)


def telling(items: list[Told]) -> Any:
    yield from items


@given(
    st.lists(st.tuples(st.sampled_from(KINDS), st.integers())),
    st.lists(st.sampled_from(KINDS), max_size=30),
)
def test_all_that_is_told_comes_in_its_order(items: list[Told], asked: list[str]) -> None:
    parted = Parted(telling(items))
    coming = {kind: parted.of(kind) for kind in KINDS}
    came: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for kind in (*asked, *KINDS):
        came[kind] += [] if (item := next(coming[kind], None)) is None else [item]
    for kind in KINDS:
        came[kind] += coming[kind]

    assert came == {kind: [item for own, item in items if own == kind] for kind in KINDS}


def test_who_has_the_last_of_a_kind_waits_for_no_more() -> None:
    def told() -> Iterator[Told]:
        yield FILED, 1
        yield FILED, None
        raise AssertionError("somebody waits")

    assert list(Parted(told()).of(FILED)) == [1]  # type: ignore[arg-type]


def test_who_closes_one_kind_has_all_end() -> None:
    ended = []

    def told() -> Any:
        try:
            yield FOLDERS, 1
            yield CODE, 2
            yield CODE, 3
        finally:
            ended.append(True)

    parted = Parted(told())
    codes = parted.of(CODE)
    assert next(codes) == 2
    codes.close()

    assert ended == [True]
    assert list(parted.of(FOLDERS)) == [1]  # it had come
    assert list(parted.of(CODE)) == []
