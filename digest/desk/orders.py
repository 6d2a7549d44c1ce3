"""What the command line asked of a build, and where the project is."""

import os
from datetime import UTC, datetime
from pathlib import Path

from digest.model import Show
from digest.value import Value


class Orders(Value, frozen=True):
    """What the command line asked of a build; `at` is its moment where nothing else is asked."""

    output: str = "output"
    base_url: str = ""
    show: Show = Show()
    as_of: str = ""
    clean: bool = False
    strict: bool = False
    jobs: int = 0  # processes that read articles and print pages; 0: one a core
    cluster: str = ""  # the address of a scheduler, in place of processes here
    at: datetime | None = None
    explain: bool = False
    lasting: bool = True  # what is published is to outlive a power cut; a preview need not

    @property
    def instant(self) -> datetime:
        """The moment of the build, unless `as_of` names another."""
        return self.at or instant()


def find_root(start: Path) -> Path:
    """The nearest folder from here upwards with a ``site.yaml``; else this one."""
    here = start.resolve()
    return next((p for p in (here, *here.parents) if (p / "site.yaml").is_file()), here)


def instant() -> datetime:
    """The moment of the build where none was asked for: SOURCE_DATE_EPOCH, else now.

    Raises ValueError where the variable is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        what = f'SOURCE_DATE_EPOCH is "{epoch}", which is no number of seconds'
        raise ValueError(what) from None
