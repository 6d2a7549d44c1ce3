r"""A quick way through Markdown as most articles have it: the same draft, or none.

It knows paragraphs, headings with ``#``, a paragraph in a quotation, lists with one line for each
item, and a table, all between blank lines. At a sign of anything else it gives up, and the parser
reads the text: so whatever this does not know is right, only slower. A property in the tests holds
the two together.
"""

import re

from digest.content.blocks import Kind
from digest.content.draft import CUT, Draft, labels_of, says_the_title
from digest.content.links import CROWD
from digest.content.shortcut_line import Line, read_line
from digest.model import Block
from digest.value import Value

_LONGEST = 80_000  # characters; texts with so many addresses that the parser caps them are longer
# What could change how another paragraph is read: HTML, escapes, footnotes, definitions; and
# white space that the parser rewrites.
_FAR_REACHING = ("<", "\\", "^", "]:", "\t", "\r", "\0")
_BLANK = re.compile(r"(?<! ) *\n(?: *\n)+")
# How a line begins that opens no block and underlines none.
_WORDS = r"""[^\x00-\x7f\s]|[A-Za-z"'(\[$%/]|[0-9](?![0-9]*[.)](?:\s|\Z))|\*\*?[^\s*]|`[^`]"""
_PROSE = re.compile(_WORDS)
_HEADING = re.compile(rf"(#{{1,6}}) (?={_WORDS})")
_QUOTATION = re.compile(rf"> (?={_WORDS})")
_BULLET = re.compile(rf"[-+*] (?={_WORDS})")
_NUMBER = re.compile(rf"([0-9]{{1,9}})\. (?={_WORDS})")


class Piece(Value, frozen=True):
    """A block's Markdown and the tags around it; an id may follow what opens it."""

    kind: Kind
    source: str
    opening: str = "<p"
    closing: str = "</p>\n"


def shortcut_draft(text: str, lang: str, title: str, mark: str) -> Draft | None:
    """What `parsed_draft` gives, or None where that has to be asked."""
    if len(text) > _LONGEST or any(sign in text for sign in _FAR_REACHING):
        return None
    # With more addresses than these the parser may look for none anywhere in the text.
    pieces = _pieces(text) if text.count("://") <= CROWD else None
    if pieces is None:
        return None
    lines = [_read(piece, lang, mark) for piece in pieces]
    known = all(
        line.html if piece.kind == "table" else line.text
        for piece, line in zip(pieces, lines, strict=True)
    )
    return _draft(pieces, lines, title, mark) if known else None


def _read(piece: Piece, lang: str, mark: str) -> Line:
    """A piece's HTML and text; without either where it is not what it seemed to be."""
    return (
        _read_table(piece.source, lang, mark)
        if piece.kind == "table"
        else read_line(piece.source, lang)
    )


def _read_table(source: str, lang: str, mark: str) -> Line:
    """A table by the parser. It is not read out, so that it has no text."""
    from digest.content.markup import parse, render  # the parser, which few texts need

    tokens = parse(source, lang)
    is_table = (tokens[0].type, tokens[-1].type) == ("table_open", "table_close")
    return Line(render(tokens, (), mark) if is_table else "", "")


def _draft(pieces: list[Piece], lines: list[Line], title: str, mark: str) -> Draft | None:
    heading = lines[0].text if pieces and pieces[0].opening == "<h1" else ""
    if says_the_title(heading, title):
        pieces, lines = pieces[1:], lines[1:]
    html: list[str] = []
    blocks: list[Block] = []
    for piece, line in zip(pieces, lines, strict=True):
        if piece.kind == "table":
            html.append(line.html)
            continue
        blocks.append(Block(piece.kind, line.text, len(blocks) + 1))
        html.append(f'{piece.opening} id="{mark}p-{len(blocks)}">{line.html}{piece.closing}')
    alone = tuple(block.kind in ("paragraph", "heading") for block in blocks)
    labels = labels_of(title or heading, tuple(block.text for block in blocks), alone)
    if not CUT.isdisjoint(labels):
        return None
    return Draft("".join(html), tuple(blocks), labels, heading)


def _pieces(text: str) -> list[Piece] | None:
    """The blocks of a text; None where one is of an unknown kind."""
    pieces: list[Piece] = []
    inside = text.rstrip(" \n")
    if " \n" in inside or "\n\n\n" in inside:
        inside = _BLANK.sub("\n\n", inside)
    inside = inside.lstrip("\n")
    for block in inside.split("\n\n") if inside else ():
        found = _read_block(block.split("\n"))
        if not found or not _may_follow(found[0], pieces):
            return None
        pieces += found
    return pieces


def _may_follow(piece: Piece, pieces: list[Piece]) -> bool:
    """Two lists may be one, with wide gaps; of several tables the parser counts the cells."""
    if piece.kind == "item":
        return not pieces or pieces[-1].kind != "item"
    return piece.kind != "table" or all(other.kind != "table" for other in pieces)


def _read_block(lines: list[str]) -> list[Piece]:
    """The pieces of lines without a blank one between them; none where they are unknown."""
    if any(line[-1:].isspace() for line in lines):
        return []
    if all(map(_PROSE.match, lines)):
        return [Piece("paragraph", "\n".join(lines))]
    if (heading := _HEADING.match(lines[0])) and len(lines) == 1 and not lines[0].endswith("#"):
        tag = f"h{len(heading[1])}"
        return [Piece("heading", lines[0][heading.end() :], f"<{tag}", f"</{tag}>\n")]
    if all(map(_QUOTATION.match, lines)):
        inside = "\n".join(line[2:] for line in lines)
        return [Piece("quote", inside, "<blockquote>\n<p", "</p>\n</blockquote>\n")]
    if all(line.startswith("|") for line in lines):
        return [Piece("table", "\n".join(lines))]
    return _read_list(lines)


def _read_list(lines: list[str]) -> list[Piece]:
    bullet, number = _BULLET.match(lines[0]), _NUMBER.match(lines[0])
    if bullet and all(line[:1] == bullet[0][0] and _BULLET.match(line) for line in lines):
        opening, end = "<ul>\n", "</ul>\n"
    elif number and all(map(_NUMBER.match, lines)):
        first = int(number[1])
        opening, end = "<ol>\n" if first == 1 else f'<ol start="{first}">\n', "</ol>\n"
    else:
        return []
    items = [line.partition(" ")[2] for line in lines]
    last = len(items) - 1
    return [
        Piece(
            "item",
            item,
            opening * (place == 0) + "<li",
            "</li>\n" + end * (place == last),
        )
        for place, item in enumerate(items)
    ]
