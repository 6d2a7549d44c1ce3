"""YAML as editors write it: mappings, lists and plain values, each with its line.

A small part of YAML 1.1 on purpose. Dates, ``no``, ``010`` and ``12:30`` stay the text that was
written; only ``true``, ``false``, ``null`` and decimal integers are typed. Aliases, merge keys,
tags and deep nesting are refused, since a clipped file may hold them to do harm.
"""

import re
from functools import lru_cache

from digest.text.yamllines import read_lines
from digest.text.yamlvalues import Mapping as Mapping
from digest.text.yamlvalues import NotPlain as NotPlain

MAX_BYTES = 64 * 1024

# Line ends to YAML, but to no editor; as such they would make every line number wrong.
_RARE_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")


def read_yaml(text: str, first_line: int = 1) -> Mapping:
    """A mapping and its lines; `first_line` is where `text` starts in its file.

    Raises NotPlain with the line of what is wrong. Takes well under a second for any text.
    """
    if len(text.encode(errors="surrogatepass")) > MAX_BYTES:
        raise NotPlain(first_line, "this is too long to be YAML of ours", "keep it below 64 kB")
    return read_lines(text, first_line) or _read_all(text, first_line)


def _read_all(text: str, first_line: int) -> Mapping:
    from digest.text.yamlevents import read_events  # a library that most texts do without

    if strange := _forbidden().search(text):
        line = first_line + text.count("\n", 0, strange.start())
        what = f"a character that YAML forbids (U+{ord(strange[0]):04X})"
        raise NotPlain(line, what, "remove what is not plain text")
    return read_events(text.translate(_RARE_BREAKS), first_line)


@lru_cache(maxsize=1)
def _forbidden() -> re.Pattern[str]:
    return re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
