"""A copied page becomes an article's file with nothing else of the page in it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.desk.importing import import_text
from tests.pasting import JAKARTA, MORE, PROSE, TODAY, body, front, imported, shown

PASTED = Path(__file__).parent / "cases" / "pasted"


def test_the_indonesian_page_becomes_a_clean_article() -> None:
    result = import_text((PASTED / "seed.txt").read_bytes(), "seed.txt", JAKARTA, TODAY)

    assert result.text == (PASTED / "seed.md").read_text("utf-8")
    assert result.path == (
        "content/2023/09/14/korea-utara-menyatakan-putin-mungkin-mengunjungi-pyongyang"
        "-setelah-pembicaraan.md"
    )
    assert [str(notice) for notice in result.notices] == [
        'seed.txt:33: left out 4 lines about other articles, from "Next Post"',
        "seed.txt:37: the date 2023-09-14 is that of another article on the page; check the date",
    ]
    assert {notice.level for notice in result.notices} == {"warning"}


@pytest.mark.parametrize("case", sorted(PASTED.glob("*.json")), ids=lambda case: case.stem)
def test_only_the_text_of_a_page_is_in_the_body(case: Path) -> None:
    raw = case.with_suffix(".txt").read_bytes()
    result = import_text(raw, case.name, JAKARTA, TODAY)

    told = json.loads(case.read_text("utf-8"))
    kept = [start for kind, start in told if kind == "text"]
    assert [text[:24] for text in shown(body(result))] == kept
    for kind, start in told:
        if kind in ("teaser", "furniture", "caption") and not start.startswith("来源"):
            assert start not in result.text
    assert front(result)["lang"] == case.stem[:2]


def test_keys_stand_in_their_order_and_teasers_in_none() -> None:
    result = imported(
        "Strike: pilots agree\n\nBy Jane Doe and Ravi Patel\n\nSep 14, 2023 8:30 pm\n\n"
        f"SEA-PILOTS-STRIKE\n\n{PROSE}\n\n—With assistance from Mei Chen.\n\n"
        "Source: Harbour Times, https://harbourtimes.example/strike\n\nNext Post\n\nBridges\n"
    )

    assert list(front(result)) == [
        "title", "date", "id", "lang", "authors", "credit", "slugline", "source",
    ]  # fmt: skip
    assert 'title: "Strike: pilots agree"\ndate: 2023-09-14T20:30:00+07:00\n' in result.text
    assert (
        "authors: [Jane Doe, Ravi Patel]\ncredit: With assistance from Mei Chen.\n" in result.text
    )
    assert front(result)["source"] == {
        "url": "https://harbourtimes.example/strike",
        "name": "Harbour Times",
    }
    assert body(result) == f"\n{PROSE}\n"


def test_the_date_given_goes_before_all_others() -> None:
    page = f"Strike ends\n\n14 September 2023\n\n{PROSE}"
    moment = datetime(2023, 9, 1, 20, 0, tzinfo=UTC)

    assert front(imported(page, given=moment))["date"] == "2023-09-02T03:00:00+07:00"
    assert imported(page, given=moment).notices == ()
    assert front(imported(page, given=datetime(2023, 9, 1)))["date"] == "2023-09-01"


def test_the_editor_is_told_where_a_date_came_from() -> None:
    own = imported(f"Strike ends\n\n{PROSE}\n\n14 September 2023\n\nNext Post\n\n13 September 2023")
    none = imported(f"Strike ends\n\n{PROSE}")

    assert str(own.notices[0]) == "page.txt:5: the date 2023-09-14 was taken from this line"
    assert str(none.notices[0]) == (
        "page.txt: no date was found; 2023-09-20 is written instead; check the date"
    )
    assert none.path == "content/2023/09/20/strike-ends.md"


def test_a_day_is_counted_in_the_zone_of_the_site() -> None:
    result = imported(f"Strike ends\n\nThu, 14 Sep 2023 22:30:00 GMT\n\n{PROSE}")

    assert result.path == "content/2023/09/15/strike-ends.md"


def test_a_time_behind_a_stroke_belongs_to_the_date() -> None:
    page = f"Strike ends\n\nJUMAT, 15 SEPTEMBER 2023 | 08:39 WIB | HARIAN PAGI\n\n{PROSE}"

    assert front(imported(page))["date"] == "2023-09-15T08:39:00+07:00"
    assert "authors" not in front(imported(page))


def test_editors_are_no_authors() -> None:
    page = f"Strike ends\n\nOleh\nKHUDORI\n· 1 menit baca\n\n{PROSE}\n\nEditor:\nYOVITA ARIKA\n"

    assert front(imported(page))["authors"] == ["KHUDORI"]


def test_the_id_follows_title_and_text_but_not_furniture() -> None:
    page = f"Strike ends\n\n14 September 2023\n\n{PROSE}"
    one, same, other = imported(page), imported(page + "\n\nShare"), imported(page + f"\n\n{MORE}")

    assert str(front(one)["id"]).startswith("20230914-")
    assert len(str(front(one)["id"])) == 17
    assert front(one)["id"] == front(same)["id"] != front(other)["id"]


def test_a_page_without_headline_is_named_by_its_beginning() -> None:
    result = imported(f"{PROSE}\n\n{MORE}")

    assert front(result)["title"] == (
        "The pilots voted on Thursday to go back to work, ending a strike of …"
    )
    assert str(result.notices[1]) == (
        "page.txt:1: no headline was found; the title is how the text begins; write a title"
    )
    assert shown(body(result)) == [PROSE, MORE]
