"""Plain text as Markdown that shows the same characters."""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin


def as_markdown(text: str) -> str:
    """One paragraph of Markdown that shows just these characters, escaped only where needed."""
    if _shows(text, text):
        return text
    start = re.sub(r"^(\d{0,9})([^\w\s])", r"\1\\\2", text)
    if _shows(start, text):
        return start
    found = {c for c in text if c.isascii() and not (c.isalnum() or c.isspace())}
    marks = sorted(found, key=lambda c: (c in "\\`*_[<&", c))  # a mark that opens is shown escaped
    needed = set(marks)
    for mark in marks:
        if _shows(_escaped(text, needed - {mark}), text):
            needed -= {mark}
    return _escaped(text, needed)


def _escaped(text: str, marks: set[str]) -> str:
    return "".join(f"\\{c}" if c in marks else c for c in text)


def _shows(markdown: str, text: str) -> bool:
    """Whether it is read as one paragraph of mere text, this one."""
    tokens = _reader().parse(markdown)
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return False
    parts = tokens[1].children or []
    plain = all(part.type in ("text", "text_special") for part in parts)
    return plain and "".join(part.content for part in parts) == text


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    # What editors' Markdown can do here, so that no mark of a page comes alive by chance.
    return MarkdownIt("commonmark").enable(["strikethrough", "table"]).use(footnote_plugin)
