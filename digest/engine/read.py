"""The project's folder to values: sources, assets, settings, theme."""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from digest.content.frontmatter import decode
from digest.engine.pictures import pixel_size, refuse_active_svg
from digest.errors import DigestError, Notice, fault
from digest.model import Asset, Content, Source
from digest.settings import Site, read_settings
from digest.site.theme import Layer, StaticFile, Template, Theme
from digest.text.plainyaml import NotPlain, read_yaml
from digest.value import fingerprint

TEXTS = (".md", ".markdown", ".txt")
MOST_BYTES = 8 * 1024 * 1024  # of one text; more is no article


def read_content(root: Path) -> Content:
    """Everything below ``content/`` and ``static/``, in the order of the paths.

    Raises DigestError with every file that cannot be read.
    """
    sources: list[Source] = []
    assets: list[Asset] = []
    faults: list[Notice] = []
    for file in (*_files(root, "content", faults), *_files(root, "static", faults)):
        try:
            _read_file(root, file, sources, assets)
        except DigestError as error:
            faults += error.notices
        except OSError as error:
            faults.append(Notice(_shown(root, file), 0, *explained(error)))
    if faults:
        raise DigestError(faults)
    return Content(tuple(sources), tuple(assets))


def _read_file(root: Path, file: Path, sources: list[Source], assets: list[Asset]) -> None:
    path = _shown(root, file)
    if path.startswith("content/") and file.suffix.lower() in TEXTS:
        if file.stat().st_size > MOST_BYTES:
            raise fault(path, 0, "this text is larger than 8 MB", "move it out of content/")
        sources.append(Source(path, file.read_bytes()))
    else:
        assets.append(_asset(path, file))


def _asset(path: str, file: Path) -> Asset:
    data = file.read_bytes()
    if path.lower().endswith((".svg", ".svgz")):
        refuse_active_svg(path, data)
    width, height = pixel_size(data)
    return Asset(path, fingerprint(data), len(data), width, height)


def _files(root: Path, folder: str, faults: list[Notice]) -> list[Path]:
    """Files below a folder, hidden ones and editors' own left out."""
    top = root / folder
    if folder == "content" and top.exists() and not top.is_dir():
        faults.append(Notice(folder, 0, "this is a file", "content/ is a folder of articles"))
    return sorted(_walk(top, root, faults), key=lambda p: _shown(root, p))


def _walk(folder: Path, root: Path, faults: list[Notice]) -> Iterator[Path]:
    def remember(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            place = _shown(root, Path(error.filename)) if error.filename else str(folder)
            faults.append(Notice(place, 0, *explained(error)))

    for here, folders, files in os.walk(folder, onerror=remember, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in folders:
            if name.lower().endswith(TEXTS):
                place = _shown(root, Path(here, name))
                what = "a folder stands where a file should"
                faults.append(Notice(place, 0, what, "rename the folder"))
        yield from (Path(here, name) for name in files if not _is_private(name))


def _is_private(name: str) -> bool:
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp", ".bak"))


def _shown(root: Path, file: Path) -> str:
    """A path as messages and values have it: from the project's folder, slashes, one form."""
    return unicodedata.normalize("NFC", file.relative_to(root).as_posix())


def explained(error: OSError) -> tuple[str, str]:
    """What the system refused, and the way out, in words."""
    if isinstance(error, PermissionError):
        return "no right to read or write this", "change its owner or its rights"
    if isinstance(error, FileNotFoundError):
        return "this is missing", "create it, or correct the name"
    if isinstance(error, IsADirectoryError):
        return "a folder stands where a file should", "rename the folder"
    if error.errno in (28, 122):
        return "the disk is full", "make room and build again"
    return f"the system says: {error.strerror or error}", "mend that and try again"


def read_site(root: Path) -> tuple[Site, tuple[Notice, ...]]:
    """The settings of ``site.yaml``, or those of a site that has none."""
    file = root / "site.yaml"
    if not file.exists():
        return Site(), ()
    try:
        return read_settings(decode(file.read_bytes(), "site.yaml"))
    except OSError as error:
        raise fault("site.yaml", 0, *explained(error)) from None


def read_theme(root: Path, name: str) -> Theme:
    """A theme and those that it extends; raises DigestError where one is unknown or in a ring."""
    layers: list[Layer] = []
    wanted: str | None = name
    while wanted:
        if any(layer.name == wanted for layer in layers):
            chain = " → ".join([*(layer.name for layer in layers), wanted])
            raise fault("site.yaml", 0, f"themes extend each other: {chain}", "mend theme.yaml")
        folder, shown = _theme_folder(root, wanted)
        layer, wanted = _read_layer(folder, shown, wanted)
        layers.append(layer)
    return Theme(tuple(layers))


def _theme_folder(root: Path, name: str) -> tuple[Path, str]:
    for folder, shown in ((root / "themes" / name, f"themes/{name}"), *_built_in(name)):
        if (folder / "theme.yaml").is_file():
            return folder, shown
    known = sorted({p.parent.name for p in (root / "themes").glob("*/theme.yaml")} | {"broadsheet"})
    what = f'there is no theme "{name}"'
    raise fault("site.yaml", 0, what, f"choose one of {', '.join(known)}, or add themes/{name}/")


def _built_in(name: str) -> tuple[tuple[Path, str], ...]:
    """The themes of the package: inside it when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    return tuple(
        (folder / "themes" / name, f"themes/{name} (of digest)")
        for folder in (package, package.parent)
    )


def _read_layer(folder: Path, shown: str, name: str) -> tuple[Layer, str | None]:
    try:
        about = read_yaml(decode((folder / "theme.yaml").read_bytes(), f"{shown}/theme.yaml"))
        templates = tuple(
            Template(f.relative_to(folder / "templates").as_posix(), decode(f.read_bytes(), s), s)
            for f in _below(folder / "templates")
            for s in [f"{shown}/templates/{f.relative_to(folder / 'templates').as_posix()}"]
        )
        static = tuple(
            StaticFile(f.relative_to(folder / "static").as_posix(), data, fingerprint(data))
            for f in _below(folder / "static")
            for data in [f.read_bytes()]
        )
        labels = tuple(x for f in _below(folder / "labels") for x in _labels(f, shown))
    except NotPlain as error:
        raise DigestError([error.notice(f"{shown}/theme.yaml")]) from None
    except OSError as error:
        raise fault(shown, 0, *explained(error)) from None
    extends = about.values.get("extends")
    return Layer(name, templates, static, labels), str(extends) if extends else None


def _below(folder: Path) -> list[Path]:
    found = (p for p in folder.rglob("*") if p.is_file() and not _is_private(p.name))
    return sorted(found, key=lambda p: p.relative_to(folder).as_posix())


def _labels(file: Path, shown: str) -> list[tuple[str, str, str]]:
    """Labels as (language, key, text); plural forms as ``key.one``."""
    path = f"{shown}/labels/{file.name}"
    try:
        values = read_yaml(decode(file.read_bytes(), path)).values
    except NotPlain as error:
        raise DigestError([error.notice(path)]) from None
    flat: list[tuple[str, str, str]] = []
    for key, text in values.items():
        forms = text.items() if isinstance(text, dict) else [("", text)]
        flat += [(file.stem, f"{key}.{form}" if form else key, str(words)) for form, words in forms]
    return flat
