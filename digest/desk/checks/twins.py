"""The same article twice: by its source, its headline or its text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import urlsplit

from digest.content.links import strip_tracking
from digest.desk.checks.proof import Proof
from digest.errors import Level, Notice
from digest.model import Article
from digest.text.likeness import likenesses, words_of
from digest.text.words import words
from digest.value import Value

COLUMN = 3  # a headline that more articles have is the name of a column


class Twin(Value, frozen=True):
    """Why two articles seem to be one; both by their paths."""

    later: str
    earlier: str
    why: str
    key: str  # the key of front matter that shows it
    level: Level = "warning"


def twin_notices(proofs: Iterable[Proof]) -> Iterator[Notice]:
    """One notice for every two, at the later of them; expired articles are left out."""
    known = {p.path: p for p in proofs if p.article and p.state != "expired"}
    in_order = sorted((p.article for p in known.values() if p.article), key=_age)
    reasons: dict[tuple[str, str], list[Twin]] = defaultdict(list)
    for twin in chain(_by_source(in_order), _by_title(in_order), _by_text(in_order, known)):
        reasons[twin.later, twin.earlier].append(twin)
    for (later, earlier), twins in reasons.items():
        yield _notice(known[later], known[earlier], twins)
    yield from _translations(in_order, known)


def _age(article: Article) -> tuple[float, str]:
    dated = article.published.year > 1
    return (article.published.timestamp() if dated else float("inf"), article.path)


def _notice(later: Proof, earlier: Proof, twins: list[Twin]) -> Notice:
    key = twins[0].key
    line = later.line(key, "source_url") if key else later.first_line
    place = f"{earlier.path}:{earlier.line(key, 'source_url') if key else earlier.first_line}"
    what = f"the same article as {place}: {', '.join(t.why for t in twins)}"
    cure = "delete one of the two"
    if later.shown and earlier.shown:
        cure += f'; if this one, write "aliases: [{later.address}]" in the other'
    level: Level = "warning" if any(t.level == "warning" for t in twins) else "hint"
    if level == "hint" and not key:
        cure = "of one day they take one line, with both outlets"
    return Notice(later.path, line, what, cure, level)


def _by_source(articles: list[Article]) -> Iterator[Twin]:
    groups = _grouped(((_source(a), _tongue(a)), a) for a in articles if _source(a))
    for first, *others in groups:
        yield from (Twin(a.path, first.path, "one source", "source") for a in others)


def _by_title(articles: list[Article]) -> Iterator[Twin]:
    groups = _grouped(((words(a.title, a.lang) or a.title, _tongue(a)), a) for a in articles)
    for first, *others in groups:
        for other in others if len(others) < COLUMN else ():
            level: Level = "warning" if other.day == first.day else "hint"
            yield Twin(other.path, first.path, "one headline", "title", level)


def _by_text(articles: list[Article], known: dict[str, Proof]) -> Iterator[Twin]:
    for found in likenesses(words_of(known[a.path].html, a.lang) for a in articles):
        later, earlier = articles[found.later], articles[found.earlier]
        # An agency's text in two outlets is shown once, with both names.
        level: Level = "hint" if _outlet(later) != _outlet(earlier) else "warning"
        yield Twin(later.path, earlier.path, f"{int(found.share * 100)} % of the text", "", level)


def _translations(articles: list[Article], known: dict[str, Proof]) -> Iterator[Notice]:
    """Articles of one day made of one source in two languages: they belong to one story."""
    for first, *others in _grouped((f"{a.day} {_source(a)}", a) for a in articles if _source(a)):
        for other in others:
            if _tongue(other) == _tongue(first) or other.story == first.story != "":
                continue
            what = f"made of the same source as {first.path}, in another language"
            cure = f'write "story: {first.story or first.slug}" in both to show them together'
            line = known[other.path].line("source", "source_url")
            yield Notice(other.path, line, what, cure, "hint")


def _grouped(pairs: Iterable[tuple[object, Article]]) -> list[list[Article]]:
    groups: dict[object, list[Article]] = defaultdict(list)
    for key, article in pairs:
        groups[key].append(article)
    return [group for group in groups.values() if len(group) > 1]


def _source(article: Article) -> str:
    """What tells one original from another; a front page is the source of many."""
    parts = urlsplit(strip_tracking(article.origin.url if article.origin else ""))
    path = parts.path.rstrip("/")
    if not path and not parts.query:
        return ""
    return f"{(parts.hostname or '').removeprefix('www.')}{path}?{parts.query}"


def _outlet(article: Article) -> str:
    return article.origin.name if article.origin else ""


def _tongue(article: Article) -> str:
    return article.lang.partition("-")[0].lower()
