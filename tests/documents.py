"""The documents, taken apart: sections, tables, code between backticks, fenced blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/**/*.md")])
FENCE = re.compile(r"^(`{3,})(\w*)(?: ([^\n]+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """A fenced block: its language, what else is said of it, its text."""

    kind: str
    about: str
    text: str


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def text_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def code_in(text: str) -> list[str]:
    """What stands between single backticks."""
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)


def section(text: str, heading: str) -> str:
    """What stands below a heading, up to the next one of its level or a higher one."""
    found = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert found, f"there is no heading {heading}"
    rest = text[found.end() :]
    following = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: following.start()] if following else rest


def rows(text: str) -> Iterator[list[str]]:
    """The cells of each row of the tables in a text, headings and rulers left out."""
    lines = text.splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if line.startswith("|") and not line.startswith("|--") and not following.startswith("|--"):
            yield cells


def examples(document: Path) -> list[Example]:
    found = FENCE.finditer(document.read_text(encoding="utf-8"))
    return [Example(match[2], match[3] or "", match[4]) for match in found]
