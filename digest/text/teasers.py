"""Lines that lead to other articles: headings above them, one on its own line, cut excerpts."""

import re
from typing import Literal

from digest.text.matching import NUMBER, matches
from digest.text.shapes import core, ends_sentence, flat, width

# What stands before "read more" in the flat form of a line.
_BEFORE_MORE = re.compile(r"\.\.\.|[…\])»>→]")


def is_teaser(line: str, flat_line: str) -> bool:
    """Another article named on the line itself, or a heading above others, or an excerpt."""
    if opens_teasers(line) in ("box", "next") or ends_in_more(line):
        return True
    words = core(flat_line)
    if matches(words, "also+next", after=r" ?[:»>|\]】–—-] ?.+"):
        return width(line) <= 300
    named = matches(words, "also", after=" .+")
    joint = named and re.search(
        r"als[o]$|juga|tambi|auss|galement|auch|tamb|ايضا|также|भी", named["words"]
    )
    return bool(joint) and not ends_sentence(line) and width(line) <= 200


def opens_teasers(line: str) -> Literal["box", "next", "end", ""]:
    """Whether others follow: in a box within the text, behind it, or as readers' comments."""
    if len(line) > 60 or width(line) > 60:
        return ""
    words = core(flat(line))
    if is_comments(words):
        return "end"
    return "next" if matches(words, "next") else "box" if matches(words, "also") else ""


def is_comments(words: str) -> bool:
    """Whether these are the words above what readers wrote, with their number or without."""
    return bool(matches(words, "comments", NUMBER, r"(?: ?\(?\d+\)?)?"))


def ends_in_more(line: str) -> bool:
    """Whether it ends in "… read more", or says nothing else."""
    tail = flat(line[-60:])
    if len(line) > 40 and not _BEFORE_MORE.search(tail):
        return False
    return bool(
        matches(tail, "more", r".*(?:…|\.\.\.|[\])»>→])\s*", r"[\s.…»>→]*")
        or (width(line) <= 40 and matches(core(tail), "more"))
    )
