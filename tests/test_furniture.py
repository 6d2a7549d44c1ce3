"""What is not the article is recognised by its shape and its place, and nothing else is."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.desk.importing import paragraphs_of
from digest.text.furniture import (
    is_furniture,
    kind_of,
    label,
    names_in,
    source_in,
    strip_dateline,
)

CASES = sorted(Path(__file__).parent.glob("cases/pasted/*.json"))
PROSE = "The pilots voted on Thursday to go back to work, ending a strike of nine long days."
THIRD = "The port authority expects the last of the waiting ships to be unloaded by October."
MORE = "Under the agreement, shifts will be shortened to ten hours before the winter storms."


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_paragraph_of_a_copied_page_is_told(case: Path) -> None:
    page = paragraphs_of(case.with_suffix(".txt").read_bytes().decode("utf-8-sig"))
    labels = label(tuple(p.text for p in page))

    told = [[kind, p.text[:24]] for kind, p in zip(labels, page, strict=True)]
    assert told == json.loads(case.read_text("utf-8"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 15


LINES = {
    "slugline": [
        "TOPSHOT-RUSSIA-NKOREA-POLITICS-DIPLOMACY",
        "UKRAINE-CRISIS/RUSSIA-PUTIN",
        "FILE - SPACE - MOON - INDIA",
        "РОССИЯ-ПОЛИТИКА-ВЫБОРЫ",
    ],
    "credit": [
        "—Dengan bantuan dari Seyoon Kim dan Shinhye Kang.",
        "With assistance from Jane Doe and John Smith.",
        "(Reporting by Jane Doe in Seoul; Editing by John Smith)",
        "Jane Doe contributed to this report.",
        "— Con la colaboración de María López y Juan Pérez.",
        "— Mit Unterstützung von Anna Weiß und Jörg Müller",
        "— Avec l'aide de Paul Durand",
        "Com a colaboração de João Silva e Ana Souza.",
        "— При участии Ивана Петрова",
        "— بمساعدة سارة أحمد",
        "（协助报道：张三、李四）",
        "（取材協力：山田太郎）",
        "(Avec agences.)",
    ],
    "byline": [
        "By Jane Doe",
        "By Reuters",
        "Oleh: Rina Sari",
        "Oleh Rina Sari",
        "Par Jean Dupont",
        "Von Anna Schmidt",
        "Por María López",
        "بقلم سارة أحمد",
        "记者 张三",
        "文／王小明",
        "執筆：山田花子",
        "लेखक: राहुल शर्मा",
        "Автор: Иван Петров",
        "Penulis: Andi | Editor: Sari",
        "Jane Doe | 14 September 2023 | 5 min read",
    ],
    "date": [
        "Kam Sep 14 , 2023",
        "JUMAT, 12 OKTOBER 2018 | 08:39 WIB | HARIAN PAGI",
        "Kamis, 14 September 2023 | 08:12 WIB",
        "03/04/2023",
    ],
    "caption": [
        "(Foto: ANTARA/Budi)",
        "Photo: Jane Doe/Getty Images",
        "Photo by Jane Doe",
        "FILE PHOTO: Two ships meet in 2019. REUTERS/Someone",
        "Two ships meet. (AP Photo/Someone)",
        "KOMPAS/PRIYOMBODO",
        "Foto/Net",
        "Foto: Stephan Weil (Archiv), via Küstendienst",
    ],
    "teaser": [
        "Next Post",
        "Baca Juga",
        "Baca juga: Kim Tiba di Rusia",
        "SIMAK JUGA - Belanda Bekuk Bulgaria",
        "اقرأ أيضاً: كيم يصل إلى روسيا",
        "相关阅读：金正恩抵达俄罗斯",
        "関連記事：金正恩氏がロシアに到着",
        "【関連記事】灯台守の家が宿になるまで",
        "ये भी पढ़ें: किम रूस पहुंचे",
        "Читайте также: Ким прибыл в Россию",
        "Lire aussi : Kim arrive en Russie",
        "Das könnte Sie auch interessieren",
        "Read more",
        "He had said so before … Read more",
    ],
    "furniture": [
        "Share",
        "Facebook Twitter WhatsApp",
        "Bagikan ke WhatsApp",
        "Follow us on Twitter and Facebook for more news.",
        "关注我们的微信公众号",
        "フォローする",
        "हमें फेसबुक पर फॉलो करें",
        "Subscribe to our newsletter",
        "5 min read",
        "Lesezeit: 4 Minuten",
        "3 jam lalu",
        "Tags: Kim, Putin, Russia",
        "#Kim #Putin",
        "Home > World > Asia",
        "© 2023 Kabar Nusantara. All rights reserved.",
        "ADVERTISEMENT",
        "विज्ञापन",
        "Sumber: https://example.com/a",
        "12 Comments",
        "Editor: Sari Dewi",
        "编辑：王小明",
        "***",
    ],
    "text": [
        "With assistance from the World Bank, Indonesia built 40 schools.",
        "Con la ayuda de vecinos, los bomberos apagaron el fuego.",
        "— Con la ayuda de Dios saldremos, dijo el viejo pescador.",
        "By George!",
        "By Thursday evening the last ship had left.",
        "Von der Leyen",
        "Por la paz",
        "COVID-19",
        "NATO",
        "Share prices fell 3 % on Thursday",
        "Related parties agreed to talk",
        "More in sorrow than in anger",
        "Topics: the economy and war.",
        "The photo: a man stands by the sea.",
        "Foto Presiden di Pelabuhan",
        "Subscribers left the service in great numbers.",
        "He read more books than anyone … and said so.",
        "“We will go on […] until it is done,” she said.",
        "In 2023, 14 people died.",
        "Comments by the minister angered the opposition.",
        "Sumber daya air di wilayah itu semakin menipis.",
        "Dengan bantuan dari warga, api dapat dipadamkan sebelum fajar.",
        "(ANTARA)",
        "Tag für Tag steigt das Wasser.",
    ],
}


@pytest.mark.parametrize(
    ("kind", "line"), [(kind, line) for kind, lines in LINES.items() for line in lines]
)
def test_a_line_by_itself_is_told_only_when_its_shape_leaves_no_doubt(kind: str, line: str) -> None:
    assert kind_of(line) == kind
    assert is_furniture(line) == (kind != "text")


@given(st.lists(st.sampled_from([line for lines in LINES.values() for line in lines])))
def test_every_paragraph_gets_one_label_and_the_title_is_single(lines: list[str]) -> None:
    labels = label(tuple(lines))

    assert len(labels) == len(lines)
    assert labels.count("title") <= 1


@given(st.text(max_size=300))
def test_any_text_has_a_kind(line: str) -> None:
    assert kind_of(line) != "title"


def test_a_date_between_paragraphs_is_a_heading_of_the_text() -> None:
    assert label(("News", PROSE, "14 September 2023", MORE)) == ("title", "text", "text", "text")
    assert label(("News", "14 September 2023", PROSE)) == ("title", "date", "text")


def test_the_text_resumes_after_a_box_of_headlines() -> None:
    page = ("Strike ends", PROSE, "Read also", "Sixty ships wait", "Who pays?", MORE)

    assert label(page) == ("title", "text", "teaser", "teaser", "teaser", "text")


def test_behind_next_post_only_prose_in_a_row_is_text_again() -> None:
    one = ("Strike ends", PROSE, "Next Post", "Another headline", MORE)
    two = (*one, THIRD)

    assert label(one)[2:] == ("teaser", "teaser", "teaser")
    assert label(two)[2:] == ("teaser", "teaser", "text", "text")


def test_nothing_is_text_again_behind_those_who_helped() -> None:
    page = ("Strike ends", PROSE, "—With assistance from Jane Doe.", "Next Post", "A", MORE, THIRD)

    assert label(page)[2:] == ("credit", "teaser", "teaser", "teaser", "teaser")


def test_a_headline_behind_those_who_helped_is_of_another_article() -> None:
    page = ("Strike ends", PROSE, "—With assistance from Jane Doe.", "Nine bridges", MORE)

    assert label(page)[2:] == ("credit", "teaser", "teaser")


def test_the_windows_title_yields_to_the_pages() -> None:
    page = ("Strike ends after nine days | Harbour Times", "Strike ends after nine days", PROSE)

    assert label(page) == ("furniture", "title", "text")


def test_the_name_of_the_section_is_no_title() -> None:
    page = ("World", "Pilots end their strike after nine days", PROSE)

    assert label(page) == ("furniture", "title", "text")


def test_a_name_below_the_word_for_it_is_a_byline() -> None:
    page = ("Strike ends", "Oleh", "KHUDORI", PROSE, "Editor:", "Yovita Arika")

    assert label(page) == ("title", "byline", "byline", "text", "furniture", "furniture")


def test_what_stands_on_a_page_twice_belongs_to_a_picture_or_is_left_out() -> None:
    caption = "Two ships wait outside the harbour on Sunday morning."

    assert label(("Strike ends", caption, "KOMPAS/PRIYOMBODO", caption, PROSE)) == (
        "title", "caption", "caption", "furniture", "text",
    )  # fmt: skip
    assert label(("Strike ends", PROSE, MORE, PROSE))[1:] == ("text", "text", "furniture")


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Jane Doe and Ravi Patel", ("Jane Doe", "Ravi Patel")),
        ("Jane Doe | 14 September 2023 | 5 min read", ("Jane Doe",)),
        ("Penulis: Andi Wijaya | Editor: Sari Dewi", ("Andi Wijaya",)),
        ("作者：张三、李四", ("张三", "李四")),
        ("Oleh", ()),
        ("KHUDORI", ("KHUDORI",)),
        ("Von Anna Weiß, Jörg Müller und Lena Groß", ("Anna Weiß", "Jörg Müller", "Lena Groß")),
    ],
)
def test_a_byline_gives_its_writers(byline: str, names: tuple[str, ...]) -> None:
    assert names_in(byline) == names


def test_a_source_line_gives_name_and_address() -> None:
    assert source_in("Source: Harbour Times, https://h.example/a.") == (
        "Harbour Times",
        "https://h.example/a",
    )
    assert source_in("https://h.example/a") == ("", "https://h.example/a")
    assert source_in("来源：北辰日报") == ("北辰日报", "")
    assert source_in("The source of the river") is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("JAKARTA, KOMPAS — Harga beras naik.", "Harga beras naik."),
        ("MOSCOW (AP) — Two ships met.", "Two ships met."),
        ("SEOUL - “We met,” he said.", "“We met,” he said."),
        ("新华社北京9月14日电 两艘船相遇。", "两艘船相遇。"),
        ("NATO — the alliance — met on Thursday.", "NATO — the alliance — met on Thursday."),
        ("Two ships — both old — met.", "Two ships — both old — met."),
        ("COVID-19 spread.", "COVID-19 spread."),
    ],
)
def test_a_dateline_is_taken_off_and_nothing_else(text: str, rest: str) -> None:
    assert strip_dateline(text) == rest
