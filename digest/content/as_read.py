"""An article's blocks as a summary reads them: sentences of the article, and nothing else."""

import re

from digest.model import Block
from digest.text.datelines import strip_dateline
from digest.text.shapes import ends_sentence, width

# Among how many paragraphs of running text the others are told by their want of a full stop, and
# how wide these are at most; a longer one has lost its stop by mistake.
ENOUGH, NARROW = 3, 110

_BRACKETED = re.compile(r"[(（\[［【][^()（）\[\]［］【】]*[)）\]］】][.。।]?")


def as_read(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks that a summary may choose from; each is the end of one of the article's own."""
    return _without_datelines(_without_fragments(blocks))


def _without_fragments(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Without buttons, captions, crossheads and signatures, whatever their words.

    Where paragraphs end in a full stop, a short one that does not is no sentence, nor is one that
    stands in brackets. Where they do not, as in Thai, nothing is known.
    """
    running = [block.text for block in blocks if block.kind in ("paragraph", "quote")]
    stopped = sum(map(_has_stop, running))
    if stopped == len(running) or stopped < ENOUGH or 2 * stopped < len(running):
        return blocks
    return tuple(b for b in blocks if b.kind not in ("paragraph", "quote") or _is_ended(b.text))


def _is_ended(text: str) -> bool:
    return len(text) > NARROW or width(text) > NARROW or _has_stop(text)


def _has_stop(text: str) -> bool:
    return (ends_sentence(text) or text.endswith((":", "："))) and not _BRACKETED.fullmatch(text)


def _without_datelines(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The first paragraph starts with its news, not with "JAKARTA —".

    So do the next ones, since a standfirst may stand above the dateline.
    """
    opened: list[Block] = []
    for block in blocks[:4]:
        if block.kind == "paragraph":
            later = any(other.kind == "paragraph" for other in opened)
            block = Block(block.kind, strip_dateline(block.text, later), block.number)
        opened.append(block)
    return (*opened, *blocks[4:])
