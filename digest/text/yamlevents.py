"""YAML taken event by event, as libyaml or PyYAML tells them.

What is refused ends the reading at once: libyaml's own way of building trees runs out of stack,
and takes the process with it, on thirty thousand brackets or dashes.
"""

import re
from typing import Any

import yaml

from digest.text.yamlslips import explained
from digest.text.yamlvalues import Mapping, NotPlain, Plain, typed

MAX_DEPTH = 12

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What a quoted value can hold all the same, written as "\0": no page and no feed may show it.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def read_events(text: str, first_line: int) -> Mapping:
    """A mapping and its lines; raises NotPlain with the line of what is wrong."""
    loader = _Loader(text)
    try:
        return _Reader(loader, first_line).document()
    except yaml.MarkedYAMLError as error:
        line, what, cure = explained(error, text)
        raise NotPlain(first_line + line, what, cure) from None
    finally:
        loader.dispose()


class _Reader:
    """One pass over the events of one text."""

    def __init__(self, loader: Any, first_line: int) -> None:
        self.next = loader.get_event
        self.first = first_line
        self.lines: dict[str, int] = {}

    def document(self) -> Mapping:
        self.next()  # the stream begins
        if isinstance(self.next(), yaml.StreamEndEvent):
            return Mapping({}, {})
        event = self.next()
        if not isinstance(event, yaml.MappingStartEvent):
            if isinstance(event, yaml.ScalarEvent) and _is_plain(event) and not event.value:
                return Mapping({}, {})  # nothing but remarks
            raise self.refusal(event, "these are no keys with values", "write title: Storm")
        values = self.mapping(event, "", 1)
        self.next()  # the document ends
        if not isinstance(end := self.next(), yaml.StreamEndEvent):
            raise self.refusal(end, "a second document begins here", "keep one, without ---")
        return Mapping(values, self.lines)

    def mapping(self, start: Any, path: str, depth: int) -> dict[str, Plain]:
        self.check(start, depth)
        result: dict[str, Plain] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self.key(event)
            if key in result:
                raise self.refusal(event, f'"{key}" stands here twice', "keep one of the two")
            where = f"{path}.{key}" if path else key
            self.lines[where] = self.line(event)
            result[key] = self.value(self.next(), where, depth + 1)
        return result

    def key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self.check(event, 0)
            raise self.refusal(event, "a key must be a word", "write key: value")
        self.check(event, 0)
        key = _INVISIBLE.sub("", str(event.value))
        if key == "<<" and _is_plain(event):
            raise self.refusal(event, "YAML merge keys are not taken", "write the keys out again")
        return key

    def value(self, event: Any, path: str, depth: int) -> Plain:
        self.check(event, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, path, depth)
        if not isinstance(event, yaml.SequenceStartEvent):
            return _scalar(event)
        items: list[Plain] = []
        while not isinstance(item := self.next(), yaml.SequenceEndEvent):
            items.append(self.value(item, f"{path}[{len(items)}]", depth + 1))
        return items

    def check(self, event: Any, depth: int) -> None:
        """Refuse what can do harm, or what an editor meant as text."""
        quote = "put the value in quotation marks"
        if isinstance(event, yaml.AliasEvent):
            raise self.refusal(event, 'a value begins with "*", a YAML alias', quote)
        if event.anchor is not None:
            raise self.refusal(event, 'a value begins with "&", a YAML anchor', quote)
        if event.tag is not None:
            raise self.refusal(event, 'a value begins with "!", a YAML tag', quote)
        if depth > MAX_DEPTH:
            raise self.refusal(event, "this is nested too deeply", "write plain keys and values")

    def line(self, event: Any) -> int:
        return int(self.first + event.start_mark.line)

    def refusal(self, event: Any, what: str, cure: str) -> NotPlain:
        return NotPlain(self.line(event), what, cure)


def _is_plain(event: Any) -> bool:
    """Whether a scalar stands without quotation marks; libyaml and PyYAML say it differently."""
    return not event.style


def _scalar(event: Any) -> Plain:
    text = _INVISIBLE.sub("", str(event.value))
    return typed(text) if _is_plain(event) else text
