"""A file's text: its front matter between two lines of ``---``, and the body below."""

import re
from dataclasses import dataclass

from digest.errors import Notice, fault
from digest.text.plainyaml import Mapping, NotPlain, read_yaml

_OPEN = re.compile(r"\A---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"\A[A-Za-z_][\w .-]*:(?:\s|\Z)")


@dataclass(frozen=True)
class Document:
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
        line = raw.count(b"\n", 0, error.start) + 1
        seen = "UTF-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else f"0x{raw[error.start]:02x}"
        raise fault(path, line, f"this is not UTF-8 ({seen})", "save the file as UTF-8") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise fault(path, line, "a zero byte: this is no text file", "move it out of content/")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split_document(text: str, path: str) -> Document:
    """Front matter and body; raises DigestError with the line of what is wrong."""
    opening = _OPEN.match(text)
    if not opening:
        return Document(Mapping({}, {}), text)
    closing = _CLOSE.search(text, opening.end())
    if not closing:
        what = "the front matter is not closed"
        raise fault(path, 1, what, "end it with a line of three dashes: ---")
    inside = text[opening.end() : closing.start()]
    try:
        matter = read_yaml(inside, first_line=2)
    except NotPlain as error:
        raise fault(path, error.line, error.what, error.cure) from None
    return Document(matter, text[closing.end() :], text.count("\n", 0, closing.end()) + 1)


def misplaced(document: Document, path: str) -> Notice | None:
    """A warning where a body begins like front matter whose dashes were forgotten."""
    if document.matter.values or not _KEY.match(document.body):
        return None
    what = "this begins like front matter without its first line"
    cure = "put a line of three dashes (---) above and below the keys"
    return Notice(path, document.first_line, what, cure, "warning")
