"""The site's language: its labels, and how it writes dates and numbers (Unicode's CLDR)."""

import pickle
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from functools import cached_property, lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError, localedata
from babel.lists import format_list
from babel.numbers import format_decimal

from digest.site.cldr import (
    format_date,
    format_interval,
    format_skeleton,
    format_time,
    get_day_names,
)

Labels = tuple[tuple[str, str], ...]

_LONG = "with weekday"

# What CLDR calls as a country or a people is called, which is read as that where it stands alone.
_OF_ITSELF = {"id": "Bahasa Indonesia", "ms": "Bahasa Melayu"}
_FROM_THE_RIGHT = frozenset({"adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"})


class Words:
    """Labels and formats of one language; two of the same language are interchangeable."""

    def __init__(self, lang: str, labels: Labels) -> None:
        self.lang = lang
        self.locale = locale_of(lang)
        self._labels = dict(labels)
        # Most labels say the same on every page: they are filled once.
        self._bare = lru_cache(maxsize=1000)(self._filled)
        self._counted = lru_cache(maxsize=4000)(lambda key, count: self._filled(key, count=count))

    def __call__(self, key: str, **values: Any) -> str:
        """The label `key`, with ``{name}`` filled; its plural form is chosen by `count`.

        Raises KeyError, with the key, where the theme has no such label, and ValueError where
        one asks for a value that is not given.
        """
        if not values:
            return self._bare(key)
        if len(values) == 1 and type(values.get("count")) is int:
            return self._counted(key, values["count"])
        return self._filled(key, **values)

    def _filled(self, key: str, /, **values: Any) -> str:
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
        """ "Sep 14, 2023", "14 Sep 2023": its month by name, where CLDR's own short dates of some
        languages have numbers alone.
        """
        return _skeleton(_plain(day), "yMMMd", self.lang)

    def long_day(self, day: date) -> str:
        """ "Thursday, Sep 14, 2023": a short date with its weekday in full."""
        return _date(_plain(day), _LONG, self.lang)

    def span(self, first: date, last: date) -> str:
        """ "Sep 11 – 17, 2023"."""
        return _span(_plain(first), _plain(last), self.lang)

    def month(self, first: date) -> str:
        """ "September 2023"."""
        return _skeleton(_plain(first), "yMMMM", self.lang)

    def year(self, year: int) -> str:
        """ "2023", "2023年"."""
        return _skeleton(date(year, 1, 1), "y", self.lang)

    def month_name(self, first: date) -> str:
        return _date(_plain(first), "LLLL", self.lang)

    def clock(self, moment: datetime) -> str:
        return _time(time(moment.hour, moment.minute), self.lang)

    def number(self, value: int | float) -> str:
        return _decimal(value, self.lang)

    def listed(self, names: Iterable[str]) -> str:
        """ "Ana, Budi, and Chen"."""
        return str(format_list(list(names), locale=self.locale))

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


@lru_cache(maxsize=256)
def direction(lang: str) -> str:
    """``rtl`` for languages written from the right, else ``ltr``."""
    if any(part.lower() in _FROM_THE_RIGHT for part in lang.split("-")[1:]):
        return "rtl"  # a script that CLDR does not expect of this language
    return "rtl" if locale_of(lang).character_order == "right-to-left" else "ltr"


@lru_cache(maxsize=256)
def language_name(code: str, in_code: str | None = None) -> str:
    """A language's name in itself, or in another; its code where nobody knows it."""
    locale = locale_of(code)
    if locale.language == "en" and code.partition("-")[0].lower() != "en":
        return code
    own = in_code is None or locale_of(in_code).language == locale.language
    if own and code in _OF_ITSELF:
        return _OF_ITSELF[code]
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
    names of the first one asked appear in others; copies keep them apart.

    A Babel that keeps its data elsewhere gets its locale back as it was.
    """
    with suppress(AttributeError, TypeError, OSError):
        data = localedata.LocaleDataDict(_Sections(localedata.load(str(locale))))
        setattr(locale, "_Locale__data", data)  # noqa: B010 - the name is mangled
    return locale


class _Sections(dict[Any, Any]):
    """A locale's data by section, each copied from what all share when it is first asked for;
    most never are.
    """

    def __init__(self, shared: Mapping[Any, Any]) -> None:
        super().__init__()
        self._shared = shared

    def __missing__(self, name: Any) -> Any:
        # A quick deep copy.
        section = self[name] = pickle.loads(pickle.dumps(self._shared[name]))
        return section


def _plain(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day


# What follows is remembered by the language's code, which is quicker to look up than a Locale.


@lru_cache(maxsize=20000)
def _date(day: date, form: str, lang: str) -> str:
    locale = locale_of(lang)
    return str(format_date(day, _with_weekday(locale) if form == _LONG else form, locale=locale))


def _with_weekday(locale: Locale) -> str:
    """The language's pattern of a short date with the whole name of its weekday before it."""
    skeletons = locale.datetime_skeletons
    pattern = str((skeletons.get("yMMMEEEEd") or skeletons["yMMMEd"]).pattern)
    return re.sub(r"E+|c+", lambda m: m[0][0] * 4, pattern)


@lru_cache(maxsize=20000)
def _skeleton(day: date, skeleton: str, lang: str) -> str:
    moment = datetime(day.year, day.month, day.day)
    return str(format_skeleton(skeleton, moment, locale=locale_of(lang)))


@lru_cache(maxsize=2000)
def _span(first: date, last: date, lang: str) -> str:
    return str(format_interval(first, last, "yMMMd", locale=locale_of(lang)))


@lru_cache(maxsize=2000)
def _time(wall: time, lang: str) -> str:
    return str(format_time(wall, "short", locale=locale_of(lang)))


@lru_cache(maxsize=2000)
def _decimal(value: int | float, lang: str) -> str:
    return str(format_decimal(value, locale=locale_of(lang)))
