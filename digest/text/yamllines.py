"""A quick way through YAML as most articles have it: a key and a value on each line, or nothing.

It knows words, text in quotation marks, and lists in brackets. At anything else it
gives up, and the whole text is read by a library of YAML; a property in the tests holds the two
together.
"""

import re

from digest.text.yamlvalues import Mapping, Plain, typed

_KEY = r"([A-Za-z_][A-Za-z0-9_-]{0,60}):"
_QUOTED = r"\"((?:[^\"\\]|\\[\"\\])*+)\"|'([^'\\]*)'"
_LIST = r"\[([^\[\]{}:#&*!|>%@`?\\]*)\]"
_PLAIN = r"([^\W_][^:#]*+(?::(?! )[^:#]+)*)"
_LINE = re.compile(rf"{_KEY}(?: +(?:{_QUOTED}|{_LIST}|{_PLAIN}))? *")
_ESCAPE = re.compile(r"\\(.)")
# Between the commas of a list: a quoted text, or words that hold no quotation mark.
_ITEM = re.compile(r" *(?:\"([^\",\\]*)\"|([^\W_][^\"']*)) *")


def read_lines(text: str, first_line: int) -> Mapping | None:
    """The mapping and its lines, or None where `text` is of another kind."""
    values: dict[str, Plain] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.removesuffix("\n").split("\n"), first_line):
        found = _LINE.fullmatch(line)
        if not found or found[1] in values or not line.isprintable():
            return None
        key, double, single, items, word = found.groups()
        if items is not None:
            read = _read_list(items)
            if read is None:
                return None
            values[key] = read
        elif word is not None:
            values[key] = typed(word.rstrip())
        else:
            values[key] = single if double is None else _unescaped(double)
        lines[key] = number
    return Mapping(values, lines)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def _read_list(items: str) -> list[Plain] | None:
    if not items.strip():
        return []
    found = [_ITEM.fullmatch(item) for item in items.split(",")]
    if not all(found):
        return None
    return [
        typed(each[2].rstrip()) if each[1] is None else each[1]
        for each in found
        if each is not None
    ]
