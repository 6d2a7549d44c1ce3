"""The slips that editors make in YAML, told from what a YAML parser complains of."""

import re
from typing import Any

QUOTE = "put the value in quotation marks"
WHOLE = "put the whole value in quotation marks"

# A pattern for the parser's complaint and one for the line, what is wrong, and what would be right.
# The first row that fits is told; libyaml and PyYAML use different words.
SLIPS: tuple[tuple[str, str, str, str], ...] = (
    ("escape|hexdecimal", r"", "a backslash in double quotation marks",
     "use single quotation marks"),
    ("tab character", r"", "a tab stands where spaces should", "indent with spaces"),
    ("mapping values are not allowed", r"\s+[^\s:]+:", "this line is indented without a reason",
     "begin each key at the start of its line"),
    ("mapping values are not allowed", r".*: .*: ", 'a value holds ": "', QUOTE),
    ("mapping values are not allowed", r"", "a colon stands where none should", QUOTE),
    ("cannot start any token", r"\s*\t", "a tab stands where spaces should", "indent with spaces"),
    ("cannot start any token", r"", "a value begins with a sign that YAML keeps for itself", QUOTE),
    ("alphabetic or numeric character", r"", 'a value begins with "*" or "&"', QUOTE),
    ("expected ':'", r"", "a key without a colon", "write key: value, and indent lines that go on"),
    ("quoted scalar", r"", "a quotation mark is opened and not closed",
     "close it, or put the value in the other kind"),
    ("flow sequence", r"", "a bracket is opened and not closed", "close it with ]"),
    ("flow mapping", r"", "a brace is opened and not closed", "close it with }, or " + WHOLE),
    ("flow node", r"", "a bracket is opened and not closed", "close it, or " + WHOLE),
    ("comment or (a )?line break|indentation indicators", r"", 'a value begins with "|" or ">"',
     QUOTE),
    ("sequence entries are not allowed", r"", 'a value begins with "- "', QUOTE),
    ("expected <block end>", r"", "text follows a closing quotation mark or bracket", WHOLE),
    ("did not find expected key", r".*:\s*[\"'\[{]",
     "text follows a closing quotation mark or bracket", WHOLE),
    ("did not find expected key", r"", "this line does not fit those above it",
     "begin each key at the start of its line"),
    ("document start", r"", "text follows the end of the keys", "write key: value on each line"),
    ("tag", r".*!", 'a value begins with "!"', QUOTE),
)  # fmt: skip

# Complaints whose place is where the parser gave up; what is wrong began further up.
_BEGAN_ABOVE = ("quoted scalar", "flow ", "simple key")


def explained(error: Any, text: str) -> tuple[int, str, str]:
    """The line, from 0, of what is wrong, the fault and its cure; `error` is a MarkedYAMLError."""
    problem, context = str(error.problem or ""), str(error.context or "")
    above = error.context_mark and any(sign in context for sign in _BEGAN_ABOVE)
    mark = error.context_mark if above else error.problem_mark or error.context_mark
    lines = text.rstrip("\n").split("\n")  # what is missing at the end is missing on the last
    number = min(mark.line, len(lines) - 1) if mark else 0
    line = lines[number]
    said = f"{problem} {context}" if above else problem
    for complaint, pattern, what, cure in SLIPS:
        if re.search(complaint, said) and re.match(pattern, line):
            return number, what, cure
    return number, f"YAML cannot be read here: {problem or 'not YAML'}", QUOTE
