"""Mails of a size that is shown whole: Gmail cuts what is larger than 102 kB."""

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace

from digest.site.mail.page import EditionItem
from digest.site.pages import SectionTeaser, Teaser

MOST = 100_000  # bytes; what senders add has the rest

# About what an item weighs: itself, a story, and another that covers it, besides their words.
_ITEM, _STORY, _OTHER = 400, 650, 300

E = TypeVar("E", bound=EditionItem)


def fitted(page: E, render: Callable[[E], str], most: int = MOST) -> tuple[E, str]:
    """The page with as many of its stories as make up so many bytes, and what it is rendered to.

    Where not one fits, the editor's note is left out; what is left then is the masthead and the
    link to all of it, whose size no edition changes.
    """

    def tried(page: E) -> tuple[E, str] | None:
        html = render(page)
        return (page, html) if len(html.encode("utf-8", "replace")) <= most else None

    bare = replace(page, note=None, note_left=True)
    for start in (page, bare) if page.note else (page,):
        if whole := tried(start):
            return whole
        found = tried(cut(start, 0))
        low, high = 0, len(start.stories)  # so many fit, so many do not
        while found and high - low > 1:
            middle = (low + high) // 2
            fits = tried(cut(start, middle))
            low, high = (middle, high) if fits else (low, middle)
            found = fits or found
        if found and low:
            return found
    least = cut(start, 0)
    return least, render(least)


def cut(page: E, stories: int) -> E:
    """The page with so many of its stories, and the others counted."""
    room = stories - 1
    sections = []
    for section in page.sections:
        kept = section.stories[: max(0, room)]
        room -= len(kept)
        if kept:
            sections.append(SectionTeaser(section.topic, kept))
    return replace(
        page,
        lead=page.lead if stories else None,
        sections=tuple(sections),
        left=page.left + max(0, len(page.stories) - stories),
    )


def weight(page: EditionItem) -> int:
    """About how many bytes it makes in a feed, without the editor's note."""
    leads = sum(_STORY + _weight(s.lead, s.lead.summary.text) for s in page.stories)
    below = ((*s.others, *s.earlier) for s in page.stories)
    others = sum(_OTHER + _weight(other, "") for some in below for other in some)
    return min(MOST, _ITEM + leads + others)


def _weight(teaser: Teaser, summary: str) -> int:
    words = teaser.title + summary + teaser.source + teaser.address
    return len(words.encode("utf-8", "replace"))
