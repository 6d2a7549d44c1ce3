"""Where pages are: addresses by date and by name, never by number."""

import re
from datetime import date
from urllib.parse import quote

CARD = "card.png"  # the card image of a page, in its folder
_SAFE = "/:@!$&'()*+,;=~-._#?"
_PLAIN = re.compile(rf"[A-Za-z0-9{re.escape(_SAFE)}]*+").fullmatch


def day_address(day: date) -> str:
    return f"/{day.isoformat().replace('-', '/')}/"


def month_address(first: date, folder: str = "/") -> str:
    return f"{folder}{first.year:04}/{first.month:02}/"


def year_address(year: int, folder: str = "/") -> str:
    return f"{folder}{year:04}/"


def week_address(monday: date) -> str:
    """By the number of ISO 8601, whose weeks begin on Monday and belong to the year that has most
    of their days; so one address means the same days in every language.
    """
    year, week, _ = monday.isocalendar()
    return f"/{year:04}/w{week:02}/"


def outlet_address(slug: str) -> str:
    return f"/sources/{slug}/"


def part_address(part: int, folder: str) -> str:
    """Of a listing that goes on, the part of a number from 1 on; the first has the folder."""
    return folder if part == 1 else f"{folder}{part}/"


def topic_address(slug: str) -> str:
    return f"/topics/{slug}/"


def language_address(code: str) -> str:
    return f"/languages/{code.lower()}/"


def address_below(base: str, address: str) -> str:
    """An address of the site behind its base, as links write it; a base is a path or a whole
    address, with a stroke at its end or without.
    """
    return percent_encoded(base.rstrip("/") + address)


def percent_encoded(address: str) -> str:
    """An address as links write it; what is already ASCII and safe stays readable."""
    return address if _PLAIN(address) else quote(address, safe=_SAFE)
