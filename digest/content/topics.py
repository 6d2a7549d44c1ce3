"""The topics of an article: given ones by any form of their name, else found by keywords."""

import re
from functools import lru_cache

from digest.content.body import Body
from digest.content.reading import KnownTopic, Reading
from digest.errors import Level
from digest.model import Budget
from digest.text.slugs import folded, slugify
from digest.value import Value

OTHER = "other"


class Choice(Value, frozen=True):
    """Slugs of topics, the first leading; remarks are (what, cure, level)."""

    topics: tuple[str, ...]
    budget: Budget | None = None
    remarks: tuple[tuple[str, str, Level], ...] = ()


def choose_topics(
    given: tuple[str, ...], title: str, tags: tuple[str, ...], body: Body, reading: Reading
) -> Choice:
    """A name close to a known one is taken for a slip of the pen, and refused; a name that is
    new to the site is taken, with a warning, where the site declares topics at all.
    """
    if not given:
        found = _by_keywords(title, tags, body, reading.topics)
        return Choice((found.slug,), found.budget) if found else Choice((OTHER,))
    slugs: list[str] = []
    remarks: list[tuple[str, str, Level]] = []
    for name in given:
        slug = slugify(name)
        known = next((t for t in reading.topics if folded(slug) in t.names), None)
        slugs.append(known.slug if known else folded(slug))
        if not known and reading.topics:
            remarks.append(_remark(name, slug, reading.topics))
    leading = next((t for t in reading.topics if t.slug == slugs[0]), None)
    return Choice(tuple(dict.fromkeys(slugs)), leading.budget if leading else None, tuple(remarks))


def _remark(name: str, slug: str, topics: tuple[KnownTopic, ...]) -> tuple[str, str, Level]:
    from difflib import get_close_matches  # only faults need it

    names = {form: t.slug for t in topics for form in t.names}
    near = get_close_matches(folded(slug), list(names), n=1, cutoff=0.8) if len(slug) > 3 else []
    what = f'topic "{name}" is not in site.yaml'
    if near:
        return what, f'did you mean "{names[near[0]]}"?', "error"
    return what, "add it there, or choose one of its topics", "warning"


def _by_keywords(
    title: str, tags: tuple[str, ...], body: Body, topics: tuple[KnownTopic, ...]
) -> KnownTopic | None:
    """The topic whose keywords occur most; a word in the title or the tags counts for three."""
    head = " ".join((title, *tags)).casefold()
    text = " ".join(block.text for block in body.blocks).casefold()
    scores = [
        (_hits(t.keywords, head) * 3 + _hits(t.keywords, text), -i) for i, t in enumerate(topics)
    ]
    best = max(scores, default=(0, 0))
    return topics[-best[1]] if best[0] > 0 else None


def _hits(keywords: tuple[str, ...], text: str) -> int:
    return len(_pattern(keywords).findall(text)) if keywords and text else 0


@lru_cache(maxsize=256)
def _pattern(keywords: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words where a script has spaces; a keyword of another script anywhere."""
    parts = []
    for keyword in sorted(keywords, key=len, reverse=True):
        word = re.escape(keyword.casefold())
        spaced = keyword[0].isascii() or not re.match(r"[\u0e00-\u0eff\u3040-\u9fff]", keyword)
        parts.append(rf"(?<!\w){word}(?!\w)" if spaced else word)
    return re.compile("|".join(parts))
