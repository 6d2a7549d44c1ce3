"""``theme.yaml``: what a theme says of itself, and what its faults are."""

from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from digest.content.frontmatter import decode
from digest.errors import DigestError, Notice, fault
from digest.text.plainyaml import NotPlain, read_yaml
from digest.value import Record

_OBEYED = ("extends", "without")  # other keys are for those who read the file


class About(Record, frozen=True):
    """`path` is how an editor knows the file. `without` are static files, or folders of them, that
    the themes below have and this one does not publish.
    """

    path: str
    extends: str
    without: tuple[str, ...]
    lines: dict[str, int]


def about_theme(folder: Path, shown: str) -> About:
    """Raises DigestError where the file says what no theme can mean."""
    path = f"{shown}/theme.yaml"
    try:
        found = read_yaml(decode((folder / "theme.yaml").read_bytes(), path))
    except NotPlain as error:
        raise DigestError([error.notice(path)]) from None
    for key in found.values:
        near = get_close_matches(key.lower(), _OBEYED, n=1, cutoff=0.75)
        if near and key not in _OBEYED:
            cure = f'did you mean "{near[0]}"?'
            raise fault(path, found.lines[key], f'"{key}" says nothing in theme.yaml', cure)
    lines = {key: found.lines.get(key, 0) for key in _OBEYED}
    extends = found.values.get("extends") or ""
    if not isinstance(extends, str):
        cure = "write extends: broadsheet"
        raise fault(path, lines["extends"], "a theme extends one other, by its name", cure)
    return About(path, extends, _names(path, lines, found.values.get("without")), lines)


def _names(path: str, lines: dict[str, int], value: Any) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [value] if value else []
    if not all(isinstance(name, str) and name.strip("/") for name in names):
        what = "without names files or folders of static/"
        raise fault(path, lines["without"], what, "write without: [fonts]")
    return tuple(name.strip("/") for name in names)


def left_out(name: str, without: Collection[str]) -> bool:
    """Whether a static file is one of those that are left out, or lies in one of their folders."""
    return any(name == each or name.startswith(f"{each}/") for each in without)


def strangers(about: About, static: Collection[str]) -> tuple[Notice, ...]:
    """A fault for what a theme leaves out and none of those below it has: a slip of the pen.

    `static` are the paths of all static files that they have.
    """
    return tuple(
        _stranger(about, name, static)
        for name in about.without
        if not any(left_out(path, (name,)) for path in static)
    )


def _stranger(about: About, name: str, static: Collection[str]) -> Notice:
    known = sorted({*static, *(path.rpartition("/")[0] for path in static)} - {""})
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    cure = f'did you mean "{near[0]}"?' if near else f"they have {', '.join(known) or 'none'}"
    what = f'"{name}" is no static file or folder of the themes that this one extends'
    return Notice(about.path, about.lines["without"], what, cure)
