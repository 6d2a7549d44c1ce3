"""The site's language: its labels, and how it writes dates and numbers (Unicode's CLDR)."""

import re
from collections.abc import MutableMapping
from contextlib import suppress
from copy import deepcopy
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError, localedata
from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.numbers import format_decimal

Labels = tuple[tuple[str, str], ...]

_FROM_THE_RIGHT = frozenset({"adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"})


class Words:
    """Labels and formats of one language; two of the same language are interchangeable."""

    def __init__(self, lang: str, labels: Labels) -> None:
        self.lang = lang
        self.locale = locale_of(lang)
        self._labels = dict(labels)

    def __call__(self, key: str, **values: Any) -> str:
        """The label `key`, with ``{name}`` filled; its plural form is chosen by `count`.

        Raises KeyError, with the key, where the theme has no such label, and ValueError where
        one asks for a value that is not given.
        """
        text = self._labels.get(key)
        if text is None:
            text = self._plural(key, values.get("count", 0))
        shown = {n: self.number(v) if isinstance(v, int) else v for n, v in values.items()}
        try:
            return text.format_map(shown)
        except KeyError as missing:
            raise ValueError(f'the label "{key}" is not given {missing}') from None

    def _plural(self, key: str, count: int) -> str:
        form = self.locale.plural_form(count)
        for name in (f"{key}.{form}", f"{key}.other"):
            if name in self._labels:
                return self._labels[name]
        raise KeyError(key)

    def day(self, day: date) -> str:
        """ "Sep 14, 2023", "14 Sep 2023"."""
        return _date(_plain(day), "medium", self.locale)

    def long_day(self, day: date) -> str:
        """ "Thursday, Sep 14, 2023": a short date with its weekday in full."""
        return _date(_plain(day), _with_weekday(self.locale), self.locale)

    def month(self, first: date) -> str:
        """ "September 2023"."""
        return _skeleton(_plain(first), "yMMMM", self.locale)

    def month_name(self, first: date) -> str:
        return _date(_plain(first), "LLLL", self.locale)

    def clock(self, moment: datetime) -> str:
        return str(format_time(moment, "short", tzinfo=moment.tzinfo, locale=self.locale))

    def number(self, value: int | float) -> str:
        return _decimal(value, self.locale)

    @cached_property
    def weekdays(self) -> tuple[tuple[str, str], ...]:
        """Short and long names of the days, from the first day of the week on."""
        long = get_day_names("wide", "stand-alone", self.locale)
        short = get_day_names("abbreviated", "stand-alone", self.locale)
        if max(map(len, short.values())) > 5:  # Arabic abbreviates nothing
            short = get_day_names("short", "stand-alone", self.locale)
        order = [(self.first_weekday + i) % 7 for i in range(7)]
        return tuple((short[i], long[i]) for i in order)

    @property
    def first_weekday(self) -> int:
        """0 is Monday."""
        return int(self.locale.first_week_day)


def direction(lang: str) -> str:
    """``rtl`` for languages written from the right, else ``ltr``."""
    if any(part.lower() in _FROM_THE_RIGHT for part in lang.split("-")[1:]):
        return "rtl"  # a script that CLDR does not expect of this language
    return "rtl" if locale_of(lang).character_order == "right-to-left" else "ltr"


def language_name(code: str, in_code: str | None = None) -> str:
    """A language's name in itself, or in another; its code where nobody knows it."""
    locale = locale_of(code)
    if locale.language == "en" and code.partition("-")[0].lower() != "en":
        return code
    name = locale.get_display_name(in_code and str(locale_of(in_code))) or code
    return str(name[:1].upper() + name[1:])


@lru_cache(maxsize=256)
def locale_of(code: str) -> Locale:
    """The locale of a language code, of its first part, or English where nobody knows it."""
    for candidate in (code, code.partition("-")[0], "en"):
        try:
            return _with_data_of_its_own(Locale.parse(candidate.replace("-", "_")))
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("English is always known")


def _with_data_of_its_own(locale: Locale) -> Locale:
    """Babel 2.18 writes resolved aliases into data that all locales share, so that the month
    names of the first one asked appear in others; a copy keeps them apart.

    A Babel that keeps its data elsewhere gets its locale back as it was.
    """
    with suppress(AttributeError, TypeError, OSError):
        shared: MutableMapping[str | int | None, Any] = deepcopy(localedata.load(str(locale)))  # type: ignore[arg-type]
        data = localedata.LocaleDataDict(shared)
        setattr(locale, "_Locale__data", data)  # noqa: B010 - the name is mangled
    return locale


@lru_cache(maxsize=256)
def _with_weekday(locale: Locale) -> str:
    """The language's pattern of a short date with the whole name of its weekday before it."""
    pattern = str(locale.datetime_skeletons["yMMMEd"].pattern)
    return re.sub(r"E+|c+", lambda m: m[0][0] * 4, pattern)


def _plain(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day


@lru_cache(maxsize=20000)
def _date(day: date, form: str, locale: Locale) -> str:
    return str(format_date(day, form, locale=locale))


@lru_cache(maxsize=2000)
def _skeleton(day: date, skeleton: str, locale: Locale) -> str:
    return str(format_skeleton(skeleton, datetime(day.year, day.month, day.day), locale=locale))


@lru_cache(maxsize=2000)
def _decimal(value: int | float, locale: Locale) -> str:
    return str(format_decimal(value, locale=locale))
