"""What a build says at its end, in one line."""

from typing import TYPE_CHECKING

from digest.desk.tally import Scheduled

if TYPE_CHECKING:
    from digest.desk.publishing import Outcome
    from digest.engine.published import Published


def summary_of(outcome: "Outcome", seconds: float) -> str:
    """What changed, how long it took, what is scheduled, what was skipped and why."""
    tally, done = outcome.tally, outcome.published
    parts = [
        f"{_counted(tally.articles, 'article')}, {_counted(done.total, 'file')}",
        _changes(done),
        f"{max(seconds, 0.01):.2f} s" if seconds < 1 else f"{seconds:.1f} s",
    ]
    if tally.scheduled:
        parts.append(f"scheduled: {_scheduled(tally.scheduled)}")
    if tally.drafts:
        parts.append(f"skipped: {_counted(tally.drafts, 'draft')}")
    if tally.expired:
        parts.append(f"expired: {tally.expired}")
    for word, strangers in (("kept", done.foreign), ("dropped", done.dropped)):
        if strangers:
            parts.append(f"{word}: {_counted(len(strangers), 'file')} not of ours")
    left_out = sum(n.level == "hint" for n in outcome.notices)
    if left_out:
        parts.append(f"{_counted(left_out, 'hint')} (digest check tells)")
    return "; ".join(parts)


def _changes(done: "Published") -> str:
    if not done.changed:
        return "nothing changed"
    removed = f", {len(done.removed)} removed" if done.removed else ""
    return f"{len(done.written)} written{removed}"


def _scheduled(found: Scheduled) -> str:
    """The next one by name and moment, the others by their number."""
    more = f" and {found.count - 1} more" if found.count > 1 else ""
    form = "%Y-%m-%d %H:%M" if found.has_time else "%Y-%m-%d"
    return f"{found.path} for {found.published:{form}}{more}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
