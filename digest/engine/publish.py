"""A release to disk: what differs is written beside the published site, then both change names.

Whatever fails before that leaves the site as it was, and a release that differs in nothing
touches nothing. The name of the output is at every moment a whole site.
"""

import errno
import json
import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.engine.exchange import alone, drop, exchange, flush, restore
from digest.engine.read import explained, locate
from digest.engine.strangers import clashing, strangers, take_along
from digest.errors import DigestError, Notice, fault
from digest.site.release import Release
from digest.value import fingerprint

MANIFEST = ".digest-release"  # which files of the output are ours
SOURCES = ("content", "static", "themes")  # folders of the project that are read


@dataclass(frozen=True)
class Published:
    """What a build did to the site: paths; `foreign` are files not ours that were kept, `dropped`
    those that were not.
    """

    total: int
    written: tuple[str, ...]
    removed: tuple[str, ...]
    foreign: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        return bool(self.written or self.removed or self.dropped)


def publish(release: Release, root: Path, output: Path, clean: bool = False) -> Published:
    """Bring `output` to the release; raises DigestError and leaves it as it was.

    Files of the output that an earlier build did not write are kept, unless `clean`; a
    repository's ``.git`` is kept in any case.
    """
    site = Path(os.path.realpath(output))  # a link stands for the folder that it leads to
    stage = site.parent / f".{site.name}.new"
    try:
        _refuse_place(site, Path(os.path.realpath(root)), _named(output, root), clean)
        site.parent.mkdir(parents=True, exist_ok=True)
        with alone(site.parent):
            try:
                restore(site)
                return _publish(release, root, site, stage, clean)
            finally:
                drop(stage)
    except OSError as error:
        raise _as_fault(error, root, output, stage) from None


def _publish(release: Release, root: Path, site: Path, stage: Path, clean: bool) -> Published:
    old = read_manifest(site)
    drop(stage)
    stage.mkdir()
    new, standing = _write_all(release, root, site, stage)
    found = strangers(site, {*old, *standing, MANIFEST})
    kept = tuple(s for s in found if not clean or s.partition("/")[0] == ".git")
    _refuse(clashing(kept, new))
    done = Published(
        total=len(new),
        written=tuple(sorted(new.keys() - standing)),
        removed=tuple(sorted(old.keys() - new.keys())),
        foreign=_told(kept),
        dropped=_told(set(found) - set(kept)),
    )
    manifest = json.dumps({"files": dict(sorted(new.items()))}, indent=0, ensure_ascii=False)
    if not done.changed and _holds(site / MANIFEST, manifest.encode()):
        return done
    for path in standing:
        _link(site / path, stage / path)
    take_along(kept, site, stage)
    (stage / MANIFEST).write_bytes(manifest.encode())
    if site.exists():
        shutil.copymode(site, stage)  # an administrator may have opened it to a group
    flush(stage)
    exchange(stage, site)
    return done


def read_manifest(output: Path) -> dict[str, str]:
    """Path and fingerprint of every file that the last build wrote there."""
    try:
        files = json.loads((output / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {str(path): str(mark) for path, mark in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _write_all(
    release: Release, root: Path, site: Path, stage: Path
) -> tuple[dict[str, str], set[str]]:
    """The release's files by their fingerprints, and those that stand in the site already; the
    others are written to the stage.
    """
    new: dict[str, str] = {}
    standing: set[str] = set()
    made: set[Path] = set()
    for path, data in _everything(release, root):
        if path in new:  # it might be written through a link into the published site
            raise fault(path, 0, "two things would be published here", "rename one of them")
        new[path] = fingerprint(data)
        if _holds(site / path, data):
            standing.add(path)
            continue
        target = stage / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(data)
    return new, standing


def _everything(release: Release, root: Path) -> Iterator[tuple[str, bytes]]:
    yield from release.files()
    for path, source in release.copies:
        yield path, locate(root, source).read_bytes()


def _holds(file: Path, data: bytes) -> bool:
    """Whether a file, and no link, holds these bytes: an editor may have touched it."""
    try:
        about = os.lstat(file)
        same = stat.S_ISREG(about.st_mode) and about.st_size == len(data)
        return same and file.read_bytes() == data
    except OSError:
        return False


def _link(file: Path, target: Path) -> None:
    """The same file under a second name, or a copy where the file system has no links."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, target)
    except OSError:
        shutil.copy2(file, target)


def _told(paths: tuple[str, ...] | set[str]) -> tuple[str, ...]:
    """Files of strangers, without folders and what a repository keeps for itself."""
    return tuple(sorted(p for p in paths if not p.endswith("/") and p.partition("/")[0] != ".git"))


def _refuse(notices: tuple[Notice, ...]) -> None:
    if notices:
        raise DigestError(notices)


def _refuse_place(site: Path, root: Path, name: str, clean: bool) -> None:
    """Raise where publishing would write over what is not a site."""
    if site.exists() and not site.is_dir():
        raise fault(name, 0, "this is a file", "the output is a folder; move the file away")
    if site == root or site in root.parents:
        raise fault(name, 0, "the output would hold the project", "name another folder")
    for folder in SOURCES:
        source = Path(os.path.realpath(root / folder))
        if site == source or source in site.parents or site in source.parents:
            what = f"the output and {folder}/ would lie in each other"
            raise fault(name, 0, what, "name another folder")
    inside = root in site.parents
    if clean and not inside and not (site / MANIFEST).exists() and site.is_dir() and any_in(site):
        what = "--clean would remove files here, and no build has published here before"
        raise fault(name, 0, what, "empty the folder yourself, or name another")


def any_in(folder: Path) -> bool:
    """Whether a folder holds anything."""
    return next(folder.iterdir(), None) is not None


def _as_fault(error: OSError, root: Path, output: Path, stage: Path) -> DigestError:
    """What the system refused, by the name that the editor knows."""
    name = error.filename if isinstance(error.filename, str) else str(output)
    inside = Path(name).is_relative_to(stage) or error.filename2 is not None
    place = _named(output if inside else Path(name), root)
    if error.errno in (errno.EBUSY, errno.EXDEV):
        what = "this is a mount point, which cannot be exchanged as a whole"
        return fault(place, 0, what, "name a folder inside it as the output")
    return fault(place, 0, *explained(error))


def _named(path: Path, root: Path) -> str:
    """A path as messages show it: from the project's folder where it lies inside."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except (ValueError, RuntimeError):
        return str(path)


def unreadable(error: OSError, root: Path) -> DigestError:
    """An error of the system as one line."""
    name = Path(str(error.filename)) if error.filename else root
    return DigestError([Notice(_named(name, root), 0, *explained(error))])
