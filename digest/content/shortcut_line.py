"""The marks inside of a paragraph, for the quick way: emphasis, code, links, quotation marks.

Stars count where they cannot mean anything but one pair: a letter or a digit inside of them, a
space or a common sign outside. Any other use of a sign that Markdown knows is left to the parser,
which then reads this one paragraph.
"""

import re
from collections.abc import Iterator

from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from digest.content.blocks import plain
from digest.content.markup import parse, render_inline
from digest.content.parser import plain_parser, set_quotes
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


class Run(Value, frozen=True):
    """A piece of a paragraph, and the tag of its mark, if it has one."""

    text: str
    tag: str = ""
    address: str = ""

    @property
    def html(self) -> str:
        if not self.tag:
            return escapeHtml(self.text)
        target = f' href="{self.address}"' if self.address else ""
        return f"<{self.tag}{target}>{escapeHtml(self.text)}</{self.tag}>"


def read_line(source: str, lang: str) -> Line:
    """A paragraph in Markdown without HTML, escapes, footnotes and tabs; no line has an indent."""
    if not _ANY_MARK.search(source) and "://" not in source:
        return Line(escapeHtml(source), _on_one_line(source))
    runs = _runs(source)
    if runs is None:
        return _line(parse(source, lang)[1].children or [])  # a paragraph by itself
    if '"' in source or "'" in source:
        return _quoted(source, runs, lang)
    text = "".join(run.text for run in runs)
    return Line("".join(run.html for run in runs), _on_one_line(text))


def _on_one_line(text: str) -> str:
    """The words of a text, a space between any two; most texts are so already."""
    if text.isprintable() and "  " not in text:
        return text.strip()  # no other white space is printable
    return " ".join(text.split())


def _runs(source: str) -> list[Run] | None:
    """The source cut at its marks; None where a sign may be a mark that is not known here."""
    runs: list[Run] = []
    at = 0
    for mark in _MARK.finditer(source):
        between = source[at : mark.start()]
        if _OTHER_MARK.search(between):
            return None
        runs += [Run(between), _run(mark)]
        at = mark.end()
    runs.append(Run(source[at:]))
    bare = source.count("://") > sum(1 for run in runs if run.address)
    return None if bare or _OTHER_MARK.search(source, at) else runs


def _run(mark: re.Match[str]) -> Run:
    code, second_star, stressed, named, address = mark.groups()
    if code:
        return Run(code, "code")
    if stressed:
        return Run(stressed, "strong" if second_star else "em")
    return Run(named, "a", address)


def _quoted(source: str, runs: list[Run], lang: str) -> Line:
    """The line with typographic quotation marks, each of which depends on its neighbours."""
    children = [token for run in runs for token in _tokens(run)]
    set_quotes(source, children, StateCore("", plain_parser(lang), {}))
    return _line(children)


def _tokens(run: Run) -> Iterator[Token]:
    """What the parser makes of a run."""
    if run.tag == "code":
        yield Token("code_inline", "code", 0, content=run.text)
        return
    level = 1 if run.tag else 0
    if run.tag:
        yield Token("open", run.tag, 1, attrs={"href": run.address} if run.address else {})
    for number, line in enumerate(run.text.split("\n")):
        if number:
            yield Token("softbreak", "br", 0, level=level)
        if line:
            yield Token("text", "", 0, content=line, level=level)
    if run.tag:
        yield Token("close", run.tag, -1)


def _line(children: list[Token]) -> Line:
    return Line(render_inline(children), plain(children))
