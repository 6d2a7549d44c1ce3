"""How editions are numbered, as ``editions`` of ``site.yaml`` says it."""

from datetime import date
from typing import Any

from digest.settings_values import Wrong, line, strings

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def numbering(value: Any) -> dict[str, Any]:
    """The first day that counts, its number, and the days of the week on which the paper appears,
    0 for Monday.
    """
    if not isinstance(value, dict) or not set(value) <= {"first", "number", "days"}:
        raise Wrong("editions have first, number and days", "write first: 2023-09-01 below it")
    if value.get("first") is None:
        raise Wrong("numbers need a day to count from", "write first: 2023-09-01 below editions")
    days = tuple(sorted({_weekday(name) for name in strings(value.get("days"))}))
    first = _day(value["first"])
    if days and first.weekday() not in days:
        what = f"{first} is a {WEEK[first.weekday()]}, when the paper does not appear"
        raise Wrong(what, "name a day on which it does", "first")
    found = {"first": first, "number": _number(value.get("number"))}
    return found | ({"days": days} if days else {})


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(line(value))
    except ValueError:
        what = f'"{line(value)}" is no day'
        raise Wrong(what, "write one such as 2023-09-01", "first") from None


def _number(value: Any) -> int:
    if value is None:
        return 1
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise Wrong(f'"{value}" is no number', "write one from 1 on", "number")
    return value


def _weekday(name: str) -> int:
    """Of an English name, or its first three letters."""
    text = name.lower()
    for place, day in enumerate(WEEK):
        if text in (day, day[:3]):
            return place
    raise Wrong(f'"{name}" is no day of the week', "write some of monday, tuesday, …", "days")
