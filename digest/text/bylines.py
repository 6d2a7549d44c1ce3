"""What the lines around a text tell of it: who wrote it, where, and where it was published."""

import re

from digest.text.furniture import kind_of
from digest.text.matching import MARKS, begins, matches
from digest.text.shapes import (
    ADDRESS,
    CELLS,
    core,
    flat,
    opens_upper,
    rest_behind,
)


def names_in(byline: str) -> tuple[str, ...]:
    """The names of a byline's writers, without the words before them and the date behind them."""
    cells = [cell for cell in CELLS.split(byline) if kind_of(cell) in ("byline", "text")]
    for cell in cells[:1]:
        flat_cell = flat(cell)
        if matches(core(flat_cell), "by+by:"):
            return ()  # the names stand on the next line
        match = begins(flat_cell, "by:", MARKS, r" ?[:/=] ?")
        match = match or begins(flat_cell, "by", MARKS, " ?")
        names = rest_behind(cell, match.end()) if match else cell
        parts = re.split(r"\s*[,;、，；&]\s*|\s+(?:and|dan|y|e|et|und|i|и|और|و)\s+", names)
        return tuple(part.strip(" .") for part in parts if part.strip(" ."))
    return ()


def source_in(line: str) -> tuple[str, str] | None:
    """The name and the address of the page's source; None where the line tells neither."""
    address = ADDRESS.search(line)
    url = address[0].rstrip(".,;)") if address else ""
    match = begins(flat(line), "source", MARKS, " ?: ?")
    if not match:
        return ("", url) if url and url == line.strip() else None
    return rest_behind(ADDRESS.sub("", line), match.end()).strip(" .,;()–—-"), url


def strip_dateline(text: str) -> str:
    """The first paragraph without the place and the agency it begins with ("JAKARTA, ABC —")."""
    match = re.match(
        r"(?:(?:[^\W\d_]\.?[\s-]?){3,40}(?:[,/]\s?[\w. ]{2,30}){0,3}(?:\s?\([\w. ]{2,20}\))?"
        r"\s?(?:[—–]|--?(?=\s))\s*|[（(]?[^\s，。]{2,14}?\d{1,2}月?\d{0,2}日?[电電讯訊][)）]?[\s，]*)",
        text,
    )
    if not match or not (
        match[0].split()[0].strip(",/").isupper() or match[0][-1] in "电電讯訊)） "
    ):
        return text
    rest = text[match.end() :]
    place = _place_of(match[0])
    cased = place.upper() != place.lower()
    # "NATO — the alliance — …" goes on in lower case or closes its dash.
    if cased and (not place.isupper() or len(place) < 4 or not opens_upper(rest[:2])):
        return text
    return rest


def _place_of(dateline: str) -> str:
    """The words up to the first comma, stroke, bracket or dash that stand in capitals, or the
    first word: "NEW DELHI" of "NEW DELHI, ABC —".
    """
    words = re.split(r"[,/(—–]|--?\s", dateline)[0].split() or dateline.split()[:1]
    return " ".join(words) if all(word.isupper() for word in words) else words[0]
