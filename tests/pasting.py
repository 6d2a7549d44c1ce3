"""What the tests of imports share."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import yaml
from markdown_it import MarkdownIt

from digest.desk.imported import Imported
from digest.desk.importing import import_text

JAKARTA = ZoneInfo("Asia/Jakarta")
TODAY = date(2023, 9, 20)
PROSE = "The pilots voted on Thursday to go back to work, ending a strike of nine long days."
MORE = "Under the agreement, shifts will be shortened to ten hours before the winter storms."


def imported(
    text: str | bytes,
    name: str = "page.txt",
    given: datetime | None = None,
    topics: tuple[str, ...] = (),
    source: tuple[str, str] = ("", ""),
) -> Imported:
    raw = text if isinstance(text, bytes) else text.encode()
    return import_text(raw, name, JAKARTA, TODAY, given, topics=topics, source=source)


def front(result: Imported) -> dict[str, object]:
    keys = yaml.load(result.text.split("---\n")[1], Loader=yaml.BaseLoader)
    assert isinstance(keys, dict)
    return keys


def body(result: Imported) -> str:
    return result.text.split("---\n", 2)[2]


def shown(markdown: str) -> list[str]:
    """The paragraphs that a reader sees, each of mere text."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    inlines = [token for token in tokens if token.type == "inline"]
    assert len(tokens) == 3 * len(inlines)
    for token in inlines:
        assert {part.type for part in token.children or []} <= {"text", "text_special"}
    return ["".join(part.content for part in token.children or []) for token in inlines]
