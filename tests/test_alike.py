"""Which articles seem to tell of one event; and what finding them costs."""

from collections.abc import Callable

import pytest

from digest.edition import alike
from digest.edition.alike import NEAREST
from digest.edition.terms import terms_of
from digest.model import Article, Origin, Sentence, Summary
from tests.site_factories import dated, telling_of

DERNA = "Two dams above Derna burst in the storm Daniel and swept houses into the sea."


def report(day: str, title: str, text: str = DERNA, **fields: object) -> Article:
    return dated(day, title, **({"summary": Summary("extract", (Sentence(text),))} | fields))


def likeness(*articles: Article) -> int:
    """In thousandths; 0 where they are not alike."""
    found = telling_of(articles).likenesses
    return found[0].share if found else 0


ONE = report("2023-09-14", "Dams burst above Derna", origin=Origin("Harbour Times"))
OTHER = report("2023-09-14", "Derna: two dams burst", origin=Origin("The Pilot"))


@pytest.mark.parametrize(
    "other",
    [
        report("2023-09-14", "Derna: two dams burst", origin=Origin("Harbour Times")),
        report("2023-09-12", "Derna: two dams burst", origin=Origin("The Pilot")),
        report("2023-09-14", "Derna: two dams burst", "Two dams burst.", origin=Origin("Pilot")),
    ],
    ids=["of the same outlet", "of another day", "with less in common"],
)
def test_what_speaks_against_one_event(other: Article) -> None:
    assert likeness(ONE, other) < likeness(ONE, OTHER)


def test_figures_that_differ_speak_against_one_event() -> None:
    one, same, other = (
        report("2023-09-14", f"Storm {name}", f"The storm took {count} houses of Derna.")
        for name, count in (("one", 120), ("two", 120), ("three", 340))
    )

    assert likeness(one, other) < likeness(one, same)


def test_another_language_is_never_alike() -> None:
    assert likeness(ONE, report("2023-09-14", "Derna: two dams burst", lang="de")) == 0
    assert likeness(ONE, report("2023-09-14", "Derna: two dams burst", lang="en-GB")) > 0


def test_the_next_day_is_as_good_as_the_same() -> None:
    later = report("2023-09-15", "Derna: two dams burst", origin=Origin("The Pilot"))

    assert likeness(ONE, later) == likeness(ONE, OTHER)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[Article]], int]:
    """How often two articles are compared while some are told."""
    plain = alike._likeness
    count = 0

    def counting(*arguments: object) -> int:
        nonlocal count
        count += 1
        return plain(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(alike, "_likeness", counting)

    def compare(articles: list[Article]) -> int:
        nonlocal count
        count = 0
        telling_of(articles)
        return count

    return compare


def crowd(number: int) -> list[Article]:
    """So many articles of one day that all say the same."""
    return [
        report("2023-09-14", "Storm over Java today", path=f"content/2023/09/14/{n}.md")
        for n in range(number)
    ]


def test_a_crowd_of_one_day_is_not_compared_two_by_two(
    compared: Callable[[list[Article]], int],
) -> None:
    few, many = compared(crowd(200)), compared(crowd(800))

    assert 0 < few <= 200 * NEAREST
    assert many <= 4.2 * few


def test_articles_without_a_common_term_are_not_compared(
    compared: Callable[[list[Article]], int],
) -> None:
    apart = [report("2023-09-14", f"{n:03}word {n:03}term", f"{n:03}said.") for n in range(300)]

    assert compared(apart) == 0


def test_vowel_signs_of_arabic_make_no_other_word() -> None:
    plain = report("2023-09-14", "سحب الفرق من كأس العرب", "سحب الاتحاد الفرق", lang="ar")
    signed = report("2023-09-14", "سُحِبَ الفِرَق من كأس العَرَب", "سُحِبَ الفِرَق", lang="ar")

    assert terms_of(signed).head == terms_of(plain).head
