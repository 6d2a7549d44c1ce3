"""A theme's folder to a value, with the themes that it extends."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

from msgspec.structs import replace

from digest.content.frontmatter import decode
from digest.engine.explained import explained
from digest.engine.theme_yaml import About, about_theme, left_out, strangers
from digest.engine.walk import walk
from digest.errors import DigestError, Notice, fault
from digest.site.theme import Layer, StaticFile, Template, Theme, label_languages
from digest.text.plainyaml import NotPlain, read_yaml
from digest.value import fingerprint

DEFAULT = "broadsheet"
BELOW_ALL = "of digest"  # what no theme can be called, a project's own "broadsheet" neither
MAILS = frozenset({"mail.html", "mail.txt", "mail_parts.html", "edition_item.html"})


def read_theme(root: Path, name: str, language: str = "") -> Theme:
    """A theme and those that it extends; raises DigestError where one is unknown or in a ring.

    Labels of the default theme stand below all others, since pages and feeds are titled with
    them whatever the theme; so do its mails, which look alike in most themes. With a language only
    the labels are read that a site in it may use.
    """
    layers: list[Layer] = []
    said: list[About] = []
    wanted, place = name, ("site.yaml", _line_of(root / "site.yaml", "theme"))
    folder = None
    while wanted:
        if any(layer.name == wanted for layer in layers):
            chain = " → ".join([*(layer.name for layer in layers), wanted])
            raise fault(*place, f"themes extend each other: {chain}", "leave out one extends:")
        folder, shown = _theme_folder(root, wanted, place)
        layer, about = _read_layer(folder, shown, wanted, language)
        layers.append(layer)
        said.append(about)
        wanted, place = about.extends, (about.path, about.lines["extends"])
    _check(layers, said)
    if folder != _package() / DEFAULT:
        layers.append(_below_all(language))
    return Theme(tuple(_without(layers, said)))


def _check(layers: list[Layer], said: list[About]) -> None:
    faults: list[Notice] = []
    for place, about in enumerate(said):
        below = {file.path for layer in layers[place + 1 :] for file in layer.static}
        faults += strangers(about, below)
    if faults:
        raise DigestError(faults)


def _without(layers: list[Layer], said: list[About]) -> Iterator[Layer]:
    """The layers, each without the static files that one before it leaves out."""
    gone: tuple[str, ...] = ()
    for layer, about in zip_longest(layers, said):
        static = tuple(file for file in layer.static if not left_out(file.path, gone))
        yield replace(layer, static=static)
        gone += about.without if about else ()


def _line_of(file: Path, key: str) -> int:
    """The line of a key at the margin of a YAML file; 0 where it is not written."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return 0
    return next((n for n, line in enumerate(lines, 1) if re.match(rf"{key}\s*:", line)), 0)


def _theme_folder(root: Path, name: str, place: tuple[str, int]) -> tuple[Path, str]:
    own = root / "themes" / name
    for folder, shown in ((own, f"themes/{name}"), (_package() / name, _shown(name))):
        if (folder / "theme.yaml").is_file():
            return folder, shown
    known = _known(root)
    near = get_close_matches(name, known, n=1, cutoff=0.7)
    choice = f'did you mean "{near[0]}"?' if near else f"choose one of {', '.join(known)}"
    what = f'there is no theme "{name}"'
    raise fault(*place, what, f"{choice}, or write themes/{name}/theme.yaml")


def _known(root: Path) -> list[str]:
    """The names of all themes that a project may have: its own and the package's."""
    places = (root / "themes", _package())
    return sorted({folder.name for place in places for folder in _themes_in(place)})


def _themes_in(folder: Path) -> Iterator[Path]:
    return (file.parent for file in folder.glob("*/theme.yaml"))


def _shown(name: str) -> str:
    """What a theme of the package is called in faults."""
    return f"themes/{name} (of digest)"


def _package() -> Path:
    """The folder of the package's themes: inside it when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def templates_of_package() -> Iterator[tuple[str, str]]:
    """The text of each template of the package's themes, by all names that templates of a theme
    that extends them may know it by; raises OSError.
    """
    for folder in _themes_in(_package()):
        for template in _templates(folder, folder.name):
            names = [template.name, f"{folder.name}/{template.name}"]
            if template.name in MAILS:
                names.append(f"{BELOW_ALL}/{template.name}")
            yield from ((name, template.text) for name in names)


def is_of_package(template: Template) -> bool:
    """Whether one of the package's themes has just this template; raises OSError."""
    files = (folder / "templates" / template.name for folder in _themes_in(_package()))
    return any(
        decode(file.read_bytes(), template.path) == template.text
        for file in files
        if file.is_file()
    )


def _below_all(language: str) -> Layer:
    """A layer of nothing but the labels and mails of the package's own theme."""
    folder, shown = _package() / DEFAULT, _shown(DEFAULT)
    mails = tuple(t for t in _templates(folder, shown) if t.name in MAILS)
    return Layer(BELOW_ALL, mails, (), _labels_of(folder, shown, language))


def _read_layer(folder: Path, shown: str, name: str, language: str) -> tuple[Layer, About]:
    try:
        about = about_theme(folder, shown)
        labels = _labels_of(folder, shown, language)
        layer = Layer(name, _templates(folder, shown), _static(folder), labels)
    except OSError as error:
        name = str(error.filename or "").removeprefix(str(folder))
        raise fault(shown + name, 0, *explained(error)) from None
    return layer, about


def _templates(folder: Path, shown: str) -> tuple[Template, ...]:
    found = []
    for file in _below(folder / "templates"):
        name = file.relative_to(folder / "templates").as_posix()
        path = f"{shown}/templates/{name}"
        found.append(Template(name, decode(file.read_bytes(), path), path))
    return tuple(found)


def _static(folder: Path) -> tuple[StaticFile, ...]:
    found = []
    for file in _below(folder / "static"):
        data = file.read_bytes()
        name = file.relative_to(folder / "static").as_posix()
        found.append(StaticFile(name, data, fingerprint(data)))
    return tuple(found)


def _labels_of(folder: Path, shown: str, language: str) -> tuple[tuple[str, str, str], ...]:
    used = label_languages(language)
    files = (f for f in _below(folder / "labels") if not language or f.stem in used)
    return tuple(label for file in files for label in _labels(file, shown))


def _labels(file: Path, shown: str) -> tuple[tuple[str, str, str], ...]:
    path = f"{shown}/labels/{file.name}"
    try:
        return _flat(decode(file.read_bytes(), path), file.stem)
    except NotPlain as error:
        raise DigestError([error.notice(path)]) from None


@lru_cache(maxsize=64)
def _flat(text: str, lang: str) -> tuple[tuple[str, str, str], ...]:
    """Labels as (language, key, text); plural forms as ``key.one``."""
    flat: list[tuple[str, str, str]] = []
    for key, value in read_yaml(text).values.items():
        forms = value.items() if isinstance(value, dict) else [("", value)]
        flat += [(lang, f"{key}.{form}" if form else key, str(words)) for form, words in forms]
    return tuple(flat)


def _below(folder: Path) -> list[Path]:
    """Files in the order of their names; hidden ones, and those in hidden folders, are nobody's."""
    return [Path(found.place) for found in walk(str(folder.parent), folder.name, [])]
