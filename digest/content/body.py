"""An article's body: its safe HTML, its text block by block, and what it names."""

import re
from urllib.parse import quote

from markdown_it.token import Token

from digest.content.blocks import Place, find_blocks, plain
from digest.content.finish import finish
from digest.content.markup import parse, render
from digest.content.rawhtml import MORE, tidy
from digest.content.sanitise import sanitise
from digest.errors import Notice
from digest.model import Block, Reference
from digest.text.bylines import strip_dateline
from digest.text.furniture import Label
from digest.text.pages import label
from digest.value import Value, fingerprint

# What is no part of the article wherever it stands, so that it goes even from Markdown.
_CUT: frozenset[Label] = frozenset({"teaser", "slugline"})


class Body(Value, frozen=True):
    """`blocks` is what the summary may choose from; `text` is all that is read."""

    html: str
    blocks: tuple[Block, ...]
    text: str
    title: str = ""  # of the first heading, where the article has no other
    before_more: tuple[str, ...] = ()  # the paragraphs above <!-- more -->
    references: tuple[Reference, ...] = ()
    notices: tuple[Notice, ...] = ()


def read_markdown(text: str, lang: str, path: str, first_line: int, title: str) -> Body:
    """Markdown as a body; a first heading that says the title again is left out.

    Never raises: any text is Markdown.
    """
    tokens = tidy(parse(text, lang))
    heading = _first_heading(tokens)
    if heading and (not title or _spoken(heading) == _spoken(title)):
        tokens = tokens[3:]
    kept, places, kinds, notices = _cut(tokens, title or heading, path, first_line)
    mark = fingerprint(text)
    finished = finish(sanitise(render(kept, places, mark), mark), path)
    blocks = tuple(place.block for place in places)
    return Body(
        html=finished.html,
        blocks=_readable(blocks, kinds) or _blocks_of_html(finished.html, blocks),
        text=" ".join(b.text for b in blocks) or _text_of(finished.html),
        title=heading if not title else "",
        before_more=_before_more(kept, places, kinds),
        references=tuple(
            Reference(target, _line_of(target, text, first_line), shown)
            for target, shown in finished.targets
        ),
        notices=notices,
    )


def _first_heading(tokens: list[Token]) -> str:
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return plain(tokens[1])
    return ""


def _spoken(headline: str) -> str:
    """A headline's letters and digits: two that differ in quotation marks say the same."""
    return "".join(c for c in headline.casefold() if c.isalnum()) or headline


def _cut(
    tokens: list[Token], title: str, path: str, first_line: int
) -> tuple[list[Token], tuple[Place, ...], tuple[Label, ...], tuple[Notice, ...]]:
    """The tokens without paragraphs of other articles and caption slugs, the blocks that are left
    and what each of them is, and a word on those that are not.
    """
    places = find_blocks(tokens)
    kinds = _kinds(tokens, places, title)
    out = [place for place, kind in zip(places, kinds, strict=True) if kind in _CUT]
    left = tuple(kind for kind in kinds if kind not in _CUT)
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


def _kinds(tokens: list[Token], places: tuple[Place, ...], title: str) -> tuple[Label, ...]:
    """What each block is: paragraphs and headings that stand by themselves; the rest is text."""
    kinds: list[Label] = ["text"] * len(places)
    alone = [
        number
        for number, place in enumerate(places)
        if place.block.kind in ("paragraph", "heading") and tokens[place.index].level == 0
    ]
    texts = tuple(places[number].block.text for number in alone)
    labels = label((title, *texts))[1:] if title else label(texts)
    for number, kind in zip(alone, labels, strict=True):
        kinds[number] = kind
    return tuple(kinds)


def _readable(blocks: tuple[Block, ...], kinds: tuple[Label, ...]) -> tuple[Block, ...]:
    """Blocks without bylines, credits, calls to subscribe and their like, nor a dateline."""
    pairs = zip(blocks, kinds, strict=True)
    return without_dateline(tuple(b for b, kind in pairs if kind in ("text", "title")))


def without_dateline(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks; the first paragraph starts with its news, not with "JAKARTA —"."""
    for place, block in enumerate(blocks[:4]):
        if block.kind == "paragraph":
            opened = Block(block.kind, strip_dateline(block.text), block.number)
            return (*blocks[:place], opened, *blocks[place + 1 :])
    return blocks


def _before_more(
    tokens: list[Token], places: tuple[Place, ...], kinds: tuple[Label, ...]
) -> tuple[str, ...]:
    for index, token in enumerate(tokens):
        if token.type == "html_block" and MORE.search(token.content):
            above = tuple(place.block for place in places if place.index < index)
            readable = _readable(above, kinds[: len(above)])
            return tuple(block.text for block in readable if block.kind != "heading")
    return ()


def _blocks_of_html(html: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The paragraphs of an article that is all HTML; they have no anchor."""
    if blocks:
        return ()
    parts = re.findall(r"<(?:p|blockquote)\b[^>]*>(.*?)</(?:p|blockquote)>", html, re.DOTALL)
    texts = [_text_of(part) for part in parts] or [_text_of(html)]
    return tuple(Block("paragraph", text, 0) for text in texts if text)


def _text_of(html: str) -> str:
    from html import unescape

    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def _line_of(target: str, text: str, first_line: int) -> int:
    """The first line that names the file, by its last part, as it is or percent-encoded."""
    name = target.rstrip("/").rpartition("/")[2]
    for spelled in (name, quote(name), name.replace(" ", "%20")):
        place = text.find(spelled)
        if place >= 0:
            return first_line + text.count("\n", 0, place)
    return first_line
