"""What an editor is told: one line a fault, with its place and the way out."""

from collections.abc import Iterable
from typing import Any, Literal

from digest.value import Value

Level = Literal["error", "warning", "hint"]
"""An error stands in the way of publishing; a warning does under ``--strict``; a hint is told by
``digest check`` and ``-v`` only."""


class Notice(Value, frozen=True, order=True):
    """Something an editor should know about one line of one file.

    Printed as ``path:line: what is wrong; what would be right``. `line` counts from 1; 0 stands
    for the file as a whole.
    """

    path: str
    line: int
    what: str
    cure: str = ""
    level: Level = "error"

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        cure = f"; {self.cure}" if self.cure else ""
        return f"{place}: {self.what}{cure}"


class DigestError(Exception):
    """Faults that an editor can mend: all of them, in the order of their places."""

    def __init__(self, notices: Iterable[Notice]) -> None:
        self.notices = tuple(sorted(set(notices)))
        super().__init__("\n".join(map(str, self.notices)))

    def __reduce__(self) -> tuple[type["DigestError"], tuple[Any, ...]]:
        return type(self), (self.notices,)  # so that it comes back whole from a worker


class RetryError(DigestError):
    """What was read or remembered holds no longer: nobody's fault, and a build begins anew."""


def fault(path: str, line: int, what: str, cure: str = "") -> DigestError:
    """One fault as an exception, to be raised where it is found."""
    return DigestError([Notice(path, line, what, cure)])


def errors_of(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Those notices that stand in the way of publishing."""
    return tuple(n for n in notices if n.level == "error")
