"""One value of front matter made what it means; each function raises Refused otherwise."""

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from digest.content.languages import code, is_code
from digest.content.links import is_web, web_address
from digest.model import Budget
from digest.settings_values import Wrong, summary_budget
from digest.text.dates import parse_moment

_DATE = "write it as 2023-09-14 or 2023-09-14T08:30:00+07:00"
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=[T ]|$)")
_YES, _NO = ("true", "yes", "on", "1"), ("false", "no", "off", "0")
_WIDE_SPACE = "\u3000"


class Refused(ValueError):  # noqa: N818 - it reads as what it says
    """A value that cannot be taken: what is wrong, what would be right, and in which inner key."""

    def __init__(self, what: str, cure: str, within: str = "") -> None:
        super().__init__(what)
        self.what, self.cure, self.within = what, cure, within


def line_of_text(value: Any) -> str:
    """One line, white space folded, without characters that no page can show."""
    if isinstance(value, bool | list | dict):
        raise Refused("a line of text is wanted here", "put the value in quotation marks")
    return " ".join(_shown(value).split())


def _shown(value: Any) -> str:
    text = "" if value is None else str(value)
    if text.isprintable():
        return text
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cs") or c in "\n\t")


def title(value: Any) -> str:
    """A line whose wide spaces stay: in Japanese they part a headline as a dash does elsewhere."""
    text = line_of_text(value)
    if _WIDE_SPACE in str(value):
        text = _WIDE_SPACE.join(filter(None, map(line_of_text, str(value).split(_WIDE_SPACE))))
    if not text:
        cure = "write the headline after title: (in quotation marks if it begins with #)"
        raise Refused("the title is empty", cure)
    return text


def paragraphs(value: Any) -> str:
    """Text that may have several paragraphs; lines inside one are joined."""
    if isinstance(value, bool | list | dict):
        raise Refused("text is wanted here", "put the value in quotation marks")
    parts = re.split(r"\n\s*\n", _shown(value))
    return "\n\n".join(" ".join(part.split()) for part in parts if part.strip())


def summary(value: Any) -> str | Budget:
    """The editor's own summary, or how long an extract is to be, written as in the settings."""
    if isinstance(value, dict) or (isinstance(value, int) and not isinstance(value, bool)):
        try:
            return summary_budget(value)
        except Wrong as error:
            raise Refused(error.what, error.cure) from None
    if isinstance(value, list):
        cure = "put the text in quotation marks, or write {sentences: 3}"
        raise Refused("a summary is a text or a length", cure)
    return paragraphs(value)


def several(value: Any) -> tuple[str, ...]:
    """A list, or a line with commas; empty and repeated entries go."""
    if isinstance(value, dict):
        raise Refused("a list is wanted here", "write [one, two]")
    items = value if isinstance(value, list) else re.split(r"[,،、，]", line_of_text(value))
    return tuple(dict.fromkeys(text for text in map(line_of_text, items) if text))


def names(value: Any) -> tuple[str, ...]:
    """People: a name, a list, or mappings with a name; a comma may belong to a name."""
    items = value if isinstance(value, list) else [value]
    flat = [item.get("name", "") if isinstance(item, dict) else item for item in items]
    found = (re.sub(r"^\[\[(.*)\]\]$", r"\1", line_of_text(item)) for item in flat)
    return tuple(dict.fromkeys(name for name in found if name))


def flag(value: Any) -> bool:
    word = str(value).lower()
    if word in (*_YES, *_NO):
        return word in _YES
    raise Refused(f'"{str(value)[:40]}" is neither true nor false', "write true or false")


def moment(value: Any, zone: ZoneInfo, lang: str) -> tuple[datetime, bool]:
    """A moment in the site's zone and whether a time of day was given."""
    if isinstance(value, bool | list | dict) or value is None:
        raise Refused("a date is wanted here", _DATE)
    try:
        return parse_moment(str(value), zone, lang)
    except (ValueError, OverflowError) as error:
        raise Refused(str(error), _DATE) from None


def at_fixed_offset(moment: datetime) -> datetime:
    """The same clock and day at an offset of whole minutes, as it can be written and read back.

    Zones of long ago were seconds off; theirs is the nearest minute.
    """
    ahead = moment.utcoffset() or timedelta()
    minutes = timedelta(minutes=round(ahead / timedelta(minutes=1)))
    return moment.replace(tzinfo=timezone(minutes), fold=0)


def day(value: Any, zone: ZoneInfo, lang: str) -> date:
    """The day as it was written, whatever zone its time may have."""
    found = moment(value, zone, lang)[0].date()
    written = _ISO_DAY.match(str(value).strip())
    return date.fromisoformat(written[0]) if written else found


def language(value: Any) -> str:
    text = line_of_text(value)
    if not is_code(text):
        raise Refused(f'"{text[:40]}" is no language code', "write a code such as en or pt-BR")
    return code(text)


def address(value: Any) -> str:
    try:
        return web_address(line_of_text(value))
    except ValueError as error:
        raise Refused(str(error), "write the whole address, https:// first") from None


def via(value: Any) -> str:
    """Where it was found: a name, or an address."""
    text = line_of_text(value)
    return address(text) if is_web(text) else text
