"""Dates are read as their writers meant them, or refused with a reason."""

import os
import subprocess
import sys
import time
import warnings
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.dates import find_date, parse_moment

JAKARTA = ZoneInfo("Asia/Jakarta")
DAY = datetime(2023, 9, 14, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    "text",
    [
        "2023-09-14", "2023/09/14", "2023.9.14", "20230914", "14.09.2023", "09/14/2023",
        "14/09/2023", "14-Sep-2023", "Sep 14, 2023", "Kam Sep 14 , 2023", "14 September 2023",
        "Kamis, 14 September 2023", "Thursday 14th September 2023", "Sept. 14th, 2023",
        "١٤ سبتمبر ٢٠٢٣", "الخميس، 14 أيلول 2023", "14 أيلول/سبتمبر 2023", "14 सितंबर 2023",
        "१४ सितंबर २०२३", "2023年9月14日", "2023年09月14日(木)", "2023年9月14日 星期四",
        "2023년 9월 14일 목요일", "14 сентября 2023 г.", "le 14 septembre 2023",
        "mardi 14 sept. 2023", "14. September 2023", "jueves, 14 de septiembre de 2023",
        "quinta-feira, 14 de setembro de 2023", "14 กันยายน 2023", "14 Eylül 2023",
        "\u200f14 سبتمبر 2023\u200f", " 14\u00a0September 2023 ",
    ],
)  # fmt: skip
def test_a_day_is_midnight_in_the_zone(text: str) -> None:
    assert parse_moment(text, JAKARTA) == (DAY, False)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2023-09-14 08:30", "2023-09-14T08:30:00+07:00"),
        ("2023-09-14T08:30:00Z", "2023-09-14T15:30:00+07:00"),
        ("2023-09-14T08:30:00+07:00", "2023-09-14T08:30:00+07:00"),
        ("2023-09-14 08:30:00 +0700", "2023-09-14T08:30:00+07:00"),
        ("2023-09-14 00:00", "2023-09-14T00:00:00+07:00"),
        ("2023-09-14 8:30 WITA", "2023-09-14T07:30:00+07:00"),
        ("Kamis, 14 September 2023 | 08:12 WIB", "2023-09-14T08:12:00+07:00"),
        ("Kamis, 14 September 2023 08.12 WIB", "2023-09-14T08:12:00+07:00"),
        ("Thu, 14 Sep 2023 08:30:00 +0700", "2023-09-14T08:30:00+07:00"),
        ("Thu, 14 Sep 2023 08:30:00 GMT", "2023-09-14T15:30:00+07:00"),
        ("Thu Sep 14 08:30:00 2023", "2023-09-14T08:30:00+07:00"),
        ("Sept. 14, 2023 8:30 a.m. ET", "2023-09-14T19:30:00+07:00"),
        ("Jan. 14, 2023 8:30 a.m. ET", "2023-01-14T20:30:00+07:00"),
        ("September 14, 2023 at 12:05 PM", "2023-09-14T12:05:00+07:00"),
        ("Sep 14, 2023, 8 p.m.", "2023-09-14T20:00:00+07:00"),
        ("Sep 14, 2023 12:05 am", "2023-09-14T00:05:00+07:00"),
        ("14 septembre 2023 à 08h30", "2023-09-14T08:30:00+07:00"),
        ("14. September 2023, 08:30 Uhr", "2023-09-14T08:30:00+07:00"),
        ("14 de setembro de 2023 às 08h30", "2023-09-14T08:30:00+07:00"),
        ("14 сентября 2023, 08:30 МСК", "2023-09-14T12:30:00+07:00"),
        ("08:30, 14 сентября 2023", "2023-09-14T08:30:00+07:00"),
        ("2023年9月14日 星期四 下午3:05", "2023-09-14T15:05:00+07:00"),
        ("2023年9月14日（木） 8時30分", "2023-09-14T08:30:00+07:00"),
        ("14 सितम्बर 2023, 08:30 बजे", "2023-09-14T08:30:00+07:00"),
        ("14 Sep 2023, 08:30 (UTC+8)", "2023-09-14T07:30:00+07:00"),
    ],
)
def test_a_time_is_in_its_own_zone_or_else_in_ours(text: str, moment: str) -> None:
    found, has_time = parse_moment(text, JAKARTA)

    assert (found.isoformat(), found.tzinfo, has_time) == (moment, JAKARTA, True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the date is empty"),
        ("2023-02-30", '"2023-02-30" is no day of the calendar'),
        ("2023年2月30日", '"2023年2月30日" is no day of the calendar'),
        ("30 February 2023", '"30 February 2023" is no day of the calendar'),
        ("29 Februari 2023", '"29 Februari 2023" is no day of the calendar'),
        ("Sep 14", '"Sep 14" has no year'),
        ("14 September 23", '"14 September 23" has no year'),
        ("September 2023", '"September 2023" names no day'),
        ("yesterday", '"yesterday" is not a date'),
        ("2 hours ago", '"2 hours ago" has no year'),
        ("12 2023 h", '"12 2023 h" is not a date'),
        ("14 Sptmbr 2023", '"14 Sptmbr 2023" is not a date'),
        ("03/04/2023", '"03/04/2023" can be read in two ways'),
        ("14 Sep 2023 25:61", '"25:61" is no time of day'),
        ("2023-09-14T25:00", '"25:00" is no time of day'),
        ("0001-01-01T00:00:00Z", '"0001-01-01T00:00:00Z" is of the year 1, which cannot be meant'),
        ("14 May 2566", '"14 May 2566" is of the year 2566, which cannot be meant'),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (the whole text is compared below)
        parse_moment(text, JAKARTA)

    assert str(caught.value) == reason


def test_the_language_decides_whether_day_or_month_comes_first() -> None:
    assert parse_moment("03/04/2023", JAKARTA, "id")[0].date().isoformat() == "2023-04-03"
    assert parse_moment("mar 14 mar 2023", JAKARTA, "fr")[0].date().isoformat() == "2023-03-14"


@pytest.mark.parametrize(
    "line",
    [
        "Kam Sep 14 , 2023", "Published on September 14, 2023",
        "/ miércoles 14 de septiembre de 2023", "Diterbitkan pada 14 September 2023",
        "发布时间：2023-09-14", "Опубликовано: 14 сентября 2023 г.", "| 14 Sep 2023",
        "Publicado el 14 de septiembre de 2023", "प्रकाशित: 14 सितंबर 2023", "Stand: 14.9.2023",
    ],
)  # fmt: skip
def test_a_line_that_is_nothing_but_a_date_is_found(line: str) -> None:
    assert find_date(line, JAKARTA) == (DAY, False)


@pytest.mark.parametrize(
    "line",
    [
        "In 2023, 14 people died", "14 orang tewas 2023", "On 14 September 2023 he left",
        "12 May 2023 was a Friday", "2023-2024", "World Cup 2026", "Top 10 2023", "20230914",
        "Chapter 14, 2023", "Boeing 747 2023 12", "Korban gempa 14 Mei 2023", "",
        "14 September", "the 14 of 2023", "2023年14人", "9/11/2001",
        "KCNA menawarkan sedikit rincian pada 14 September 2023 tentang kesepakatan itu.",
    ],
)  # fmt: skip
def test_prose_with_a_number_is_no_date(line: str) -> None:
    assert find_date(line, JAKARTA) is None


@given(
    st.text(max_size=60) | st.from_regex(r"[\d/:.T+ -]{1,30}[A-Zа-я年月日]{0,5}", fullmatch=True)
)
def test_any_text_is_a_date_in_the_zone_or_a_plain_refusal(text: str) -> None:
    try:
        moment, _ = parse_moment(text, JAKARTA, "id")
    except ValueError:
        return  # any other exception is a failure
    assert moment.tzinfo is JAKARTA


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_iso_is_read_back(moment: datetime) -> None:
    assert parse_moment(moment.isoformat(), ZoneInfo("UTC")) == (moment, True)


def test_iso_needs_no_library_and_words_leak_no_warning() -> None:
    # A process of its own: here, dateparser may have been imported before.
    code = (
        "import sys; from zoneinfo import ZoneInfo; from digest.text.dates import parse_moment;"
        "parse_moment('2023-09-14T08:30:00Z', ZoneInfo('UTC'));"
        "assert 'dateparser' not in sys.modules;"
        "print(parse_moment('Kam Sep 14 , 2023', ZoneInfo('UTC'))[0].isoformat())"
    )
    environment = {**os.environ, "TZ": "America/St_Johns", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (done.stdout.strip(), done.stderr) == ("2023-09-14T00:00:00+00:00", "")


def test_the_answer_does_not_hang_on_what_was_read_before() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        before = parse_moment("1 Mai 2023", JAKARTA)
        parse_moment("1 mai 2023", JAKARTA, "fr")
        parse_moment("1. Mai 2023", JAKARTA, "de")
    assert parse_moment("1 Mai 2023", JAKARTA) == before


def test_a_long_line_is_refused_at_once() -> None:
    started = time.process_time()
    assert find_date("14 September 2023 " * 10_000, JAKARTA) is None
    assert time.process_time() - started < 2
