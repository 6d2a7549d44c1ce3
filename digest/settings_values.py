"""One value of ``site.yaml`` made what it means.

Each function raises Wrong, whose text is ``what is wrong; what would be right``.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from digest.model import Budget
from digest.text.slugs import folded, slugify

UNITS = ("sentences", "words", "characters")
COLOURS = ("paper", "ink", "muted", "rule", "accent")
_COLOUR = re.compile(
    r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})|[a-z]{3,20}|(?:rgb|hsl|oklch)\([\d\s.,%/-]+\)"
)
_FONT = re.compile(r"[\w ,'\"-]{1,200}")
_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")


class Wrong(ValueError):  # noqa: N818 - it reads as what it says
    """A value that cannot be taken: what is wrong, what would be right, and in which inner key."""

    def __init__(self, what: str, cure: str, within: str = "") -> None:
        super().__init__(f"{what}; {cure}")
        self.what, self.cure, self.within = what, cure, within


def line(value: Any) -> str:
    if value is None or isinstance(value, bool | list | dict):
        raise Wrong("a line of text is wanted here", "put the value in quotation marks")
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
        raise Wrong(f'"{text}" is no web address', "write one such as https://example.org/")
    if parts.query or parts.fragment or re.search(r"[\s\"<>\\]", text):
        raise Wrong(f'"{text}" is more than an address', "leave out what follows the path")
    return text.rstrip("/") + "/"


def language(value: Any) -> str:
    from babel import Locale, UnknownLocaleError

    text = line(value).replace("_", "-")
    try:
        if _TAG.fullmatch(text):
            Locale.parse(text, sep="-")
            return _cased(text)
    except (UnknownLocaleError, ValueError):
        pass
    raise Wrong(f'"{text}" is no language', "write a code such as en, id or pt-BR")


def _cased(text: str) -> str:
    """The usual spelling of a code: ``PT-br`` is pt-BR."""
    first, *others = text.split("-")
    cased = [p.upper() if len(p) == 2 else p.title() if len(p) == 4 else p for p in others]
    return "-".join([first.lower(), *cased])


def zone(value: Any) -> str:
    name = line(value)
    try:
        if name in ("localtime", "posixrules", "Factory"):
            raise ValueError  # what these mean depends on the machine
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        zones = sorted(z for z in available_timezones() if "/" in z)
        near = [z for z in zones if name and name.lower() in z.lower()]
        near = near or get_close_matches(name, zones, n=1)
        example = near[0] if near else "Asia/Jakarta"
        raise Wrong(f'"{name}" is no time zone', f"write one such as {example}") from None
    return name


def topics(value: Any) -> list[dict[str, Any]]:
    """Topics in the editor's order: a list of names, or slugs with what belongs to each."""
    if isinstance(value, list):
        value = {line(name): None for name in value}
    if not isinstance(value, dict):
        raise Wrong("topics are a list or a mapping", "write topics: [world, science]")
    found = [_within(str(key), _topic, about) for key, about in value.items()]
    owners: dict[str, str] = {}
    for key, topic in zip(map(str, value), found, strict=True):
        for name in topic["names"]:
            if owners.setdefault(name, key) != key:
                what = f'the topics "{owners[name]}" and "{key}" are both called "{name}"'
                raise Wrong(what, "give one of them another name", key)
    return found


def _within(key: str, read: Any, value: Any) -> Any:
    """What `read` makes of a key and its value; a fault names the key."""
    try:
        return read(key, value)
    except Wrong as error:
        inner = f"{key}.{error.within}" if error.within else key
        raise Wrong(error.what, error.cure, inner) from None


def _topic(key: str, about: Any) -> dict[str, Any]:
    about = {"name": about} if isinstance(about, str) else about or {}
    if not isinstance(about, dict):
        raise Wrong(f'the topic "{key}" is no mapping', "write its name after the colon")
    strange = sorted(set(about) - {"name", "description", "keywords", "aliases", "summary"})
    if strange:
        known = "name, description, keywords, aliases, summary"
        raise Wrong(f'the topic "{key}" has no "{strange[0]}"', f"it has {known}", strange[0])
    if not any(c.isalnum() for c in key):
        raise Wrong(f'"{key}" is no name of a topic', "write a word")
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
    items = value if isinstance(value, list) else line("" if value is None else value).split(",")
    return tuple(dict.fromkeys(text for text in map(line, items) if text))


def theme_name(value: Any) -> str:
    name = line(value)
    if not re.fullmatch(r"[\w][\w.-]*", name):
        raise Wrong(f'"{name}" is no theme\'s name', "write the name of a folder in themes/")
    return name


def colours(value: Any) -> tuple[tuple[str, str], ...]:
    """CSS custom properties and their colours; ``dark`` holds those of the dark scheme."""
    if not isinstance(value, dict):
        raise Wrong("colors are a mapping", "write accent: '#a4262c' below it")
    dark = value.get("dark") or {}
    if not isinstance(dark, dict):
        raise Wrong("dark is a mapping", "write paper: '#111111' below it")
    light = [(name, text) for name, text in value.items() if name != "dark"]
    return (*_scheme(light, "", ""), *_scheme(dark.items(), "-dark", "dark."))


def _scheme(
    pairs: Iterable[tuple[str, Any]], suffix: str, within: str
) -> tuple[tuple[str, str], ...]:
    found = []
    for name, text in pairs:
        if name not in COLOURS:
            cure = f"they are {', '.join(COLOURS)}"
            raise Wrong(f'"{name}" is no colour of ours', cure, within + name)
        if not _COLOUR.fullmatch(str(text)):
            cure = 'write one such as "#a4262c", in quotes'
            raise Wrong(f'"{text}" is no colour', cure, within + name)
        found.append((name + suffix, str(text)))
    return tuple(found)


def fonts(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not set(value) <= {"serif", "sans"}:
        raise Wrong("fonts are serif and sans", "write serif: Georgia, serif below it")
    return tuple((name, _within(name, _fonts, text)) for name, text in value.items())


def _fonts(name: str, value: Any) -> str:
    text = line(value)
    if not _FONT.fullmatch(text) or text.count('"') % 2 or text.count("'") % 2:
        raise Wrong(f'"{text}" is no list of fonts', "write names with commas between")
    return text


def labels(value: Any) -> tuple[tuple[str, str], ...]:
    """The site's own words for labels of the theme; plural forms as ``key.one``."""
    if not isinstance(value, dict):
        raise Wrong("labels are a mapping", "write home: Front page below it")
    flat: list[tuple[str, str]] = []
    for key, text in value.items():
        forms = text.items() if isinstance(text, dict) else [("", text)]
        names = [(f"{key}.{form}" if form else key, words) for form, words in forms]
        flat += [
            (name, _within(name, lambda _, words: line(words), words)) for name, words in names
        ]
    return tuple(flat)


def summary_budget(value: Any) -> Budget:
    """``3``, or a mapping of one of sentences, words, characters to a number."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = {"sentences": value}
    if isinstance(value, dict) and len(value) == 1:
        unit, amount = next(iter(value.items()))
        if unit in UNITS and _is_count(amount):
            return Budget(amount, unit)
        if unit in UNITS:
            raise Wrong(f'"{amount}" is no number of {unit}', "write one from 1 on")
    what = "the length of a summary is in sentences, words or characters"
    raise Wrong(what, "write summary: {sentences: 3}")


def feed_settings(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or not set(value) <= {"content", "items", "hub"}:
        raise Wrong("feeds have content, items and hub", "write content: full below it")
    result = {key: item for key, item in value.items() if item is not None}
    if result.get("content", "full") not in ("full", "summary"):
        raise Wrong(f'"{result["content"]}" is not known', "write full or summary", "content")
    items = result.get("items", 50)
    if not _is_count(items) or items > 50:
        raise Wrong("a feed holds 1 to 50 items", "older ones go to archive feeds", "items")
    if "hub" in result:
        result["hub"] = _within("hub", lambda _, hub: web_base(hub)[:-1], result["hub"])
    return result


def switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong(f'"{value}" is neither on nor off', "write true or false")
    return value


def search(value: Any) -> bool:
    """Whether there is a search page; stemming needs a package that not everybody has."""
    if switch(value) and find_spec("snowballstemmer") is None:
        cure = 'pip install "digest-press[search]"'
        raise Wrong("search needs the package snowballstemmer, which is not installed", cure)
    return bool(value)


def _is_count(value: Any) -> bool:
    """A whole number above 0; ``true`` is one to Python."""
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
