"""What the last build of an output was made of, so that one like it can be told at once."""

from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from digest.engine.store import Store
from digest.errors import Notice
from digest.value import digest_of, encoded

T = TypeVar("T")


class LastBuild(msgspec.Struct, Generic[T], frozen=True):
    """`mark` stands for all that was read and asked; what was made holds from `since` to `until`,
    when the next article is due or one expires. `tally` is what the build told of itself.
    """

    mark: str
    since: datetime
    until: datetime | None
    tally: T
    notices: tuple[Notice, ...]

    @property
    def name(self) -> str:
        """What the release is called that this build made, and no other one."""
        return digest_of(f"{self.mark} {self.since.isoformat()}".encode())

    def holds(self, mark: str, moment: datetime | None) -> bool:
        """Whether a build at this moment would make the same; None is a moment named in `mark`."""
        if not mark or self.mark != mark:
            return False
        if moment is None:
            return True
        return self.since <= moment and (self.until is None or moment < self.until)


def last_build(store: Store, output: Path, kind: type[T]) -> LastBuild[T] | None:
    """What is remembered of an output; None where nothing is, or it cannot be read."""
    key = _key(output)
    row = store.fetch("state", [key]).get(key)
    try:
        return msgspec.json.decode(row, type=LastBuild[kind]) if row else None  # type: ignore[valid-type]
    except msgspec.MsgspecError:
        return None


def keep_build(store: Store, output: Path, last: LastBuild[T]) -> None:
    store.save("state", [(_key(output), encoded(last))])


def _key(output: Path) -> str:
    return digest_of(f"last {output.absolute()}".encode("utf-8", "surrogateescape"))
