"""A body before it is made safe: its HTML and its blocks, however Markdown was read."""

from digest.errors import Notice
from digest.model import Block
from digest.text.furniture import Label
from digest.text.pages import label_lines
from digest.text.shapes import one_line
from digest.value import Value

# What is no part of the article wherever it stands, so that it goes even from Markdown.
CUT: frozenset[Label] = frozenset({"teaser", "slugline"})


class Draft(Value, frozen=True):
    """`labels` tell what each of the blocks is; ids in the HTML stand behind the text's mark."""

    html: str
    blocks: tuple[Block, ...]
    labels: tuple[Label, ...]
    heading: str = ""  # of the first line, whether it was left out or not
    before_more: tuple[Block, ...] = ()  # those above <!-- more -->
    notices: tuple[Notice, ...] = ()


def says_the_title(heading: str, title: str) -> bool:
    """Whether a first heading says the title, which stands above the body, again."""
    return bool(heading) and (not title or _spoken(heading) == _spoken(title))


def _spoken(headline: str) -> str:
    """A headline's letters and digits: two that differ in quotation marks say the same."""
    return "".join(c for c in headline.casefold() if c.isalnum()) or headline


def labels_of(title: str, texts: tuple[str, ...], alone: tuple[bool, ...]) -> tuple[Label, ...]:
    """What each block is: those that stand alone are judged with the others; the rest is text.

    Texts of blocks stand on one line each.
    """
    judged = tuple(text for text, by_itself in zip(texts, alone, strict=True) if by_itself)
    found = iter(label_lines((one_line(title), *judged))[1:] if title else label_lines(judged))
    return tuple(next(found) if by_itself else "text" for by_itself in alone)
