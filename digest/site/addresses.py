"""Where pages are: addresses by date and by name, never by number."""

from datetime import date
from urllib.parse import quote


def day_address(day: date) -> str:
    return f"/{day:%Y/%m/%d}/"


def month_address(first: date, folder: str = "/") -> str:
    return f"{folder}{first:%Y/%m}/"


def year_address(year: int, folder: str = "/") -> str:
    return f"{folder}{year:04}/"


def topic_address(slug: str) -> str:
    return f"/topics/{slug}/"


def language_address(code: str) -> str:
    return f"/languages/{code.lower()}/"


def percent_encoded(address: str) -> str:
    """An address as links write it; what is already ASCII and safe stays readable."""
    return quote(address, safe="/:@!$&'()*+,;=~-._#?")
