"""A theme: templates, labels and static files, its own before those it extends."""

from collections.abc import Iterable

from digest.value import Value

FORMS = ("zero", "one", "two", "few", "many", "other")  # CLDR's names for plural forms


class Template(Value, frozen=True):
    """A template's name below its theme, its text, and where an editor finds it."""

    name: str
    text: str
    path: str


class StaticFile(Value, frozen=True):
    """A file published below ``/assets/``."""

    path: str
    data: bytes
    fingerprint: str


class Layer(Value, frozen=True):
    """One theme of a chain of themes. Labels are (language, key, text)."""

    name: str
    templates: tuple[Template, ...]
    static: tuple[StaticFile, ...]
    labels: tuple[tuple[str, str, str], ...]


class Theme(Value, frozen=True):
    """Layers, the site's own first, the one that extends nothing last."""

    layers: tuple[Layer, ...]

    def template(self, name: str) -> Template | None:
        """By its plain name the nearest one; as ``theme/name`` that theme's own."""
        wanted, _, inner = name.partition("/")
        for layer in self.layers:
            if layer.name == wanted and inner:
                return next((t for t in layer.templates if t.name == inner), None)
        found = (t for layer in self.layers for t in layer.templates if t.name == name)
        return next(found, None)

    def below(self, name: str) -> str:
        """What stands below a template, is called alike and says something else, as ``theme/name``;
        "" for nothing.
        """
        own = self.template(name)
        if own is None:
            return ""
        found = [(layer.name, t) for layer in self.layers for t in layer.templates]
        alike = [(layer, t) for layer, t in found if t.name == own.name]
        place = next(n for n, (_, t) in enumerate(alike) if t is own)
        lower = (layer for layer, t in alike[place + 1 :] if t.text != own.text)
        return next((f"{layer}/{own.name}" for layer in lower), "")

    @property
    def static(self) -> tuple[StaticFile, ...]:
        """Static files, of two with one path the nearest."""
        by_path = {f.path: f for layer in reversed(self.layers) for f in layer.static}
        return tuple(by_path[path] for path in sorted(by_path))

    def labels(self, lang: str) -> tuple[tuple[str, str], ...]:
        """Labels of a language; those that it lacks come from its base language and English.

        A label comes with all its plural forms from one place, since the forms of two languages
        do not go together.
        """
        merged: dict[str, dict[str, str]] = {}
        for code in label_languages(lang):
            for layer in reversed(self.layers):
                merged |= _by_stem(
                    (key, text) for code_, key, text in layer.labels if code_ == code
                )
        return tuple(sorted(label for forms in merged.values() for label in forms.items()))


def label_languages(lang: str) -> tuple[str, ...]:
    """The languages whose labels a site in one of them may use, the nearest last."""
    return tuple(dict.fromkeys(("en", lang.partition("-")[0], lang)))


def stem(key: str) -> str:
    """A label's key without its plural form: ``stories`` of ``stories.one``."""
    name, _, form = key.rpartition(".")
    return name if name and form in FORMS else key


def _by_stem(labels: Iterable[tuple[str, str]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for key, text in labels:
        found.setdefault(stem(key), {})[key] = text
    return found
