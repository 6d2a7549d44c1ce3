"""The marks inside of a paragraph, for the quick way: emphasis, code, links, quotation marks.

Stars count where they cannot mean anything but one pair: a letter or a digit inside of them, a
space or a common sign outside. Any other use of a sign that Markdown knows is left to the parser,
which then reads this one paragraph.
"""

import re
from html import escape

from digest.value import Value

_ANY_MARK = re.compile(r"[`*_&\"'\[~]")
_HOST = r"(?=[a-z0-9.-]{1,60}[/)])[a-z0-9]+(?:[.-][a-z0-9]+)*"
# Each begins with a sign as it is, before it looks back: a search then skips from sign to sign.
_MARK = re.compile(
    r"`([^\s`](?:[^`\n]*[^\s`])?)`(?!`)"
    r"|\*(?<![^ \n(“‘«„]\*)(\*?)([^\W_](?:[^`*_&\[\]~\n]*[^\W_])?)\*\2(?![^ \n.,;:?!)”’»…])"
    r"|\[(?<!!\[)([^`*_&\[\]~\n]+)\]"
    rf"\((https?://{_HOST}(?:/[A-Za-z0-9./_=-]*)?)\)"
)
_OTHER_MARK = re.compile(r"`|\*|_|\[|&(?=[#\w])|~~")


class Line(Value, frozen=True):
    """A paragraph as HTML, and as its reader sees it."""

    html: str
    text: str


# A piece of a paragraph, the tag of its mark, and the address of a link; empty where there is none.
Run = tuple[str, str, str]


def read_line(source: str, lang: str) -> Line:
    """A paragraph in Markdown without HTML, escapes, footnotes and tabs; no line has an indent."""
    if not _ANY_MARK.search(source) and "://" not in source:
        return Line(escaped(source), _on_one_line(source))
    runs = _runs(source)
    if runs is None:
        return _parsed(source, lang)
    if '"' in source or "'" in source:
        return _quoted(source, runs, lang)
    text = "".join([run[0] for run in runs])
    return Line("".join([_html(*run) for run in runs]), _on_one_line(text))


def _html(text: str, tag: str, address: str) -> str:
    if not tag:
        return escaped(text)
    target = f' href="{address}"' if address else ""
    return f"<{tag}{target}>{escaped(text)}</{tag}>"


def escaped(text: str) -> str:
    """Text as the parser writes it, where an apostrophe stays as it is."""
    if "&" in text or "<" in text or ">" in text or '"' in text:  # few have any
        return escape(text, quote=False).replace('"', "&quot;")
    return text


def _on_one_line(text: str) -> str:
    """The words of a text, a space between any two; most texts are so already."""
    if text.isprintable() and "  " not in text:
        return text.strip()  # no other white space is printable
    return " ".join(text.split())


def _runs(source: str) -> list[Run] | None:
    """The source cut at its marks; None where a sign may be a mark that is not known here."""
    runs: list[Run] = []
    at = 0
    linked = 0
    for mark in _MARK.finditer(source):
        start, end = mark.span()
        if _OTHER_MARK.search(source[at:start]):
            return None
        run = _run(mark)
        linked += bool(run[2])
        runs += ((source[at:start], "", ""), run)
        at = end
    runs.append((source[at:], "", ""))
    bare = source.count("://") > linked
    return None if bare or _OTHER_MARK.search(source, at) else runs


def _run(mark: re.Match[str]) -> Run:
    code, second_star, stressed, named, address = mark.groups()
    if code:
        return code, "code", ""
    if stressed:
        return stressed, "strong" if second_star else "em", ""
    return named, "a", address


def _parsed(source: str, lang: str) -> Line:
    from digest.content.shortcut_tokens import parsed  # the parser, which few lines need

    return Line(*parsed(source, lang))


def _quoted(source: str, runs: list[Run], lang: str) -> Line:
    from digest.content.shortcut_tokens import quoted

    return Line(*quoted(source, runs, lang))
