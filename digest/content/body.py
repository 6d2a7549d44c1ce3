"""An article's body: its safe HTML, its text block by block, and what it names."""

import re
from urllib.parse import quote

from digest.content.as_read import as_read
from digest.content.draft import Draft
from digest.content.finish import finish
from digest.content.sanitise import sanitise
from digest.content.shortcut import shortcut_draft
from digest.errors import Notice
from digest.model import Block, Reference
from digest.text.furniture import Label
from digest.value import Value, fingerprint


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
    mark = fingerprint(text)
    draft = shortcut_draft(text, lang, title, mark)
    draft = draft or _parsed(text, lang, path, first_line, title, mark)
    finished = finish(sanitise(draft.html, mark), path)
    return Body(
        html=finished.html,
        blocks=_readable(draft.blocks, draft.labels)
        or _blocks_of_html(finished.html, draft.blocks),
        text=" ".join(b.text for b in draft.blocks) or _text_of(finished.html),
        title=draft.heading if not title else "",
        before_more=_above_more(draft),
        references=tuple(
            Reference(target, _line_of(target, text, first_line), shown)
            for target, shown in finished.targets
        ),
        notices=draft.notices,
    )


def _parsed(text: str, lang: str, path: str, first_line: int, title: str, mark: str) -> Draft:
    from digest.content.parsed import parsed_draft  # the parser, which few texts need

    return parsed_draft(text, lang, path, first_line, title, mark)


def _readable(blocks: tuple[Block, ...], labels: tuple[Label, ...]) -> tuple[Block, ...]:
    """Blocks without bylines, credits, calls to subscribe and their like, nor a dateline."""
    pairs = zip(blocks, labels, strict=True)
    return as_read(tuple(b for b, kind in pairs if kind in ("text", "title")))


def _above_more(draft: Draft) -> tuple[str, ...]:
    above = draft.before_more
    readable = _readable(above, draft.labels[: len(above)])
    return tuple(block.text for block in readable if block.kind != "heading")


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
