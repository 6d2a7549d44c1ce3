"""What stands in the output and no build wrote: kept, unless a page belongs in its place."""

from collections.abc import Collection, Iterable, Set

from digest.engine.seen import Seen
from digest.errors import Notice
from digest.text.paths import folders_of


def strangers(seen: Seen, ours: Set[str], our_folders: Set[str]) -> frozenset[str]:
    """Paths of what is not ours: files, links, and, with a slash at the end, folders in which
    nothing is.
    """
    folders = seen.folders.keys() - our_folders - {""}
    return frozenset((*(seen.files.keys() - ours), *(f"{path}/" for path in folders)))


def may_stay(path: str, clean: bool) -> bool:
    """Whether a stranger is kept; a repository is in any case."""
    return not clean or path.partition("/")[0] == ".git"


def clashing(kept: Iterable[str], new: Collection[str]) -> tuple[Notice, ...]:
    """A fault for every stranger in whose place, above or below it, a file of ours belongs."""
    kept = tuple(kept)
    if not kept:
        return ()
    folders = folders_of(new)
    what = "a file that Digest did not write stands where a page belongs"
    cure = "move it away, or build with --clean"
    return tuple(
        Notice(path, 0, what, cure)
        for path in kept
        if path.rstrip("/") in new
        or path in folders
        or any(above in new for above in folders_of([path]))
    )


def told(paths: Iterable[str]) -> tuple[str, ...]:
    """Files of strangers, without folders and what a repository keeps for itself."""
    return tuple(sorted(p for p in paths if not p.endswith("/") and p.partition("/")[0] != ".git"))
