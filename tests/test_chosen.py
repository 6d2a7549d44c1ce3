"""An editor's own list of related articles: found by file or address, a fault where it is not."""

import pytest
from msgspec.structs import replace

from digest.model import Article, Reference
from digest.site.chosen import chosen, chosen_faults
from digest.site.pages import ArticlePage
from tests.site_factories import dated, days, page, paper
from tests.volumes import changed, volumes

BASE = "https://digest.example/paper/"
STORM = dated("2023-09-14", "Storm")
VOTE = dated("2023-01-02", "Vote", slug="vote", aliases=("/old/vote/",))


def listing(*targets: str) -> Article:
    return replace(STORM, related=tuple(Reference(target, 4, False) for target in targets))


@pytest.mark.parametrize(
    "target",
    [
        VOTE.path,
        "/2023/01/02/vote/",
        "/2023/01/02/vote",
        "/old/vote/",
        "https://digest.example/paper/2023/01/02/vote/",
    ],
)
def test_an_article_is_listed_by_its_file_or_an_address(target: str) -> None:
    row = (listing(target), VOTE)

    assert chosen(row, BASE) == {STORM.path: (VOTE.path,)}
    assert chosen_faults(row, BASE) == ()


def test_what_is_no_article_is_a_fault_with_its_line() -> None:
    row = (listing("content/gone.md", "https://else.example/a/", STORM.path), VOTE)

    assert [str(notice) for notice in chosen_faults(row, BASE)] == [
        f'{STORM.path}:4: related names "gone.md", and there is no such article; '
        "write its file, ../13/storm.md, or its address",
        f'{STORM.path}:4: "https://else.example/a/" is no article of this paper; '
        "link it in the text, or in a note",
        f"{STORM.path}:4: the article is related to itself; take it away",
    ]


def test_what_is_not_shown_yet_is_neither_listed_nor_a_fault() -> None:
    own = listing(VOTE.path)

    assert chosen([own], BASE) == {}
    assert chosen_faults([own, VOTE], BASE) == ()


def test_an_editors_list_comes_first_and_reaches_any_month() -> None:
    near = [dated("2023-09-05", f"Storm surge Java harbour {n}") for n in "abcde"]
    own = replace(
        dated("2023-09-14", "Storm surge Java harbour"),
        related=(Reference(VOTE.path, 4, False),),
    )
    found = page(paper(own, *near, VOTE), own.address, ArticlePage)

    assert found.related[0].title == "Vote"
    assert len(found.related) == 4


def test_what_an_editor_lists_is_part_of_the_month() -> None:
    far = days(1, "2023-01-02")[0]
    own = replace(days(1, "2023-09-14")[0], related=(Reference(far.path, 4, False),))
    renamed = replace(far, title="Another headline")

    assert changed(volumes([own, far]), volumes([own, renamed])) == [1, 9]
