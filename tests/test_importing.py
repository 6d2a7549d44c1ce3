"""A copied page becomes an article's file; a Markdown file stays what it is."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from digest.desk.importing import Imported, as_markdown, import_text
from digest.text.paragraphs import paragraphs_of
from digest.errors import DigestError

PASTED = Path(__file__).parent / "cases" / "pasted"
JAKARTA = ZoneInfo("Asia/Jakarta")
TODAY = date(2023, 9, 20)
PROSE = "The pilots voted on Thursday to go back to work, ending a strike of nine long days."
MORE = "Under the agreement, shifts will be shortened to ten hours before the winter storms."


def imported(text: str | bytes, name: str = "page.txt", given: datetime | None = None) -> Imported:
    raw = text if isinstance(text, bytes) else text.encode()
    return import_text(raw, name, JAKARTA, TODAY, given)


def front(result: Imported) -> dict[str, object]:
    keys = yaml.load(result.text.split("---\n")[1], Loader=yaml.BaseLoader)
    assert isinstance(keys, dict)
    return keys


def body(result: Imported) -> str:
    return result.text.split("---\n", 2)[2]


def shown(markdown: str) -> list[str]:
    """The paragraphs that a reader sees, each of mere text."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    inlines = [token for token in tokens if token.type == "inline"]
    assert len(tokens) == 3 * len(inlines)
    for token in inlines:
        assert {part.type for part in token.children or []} <= {"text", "text_special"}
    return ["".join(part.content for part in token.children or []) for token in inlines]


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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85"])
def test_every_encoding_and_line_end_gives_the_same_article(encoding: str, end: str) -> None:
    lines = f"Strike “ends”\n\n14 September 2023\n\n{PROSE}\n\n{MORE}\n"
    text = lines.replace("\n", end)
    raw = (
        b"\xff\xfe" + text.encode("utf-16-le")
        if encoding == "utf-16-le-bom"
        else text.encode(encoding)
    )

    assert imported(raw).text == imported(lines).text


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"Title\n\nCaf\xe9", "page.txt:3: is not text in UTF-8; save the file as UTF-8"),
        (b"\xff\xfeabc", "page.txt: is not text in UTF-8; save the file as UTF-8"),
        (b"PK\0\1", "page.txt:1: is not text; give a text or Markdown file"),
        (b"", "page.txt: holds no text"),
        (b" \n\xc2\xa0\n", "page.txt: holds no text"),
        (
            b"Share\n\nNext Post",
            "page.txt: holds no article; copy its headline and its text",
        ),
    ],
)
def test_what_holds_no_article_is_refused_in_one_line(raw: bytes, told: str) -> None:
    with pytest.raises(DigestError) as caught:
        imported(raw)

    assert str(caught.value) == told


def test_lines_broken_at_one_width_are_joined() -> None:
    page = (
        "The pilots who guide container ships into the harbour voted to go\n"
        "back to work on Thursday, ending a strike that had left sixty well-\n"
        "known vessels at anchor.\n\n"
        "A second paragraph begins here and it too is longer than one line\n"
        "of the page.\n"
    )

    assert [p.text for p in paragraphs_of(page)] == [
        "The pilots who guide container ships into the harbour voted to go back to work on "
        "Thursday, ending a strike that had left sixty well-known vessels at anchor.",
        "A second paragraph begins here and it too is longer than one line of the page.",
    ]
    assert [p.line for p in paragraphs_of(page)] == [1, 5]


def test_chinese_lines_are_joined_without_a_space() -> None:
    line = "山谷里的三所小学本周四启用了第一座电动校车充电站孩子们上学的路程"

    assert [p.text for p in paragraphs_of(f"{line}\n{line}\n{line}\n短。")] == [line * 3 + "短。"]


def test_a_line_of_its_own_length_is_a_paragraph() -> None:
    page = f"{PROSE}\n{MORE} {MORE}\nShort.\n{PROSE}"

    assert [p.text for p in paragraphs_of(page)] == page.split("\n")


def test_long_lines_that_happen_to_be_full_are_no_wraps() -> None:
    lines = [
        "word " * 19 + "ends.",
        "Brief.",
        "word " * 19 + "stop.",
        "Extraordinary.",
        "One.",
        "Two.",
    ]

    assert [p.text for p in paragraphs_of("\n".join(lines))] == lines


def test_spaces_that_must_not_break_stay_where_they_are_meant() -> None:
    page = (
        "Il\u00a0dit\u00a0: «\u00a0oui\u00a0» à 10\u00a0000 gens.\u00a0\n"
        "\u00a0\nFin\u00adale\ufeff.\x07"
    )

    assert [p.text for p in paragraphs_of(page)] == [
        "Il dit\u00a0: «\u00a0oui\u00a0» à 10\u00a0000 gens.",
        "Finale.",
    ]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("5 * 3 = 15 & #tag, snake_case [1] (a) <3", "5 * 3 = 15 & #tag, snake_case [1] (a) <3"),
        ("“Quoted” — it's 3.5% of $4!", "“Quoted” — it's 3.5% of $4!"),
        ("# head", "\\# head"),
        ("1986. A great year.", "1986\\. A great year."),
        ("- item. And more.", "\\- item. And more."),
        ("**bold** and #5", "\\*\\*bold\\*\\* and #5"),
        ("<b>x</b>", "\\<b>x\\</b>"),
        ("&amp; so on", "\\&amp; so on"),
        ("[a](b)", "\\[a](b)"),
        ("[^1]: note", "\\[^1]: note"),
        ("---", "\\---"),
        ("C:\\*", "C:\\\\*"),
    ],
)
def test_only_what_markdown_would_take_for_itself_is_escaped(text: str, markdown: str) -> None:
    assert as_markdown(text) == markdown
    assert shown(markdown) == [text]


MARKS = st.text(
    st.sampled_from(list("\\`*_{}[]()#+-.!|~&<>=^:;\"'/ a1é月")), min_size=1, max_size=30
)


@given(st.lists(MARKS.map(str.strip).filter(bool), min_size=1, max_size=5))
def test_markdown_gives_the_same_characters_back(paragraphs: list[str]) -> None:
    assert shown("".join(f"{as_markdown(p)}\n\n" for p in paragraphs)) == paragraphs


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40))
def test_any_headline_is_read_back_from_the_front_matter(title: str) -> None:
    result = imported(f"Pilots: {title} agree\n\n{PROSE}\n\n{MORE}", given=datetime(2023, 9, 14))

    keys = yaml.safe_load(result.text.split("---\n")[1])
    assert isinstance(keys["title"], str)
    assert result.path.startswith("content/2023/09/14/")
    assert result.path.count("/") == 4


@given(st.binary(max_size=200))
def test_any_bytes_are_an_article_or_a_fault(raw: bytes) -> None:
    try:
        result = imported(raw)
    except DigestError:
        return
    assert result.text.startswith("---\n")


# Markdown


def test_a_markdown_file_keeps_every_byte_and_gains_what_it_lacks() -> None:
    text = (
        "---\n# mine\ntitle:  'Storm'   # loud\ntags: [a,  b]\n---\n\n# Storm\n\n*Wind* & rain.\n"
    )
    result = imported(text, "2023-09-14-storm.md")

    added = [line for line in result.text.splitlines() if line not in text.splitlines()]
    assert [line.split(":")[0] for line in added] == ["date", "id", "lang"]
    assert result.text == text.replace("b]\n---", "b]\n" + "\n".join(added) + "\n---")
    assert result.path == "content/2023/09/14/storm.md"
    assert result.notices == ()


def test_a_complete_markdown_file_is_taken_as_it_is() -> None:
    text = (
        "---\r\ntitle: Storm\r\npublishDate: Sep 14, 2023\r\nid: x-1\r\nlanguage: id\r\n"
        "slug: angin\r\n---\r\nAngin.\r\n"
    )
    result = imported(b"\xef\xbb\xbf" + text.encode(), "a.markdown")

    assert (result.path, result.text) == ("content/2023/09/14/angin.md", text)


def test_markdown_without_front_matter_gets_one_of_its_own() -> None:
    text = "# Badai di *Teluk*\n\nAngin kencang merusak belasan rumah nelayan pada hari Kamis.\n"
    result = imported(text, "notes/badai.md", given=datetime(2023, 9, 14))

    assert result.text.endswith(f"---\n\n{text}")
    assert front(result) | {"id": ""} == {
        "title": "Badai di *Teluk*", "date": "2023-09-14", "id": "", "lang": "id",
    }  # fmt: skip


def test_a_file_without_heading_is_named_by_its_name() -> None:
    result = imported("Angin.\n", "2023-09-14-badai_di-teluk.md")

    assert (front(result)["title"], front(result)["date"]) == ("badai di teluk", "2023-09-14")


def test_a_text_file_with_front_matter_is_markdown() -> None:
    assert imported("---\ntitle: Storm\ndate: 2023-09-14\n---\n*Wind*\n").text.endswith(
        "\n*Wind*\n"
    )


def test_a_rule_at_the_top_of_a_page_is_no_front_matter() -> None:
    assert shown(body(imported(f"---\n\nStrike ends\n\n---\n\n{PROSE}"))) == [PROSE]


def test_the_files_own_date_stays() -> None:
    text = "---\ntitle: Storm\ndate: 2023-09-14\n---\nWind.\n"
    result = imported(text, "a.md", given=datetime(2023, 9, 1))

    assert result.path == "content/2023/09/14/storm.md"
    assert str(result.notices[0]) == "a.md:3: the file's own date stays, not the one given"


@pytest.mark.parametrize(
    ("matter", "told"),
    [
        (
            "title: a: b",
            "a.md:2: the front matter is not YAML: mapping values are not allowed here",
        ),
        (
            "title: x\ndate: 2023-02-30",
            'a.md:3: "2023-02-30" is no day of the calendar; write the date as 2023-09-14',
        ),
        ("title: x\ndate:", "a.md:3: the date is empty; write the date as 2023-09-14"),
        (
            "{title: x}",
            'a.md:2: the front matter is no list of keys; write "key: value" on lines',
        ),
        ("- a", 'a.md:2: the front matter is no list of keys; write "key: value" on lines'),
        ("a: " + "[" * 5000, "a.md:1: the front matter is not YAML"),
    ],
)
def test_broken_front_matter_is_told_with_its_line(matter: str, told: str) -> None:
    with pytest.raises(DigestError) as caught:
        imported(f"---\n{matter}\n---\nWind.\n", "a.md")

    assert str(caught.value) == told
