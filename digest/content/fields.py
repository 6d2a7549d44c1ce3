"""The keys of front matter: one name for each, and the names that other tools give them."""

from typing import Any

from digest.errors import Notice
from digest.text.plainyaml import Mapping

# canonical: also taken, in the order in which they are asked. From the documents of Hugo, Jekyll,
# Zola, Pelican, Nikola, Eleventy, Quarto and Obsidian's clipper.
KEYS: dict[str, tuple[str, ...]] = {
    "title": ("headline",),
    "date": ("publishdate", "pubdate", "published", "date.created", "created"),
    "updated": ("lastmod", "modified", "last_modified_at", "date_modified", "date.modified"),
    "id": ("guid",),
    "lang": ("language", "locale"),
    "topics": (
        *("topic", "category", "categories", "section"),
        *("taxonomies.topics", "taxonomies.categories"),
    ),
    "tags": ("keywords", "taxonomies.tags"),
    "summary": ("description", "excerpt", "abstract"),
    "source": (),
    "source_url": ("link", "original_url", "canonical", "canonical_url"),
    "source_name": ("publisher", "site"),
    "authors": ("author", "extra.author", "byline"),
    "credit": (),
    "slugline": (),
    "license": ("licence", "copyright"),
    "via": (),
    "note": (),
    "story": (),
    "related": (),
    "image": (
        *("cover", "thumbnail", "featured_image", "cover_image", "previewimage"),
        *("extra.image", "images"),
    ),
    "image_alt": ("cover_alt", "image.alt", "cover.alt"),
    "image_credit": ("image.credit", "image.caption", "cover.caption"),
    "draft": ("status", "publish"),
    "expires": ("expirydate", "expiry_date", "unpublishdate"),
    "pin": ("pinned", "featured", "sticky"),
    "slug": (),
    "aliases": ("alias", "redirect_from", "permalink"),
}

# Keys of other tools that say nothing about a digest: neither used nor warned of.
IGNORED = frozenset({
    "layout", "type", "weight", "comments", "toc", "math", "cssclasses", "cssclass", "template",
    "in_search_index", "status", "page_template", "hidetitle", "showtoc", "disqus", "publish",
    "menu", "extra", "taxonomies", "image", "cover", "build", "sitemap", "outputs", "url",
    "tags_url", "render", "series", "featured", "date", "show_in_index", "number",
})  # fmt: skip

# What a source given as a mapping may say; the first four are meant.
SOURCE = ("url", "name", "author", "date", "authors", "title")

_WORDS = ("true", "false", "yes", "no", "on", "off")
_NAMES = frozenset(name for key, others in KEYS.items() for name in (key, *others))
_HEADS = frozenset(name.partition(".")[0] for name in _NAMES) | IGNORED
# For each name, the keys that it may speak for, and how many others are asked before it.
_KEYS_OF = {
    name: tuple((k, (k, *KEYS[k]).index(name)) for k in KEYS if name in (k, *KEYS[k]))
    for name in _NAMES
}


class Found:
    """What a file's front matter says, by canonical key, and where."""

    def __init__(self, matter: Mapping) -> None:
        self._values, self._lines, self._twice = _flat(matter.values, matter.lines)
        self._names = self._speaking()

    def get(self, key: str) -> Any:
        """The value under this key or one of its other names; None where there is none."""
        return self._values.get(self._names.get(key, key))

    def raw(self, name: str) -> Any:
        """The value under exactly this name, capitals and hyphens set aside."""
        return self._values.get(name)

    def line(self, key: str, within: str = "") -> int:
        """The line of the value, or of a key within it; that of the front matter's beginning."""
        name = self._names.get(key, key)
        return self._lines.get(f"{name}.{within}") or self._lines.get(name, 1)

    def has(self, key: str) -> bool:
        return key in self._names

    def _speaking(self) -> dict[str, str]:
        """For each key that has a value, the first of its names that says something."""
        first: dict[str, tuple[int, str]] = {}
        for name in filter(self._says_something, self._values):
            for key, rank in _KEYS_OF.get(name, ()):
                first[key] = min(first.get(key, (rank, name)), (rank, name))
        return {key: name for key, (_, name) in first.items()}

    def _says_something(self, name: str) -> bool:
        """An absent or empty value lets another name speak; an empty title is a fault."""
        value = self._values.get(name)
        if name == "title":
            return name in self._values
        if name == "published" and str(value).lower() in _WORDS:
            return False  # Jekyll's word for a draft, no date
        if name == "date" and isinstance(value, dict):
            return False  # date.created and date.modified are asked by themselves
        return value not in (None, "", [], {})

    def notices(self, path: str) -> tuple[Notice, ...]:
        """A warning for each key that is neither ours nor another tool's; a fault for each that
        stands there twice, in different spellings.
        """
        source = self._values.get("source")
        within = source if isinstance(source, dict) else {}
        strange = [k for k in self._values if "." not in k and k not in _HEADS]
        inside = [k for k in map(_folded, within) if k not in SOURCE]
        return (
            *(Notice(path, line, what, "keep one of the two") for line, what in self._twice),
            *(Notice(path, self._lines[k], *_about(k), "warning") for k in strange),
            *(Notice(path, self.line("source", k), *_about_source(k), "warning") for k in inside),
        )


def is_key(name: str) -> bool:
    """Whether front matter could have a key of this name."""
    return _folded(name) in _NAMES | IGNORED


def _about(key: str) -> tuple[str, str]:
    from difflib import get_close_matches  # only faults need it

    known = [name for name in _NAMES if "." not in name]
    near = get_close_matches(key, sorted(known), n=1, cutoff=0.6)
    cure = f'did you mean "{near[0]}"?' if near else "it is not used"
    return f'"{key}" is no key of front matter', cure


def _about_source(key: str) -> tuple[str, str]:
    from difflib import get_close_matches

    near = get_close_matches(key, SOURCE[:4], n=1, cutoff=0.6)
    cure = f'did you mean "{near[0]}"?' if near else "a source has url, name, author, date"
    return f'a source has no "{key}"', cure


def _folded(key: str) -> str:
    return key.lower().replace("-", "_").replace(" ", "_")


def _flat(
    values: dict[str, Any], lines: dict[str, int]
) -> tuple[dict[str, Any], dict[str, int], list[tuple[int, str]]]:
    """Keys in lower case with underscores, one level of nesting as ``date.created``, their lines,
    and which of them stand there twice.
    """
    flat: dict[str, Any] = {}
    places: dict[str, int] = {}
    twice: list[tuple[int, str]] = []
    for key, value in values.items():
        name, line = _folded(key), lines.get(key, 1)
        if name in flat:
            twice.append((line, f'"{key}" stands here twice'))
            continue
        flat[name], places[name] = value, line
        for inner, item in value.items() if isinstance(value, dict) else ():
            deep = f"{name}.{_folded(inner)}"
            flat.setdefault(deep, item)
            places.setdefault(deep, lines.get(f"{key}.{inner}", line))
    return flat, places, twice
