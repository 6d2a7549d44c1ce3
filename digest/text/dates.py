"""Dates as editors and web pages write them, in many languages, made one kind of moment."""

import re
import unicodedata
import warnings
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from digest.text.datepatterns import OFFSETS, PLACES, cjk_weekday, lead, time_of_day, year_first

# Asked in this order after the text's own language, so that an answer never depends on chance.
LANGUAGES = (
    *("en", "id", "es", "fr", "de", "pt", "ar", "hi", "ru", "it", "nl", "tr", "fa", "ur", "uk"),
    *("pl", "ko", "vi", "th", "bn", "el", "he", "sv", "da", "nb", "fi", "cs", "hu", "ro", "bg"),
    *("sr", "hr", "sk", "sw", "zh", "ja"),
)

# The months of the Levant and of the Maghreb, which dateparser does not know, and the names
# that it does; names of two words first.
MONTHS = {
    "تشرين الأول": "أكتوبر", "تشرين الثاني": "نوفمبر", "كانون الأول": "ديسمبر",
    "كانون الثاني": "يناير", "شباط": "فبراير", "آذار": "مارس", "نيسان": "أبريل", "أيار": "مايو",
    "حزيران": "يونيو", "تموز": "يوليو", "آب": "أغسطس", "أيلول": "سبتمبر", "جانفي": "يناير",
    "فيفري": "فبراير", "أفريل": "أبريل", "جوان": "يونيو", "جويلية": "يوليو", "أوت": "أغسطس",
}  # fmt: skip

_ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}(?P<time>[T ].+)?", re.IGNORECASE)
_YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})\.?")
_BRACKETS = re.compile(r"\([^()\d]{1,12}\)")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def parse_moment(text: str, zone: ZoneInfo, lang: str = "") -> tuple[datetime, bool]:
    """The moment that `text` names, in `zone`, and whether a time of day was given.

    Without a time it is midnight in `zone`; a time without a zone is in `zone`. The answer
    depends on the arguments alone. Raises ValueError with a reason in words an editor can use.
    """
    plain = _plain(text)
    if not plain:
        raise ValueError("the date is empty")
    iso = _ISO.fullmatch(plain)
    if iso and (moment := _iso(plain)):
        return _settled(moment, zone, text), bool(iso["time"])
    clock, offset, rest = _split_time(plain)
    day = _numeric_day(rest, lang, text) or _worded_day(rest, lang, text)
    moment = datetime.combine(day, clock or time(), tzinfo=offset)
    return _settled(moment, zone, text), clock is not None


def find_date(line: str, zone: ZoneInfo, lang: str = "") -> tuple[datetime, bool] | None:
    """The moment that a short line of a page consists of, or None where it says anything else."""
    plain = _plain(line)
    digits = sum(c.isdigit() for c in plain)
    if not 5 <= digits <= 20 or len(plain) > 70 or plain.isdigit():
        return None
    try:
        return parse_moment(lead().sub("", plain, count=1).strip(" /|·•—–-"), zone, lang)
    except ValueError:
        return None


def _plain(text: str) -> str:
    """One line with Latin digits, plain spaces and no invisible marks."""
    if text.isascii():
        return " ".join(text.split())
    folded = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    digits = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in folded)
    return " ".join(digits.split())


def _iso(plain: str) -> datetime | None:
    try:
        return datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d|Z$)", "", plain.upper()))
    except ValueError:
        return None


def _settled(moment: datetime, zone: ZoneInfo, text: str) -> datetime:
    """In `zone`; the years are those that a newspaper can have, so that 0001-01-01 is none."""
    if not 1500 <= moment.year < 2200:
        raise ValueError(f'"{text.strip()}" is of the year {moment.year}, which cannot be meant')
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _split_time(plain: str) -> tuple[time | None, tzinfo | None, str]:
    """The time of day, its zone, and what remains of the text."""
    for match in time_of_day().finditer(plain):
        # "8.30" and "8h30" are times at the end of a line only: elsewhere dates look like them.
        if match["weak"] and not (match["unit"] or match["zone"]) and match.end() < len(plain):
            continue
        if not (match["minute"] or match["am"] or match["pm"]):
            continue
        rest = f"{plain[: match.start()]} {plain[match.end() :]}".strip(" ,|·•–-")
        if rest:
            return _clock(match), _offset(match["zone"], rest), rest
    return None, None, plain


def _clock(match: re.Match[str]) -> time:
    hour = int(match["hour"])
    if (match["pm"] or match["late"]) and hour < 12:
        hour += 12
    if (match["am"] or match["early"]) and hour == 12:
        hour = 0
    try:
        return time(hour, int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        raise ValueError(f'"{match[0].strip(" ,|T")}" is no time of day') from None


def _offset(name: str | None, rest: str) -> tzinfo | None:
    if not name:
        return None
    if name.upper() in PLACES:
        return ZoneInfo(PLACES[name.upper()])
    if name.upper() in OFFSETS:
        return timezone(timedelta(hours=OFFSETS[name.upper()]))
    sign, hours, minutes = re.findall(r"([+-])(\d{1,2}):?(\d{2})?", name)[0]
    ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if ahead >= timedelta(hours=24):
        raise ValueError(f'"{name}" is no time zone')
    return timezone(-ahead if sign == "-" else ahead)


def _numeric_day(rest: str, lang: str, text: str) -> date | None:
    """A date of three numbers; None where there are words."""
    bare = cjk_weekday().sub("", _BRACKETS.sub("", rest)).strip(" ,")
    if match := year_first().fullmatch(bare):
        year, month, day = (int(part) for part in match.groups())
    elif match := _YEAR_LAST.fullmatch(bare):
        first, separator, second, last = match.groups()
        day, month, year = int(first), int(second), int(last)
        if separator != "." and day <= 12 and month <= 12 and day != month:
            # Americans begin with the month, nearly all others with the day.
            if _primary(lang) in ("", "en"):
                raise ValueError(f'"{text.strip()}" can be read in two ways')
        elif separator != "." and month > 12:
            day, month = month, day
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f'"{text.strip()}" is no day of the calendar') from None


def _worded_day(rest: str, lang: str, text: str) -> date:
    """A date with its month in words."""
    shown = text.strip()
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", rest)
    others = re.findall(r"(?<!\d)\d{1,2}(?!\d)", rest)
    letters = sum(c.isalpha() for c in rest)
    if not re.search(r"\d", rest) or letters == 1 or len(rest) > 60:
        raise ValueError(f'"{shown[:60]}" is not a date')
    if not years:
        raise ValueError(f'"{shown[:60]}" has no year')
    if not others:
        raise ValueError(f'"{shown[:60]}" names no day')
    if len(years) > 1 or len(others) > 1:
        raise ValueError(f'"{shown[:60]}" is not a date')
    day = int(others[0])
    found = _ask(rest, lang)
    # What was read must be what was written: no calendar conversion, no day taken for a year.
    if found and (found.year, found.day) == (int(years[0]), day):
        return found
    if found is None and _ask(re.sub(r"(?<!\d)\d{1,2}(?!\d)", "1", rest), lang):
        raise ValueError(f'"{shown[:60]}" is no day of the calendar')
    raise ValueError(f'"{shown[:60]}" is not a date')


def _ask(rest: str, lang: str) -> date | None:
    """What dateparser makes of a date in words."""
    for name, known in MONTHS.items():
        rest = re.sub(rf"(?<!\w){name}(?!\w)", known, rest)
    rest = re.sub(r"(\w+) ?/ ?\1", r"\1", rest.replace("،", ","))  # "أيلول/سبتمبر" names one twice
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of a library are no concern of an editor
        return _known(_BRACKETS.sub("", rest), _primary(lang))


@lru_cache(maxsize=1024)
def _known(rest: str, lang: str) -> date | None:
    from dateparser.data.languages_info import language_locale_dict
    from dateparser.date import DateDataParser

    first = (lang,) if lang in language_locale_dict else ()
    parser = DateDataParser(
        languages=list(dict.fromkeys((*first, *LANGUAGES))),
        use_given_order=True,
        try_previous_locales=False,  # it would remember the last text's language
        settings={
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
            "TIMEZONE": "UTC",
            "RELATIVE_BASE": datetime(2000, 1, 1),
        },
    )
    found = parser.get_date_data(rest).date_obj
    return date(found.year, found.month, found.day) if found else None


def _primary(lang: str) -> str:
    return re.split(r"[-_]", lang.lower())[0]
