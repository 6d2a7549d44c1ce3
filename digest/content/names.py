"""What a source's path says: its kind, its slug, its day, its language."""

import posixpath
import re
from datetime import date
from typing import Literal

from digest.value import Value

_DATED = re.compile(r"^(\d{4})-?(\d{2})-?(\d{2})(?:[-_ ]+|$)(.*)", re.DOTALL)
_FOLDERS = re.compile(r"(?:^|/)(\d{4})/(\d{2})/(\d{2})(?:/|$)")
_LANG = re.compile(r"^(.+)\.([a-z]{2}(?:-[A-Za-z]{2,4})?)$")


class Named(Value, frozen=True):
    """What a path says; an empty text or None where it says nothing."""

    kind: Literal["article", "page", "day"]
    stem: str
    day: date | None = None
    lang: str = ""


def named(path: str) -> Named:
    """``content/pages/`` holds plain pages, ``content/days/`` notes on a day, the rest articles."""
    inside = path.partition("/")[2]
    folder, file = posixpath.split(inside)
    stem = posixpath.splitext(file)[0]
    lang = ""
    if match := _LANG.match(stem):
        stem, lang = match[1], match[2]
    if stem in ("index", "README") and folder not in ("", "pages", "days"):
        folder, stem = posixpath.split(folder)
    kind: Literal["article", "page", "day"] = "article"
    if inside.startswith("pages/"):
        kind = "page"
    elif inside.startswith("days/"):
        kind = "day"
    day, rest = _day_and_rest(stem)
    if day is None and (match := _FOLDERS.search(f"{folder}/")):
        day = _day(match[1], match[2], match[3])
    return Named(kind, rest, day, lang)


def _day_and_rest(stem: str) -> tuple[date | None, str]:
    match = _DATED.match(stem)
    day = _day(match[1], match[2], match[3]) if match else None
    return (day, match[4]) if match and day else (None, stem)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def readable(stem: str) -> str:
    """A file's name as a headline: ``storm-over-java`` reads "Storm over java"."""
    words = re.sub(r"[-_]+", " ", stem).strip()
    return words[:1].upper() + words[1:] if any(c.isalnum() for c in words) else ""
