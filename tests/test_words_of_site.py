"""Dates, numbers and labels as the site's language writes them."""

from datetime import UTC, date, datetime

import pytest
from babel import Locale, localedata
from markupsafe import Markup

from digest.site import words as module
from digest.site.words import Words, direction, language_name, locale_of

DAY = date(2023, 9, 14)
MORNING = datetime(2023, 9, 14, 8, 30, tzinfo=UTC)
SHIPPED = ("en", "id", "es", "fr", "de", "pt", "ar", "zh", "ja", "hi", "ru")


def words(lang: str, **labels: str) -> Words:
    return Words(lang, tuple((key.replace("__", "."), text) for key, text in labels.items()))


@pytest.mark.parametrize(
    ("lang", "short", "long", "month", "clock", "number"),
    [
        ("en", "Sep 14, 2023", "Thursday, Sep 14, 2023", "September 2023", "8:30", "12,345"),
        ("id", "14 Sep 2023", "Kamis, 14 Sep 2023", "September 2023", "08.30", "12.345"),
        ("de", "14. Sept. 2023", "Donnerstag, 14. Sept. 2023", "September 2023", "08:30", "12.345"),
        ("ja", "2023年9月14日", "2023年9月14日木曜日", "2023年9月", "8:30", "12,345"),
        ("zh", "2023年9月14日", "2023年9月14日星期四", "2023年9月", "08:30", "12,345"),
        ("ru", "14 сент. 2023", "четверг, 14 сент. 2023", "сентябрь 2023", "08:30", "345"),
        ("ar", "14 سبتمبر 2023", "الخميس، 14 سبتمبر 2023", "سبتمبر 2023", "8:30", "12,345"),
    ],
)
def test_each_language_writes_its_own_way(
    lang: str, short: str, long: str, month: str, clock: str, number: str
) -> None:
    of = words(lang)

    assert short in of.day(DAY)
    assert long in of.long_day(DAY)
    assert month in of.month(DAY)
    assert clock in of.clock(MORNING)
    assert number in of.number(12345)


def test_the_days_label_is_exact_in_english_and_indonesian() -> None:
    assert words("en").day(DAY) == "Sep 14, 2023"
    assert words("id").day(DAY) == "14 Sep 2023"


def test_a_moment_is_of_its_own_day_whatever_the_zone() -> None:
    late = datetime.fromisoformat("2023-09-14T23:59:59+07:00")

    assert words("en").day(late) == "Sep 14, 2023"


def everything(lang: str) -> tuple[object, ...]:
    of = words(lang)
    months = tuple(date(2023, month, 1) for month in range(1, 13))
    return (
        *(of.day(m) for m in months),
        *(of.long_day(m) for m in months),
        *(of.month(m) for m in months),
        *(of.month_name(m) for m in months),
        of.clock(MORNING),
        of.number(1234567),
        of.weekdays,
        *(language_name(code) for code in SHIPPED),
        *(language_name(code, lang) for code in SHIPPED),
    )


def forget() -> None:
    """As in a process that has not been asked yet; Babel keeps its files' data too."""
    getattr(localedata, "_cache", {}).clear()
    for cached in (module.locale_of, module._date, module._skeleton, module._decimal):
        cached.cache_clear()


def test_who_was_asked_first_makes_no_difference() -> None:
    forget()
    forwards = {lang: everything(lang) for lang in SHIPPED}
    forget()
    backwards = {lang: everything(lang) for lang in reversed(SHIPPED)}
    forget()

    assert forwards == backwards


def test_a_babel_that_keeps_its_data_elsewhere_still_serves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(*_: object) -> None:
        raise AttributeError("no such data")

    forget()
    monkeypatch.setattr(localedata, "load", gone)
    try:
        assert module._with_data_of_its_own(Locale.parse("id")).language == "id"
    finally:
        forget()


def test_the_week_begins_where_the_locale_says() -> None:
    assert words("en-US").weekdays[0] == ("Sun", "Sunday")
    assert words("de").weekdays[0] == ("Mo", "Montag")
    assert words("ar-EG").first_weekday == 5
    assert [len(words(lang).weekdays) for lang in SHIPPED] == [7] * len(SHIPPED)


def test_names_of_weekdays_are_short_enough_for_a_grid() -> None:
    shown = {lang: max(len(short) for short, _ in words(lang).weekdays) for lang in SHIPPED}

    assert max(shown.values()) <= 7, shown


@pytest.mark.parametrize(
    ("lang", "of_the_right"),
    [
        ("ar", True), ("he", True), ("fa", True), ("ur", True), ("ckb", True), ("dv", True),
        ("ku-Arab", True), ("az-Arab", True), ("pa-Arab", True), ("pa", False), ("en", False),
        ("id", False), ("ja", False), ("xx-klingon", False), ("", False),
    ],
)  # fmt: skip
def test_direction_follows_the_script(lang: str, of_the_right: bool) -> None:
    assert direction(lang) == ("rtl" if of_the_right else "ltr")


@pytest.mark.parametrize(
    ("code", "inside", "name"),
    [
        ("id", None, "Bahasa Indonesia"),
        ("id", "id", "Bahasa Indonesia"),
        ("ms", None, "Bahasa Melayu"),
        ("id", "en", "Indonesian"),
        ("fr", None, "Français"),
        ("zh-Hant", None, "中文 (繁體)"),
        ("en", "id", "Inggris"),
        ("tlh", None, "tlh"),
        ("und", "en", "und"),
    ],
)
def test_languages_are_called_by_their_own_names(code: str, inside: str | None, name: str) -> None:
    assert language_name(code, inside) == name


def test_an_unknown_locale_is_written_as_english() -> None:
    assert locale_of("tlh").language == "en"
    assert locale_of("pt-XX").language == "pt"


def test_a_label_is_filled_and_numbers_are_written_out() -> None:
    assert words("de", n="{count} Stück")("n", count=12345) == "12.345 Stück"
    assert words("en", by="By {who}")("by", who="{evil}") == "By {evil}"


def test_plural_forms_are_chosen_by_count() -> None:
    of = words("ru", s__one="{count} новость", s__few="{count} новости", s__many="{count} новостей",
               s__other="{count} новости")  # fmt: skip

    shown = [of("s", count=n) for n in (1, 2, 5, 21)]
    assert shown == ["1 новость", "2 новости", "5 новостей", "21 новость"]


def test_what_is_remembered_of_a_number_is_not_told_of_its_like() -> None:
    of = words("en", n="{count}")

    assert [of("n", count=n) for n in (1, 1.0, True, Markup("1"), 1)] == ["1", "1.0", "1", "1", "1"]


def test_a_missing_form_falls_back_to_the_other_one() -> None:
    assert words("ru", s__other="{count}!")("s", count=1) == "1!"


def test_a_doubled_brace_is_a_brace_with_values_and_without() -> None:
    assert words("en", a="{{x}}")("a") == "{x}"
    assert words("en", a="{{x}} {y}")("a", y="z") == "{x} z"


def test_a_label_that_nobody_has_is_told_by_its_key() -> None:
    with pytest.raises(KeyError, match=r"^'nowhere'$"):
        words("en")("nowhere", count=1)


@pytest.mark.parametrize(("lang", "year"), [("en", "2023"), ("ar", "2023"), ("ja", "2023年")])
def test_a_year_stands_alone_as_its_language_has_it(lang: str, year: str) -> None:
    assert words(lang).year(2023) == year


@pytest.mark.parametrize(
    ("lang", "listed"),
    [("en", "A, B, and C"), ("de", "A, B und C"), ("ar", "A وB وC"), ("ja", "A、B、C")],
)
def test_names_are_listed_as_their_language_does(lang: str, listed: str) -> None:
    assert words(lang).listed(["A", "B", "C"]) == listed
    assert words(lang).listed(["A"]) == "A"
    assert words(lang).listed([]) == ""
