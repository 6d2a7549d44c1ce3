"""The keys of front matter: one name for each, and the names that other tools give them."""

from difflib import get_close_matches
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
    "topics": ("topic", "category", "categories", "section", "taxonomies.topics", "taxonomies.categories"),
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
    "image": ("cover", "thumbnail", "featured_image", "cover_image", "previewimage", "extra.image", "images"),
    "image_alt": ("cover_alt", "image.alt", "cover.alt"),
    "image_credit": ("image.credit", "image.caption", "cover.caption"),
    "draft": ("status", "publish"),
    "expires": ("expirydate", "expiry_date", "unpublishdate"),
    "pin": ("pinned", "featured", "sticky"),
    "slug": (),
    "aliases": ("alias", "redirect_from", "permalink"),
}  # fmt: skip

# Keys of other tools that say nothing about a digest: neither used nor warned of.
IGNORED = frozenset(
    "layout type weight comments toc math cssclasses cssclass template in_search_index status "
    "page_template hidetitle showtoc disqus publish menu extra taxonomies image cover build "
    "sitemap outputs url tags_url render series featured date show_in_index number".split()
)


class Found:
    """What a file's front matter says, by canonical key, and where."""

    def __init__(self, matter: Mapping) -> None:
        self._values, self._lines = _flat(matter.values, matter.lines)
        self.used: set[str] = set()

    def get(self, key: str) -> Any:
        """The value under this key or one of its other names; None where there is none."""
        name = self._name(key)
        return None if name is None else self._values[name]

    def line(self, key: str) -> int:
        """The line of the value, or of the front matter's beginning."""
        name = self._name(key)
        return self._lines.get(name, 1) if name else 1

    def name(self, key: str) -> str:
        """The name that the editor used for this key."""
        return self._name(key) or key

    def has(self, key: str) -> bool:
        return self._name(key) is not None

    def _name(self, key: str) -> str | None:
        return next(
            (n for n in (key, *KEYS[key]) if _says_something(self._values.get(n), n)), None
        )

    def unknown(self, path: str) -> tuple[Notice, ...]:
        """A warning for each key that is neither ours nor another tool's."""
        known = {name for key, others in KEYS.items() for name in (key, *others)}
        heads = {name.partition(".")[0] for name in known} | IGNORED
        strange = [k for k in self._values if "." not in k and k not in heads]
        return tuple(Notice(path, self._lines[k], *_about(k), "warning") for k in strange)


def _says_something(value: Any, name: str) -> bool:
    """An absent or empty value lets another name speak; an empty title is a fault of its own."""
    if name == "title":
        return value is not None
    return value not in (None, "", []) and not isinstance(value, dict) or name == "source" and bool(value)


def _about(key: str) -> tuple[str, str]:
    near = get_close_matches(key, list(KEYS), n=1, cutoff=0.6)
    cure = f'did you mean "{near[0]}"?' if near else "it is not used"
    return f'"{key}" is no key of front matter', cure


def _flat(values: dict[str, Any], lines: dict[str, int]) -> tuple[dict[str, Any], dict[str, int]]:
    """Keys in lower case with underscores; one level of nesting as ``date.created``."""
    flat: dict[str, Any] = {}
    places: dict[str, int] = {}
    for key, value in values.items():
        name = key.lower().replace("-", "_").replace(" ", "_")
        flat[name], places[name] = value, lines.get(key, 1)
        for inner, item in value.items() if isinstance(value, dict) and name != "source" else ():
            deep = f"{name}.{inner.lower().replace('-', '_')}"
            flat[deep], places[deep] = item, lines.get(f"{key}.{inner}", places[name])
    return flat, places
