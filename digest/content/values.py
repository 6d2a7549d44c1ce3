"""One value of front matter made what it means; each function raises Refused otherwise."""

import re
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from digest.content.links import is_web, web_address
from digest.model import Origin
from digest.text.dates import parse_moment

_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")
_LATIN_MONTH = "write it as 2023-09-14 or 2023-09-14T08:30:00+07:00"


class Refused(ValueError):  # noqa: N818 - it reads as what it says
    """A value that cannot be taken: what is wrong, and what would be right."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what, self.cure = what, cure


def line_of_text(value: Any) -> str:
    """One line, white space folded."""
    if isinstance(value, bool | list | dict):
        raise Refused("a line of text is wanted here", "put the value in quotation marks")
    return " ".join(str("" if value is None else value).split())


def title(value: Any) -> str:
    text = line_of_text(value)
    if not text:
        raise Refused("the title is empty", "write the headline after title:")
    return text


def paragraphs(value: Any) -> str:
    """Text that may have several paragraphs; lines inside one are joined."""
    if isinstance(value, bool | list | dict):
        raise Refused("text is wanted here", "put the value in quotation marks")
    parts = re.split(r"\n\s*\n", str("" if value is None else value))
    return "\n\n".join(" ".join(part.split()) for part in parts if part.strip())


def several(value: Any) -> tuple[str, ...]:
    """A list, or a line with commas; empty and repeated entries go."""
    if isinstance(value, dict):
        raise Refused("a list is wanted here", "write [one, two]")
    items = value if isinstance(value, list) else re.split(r"[,،、，]", str(value or ""))
    return tuple(dict.fromkeys(text for text in map(line_of_text, items) if text))


def names(value: Any) -> tuple[str, ...]:
    """People: a name, a list, or mappings with a name; a comma may belong to a name."""
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        value = [value]
    flat = [item.get("name", "") if isinstance(item, dict) else item for item in value]
    found = (re.sub(r"^\[\[(.*)\]\]$", r"\1", line_of_text(item)) for item in flat)
    return tuple(dict.fromkeys(name for name in found if name))


def flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    if word in ("yes", "on", "1", "no", "off", "0"):
        return word in ("yes", "on", "1")
    raise Refused(f'"{value}" is neither true nor false', "write true or false")


def moment(value: Any, zone: ZoneInfo, lang: str) -> tuple[datetime, bool]:
    """A moment in the site's zone and whether a time of day was given."""
    if isinstance(value, bool | list | dict) or value is None:
        raise Refused("the date is empty", _LATIN_MONTH)
    try:
        return parse_moment(str(value), zone, lang)
    except ValueError as error:
        raise Refused(str(error), _LATIN_MONTH) from None


def day(value: Any, zone: ZoneInfo, lang: str) -> date:
    """The day as it was written, whatever zone its time may have."""
    text = str(value).strip()
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return moment(value, zone, lang)[0].date()


def language(value: Any) -> str:
    text = line_of_text(value)
    if not _TAG.fullmatch(text):
        raise Refused(f'"{text[:40]}" is no language code', "write a code such as en or pt-BR")
    parts = text.replace("_", "-").split("-")
    cased = [p.upper() if len(p) == 2 else p.title() if len(p) == 4 else p for p in parts[1:]]
    return "-".join([parts[0].lower(), *cased])


def address(value: Any) -> str:
    try:
        return web_address(line_of_text(value))
    except ValueError as error:
        raise Refused(str(error), "write the whole address, https:// first") from None


def origin(value: Any, zone: ZoneInfo, lang: str) -> Origin:
    """Where an article was first published: an address, a name, or both in a mapping."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict):
        text = line_of_text(value)
        return Origin(url=address(text)) if is_web(text) else Origin(name=text)
    unknown = sorted(set(value) - {"url", "name", "author", "authors", "date", "title"})
    if unknown:
        raise Refused(f'a source has no "{unknown[0]}"', "a source has url, name, author, date")
    author = value.get("author", value.get("authors"))
    return Origin(
        name=line_of_text(value.get("name")),
        url=address(value["url"]) if value.get("url") else "",
        author=", ".join(names(author)) if author else "",
        published=day(value["date"], zone, lang) if value.get("date") else None,
    )
