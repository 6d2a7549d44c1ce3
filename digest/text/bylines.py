"""What the lines around a text tell of it: who wrote it, and where it was published."""

import re

from digest.text.furniture import kind_of
from digest.text.matching import MARKS, begins, matches
from digest.text.shapes import (
    ADDRESS,
    CELLS,
    core,
    flat,
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
