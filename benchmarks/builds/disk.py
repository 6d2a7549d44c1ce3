"""Whether a file system is fit to measure on.

ext4 without a journal does not give an inode away again for minutes after its file was deleted,
and passes by every such inode when it looks for a free one. A build into a folder that was deleted
a moment ago then costs several times as much, none of it by the generator's fault.
"""

import resource
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

FILES = 3000
SIZE = 2000  # bytes
DEAR = 0.2  # milliseconds of the kernel's time; sound ones take a quarter of this for a file


@dataclass(frozen=True)
class Disk:
    """Milliseconds of the kernel's time for a new file: at first, and after many were deleted."""

    first: float
    after: float

    @property
    def is_fit(self) -> bool:
        return self.after < DEAR

    def __str__(self) -> str:
        cost = f"a new file costs the kernel {self.first:.2f} ms, after deletions {self.after:.2f}"
        if self.is_fit:
            return f"file system fit to measure on: {cost}"
        return (
            f"file system NOT fit to measure on, cold builds look slower than they are: {cost}; "
            "name a --folder on a tmpfs or on a file system with a journal"
        )


def try_disk(folder: Path) -> Disk:
    """Write some thousand small files, delete them, write them again."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        tree = Path(place) / "tree"
        first = _write(tree)
        shutil.rmtree(tree)
        return Disk(first, _write(tree))


def _write(tree: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_stime
    for number in range(FILES):
        folder = tree / str(number)
        folder.mkdir(parents=True)
        (folder / "index.html").write_bytes(b"." * SIZE)
    return (resource.getrusage(resource.RUSAGE_SELF).ru_stime - before) * 1000 / FILES
