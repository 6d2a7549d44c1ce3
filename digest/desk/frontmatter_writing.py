"""Front matter as an editor would write it: plain YAML, quoted only where it must be."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date

import yaml


def front_matter(keys: Mapping[str, str], end: str = "\n") -> str:
    """A line for each key that has something written, more where that starts a new line."""
    spaced = {k: v if v.startswith("\n") else f" {v}" for k, v in keys.items() if v}
    return "".join(f"{key}:{value}\n" for key, value in spaced.items()).replace("\n", end)


def scalar(text: str, context: str = "{}") -> str:
    """A string in YAML, quoted only where it would be read as something else."""
    if not text:
        return ""
    if _reads_as(f"k: {context.format(text)}", {"k": [text] if context != "{}" else text}):
        return text
    escaped = re.sub(r'[\\"]', r"\\\g<0>", text)
    printable = (c if c.isprintable() or c == "\u3000" else f"\\U{ord(c):08X}" for c in escaped)
    return f'"{"".join(printable)}"'


def _reads_as(document: str, value: object) -> bool:
    try:
        return bool(yaml.safe_load(document) == value)
    except (yaml.YAMLError, ValueError):
        return False


def flow(names: Iterable[str]) -> str:
    """A list on one line, each name once; "" where there is none."""
    quoted = [scalar(name, "[{}]") for name in dict.fromkeys(names) if name]
    return f"[{', '.join(quoted)}]" if quoted else ""


def origin(name: str, url: str) -> str:
    """The value of `source`: lines of their own for what of the two is known."""
    lines = (f"\n  {k}: {scalar(v)}" for k, v in (("url", url), ("name", name)) if v)
    return "".join(lines)


def new_id(day: date, title: str, body: Iterable[str]) -> str:
    """The day and a short fingerprint of the headline and the paragraphs."""
    told = "\n\n".join([title, *body]).encode()
    return f"{day:%Y%m%d}-{hashlib.blake2b(told, digest_size=4).hexdigest()}"
