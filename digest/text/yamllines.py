"""A quick way through YAML as most articles have it: a key and a value on each line, or nothing.

It knows words, text in quotation marks, lists in brackets, quoted texts by name in braces, texts
folded with ">-", and remarks. At anything else it gives up, and the whole text is read by a library
of YAML; a property in the tests holds the two together.
"""

import re
from collections.abc import Iterator

from digest.text.yamlvalues import Mapping, Plain, typed

_NAME = r"[A-Za-z_][A-Za-z0-9_-]{0,60}"
_KEY = rf"({_NAME}):"
_INNER = r"(?:[^\"\\]|\\[\"\\])*+"  # of a text in quotation marks
_QUOTED = rf"\"({_INNER})\"|'([^'\\]*)'"
_LIST = r"\[([^\[\]{}:#&*!|>%@`?\\]*)\]"
_PLAIN = r"([^\W_][^:#]*+(?::(?! )[^:#]+)*)"
# What is called by its name in braces, as the forms of a plural are: {one: "{count} story"}.
_NAMED = rf" *{_NAME}: +\"{_INNER}\" *"
_BRACES = rf"\{{({_NAMED}(?:,{_NAMED})*+)\}}"
_LINE = re.compile(rf"{_KEY}(?: +(?:{_QUOTED}|{_LIST}|{_BRACES}|(>-)|{_PLAIN}))? *")
_FORM = re.compile(rf"({_NAME}): +\"({_INNER})\"")
_FOLD = re.compile(rf"{_KEY} +>-")
_ESCAPE = re.compile(r"\\(.)")
# Between the commas of a list: a quoted text, or words that hold no quotation mark.
_ITEM = re.compile(r" *(?:\"([^\",\\]*)\"|([^\W_][^\"']*)) *")


def read_lines(text: str, first_line: int) -> Mapping | None:
    """The mapping and its lines, or None where `text` is of another kind."""
    values: dict[str, Plain] = {}
    lines: dict[str, int] = {}
    for number, line, below in _rows(text, first_line):
        found = _LINE.fullmatch(line)
        if not found or found[1] in values or not line.isprintable():
            return None
        key, double, single, items, forms, fold, word = found.groups()
        lines[key] = number
        if word is not None:
            values[key] = typed(word.rstrip())
        elif items is not None:
            values[key] = read = _read_list(items)
            if read is None:
                return None
        elif forms is not None:
            pairs = _FORM.findall(forms)
            values[key] = {name: _unescaped(form) for name, form in pairs}
            lines |= {f"{key}.{name}": number for name, _ in pairs}
            if len({name for name, _ in pairs}) < len(pairs):
                return None
        elif fold is not None:
            values[key] = below
            if not below:
                return None
        else:
            values[key] = single if double is None else _unescaped(double)
    return Mapping(values, lines)


def _rows(text: str, first_line: int) -> Iterator[tuple[int, str, str]]:
    """Each line but blank ones and remarks, by its number, and the text that is folded below it."""
    lines = text.removesuffix("\n").split("\n")
    place = 0
    while place < len(lines):
        line, start = lines[place], place
        place += 1
        folds = line.endswith(">-") and _FOLD.fullmatch(line)
        while folds and place < len(lines) and _is_folded(lines[place]):
            place += 1
        if line and not (line[0] == "#" and line.isprintable()):
            below = " ".join(part[2:] for part in lines[start + 1 : place])
            yield first_line + start, line, below


def _is_folded(line: str) -> bool:
    """Whether a line, two spaces in, goes on in a text that is folded."""
    return (
        len(line) > 2 and line[:2] == "  " and line[2:].strip() == line[2:] and line.isprintable()
    )


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
