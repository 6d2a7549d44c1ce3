"""What YAML of ours holds: plain values, and what is told of YAML that cannot be taken."""

import re
from typing import Any, TypeAlias

from digest.errors import Notice
from digest.value import Record

Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain] | None"

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class NotPlain(ValueError):  # noqa: N818 - it reads as what it says
    """YAML that cannot be taken: `line` counts from 1, with the reason and the way out."""

    def __init__(self, line: int, what: str, cure: str) -> None:
        super().__init__(what)
        self.line, self.what, self.cure = line, what, cure

    def notice(self, path: str) -> Notice:
        return Notice(path, self.line, self.what, self.cure)


class Mapping(Record, frozen=True):
    """A mapping's values by key, and the line of each key by its dotted path."""

    values: dict[str, Any]
    lines: dict[str, int]


def typed(word: str) -> Plain:
    """What a value without quotation marks means."""
    if word.lower() in _WORDS:
        return _WORDS[word.lower()]
    return int(word) if _INTEGER.fullmatch(word) else word
