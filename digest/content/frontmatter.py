"""A file's text: its front matter between two lines of ``---``, and the body below."""

import re

from digest.content.fields import is_key
from digest.errors import Notice, fault
from digest.text.plainyaml import Mapping, NotPlain, read_yaml
from digest.value import Record

# Blank lines above the first dashes are a slip of the hand, no reason to print keys as text.
_OPEN = re.compile(r"\A(?:[ \t]*\n)*---[ \t]*(?:\n|\Z)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_TOML = re.compile(r"\A\s*\+\+\+[ \t]*\n")
_JSON = re.compile(r'\A\s*\{\s*"\w+"\s*:')
_KEY = re.compile(r"([A-Za-z_][\w -]*):(?:\s|\Z)")


class Document(Record, frozen=True):
    """`first_line` is the line on which the body starts, counted from 1."""

    matter: Mapping
    body: str
    first_line: int = 1


def decode(data: bytes, path: str) -> str:
    """A file's text with ``\\n`` line ends; raises DigestError where it is not UTF-8."""
    raw = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = _line_at(raw[: error.start].decode("utf-8"))
        seen = "UTF-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else f"0x{raw[error.start]:02x}"
        raise fault(path, line, f"this is not UTF-8 ({seen})", "save the file as UTF-8") from None
    if "\0" in text:
        line = _line_at(text[: text.index("\0")])
        raise fault(path, line, "a zero byte: this is no text file", "move it out of content/")
    return _unix(text)


def _line_at(before: str) -> int:
    return _unix(before).count("\n") + 1


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split_document(text: str, path: str) -> Document:
    """Front matter and body; raises DigestError with the line of what is wrong."""
    opening = _OPEN.match(text)
    if not opening:
        _refuse_others(text, path)
        return Document(Mapping({}, {}), text)
    line = text.count("\n", 0, text.index("---")) + 1
    closing = _CLOSE.search(text, opening.end())
    if not closing:
        what = "the front matter is not closed"
        raise fault(path, line, what, "end it with a line of three dashes: ---")
    inside = text[opening.end() : closing.start()]
    try:
        matter = read_yaml(inside, first_line=line + 1)
    except NotPlain as error:
        raise fault(path, error.line, error.what, error.cure) from None
    return Document(matter, text[closing.end() :], text.count("\n", 0, closing.end()) + 1)


def _refuse_others(text: str, path: str) -> None:
    """Front matter in a notation that we do not read would be printed as the article's text."""
    for pattern, notation in ((_TOML, "TOML"), (_JSON, "JSON")):
        if pattern.match(text):
            what = f"this front matter is {notation}"
            cure = 'write it as YAML, "title: Storm", between two lines of three dashes (---)'
            raise fault(path, text[: len(text) - len(text.lstrip())].count("\n") + 1, what, cure)


def misplaced(document: Document, path: str) -> Notice | None:
    """A warning where a body begins like front matter whose dashes were forgotten.

    One line such as "Update: the harbour is open" is prose; a known key and another key below
    it, or dashes, are none.
    """
    lines = document.body.lstrip("\n").split("\n", 2)[:2]
    keys = [_KEY.match(line) for line in lines]
    if document.matter.values or not keys[0] or not is_key(keys[0][1]) or len(lines) < 2:
        return None
    if not (keys[1] and is_key(keys[1][1])) and lines[1].strip() != "---":
        return None
    what = "this begins like front matter without its first line"
    cure = "put a line of three dashes (---) above and below the keys"
    blank = len(document.body) - len(document.body.lstrip("\n"))
    return Notice(path, document.first_line + blank, what, cure, "warning")
