"""What ``site.yaml`` says: a Site, checked and typed, with a sensible answer for every key."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from typing import Any, Literal
from zoneinfo import ZoneInfo

from digest.errors import DigestError, Notice
from digest.model import Budget
from digest.settings_editions import numbering
from digest.settings_values import (
    Wrong,
    colours,
    feed_settings,
    fonts,
    labels,
    language,
    line,
    search,
    summary_budget,
    switch,
    theme_name,
    topics,
    web_base,
    zone,
)
from digest.text.plainyaml import Mapping, NotPlain, read_yaml
from digest.value import Value


class Topic(Value, frozen=True):
    """A topic in the editor's order; `names` are folded forms that mean it."""

    slug: str
    name: str
    description: str = ""
    keywords: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    budget: Budget | None = None


class FeedSettings(Value, frozen=True):
    """Whether feeds carry whole bodies or summaries only, how many items, and how large."""

    content: Literal["full", "summary"] = "full"
    items: int = 50
    kilobytes: int = 250
    hub: str = ""


class Numbering(Value, frozen=True):
    """How editions are numbered: the first day that counts and its number, and the days of the week
    on which the paper appears, 0 for Monday. Without a first day they have no numbers.
    """

    first: date | None = None
    number: int = 1
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)


class Site(Value, frozen=True):
    """A site's settings."""

    title: str = "Digest"
    description: str = ""
    base_url: str = "http://localhost:8000/"
    id: str = ""
    language: str = "en"
    timezone: str = "UTC"
    topics: tuple[Topic, ...] = ()
    theme: str = "broadsheet"
    colours: tuple[tuple[str, str], ...] = ()
    fonts: tuple[tuple[str, str], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    summary: Budget = Budget()
    feeds: FeedSettings = FeedSettings()
    republish: Literal["whole", "excerpt"] = "whole"
    image: str = ""
    copyright: str = ""
    editions: Numbering = Numbering()
    comforts: bool = True
    cards: date | None = None  # from this day on pages have card images; None: no page has one
    search: bool = False

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


# What a key of site.yaml means: its field of Site and the function that reads its value, which
# may raise Wrong.
READERS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "title": ("title", line),
    "description": ("description", line),
    "base_url": ("base_url", web_base),
    "id": ("id", line),
    "language": ("language", language),
    "timezone": ("timezone", zone),
    "topics": ("topics", lambda value: tuple(Topic(**topic) for topic in topics(value))),
    "theme": ("theme", theme_name),
    "colors": ("colours", colours),
    "fonts": ("fonts", fonts),
    "labels": ("labels", labels),
    "summary": ("summary", summary_budget),
    "feeds": ("feeds", lambda value: FeedSettings(**feed_settings(value))),
    "republish": ("republish", lambda value: _one_of(value, ("whole", "excerpt"))),
    "image": ("image", line),
    "copyright": ("copyright", line),
    "editions": ("editions", lambda value: Numbering(**numbering(value))),
    "comforts": ("comforts", switch),
    "cards": ("cards", lambda value: _first_card(value)),
    "search": ("search", search),
}
ALSO = {"url": "base_url", "baseurl": "base_url", "lang": "language", "name": "title",
        "tagline": "description", "colours": "colors", "time_zone": "timezone"}  # fmt: skip


def read_settings(text: str, path: str = "site.yaml") -> tuple[Site, tuple[Notice, ...]]:
    """The site that `text` describes, and warnings; raises DigestError with every fault in it."""
    try:
        matter = read_yaml(text)
    except NotPlain as error:
        raise DigestError([error.notice(path)]) from None
    fields: dict[str, Any] = {}
    faults: list[Notice] = []
    first: dict[str, str] = {}
    for key, value in matter.values.items():
        name = _canonical(key)
        if name not in READERS or value is None:
            continue
        field, read = READERS[name]
        if first.setdefault(name, key) != key:
            what = f'"{key}" says the same as "{first[name]}"'
            faults.append(Notice(path, matter.lines[key], what, "keep one of the two"))
            continue
        try:
            fields[field] = read(value)
        except Wrong as error:
            line = matter.lines.get(f"{key}.{error.within}", matter.lines[key])
            faults.append(Notice(path, line, error.what, error.cure))
    if faults:
        raise DigestError(faults)
    return Site(**fields), _unknown(matter, path)


def _canonical(key: str) -> str:
    name = key.lower().replace("-", "_")
    return ALSO.get(name, name)


def _unknown(matter: Mapping, path: str) -> tuple[Notice, ...]:
    strange = [key for key in matter.values if _canonical(key) not in READERS]
    return tuple(Notice(path, matter.lines[k], *_about(k), "warning") for k in strange)


def _about(key: str) -> tuple[str, str]:
    near = get_close_matches(key.lower(), [*READERS, *ALSO], n=1, cutoff=0.6)
    cure = f'did you mean "{near[0]}"?' if near else "it is not used"
    return f'"{key}" is no setting', cure


def _one_of(value: Any, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise Wrong(f'"{value}" is not known', f"write {' or '.join(allowed)}")
    return str(value)


def _first_card(value: Any) -> date | None:
    """``yes``, ``no``, or the day from which on pages have card images."""
    text = str(value).lower()
    if text in ("yes", "true", "on"):
        return date.min
    if text in ("no", "false", "off"):
        return None
    with suppress(ValueError):
        return date.fromisoformat(text)
    what = f'"{value}" does not tell which pages have card images'
    raise Wrong(what, "write yes, no, or the first day, such as 2023-09-01")
