"""The articles that an editor lists as related: files of the content folder, or addresses."""

from pathlib import PurePosixPath
from typing import Any

from digest.content import values
from digest.content.asking import Asking
from digest.content.links import is_web
from digest.content.picture import beside
from digest.model import Reference

_TEXTS = (".md", ".markdown", ".txt", ".html", ".htm")


def read_related(asking: Asking) -> tuple[Reference, ...]:
    """Each by its path in the project, or by an address as it is written."""
    line = asking.found.line("related")
    none: tuple[str, ...] = ()
    listed = asking.ask("related", _entries, none)
    targets = dict.fromkeys(_target(asking.path, entry) for entry in listed)
    return tuple(Reference(target, line, False) for target in targets)


def _entries(value: Any) -> tuple[str, ...]:
    """A list, or one entry; a comma may belong to a name."""
    return values.several(value if isinstance(value, list | dict) else [value])


def _target(path: str, entry: str) -> str:
    is_file = PurePosixPath(entry).suffix.lower() in _TEXTS
    return beside(path, entry) if is_file and not is_web(entry) else _address(entry)


def _address(entry: str) -> str:
    """From the site's root on, if it is not a whole one."""
    return entry if is_web(entry) or entry.startswith("/") else f"/{entry}"
