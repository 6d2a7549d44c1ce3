"""What becomes of articles when they are gathered: stories, and why they are."""

from collections.abc import Iterable

from digest.model import Told
from digest.value import Value


class Likeness(Value, frozen=True):
    """Two articles that seem to tell of one event, by their paths; `share` is how like they are, in
    thousandths.
    """

    later: str
    earlier: str
    share: int


class Led(Value, frozen=True):
    """What one day tells of a story, by paths, the leading article's first; `copies` are those that
    repeat the text of another, each with that one.
    """

    paths: tuple[str, ...]
    copies: tuple[tuple[str, str], ...] = ()


class Thread(Value, frozen=True):
    """A story of several days, the earliest first, each by the paths of its articles, the leading
    one's first.
    """

    days: tuple[tuple[str, ...], ...]

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(path for day in self.days for path in day)


class Telling(Value, frozen=True):
    """What becomes of all articles: told by day, newest first, the stories that go on for several
    days, the copies with what they repeat, and why articles were joined.
    """

    told: tuple[Told, ...]
    threads: tuple[Thread, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    likenesses: tuple[Likeness, ...] = ()


def by_path(threads: Iterable[Thread]) -> dict[str, Thread]:
    """The story of several days that each of its articles belongs to."""
    return {path: thread for thread in threads for path in thread.paths}
