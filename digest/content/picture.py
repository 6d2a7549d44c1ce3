"""The picture that stands for an article, and the paths by which texts name files."""

import posixpath
import unicodedata
from typing import Any

from digest.content import values
from digest.content.asking import Asking
from digest.content.links import is_web
from digest.model import Picture


def read_picture(asking: Asking) -> Picture | None:
    """None where front matter names none, or one of another site: readers ask nobody else."""
    raw = asking.ask("image", _file, "")
    if not raw:
        return None
    if is_web(raw) or raw.startswith("//"):
        what = "a picture of another site is not shown"
        asking.tell("image", what, "save it beside the article and write its name", "warning")
        return None
    alt = asking.ask("image_alt", values.line_of_text, "")
    credit = asking.ask("image_credit", values.line_of_text, "")
    return Picture(beside(asking.path, raw), alt, credit, asking.found.line("image"))


def _file(value: Any) -> str:
    """The name of a file, of the first of several, or of a mapping such as Hugo's themes take."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = next((value[key] for key in ("src", "path", "url", "image") if key in value), "")
    return values.line_of_text(value)


def beside(path: str, raw: str) -> str:
    """The project's path of a file that `path` names: relative to it, or from ``content/``."""
    name = unicodedata.normalize("NFC", raw.partition("?")[0])
    if name.startswith("/"):
        return posixpath.normpath("content" + name)
    return posixpath.normpath(f"{posixpath.dirname(path)}/{name}")
