"""What each paragraph of a page is, by itself and by what stands around it."""

import re

from digest.text.furniture import Label, kind_of_line
from digest.text.matching import matches
from digest.text.shapes import (
    are_names,
    core,
    cut_off,
    ends_sentence,
    flat_of_line,
    is_prose,
    one_line,
    width,
)
from digest.text.teasers import ends_in_more, opens_teasers


def label(paragraphs: tuple[str, ...]) -> tuple[Label, ...]:
    """What each paragraph of a page is; "teaser" goes on until the page's own text resumes."""
    return _label(paragraphs, tuple(map(one_line, paragraphs)))


def label_lines(lines: tuple[str, ...]) -> tuple[Label, ...]:
    """The same of paragraphs that stand on one line each, with one space between words."""
    return _label(lines, lines)


def _label(paragraphs: tuple[str, ...], lines: tuple[str, ...]) -> tuple[Label, ...]:
    flats = tuple(map(flat_of_line, lines))
    kinds = tuple(map(kind_of_line, lines, flats))
    kinds = _with_neighbours(paragraphs, flats, kinds)
    labels = _with_title(paragraphs, flats, _with_teasers(paragraphs, kinds))
    texts = [i for i, kind in enumerate(labels) if kind == "text"]
    first = next((i for i in texts if is_prose(paragraphs[i])), 0)
    last = next((i for i in reversed(texts) if is_prose(paragraphs[i])), 0)
    inside = range(first + 1, last)
    # Between the paragraphs of the text, a date or a name alone is a heading of its own.
    return tuple(
        "text" if i in inside and kind in ("date", "byline") else kind
        for i, kind in enumerate(labels)
    )


# What the lines around a line tell of it


def _with_neighbours(
    paragraphs: tuple[str, ...], flats: tuple[str, ...], kinds: tuple[Label, ...]
) -> tuple[Label, ...]:
    """A name below "By" is a byline; what a page says twice is a caption or a pulled quotation."""
    labels = list(kinds)
    places: dict[str, int] = {}
    for i, flat_line in enumerate(flats):
        first = places.setdefault(flat_line, i)
        if i == 0 or kinds[i] != "text":
            continue
        above = core(flats[i - 1]) if _has_few_words(flat_line) else ""
        if above and matches(above, "by+by:+editor:") and are_names(paragraphs[i]):
            kind: Label = "furniture" if matches(above, "editor:") else "byline"
            labels[i - 1 : i + 1] = (kind, kind)
        if first < i and width(paragraphs[i]) >= 40:
            labels[i] = "furniture"
            if "caption" in kinds[first + 1 : i]:
                labels[first] = "caption"
    return tuple(labels)


def _has_few_words(flat_line: str) -> bool:
    # The beginning of a long line is enough to know that it has many.
    return flat_line.count(" ", 0, 100) < 6 and flat_line.count(" ") < 6


# Where the others begin and end


def _with_teasers(paragraphs: tuple[str, ...], kinds: tuple[Label, ...]) -> tuple[Label, ...]:
    labels = list(kinds)
    begun = ended = False  # the article's text
    start = 0
    for i, paragraph in enumerate(paragraphs):
        if i < start:
            continue
        begun = begun or (kinds[i] == "text" and is_prose(paragraph))
        opener = opens_teasers(paragraph)
        if ended and kinds[i] == "text" and not ends_sentence(paragraph):
            opener = "next"  # a headline behind the article's last line
        if opener == "box" or (opener and begun):
            start = _resumption(paragraphs, kinds, i + 1, opener, ended)
            labels[i:start] = [
                "teaser" if kinds[j] != "furniture" else "furniture" for j in range(i, start)
            ]
        elif begun and _is_excerpt(paragraph, kinds[i]):
            for j in range(_head_of(paragraphs, kinds, i), i + 1):
                labels[j] = "teaser"
        ended = ended or (begun and kinds[i] == "credit")
    return tuple(labels)


def _resumption(
    paragraphs: tuple[str, ...], kinds: tuple[Label, ...], start: int, opener: str, ended: bool
) -> int:
    """Where, from `start`, the article's own text goes on; the number of paragraphs if nowhere.

    A box holds headlines, so the first sentence ends it. Behind "next post" excerpts may be
    whole sentences, one under each headline: only two paragraphs of prose in a row end that.
    """
    for i in range(start, len(paragraphs)) if not ended and opener != "end" else ():
        if opener == "box" and (kinds[i] == "credit" or _is_sentence(paragraphs[i], kinds[i])):
            return i
        pair = kinds[i : i + 2] == ("text", "text") and all(map(is_prose, paragraphs[i : i + 2]))
        if opener == "next" and pair:
            return i
    return len(paragraphs)


def _is_sentence(paragraph: str, kind: Label) -> bool:
    ends = re.search(r"[.。।۔][\"'”’»」』)]*$", paragraph) and not cut_off(paragraph)
    return kind == "text" and bool(ends) and width(paragraph) >= 30


def _is_excerpt(paragraph: str, kind: Label) -> bool:
    """Cut off by the page itself: "[…]" or "… Read more"; a bare "…" may be the author's."""
    if kind == "text":
        return cut_off(paragraph).startswith(("[", "("))
    return kind == "teaser" and width(paragraph) > 60 and ends_in_more(paragraph)


def _head_of(paragraphs: tuple[str, ...], kinds: tuple[Label, ...], excerpt: int) -> int:
    """The first line of the teaser that an excerpt closes: its headline, above date and name."""
    i = excerpt
    while i > 0 and kinds[i - 1] in ("date", "byline", "caption"):
        i -= 1
    headline = i > 0 and kinds[i - 1] == "text" and not ends_sentence(paragraphs[i - 1])
    return i - 1 if headline else i


def _with_title(
    paragraphs: tuple[str, ...], flats: tuple[str, ...], kinds: tuple[Label, ...]
) -> tuple[Label, ...]:
    """The headline: the first line of text, behind the name of the section, if any."""
    texts = [i for i, kind in enumerate(kinds) if kind == "text"]
    labels = list(kinds)
    while len(texts) > 2 and _is_kicker(paragraphs[texts[0]], paragraphs[texts[1]]):
        labels[texts.pop(0)] = "furniture"
    if not texts or not _is_headline(paragraphs[texts[0]]):
        return tuple(labels)
    title = texts[0]
    for other in texts[1:4]:
        first, again = flats[texts[0]], flats[other]
        if first == again:
            labels[other] = "furniture"
        elif first.startswith(again) and re.match(r" ?[|·–—-] ?\S", first[len(again) :]):
            # The window's title, with the site's name, above the page's own.
            labels[texts[0]], title = "furniture", other
    labels[title] = "title"
    return tuple(labels)


def _is_headline(line: str) -> bool:
    return width(line) <= 250 and (width(line) < 80 or not re.search(r"[.。।۔]$", line))


def _is_kicker(line: str, following: str) -> bool:
    """ "World" above a headline."""
    short = width(line) <= 20 and len(line.split()) <= 2 and not ends_sentence(line)
    longer = width(following) > 2 * width(line) and not is_prose(following)
    cjk = line.upper() == line.lower()
    return short and longer and (not cjk or width(line) <= 12)
