"""What a build says at its end, in one line."""

from digest.desk.project import Outcome
from digest.engine.publish import Published
from digest.model import Article


def summary_of(outcome: Outcome, seconds: float) -> str:
    """What changed, how long it took, what is scheduled, what was skipped and why."""
    built, done = outcome.built, outcome.published
    parts = [
        f"{_counted(len(built.articles), 'article')}, {_counted(done.total, 'file')}",
        _changes(done),
        f"{seconds:.1f} s",
    ]
    if built.scheduled:
        parts.append(f"scheduled: {_scheduled(built.scheduled)}")
    if built.drafts:
        parts.append(f"skipped: {_counted(len(built.drafts), 'draft')}")
    if built.expired:
        parts.append(f"expired: {len(built.expired)}")
    for word, strangers in (("kept", done.foreign), ("dropped", done.dropped)):
        if strangers:
            parts.append(f"{word}: {_counted(len(strangers), 'file')} not of ours")
    left_out = sum(n.level == "hint" for n in outcome.notices)
    if left_out:
        parts.append(f"{_counted(left_out, 'hint')} (digest check tells)")
    return "; ".join(parts)


def _changes(done: Published) -> str:
    if not done.changed:
        return "nothing changed"
    removed = f", {len(done.removed)} removed" if done.removed else ""
    return f"{len(done.written)} written{removed}"


def _scheduled(articles: tuple[Article, ...]) -> str:
    """The next one by name and moment, the others by their number."""
    first = min(articles, key=lambda a: (a.published, a.path))
    more = f" and {len(articles) - 1} more" if len(articles) > 1 else ""
    when = f"{first.published:%Y-%m-%d %H:%M}" if first.has_time else f"{first.published:%Y-%m-%d}"
    return f"{first.path} for {when}{more}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
