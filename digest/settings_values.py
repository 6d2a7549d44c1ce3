"""One value of ``site.yaml`` made what it means.

Each function raises ValueError in the form ``what is wrong; what would be right``.
"""

import re
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from digest.model import Budget
from digest.text.slugs import folded, slugify

COLOURS = ("paper", "ink", "muted", "rule", "accent")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})|[a-z]{3,20}|(?:rgb|hsl|oklch)\([\d\s.,%/-]+\)")
_FONT = re.compile(r"[\w ,'\"-]{1,200}")
_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def line(value: Any) -> str:
    if isinstance(value, bool | list | dict):
        raise ValueError("a line of text is wanted here; put the value in quotation marks")
    return " ".join(str(value).split())


def web_base(value: Any) -> str:
    """An absolute address that ends in a slash."""
    text = line(value)
    try:
        parts = urlsplit(text)
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        port_is_right = False
    if not port_is_right or parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f'"{text}" is no web address; write one such as https://example.org/')
    if parts.query or parts.fragment or re.search(r"[\s\"<>\\]", text):
        raise ValueError(f'"{text}" is more than an address; leave out what follows the path')
    return text.rstrip("/") + "/"


def language(value: Any) -> str:
    from babel import Locale, UnknownLocaleError

    text = line(value).replace("_", "-")
    try:
        if _TAG.fullmatch(text):
            Locale.parse(text, sep="-")
            return text
    except (UnknownLocaleError, ValueError):
        pass
    raise ValueError(f'"{text}" is no language; write a code such as en, id or pt-BR')


def zone(value: Any) -> str:
    name = line(value)
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        near = [z for z in sorted(available_timezones()) if name.lower() in z.lower()]
        example = near[0] if near and name else "Asia/Jakarta"
        raise ValueError(f'"{name}" is no time zone; write one such as {example}') from None
    return name


def topics(value: Any) -> list[dict[str, Any]]:
    """Topics in the editor's order: a list of names, or slugs with what belongs to each."""
    if isinstance(value, list):
        value = {str(name): None for name in value}
    if not isinstance(value, dict):
        raise ValueError("topics are a list or a mapping; write topics: [world, science]")
    return [_topic(str(key), about) for key, about in value.items()]


def _topic(key: str, about: Any) -> dict[str, Any]:
    about = {"name": about} if isinstance(about, str) else about or {}
    if not isinstance(about, dict):
        raise ValueError(f'the topic "{key}" is no mapping; write its name after the colon')
    strange = sorted(set(about) - {"name", "description", "keywords", "aliases", "summary"})
    if strange:
        known = "name, description, keywords, aliases, summary"
        raise ValueError(f'the topic "{key}" has no "{strange[0]}"; it has {known}')
    name = line(about.get("name") or (key[:1].upper() + key[1:]))
    others = (key, name, *strings(about.get("aliases")))
    budget = summary_budget(about["summary"]) if about.get("summary") is not None else None
    return {
        "slug": slugify(key),
        "name": name,
        "description": line(about.get("description") or ""),
        "keywords": strings(about.get("keywords")),
        "names": tuple(dict.fromkeys(folded(slugify(other)) for other in others)),
        "budget": budget,
    }


def strings(value: Any) -> tuple[str, ...]:
    """A list of texts, or a line with commas."""
    items = value if isinstance(value, list) else str(value or "").split(",")
    return tuple(dict.fromkeys(text for text in map(line, items) if text))


def theme_name(value: Any) -> str:
    name = line(value)
    if not re.fullmatch(r"[\w][\w.-]*", name):
        raise ValueError(f'"{name}" is no theme\'s name; write the name of a folder in themes/')
    return name


def colours(value: Any) -> tuple[tuple[str, str], ...]:
    """CSS custom properties and their colours; ``dark`` holds those of the dark scheme."""
    if not isinstance(value, dict):
        raise ValueError("colors are a mapping; write accent: '#a4262c' below it")
    dark = value.get("dark") or {}
    if not isinstance(dark, dict):
        raise ValueError("dark is a mapping; write paper: '#111111' below it")
    light = [(name, text) for name, text in value.items() if name != "dark"]
    pairs = [*light, *((f"{name}-dark", text) for name, text in dark.items())]
    for name, text in pairs:
        if name.removesuffix("-dark") not in COLOURS:
            raise ValueError(f'"{name}" is no colour of ours; they are {", ".join(COLOURS)}')
        if not _COLOUR.fullmatch(str(text)):
            raise ValueError(f'"{text}" is no colour; write one such as "#a4262c", in quotes')
    return tuple((name, str(text)) for name, text in pairs)


def fonts(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not set(value) <= {"serif", "sans"}:
        raise ValueError("fonts are serif and sans; write serif: Georgia, serif below it")
    for text in value.values():
        if not _FONT.fullmatch(str(text)):
            raise ValueError(f'"{text}" is no list of fonts; write names with commas between')
    return tuple((name, str(text)) for name, text in value.items())


def labels(value: Any) -> tuple[tuple[str, str], ...]:
    """The site's own words for labels of the theme; plural forms as ``key.one``."""
    if not isinstance(value, dict):
        raise ValueError("labels are a mapping; write home: Front page below it")
    flat: list[tuple[str, str]] = []
    for key, text in value.items():
        forms = text.items() if isinstance(text, dict) else [("", text)]
        flat += [(f"{key}.{form}" if form else key, str(words)) for form, words in forms]
    return tuple(flat)


def summary_budget(value: Any) -> Budget:
    """``3``, or a mapping of one of sentences, words, characters to a number."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = {"sentences": value}
    if isinstance(value, dict) and len(value) == 1:
        unit, amount = next(iter(value.items()))
        if unit in ("sentences", "words", "characters") and isinstance(amount, int) and amount > 0:
            return Budget(amount, unit)
    raise ValueError("a summary has sentences, words or characters; write summary: {sentences: 3}")


def feed_settings(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or not set(value) <= {"content", "items", "hub"}:
        raise ValueError("feeds have content, items and hub; write content: full below it")
    result = dict(value)
    if result.get("content", "full") not in ("full", "summary"):
        raise ValueError(f'"{result["content"]}" is not known; write full or summary')
    items = result.get("items", 50)
    if not isinstance(items, int) or not 1 <= items <= 50:
        raise ValueError("a feed holds 1 to 50 items; older ones go to archive feeds")
    if result.get("hub"):
        result["hub"] = web_base(result["hub"])[:-1]
    return result
