"""What a source's path says: its kind, its slug, its day, its language."""

import posixpath
import re
from datetime import date
from typing import Literal

from digest.content.languages import code, is_code
from digest.value import Value

_DATED = re.compile(r"^(\d{4})-?(\d{2})-?(\d{2})(?:[-_. ]+|$)(.*)", re.DOTALL)
_FOLDERS = re.compile(r"(?:^|/)(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=/|$)")
_LANG = re.compile(r"^(.+)\.([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)$")


class Named(Value, frozen=True):
    """What a path says; an empty text or None where it says nothing."""

    kind: Literal["article", "page", "day"]
    stem: str
    day: date | None = None
    lang: str = ""


def named(path: str) -> Named:
    """``content/pages/`` holds plain pages, ``content/days/`` notes on a day, the rest articles."""
    inside = path.partition("/")[2]
    kind: Literal["article", "page", "day"] = "article"
    if inside.startswith("pages/"):
        kind = "page"
    elif inside.startswith("days/"):
        kind = "day"
    folder, file = posixpath.split(inside)
    stem, lang = _stem_and_lang(posixpath.splitext(file)[0])
    if stem in ("index", "README") and folder not in ("", "pages", "days"):
        folder, stem = posixpath.split(folder)
    day, rest = _day_and_rest(stem)
    if day is None and (match := _FOLDERS.search(f"{folder}/{stem}")):
        day = _day(match[1], match[2], match[3])
        if day and match.end() == len(f"{folder}/{stem}"):
            rest = ""  # the folder of a day says nothing of what its text is called
    return Named(kind, rest, day, lang)


def _stem_and_lang(stem: str) -> tuple[str, str]:
    """``storm.fr`` is French; ``node.js`` is in no language."""
    match = _LANG.match(stem)
    if match and is_code(match[2]):
        return match[1], code(match[2])
    return stem, ""


def _day_and_rest(stem: str) -> tuple[date | None, str]:
    match = _DATED.match(stem)
    day = _day(match[1], match[2], match[3]) if match else None
    return (day, match[4]) if match and day else (None, stem)


def _day(year: str, month: str, day: str) -> date | None:
    """A day of the years that a newspaper can have."""
    try:
        return date(int(year), int(month), int(day)) if 1500 <= int(year) < 2200 else None
    except ValueError:
        return None


def readable(stem: str) -> str:
    """A file's name as a headline: ``storm-over-java`` reads "Storm over java".

    Empty where the name has no letter: a number alone is no headline.
    """
    words = re.sub(r"[-_]+", " ", stem).strip()
    return words[:1].upper() + words[1:] if any(c.isalpha() for c in words) else ""
