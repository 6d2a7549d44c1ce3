"""When an article stands in the paper: since when, until when, or not yet."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from digest.content import values
from digest.content.asking import Asking
from digest.value import Value

# How other tools say where a text stands. Pelican, Nikola and WordPress publish nothing of the
# second kind; of any other word nobody knows, so that an editor is asked.
_PUBLIC = ("published", "publish", "public", "featured", "final", "live", "done")
_HIDDEN = ("draft", "hidden", "private", "pending", "skip", "unpublished", "unlisted", "trash")


class Standing(Value, frozen=True):
    """Moments on the clock of the site's zone, each at the offset that the zone had then.

    A draft without a date has that of the year 1.
    """

    draft: bool
    published: datetime
    has_time: bool
    updated: datetime | None = None
    expires: datetime | None = None


def read_standing(asking: Asking, day: date | None, zone: ZoneInfo, lang: str) -> Standing:
    """`day` is what the path says, where front matter has no date."""

    def moment(value: Any) -> tuple[datetime, bool]:
        return values.moment(value, zone, lang)

    nothing = (datetime.min.replace(tzinfo=zone), False)
    draft = is_draft(asking)
    if asking.found.has("date"):
        published, has_time = asking.ask("date", moment, nothing)
    elif day:
        published, has_time = datetime.combine(day, time(), zone), False
    else:
        published, has_time = nothing
        if not draft:
            asking.tell("date", "the article has no date", "write date: 2023-09-14")
    updated = _later(*asking.ask("updated", moment, nothing), published)
    expires = asking.ask("expires", lambda value: _end(*moment(value)), None)
    return Standing(
        draft=draft,
        published=values.at_fixed_offset(published),
        has_time=has_time,
        updated=values.at_fixed_offset(updated) if updated else None,
        expires=values.at_fixed_offset(expires) if expires else None,
    )


def _later(updated: datetime, has_time: bool, published: datetime) -> datetime | None:
    """None where nothing was changed since: a text lies on the desk before it is published."""
    if updated.date() == published.date() and not has_time:
        updated = max(updated, published)  # the day alone says nothing of before or after
    return updated if updated >= published and updated.year > 1 else None


def _end(expires: datetime, has_time: bool) -> datetime:
    """A bare date is that whole day: what expires on it is gone with the next."""
    return expires if has_time else _midnight(expires.date() + timedelta(days=1), expires)


def _midnight(day: date, like: datetime) -> datetime:
    return datetime.combine(day, time(), like.tzinfo)


def is_draft(asking: Asking) -> bool:
    """`draft`, and the ways in which Pelican, Nikola, Jekyll and Obsidian say it."""
    raw = asking.found.raw
    if any(str(raw(key)).lower() in ("false", "no", "off") for key in ("published", "publish")):
        return True
    status = str(raw("status") or "").strip().lower()
    if status in _HIDDEN:
        return True
    if status and status not in _PUBLIC:
        cure = "write draft: true if it is to wait, or leave it out"
        asking.tell("status", f'the status "{status[:40]}" is not known', cure, "warning")
    value = raw("draft")
    return asking.take("draft", value, values.flag, True) if value not in (None, "") else False
