"""YAML as editors write it: mappings, lists and plain values, each with its line.

A small part of YAML 1.1 on purpose. Dates, ``no``, ``010`` and ``12:30`` stay the text that was
written; only ``true``, ``false``, ``null`` and decimal integers are typed. Aliases, merge keys,
tags and deep nesting are refused, since a clipped file may hold them to do harm: libyaml itself
crashes on deep nesting, so brackets are counted before it is asked.
"""

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from digest.errors import Notice

MAX_BYTES = 64 * 1024
MAX_DEPTH = 12
MAX_BRACKETS = 2000

Plain: TypeAlias = "str | int | bool | None | list[Plain] | dict[str, Plain]"
Lines: TypeAlias = dict[str, int]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class NotPlain(ValueError):  # noqa: N818 - it reads as what it says
    """YAML that cannot be taken: `line` counts from 1, with the reason and the way out."""

    def __init__(self, line: int, what: str, cure: str) -> None:
        super().__init__(what)
        self.line, self.what, self.cure = line, what, cure

    def notice(self, path: str) -> Notice:
        return Notice(path, self.line, self.what, self.cure)


@dataclass(frozen=True)
class Mapping:
    """A mapping's values by key, and the line of each key by its dotted path."""

    values: dict[str, Any]
    lines: dict[str, int]


def read_yaml(text: str, first_line: int = 1) -> Mapping:
    """A mapping and its lines; `first_line` is where `text` starts in its file.

    Raises NotPlain with the line of what is wrong.
    """
    _guard(text, first_line)
    node = _compose(text, first_line)
    if node is None:
        return Mapping({}, {})
    if not isinstance(node, yaml.MappingNode):
        line = first_line + node.start_mark.line
        raise NotPlain(line, "these are no keys with values", "write lines such as title: Storm")
    lines: Lines = {}
    values = _construct(node, "", lines, first_line, set(), 0)
    assert isinstance(values, dict)
    return Mapping(values, lines)


def _guard(text: str, first_line: int) -> None:
    if len(text) > MAX_BYTES:
        raise NotPlain(first_line, "this is too long to be YAML of ours", "keep it below 64 kB")
    brackets = text.count("[") + text.count("{")
    dashes = max((line.count("- ") for line in text.splitlines()), default=0)
    indent = max((len(line) - len(line.lstrip(" ")) for line in text.splitlines()), default=0)
    if brackets > MAX_BRACKETS or dashes > 200 and text.lstrip().startswith("- ") or indent > 400:
        raise NotPlain(first_line, "this is nested too deeply", "write plain keys and values")


def _compose(text: str, first_line: int) -> Any:
    loader = None
    try:
        loader = _Loader(text)
        return loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise NotPlain(line, *_explained(error, text, mark)) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        what = "a character that YAML forbids" if "character" in str(error) else "not YAML"
        raise NotPlain(first_line, what, "remove what is not plain text") from None
    finally:
        if loader is not None:
            loader.dispose()


def _explained(error: yaml.MarkedYAMLError, text: str, mark: Any) -> tuple[str, str]:
    """libyaml's words in ours, for the slips that editors make most."""
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    problem = error.problem or "not YAML"
    if "mapping values are not allowed" in problem and line.count(": ") > 1:
        return 'a value holds ": "', "put the value in quotation marks"
    if "cannot start any token" in problem and "\t" in line:
        return "a tab stands where spaces should", "indent with spaces"
    if "could not find expected ':'" in problem:
        return "a key without a colon", "write key: value, and indent lines that go on"
    if "undefined alias" in problem:
        return 'a value begins with "*"', "put the value in quotation marks"
    if "anchor" in problem or "alias" in problem:
        return 'a value begins with "&" or "*"', "put the value in quotation marks"
    return f"YAML cannot be read here: {problem}", "put a value with special signs in quotes"


def _construct(
    node: Any, path: str, lines: Lines, first: int, seen: set[int], depth: int
) -> Plain:
    line = first + node.start_mark.line
    if id(node) in seen:
        raise NotPlain(line, "YAML aliases are not taken", "write the value out again")
    seen.add(id(node))
    if depth > MAX_DEPTH:
        raise NotPlain(line, "this is nested too deeply", "write plain keys and values")
    if not node.tag.startswith("tag:yaml.org,2002:") or "python" in node.tag:
        raise NotPlain(line, f'the YAML tag "{node.tag[:40]}" is not taken', "leave the tag out")
    if isinstance(node, yaml.SequenceNode):
        return [
            _construct(item, f"{path}[{i}]", lines, first, seen, depth + 1)
            for i, item in enumerate(node.value)
        ]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines, first, seen, depth)
    return _scalar(node)


def _mapping(
    node: Any, path: str, lines: Lines, first: int, seen: set[int], depth: int
) -> dict[str, Plain]:
    result: dict[str, Plain] = {}
    for key_node, value_node in node.value:
        line = first + key_node.start_mark.line
        if not isinstance(key_node, yaml.ScalarNode):
            raise NotPlain(line, "a key must be a word", "write key: value")
        key = str(key_node.value)
        where = f"{path}.{key}" if path else key
        if key in result:
            raise NotPlain(line, f'"{key}" stands here twice', "keep one of the two")
        lines[where] = line
        result[key] = _construct(value_node, where, lines, first, seen, depth + 1)
    return result


def _scalar(node: Any) -> Plain:
    text = str(node.value)
    if node.style is not None:
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    return int(text) if _INTEGER.fullmatch(text) else text
