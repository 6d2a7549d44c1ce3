"""Values of front matter mean what editors mean, or are refused with the way out."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.content import values
from digest.content.values import Refused

JAKARTA = ZoneInfo("Asia/Jakarta")
HONOLULU = ZoneInfo("Pacific/Honolulu")


def refusal(read: Any, *arguments: Any) -> str:
    with pytest.raises(Refused) as refused:
        read(*arguments)
    return f"{refused.value.what}; {refused.value.cure}"


# Text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  a \n b\tc ", "a b c"),
        (5, "5"),
        (None, ""),
        ("a\x00b\x1bc", "abc"),
        ("\u202ba\u200dm", "\u202ba\u200dm"),
        ("月船\u3000三号", "月船 三号"),
    ],
)
def test_a_line_of_text(value: object, text: str) -> None:
    assert values.line_of_text(value) == text


@pytest.mark.parametrize("value", [True, [], ["a"], {}, {"a": "b"}])
def test_what_is_no_line_of_text(value: object) -> None:
    cure = "put the value in quotation marks"
    assert refusal(values.line_of_text, value) == f"a line of text is wanted here; {cure}"
    assert refusal(values.paragraphs, value) == f"text is wanted here; {cure}"


def test_a_title_keeps_the_wide_spaces_that_part_it() -> None:
    assert values.title(" 台風接近\u3000 千葉で\n避難指示\u3000") == "台風接近\u3000千葉で 避難指示"


@pytest.mark.parametrize("value", ["", None, "  ", "\x00"])
def test_a_title_is_not_empty(value: object) -> None:
    assert refusal(values.title, value).startswith("the title is empty; write the headline")


def test_paragraphs_stay_apart_and_their_lines_are_joined() -> None:
    text = "One\ntwo.\n\n \n  Three\nfour.\n"

    assert values.paragraphs(text) == "One two.\n\nThree four."


# Lists and names


@pytest.mark.parametrize(
    ("value", "items"),
    [
        (["a", "b", "a", "", 5], ("a", "b", "5")),
        ("a, b ,, a", ("a", "b")),
        ("経済、科学", ("経済", "科学")),
        ("اقتصاد، علوم", ("اقتصاد", "علوم")),
        ("经济，科学", ("经济", "科学")),
        (2023, ("2023",)),
        (None, ()),
        ([], ()),
    ],
)
def test_several(value: object, items: tuple[str, ...]) -> None:
    assert values.several(value) == items


@pytest.mark.parametrize("value", [{"a": "b"}, [["a"]], [{"a": "b"}], [True]])
def test_what_is_no_list(value: object) -> None:
    assert "is wanted here" in refusal(values.several, value)


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("Ayu Lestari", ("Ayu Lestari",)),
        ("Martin Luther King, Jr.", ("Martin Luther King, Jr.",)),
        (["Ayu", "Budi", "Ayu"], ("Ayu", "Budi")),
        ({"name": "Ayu", "email": "x"}, ("Ayu",)),
        ([{"name": "Ayu"}, {"email": "x"}, "Budi"], ("Ayu", "Budi")),
        ("[[Ayu Lestari]]", ("Ayu Lestari",)),
        (None, ()),
    ],
)
def test_names_of_people(value: object, people: tuple[str, ...]) -> None:
    assert values.names(value) == people


@pytest.mark.parametrize("value", [True, "true", "True", "yes", "on", 1, "1"])
def test_yes(value: object) -> None:
    assert values.flag(value) is True


@pytest.mark.parametrize("value", [False, "false", "no", "OFF", 0, "0"])
def test_no(value: object) -> None:
    assert values.flag(value) is False


def test_neither_yes_nor_no() -> None:
    assert refusal(values.flag, "maybe") == '"maybe" is neither true nor false; write true or false'
    assert refusal(values.flag, [])


# Dates


@pytest.mark.parametrize(
    "written",
    [
        "2023-09-14",
        "20230914",
        20230914,
        "2023/09/14",
        "14.9.2023",
        "14/09/2023",
        "Sep 14, 2023",
        "September 14, 2023",
        "14 September 2023",
        "14 Sep 2023",
        "Thursday, 14 September 2023",
        "Kam Sep 14 , 2023",
        "Kamis, 14 September 2023",
        "14 de septiembre de 2023",
        "14 septembre 2023",
        "14. September 2023",
        "14 сентября 2023",
        "١٤ سبتمبر ٢٠٢٣",
        "2023年9月14日",
        "14 सितंबर 2023",
    ],
)
@pytest.mark.parametrize("zone", [JAKARTA, HONOLULU], ids=str)
def test_a_bare_date_is_that_whole_day_in_the_sites_zone(written: object, zone: ZoneInfo) -> None:
    moment, has_time = values.moment(written, zone, "id")

    assert (moment, has_time) == (datetime(2023, 9, 14, tzinfo=zone), False)
    assert moment.date() == date(2023, 9, 14)


@pytest.mark.parametrize(
    "written",
    [
        "2023-09-14T08:30:00+07:00",
        "2023-09-14T08:30+07:00",
        "2023-09-14 08:30:00 +0700",
        "2023-09-14T01:30:00Z",
        "2023-09-14T01:30:00.000Z",
        "2023-09-14 08:30 WIB",
        "Thu, 14 Sep 2023 01:30:00 GMT",
        "Sep 13, 2023 9:30 PM EDT",
        "14 September 2023 08.30 WIB",
    ],
)
@pytest.mark.parametrize("zone", [JAKARTA, HONOLULU], ids=str)
def test_a_moment_with_a_zone_is_that_moment(written: str, zone: ZoneInfo) -> None:
    moment, has_time = values.moment(written, zone, "en")

    assert has_time
    assert moment.astimezone(UTC) == datetime(2023, 9, 14, 1, 30, tzinfo=UTC)
    assert moment.tzinfo is zone


@pytest.mark.parametrize(
    "written", ["2023-09-14T08:30", "2023-09-14 08:30:00", "Sep 14, 2023 8:30 am"]
)
def test_a_time_without_a_zone_is_the_sites(written: str) -> None:
    assert values.moment(written, JAKARTA, "en") == (
        datetime(2023, 9, 14, 8, 30, tzinfo=JAKARTA),
        True,
    )


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("soon", '"soon" is not a date'),
        ("2023-02-30", '"2023-02-30" is no day of the calendar'),
        ("04/09/2023", '"04/09/2023" can be read in two ways'),
        ("September 14", '"September 14" has no year'),
        ("September 2023", '"September 2023" names no day'),
        ("2023-09-14T25:00", '"25:00" is no time of day'),
        ("0001-01-01", '"0001-01-01" is of the year 1, which cannot be meant'),
        ("9999-12-31", '"9999-12-31" is of the year 9999, which cannot be meant'),
        ("2023-09-14 or so", '"2023-09-14 or so" is not a date'),
        ("   ", "the date is empty"),
        (True, "a date is wanted here"),
        (["2023-09-14"], "a date is wanted here"),
    ],
)
def test_what_is_no_date(written: object, what: str) -> None:
    cure = "write it as 2023-09-14 or 2023-09-14T08:30:00+07:00"
    assert refusal(values.moment, written, JAKARTA, "en") == f"{what}; {cure}"


@pytest.mark.parametrize(
    "written", ["2023-09-14", "2023-09-14T23:30:00-10:00", "2023-09-14 00:30 +14:00", "14 Sep 2023"]
)
def test_the_day_of_a_source_is_the_day_that_it_wrote(written: str) -> None:
    assert values.day(written, JAKARTA, "en") == date(2023, 9, 14)


@pytest.mark.parametrize("written", ["2023-09-14x", "2023-W37-4", "0001-01-01", "soon"])
def test_what_is_no_day(written: str) -> None:
    assert refusal(values.day, written, JAKARTA, "en")


@given(st.text(max_size=30))
def test_any_text_is_a_moment_in_the_zone_or_refused(text: str) -> None:
    try:
        moment, _ = values.moment(text, JAKARTA, "en")
    except Refused:
        return
    assert moment.tzinfo is JAKARTA


# Codes and addresses


def test_languages_have_one_spelling() -> None:
    assert [values.language(text) for text in ("EN", "pt_br", "zh-hant")] == [
        "en",
        "pt-BR",
        "zh-Hant",
    ]


@pytest.mark.parametrize("text", ["English", "jp", "", "x y", "12"])
def test_what_is_no_language(text: str) -> None:
    cure = "write a code such as en or pt-BR"
    assert refusal(values.language, text) == f'"{text}" is no language code; {cure}'


def test_addresses_lose_what_tracks() -> None:
    assert values.address(" https://a.example/b?utm_source=x&id=5 ") == "https://a.example/b?id=5"
    assert values.via("https://a.example/?fbclid=x") == "https://a.example/"
    assert values.via("Ayu Lestari") == "Ayu Lestari"


@pytest.mark.parametrize(
    "text", ["a.example", "ftp://a.example", "javascript:alert(1)", "https://"]
)
def test_what_is_no_address(text: str) -> None:
    cure = "write the whole address, https:// first"
    assert refusal(values.address, text) == f'"{text}" is no web address; {cure}'


@given(st.one_of(st.text(), st.integers(), st.none(), st.booleans(), st.lists(st.text())))
def test_every_reader_gives_a_value_or_a_reason(value: object) -> None:
    readers = (values.line_of_text, values.title, values.paragraphs, values.several, values.names,
               values.flag, values.language, values.address, values.via)  # fmt: skip
    for read in readers:
        try:
            read(value)
        except Refused as error:
            reasons = (error.what, error.cure)
        else:
            reasons = ("fine", "fine")
        assert all(reasons)
