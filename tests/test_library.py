"""Articles are opened when they are asked for, and what is lost is told from what is not there."""

from collections.abc import Sequence

import pytest

from digest.content.filed import Filed
from digest.engine.library import OPEN, ForgottenError, Library, shelf_of
from digest.model import Article
from digest.value import encoded
from tests.site_factories import days

EVERY = days(2 * OPEN + 20)
PACKS = {f"{start:032}": EVERY[start : start + 2] for start in range(0, len(EVERY), 2)}
FILED = {key: [Filed(a.card) for a in pack] for key, pack in PACKS.items()}


class Shelves:
    """The rows of some packs, and which of them were fetched."""

    def __init__(self, packs: dict[str, list[Article]]) -> None:
        self.rows = {shelf_of(key): encoded(pack) for key, pack in packs.items()}
        self.fetched: list[str] = []

    def __call__(self, keys: Sequence[str]) -> dict[str, bytes]:
        self.fetched += keys
        return {key: self.rows[key] for key in keys if key in self.rows}


def test_every_article_is_found_under_its_path() -> None:
    library = Library(FILED, Shelves(PACKS))

    assert dict(library) == {a.path: a for a in EVERY}
    assert len(library) == len(EVERY)


def test_a_pack_is_opened_when_it_is_asked_for_and_once() -> None:
    shelves = Shelves(PACKS)
    library = Library(FILED, shelves)
    assert shelves.fetched == []

    for article in (*EVERY[:2], *EVERY[:2]):
        assert library[article.path] == article
    assert shelves.fetched == [shelf_of(min(PACKS))]


def test_no_more_than_some_packs_stay_open() -> None:
    library = Library(FILED, Shelves(PACKS))

    assert all(library[a.path] == a for a in (*EVERY, *reversed(EVERY)))
    assert len(library._opened) == OPEN


def test_what_no_pack_names_is_not_there() -> None:
    with pytest.raises(KeyError):
        Library(FILED, Shelves(PACKS))["content/nobody.md"]


def test_a_lost_row_is_told_so_that_the_build_begins_anew() -> None:
    with pytest.raises(ForgottenError):
        Library(FILED, Shelves({}))[EVERY[0].path]


def test_the_next_build_has_the_same_packs_open_and_no_others() -> None:
    shelves = Shelves(PACKS)
    before = Library(FILED, shelves)
    assert before[EVERY[0].path] == EVERY[0]
    assert before[EVERY[2].path] == EVERY[2]
    edited = {key: pack for key, pack in FILED.items() if key != min(PACKS)}
    after = Library(edited, shelves)
    after.take(before)

    assert after[EVERY[2].path] == EVERY[2]
    assert len(shelves.fetched) == 2
    assert EVERY[0].path not in after
