"""Any Markdown made a draft by the parser."""

from markdown_it.token import Token

from digest.content.blocks import Place, find_blocks, plain
from digest.content.draft import CUT, Draft, labels_of, says_the_title
from digest.content.markup import parse, render
from digest.content.rawhtml import MORE, tidy
from digest.errors import Notice
from digest.model import Block
from digest.text.furniture import Label


def parsed_draft(text: str, lang: str, path: str, first_line: int, title: str, mark: str) -> Draft:
    """Never raises: any text is Markdown. `mark` stands before every id in the HTML."""
    tokens = tidy(parse(text, lang))
    heading = _first_heading(tokens)
    if says_the_title(heading, title):
        tokens = tokens[3:]
    kept, places, labels, notices = _cut(tokens, title or heading, path, first_line)
    return Draft(
        html=render(kept, places, mark),
        blocks=tuple(place.block for place in places),
        labels=labels,
        heading=heading,
        before_more=_before_more(kept, places),
        notices=notices,
    )


def _first_heading(tokens: list[Token]) -> str:
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return plain(tokens[1].children or ())
    return ""


def _cut(
    tokens: list[Token], title: str, path: str, first_line: int
) -> tuple[list[Token], tuple[Place, ...], tuple[Label, ...], tuple[Notice, ...]]:
    """The tokens without paragraphs of other articles and caption slugs, the blocks that are left
    and what each of them is, and a word on those that are not.
    """
    places = find_blocks(tokens)
    labels = _labels(tokens, places, title)
    out = [place for place, kind in zip(places, labels, strict=True) if kind in CUT]
    left = tuple(kind for kind in labels if kind not in CUT)
    if not out:
        return tokens, places, left, ()
    gone = {index for place in out for index in range(place.index, place.index + 3)}
    first = out[0]
    line = first_line + (tokens[first.index].map or [0])[0]
    what = f'left out, as no part of the article: "{first.block.text[:50]}"'
    cure = f"and {len(out) - 1} more; delete them" if len(out) > 1 else "delete it"
    notice = Notice(path, line, what, cure, "hint")
    kept = [token for i, token in enumerate(tokens) if i not in gone]
    return kept, find_blocks(kept), left, (notice,)


def _labels(tokens: list[Token], places: tuple[Place, ...], title: str) -> tuple[Label, ...]:
    """What each block is: paragraphs and headings that stand by themselves; the rest is text."""
    alone = (
        place.block.kind in ("paragraph", "heading") and tokens[place.index].level == 0
        for place in places
    )
    return labels_of(title, tuple(place.block.text for place in places), tuple(alone))


def _before_more(tokens: list[Token], places: tuple[Place, ...]) -> tuple[Block, ...]:
    for index, token in enumerate(tokens):
        if token.type == "html_block" and MORE.search(token.content):
            return tuple(place.block for place in places if place.index < index)
    return ()
