"""Where an article was first published, as its front matter says in one of several ways."""

from typing import Any
from zoneinfo import ZoneInfo

from digest.content import values
from digest.content.asking import Asking
from digest.content.links import is_web
from digest.model import Origin


def read_origin(asking: Asking, zone: ZoneInfo, lang: str) -> Origin | None:
    """From ``source`` (an address, a name, or a mapping; of several the first), ``source_url``
    and ``source_name``; None where nothing is said.
    """
    value = asking.found.get("source")
    if isinstance(value, list):
        value = value[0]
    said = _of_mapping(value) if isinstance(value, dict) else _of_text(asking, value)

    def ask(key: str, read: Any, otherwise: Any) -> Any:
        return asking.take("source", said[key], read, otherwise, key) if key in said else otherwise

    origin = Origin(
        name=ask("name", values.line_of_text, "")
        or asking.ask("source_name", values.line_of_text, ""),
        url=ask("url", values.address, "") or asking.ask("source_url", values.address, ""),
        author=", ".join(ask("author" if "author" in said else "authors", values.names, ())),
        published=ask("date", lambda written: values.day(written, zone, lang), None),
    )
    return origin if origin.name or origin.url else None


def _of_mapping(value: dict[str, Any]) -> dict[str, Any]:
    return {key.lower(): item for key, item in value.items() if item not in (None, "", [])}


def _of_text(asking: Asking, value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    text = asking.take("source", value, values.line_of_text, "")
    return {"url" if is_web(text) else "name": text}
