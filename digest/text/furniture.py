"""What, in a page copied as plain text, is not the article: credits, bylines, teasers, buttons.

A line is judged by its shape first (length, capitals, sentence end, names) and by its words
second; the words only ever count at the edge of a short line, so that a sentence of the article
that happens to hold one of them stays.
"""

import re
from collections.abc import Callable
from typing import Literal
from zoneinfo import ZoneInfo

from digest.text.dates import find_date
from digest.text.matching import BRACKET, MARKS, begins, matches
from digest.text.openings import giveaways
from digest.text.phrases import WORDS
from digest.text.prose import is_bare, is_plainly_text
from digest.text.shapes import (
    ADDRESS,
    CELLS,
    are_names,
    core,
    ends_sentence,
    flat,
    one_line,
    opens_upper,
    rest_behind,
    width,
)
from digest.text.teasers import ends_in_more, is_comments, is_teaser

Label = Literal[
    "title", "text", "slugline", "credit", "caption", "byline", "date", "teaser", "furniture"
]

_OPENING = re.compile(r"^(?:[—–―]|--|[(（\[【*_/])\s*")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[^\W\d_]{1,4}\.?)?")
_UTC = ZoneInfo("UTC")
# What may stand behind the words of a button.
_NETWORKS = rf"(?:[\s,|/·•:]*(?:{flat(WORDS['network'])}|and|dan|y|e|et|und|و|и|on|в))*"


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph of an article is no sentence of it: fit to be left out of summaries."""
    return kind_of(paragraph) != "text"


def kind_of(paragraph: str) -> Label:
    """What a paragraph is by itself; "text" wherever there is doubt, "title" never."""
    return kind_of_line(one_line(paragraph), flat(paragraph))


def kind_of_line(line: str, flat_line: str) -> Label:
    """What a paragraph is that stands on one line, with its flat form."""
    if not (line[:1].isalnum() or any(map(str.isalnum, line))):
        return "furniture"
    if is_plainly_text(line, flat_line) or is_bare(line, flat_line):
        return "text"
    if _is_slugline(line):
        return "slugline"
    if len(line) > 400 or width(line) > 400:
        return "teaser" if ends_in_more(line) else "text"
    for kind, holds in _RULES:
        if holds(line, flat_line):
            return kind
    return _kind_of_cells(line)


def _is_slugline(line: str) -> bool:
    """Capital words joined by hyphens or strokes, as agencies mark their pictures."""
    if len(line) > 120 or line != line.upper() or line == line.lower() or width(line) > 120:
        return False
    parts = re.split(r"\s*[-/]\s*", line)
    long = sum(len(p) >= 4 and p.isalpha() for p in parts)
    return (
        len(parts) > 1
        and all(p.replace(" ", "").isalnum() for p in parts)
        and (
            # AGENCY/NAME has one stroke, and tells who took a picture.
            long >= 2 if len(parts) > 2 else long == 2 and " " not in line and "/" not in line
        )
    )


def _is_button(line: str, flat_line: str) -> bool:
    if width(line) > 90:
        return False
    words = core(flat_line)
    return bool(
        matches(words, "button", after=_NETWORKS)
        or matches(words, "network", after=_NETWORKS)
        or matches(words, "advert+home")
    )


def _is_notice(line: str, flat_line: str) -> bool:
    """Copyright, requests, reading times, ages, keywords, the source, a path, the address."""
    words = core(flat_line)
    return bool(
        _is_reading(words)
        or is_comments(words)
        or (width(line) <= 200 and matches(words, "request", after=".*"))
        or (width(line) <= 300 and (line[0] in "©ⓒ" or _keeps_rights(flat_line)))
        or (not ends_sentence(line) and matches(words, "tags", after=" ?: ?.+"))
        or (width(line) <= 200 and _names_source(flat_line))
        or _names_editor(line, flat_line)
        or ADDRESS.fullmatch(line)
        or all(word.startswith("#") and len(word) > 1 for word in line.split())
        or _is_path(line, flat_line)
    )


def _is_reading(words: str) -> bool:
    """How long it takes to read: in digits, whichever they are."""
    has_number = any(map(str.isdecimal, words))
    return has_number and bool(matches(re.sub(r"\d+", "0", words), "reading"))


def _keeps_rights(flat_line: str) -> bool:
    given_away = any(map(flat_line.__contains__, giveaways("rights")))
    return given_away and bool(matches(flat_line, "rights", ".*", ".*"))


def _names_editor(line: str, flat_line: str) -> bool:
    match = begins(flat_line, "editor:", MARKS, r" ?[:/] ?")
    return match is not None and width(line) <= 100 and are_names(rest_behind(line, match.end()))


def _names_source(flat_line: str) -> bool:
    return bool(matches(flat_line, "source", MARKS, r" ?: ?\S.{1,160}")) and not re.search(
        r"[.!?]\s*$", flat_line
    )


def _is_path(line: str, flat_line: str) -> bool:
    """Home > World > Asia."""
    cells = re.split(r"\s+[>›»/]\s+|\s*[›»]\s*|\s?>\s?", line)
    if len(cells) < 2 or any(width(cell) > 60 or ends_sentence(cell) for cell in cells):
        return False
    start = matches(re.split(r" ?[>›»/]", flat_line)[0].strip(), "home")
    return bool(start or (len(cells) > 2 and all(cells) and width(line) <= 120))


def _is_credit(line: str, flat_line: str) -> bool:
    """Those who helped, behind a dash or in brackets, or nothing but their names."""
    if width(line) > 300:
        return False
    opening = _OPENING.match(line)
    text = line[opening.end() :] if opening else line
    match = begins(flat(text) if opening else flat_line, "help", after=" ?:? ?")
    if not match:
        return False
    rest = rest_behind(text, match.end())
    if re.search(r"contributed|की मदद|सहयोग|贡献|貢獻|协助|協助", match["words"]):
        return bool(opening) or width(line) <= 120
    cased = text.upper() != text.lower()
    marked = bool(opening) or ":" in match[0]
    if opening and not rest.strip(" .)）"):
        return True  # "(With agencies.)"
    return are_names(rest, lenient=bool(opening)) and (cased or marked)


def _is_byline(line: str, flat_line: str) -> bool:
    if width(line) > 100 or re.search(r"[!?。！？।]$", line):
        return False
    if match := begins(flat_line, "by:", MARKS, r" ?[:/=] ?"):
        return are_names(rest_behind(line, match.end())) and not line.endswith("।")
    match = begins(flat_line, "by", MARKS, " ?")
    if not match or (line.endswith(".") and not re.search(r"\b\w\.$", line)):
        return False
    names = rest_behind(line, match.end())
    cased = names.upper() != names.lower()
    agency = matches(flat(names), "agency")
    several = len(names.split()) >= 2 or (names.isupper() and len(names) > 2) or agency or not cased
    particle = re.match(r"(?:der|den|dem|la|el|los|las|le|les|o|os|as)\b", names)
    return bool(several) and not particle and len(names.split()) <= 10 and are_names(names)


def _is_caption(line: str, flat_line: str) -> bool:
    """A picture's words: "Foto: …" before them, or who took it behind them."""
    if matches(flat_line, "photo", BRACKET, r" ?[:/] ?.+") and width(line) <= 300:
        return True
    named = begins(flat_line, "photo", BRACKET, " ")
    if named and (re.search(r" (by|oleh|von|de)$", named["words"]) or "/" in line):
        return are_names(rest_behind(line, named.end())) and width(line) <= 120
    if not any(map(flat_line.__contains__, "([/")):
        return False  # the rest names one behind a bracket or a stroke
    if re.fullmatch(
        r"[^\W\d_]{3,20}(?: [^\W\d_]{3,20})?/[^\W\d_]{3,20}(?: [^\W\d_]{1,20}){0,2}", line
    ):
        return line == line.upper() != line.lower()
    credited = r".*[(\[]\s*(?:[^()\[\]]*[/:] ?)?"
    return bool(
        matches(flat_line, "photo", ".*[(\\[] ?", r" ?[:/] ?[^()\[\]]{1,80}[)\]]\.?")
        or matches(flat_line, "agency", credited, r" ?/ ?[^()\[\]]{2,60}[)\]]\.?")
        or matches(flat_line, "agency", r".*[(\[][^()\[\]]{2,60}/ ?", r"[)\]]\.?")
        or matches(flat_line, "agency", r"(?:.*[\s.])?(?:[^\s/]+ ){0,3}[^\s/]*/ ?", "")
        or (
            matches(flat_line, "agency", r"(?:.*[\s.])?", r" ?/ ?[\w. -]{3,40}")
            and opens_upper(line)
        )
    )


def _is_date(line: str, flat_line: str) -> bool:
    if ends_sentence(line) and width(line) > 30:
        return False
    if sum(map(str.isdigit, flat_line)) < 5:
        return False
    # "03/04/2023" is a date of somebody's, whoever's it is.
    return any(find_date(line, _UTC, lang) for lang in ("", "id"))


_RULES: tuple[tuple[Label, Callable[[str, str], bool]], ...] = (
    ("date", _is_date),
    ("credit", _is_credit),
    ("caption", _is_caption),
    ("furniture", _is_button),
    ("teaser", is_teaser),
    ("byline", _is_byline),
    ("furniture", _is_notice),
)


def _kind_of_cells(line: str) -> Label:
    """A line such as "Jane Doe | 14 September 2023 | 5 min read" is what its cells are."""
    cells = [cell for cell in CELLS.split(line) if cell]
    if len(cells) < 2 or width(line) > 140 or ends_sentence(line):
        return "text"
    # A time alone goes with the date beside it.
    kinds: list[Label] = ["date" if _CLOCK.fullmatch(cell) else kind_of(cell) for cell in cells]
    others = [c for c, kind in zip(cells, kinds, strict=True) if kind == "text"]
    if len(others) == len(cells) or not all(are_names(c) and len(c.split()) <= 5 for c in others):
        return "text"
    for kind in ("caption", "credit", "teaser"):
        if kind in kinds:
            return "text"
    if "byline" in kinds or kinds[0] == "text":
        return "byline"
    return "date" if "date" in kinds else "furniture"
