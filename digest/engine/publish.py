"""A release to disk: written beside the published site, then exchanged with it.

Whatever fails before the exchange leaves the site as it was. The name of the output is at every
moment a whole site: on Linux two directories change names in one system call.
"""

import ctypes
import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.engine.read import explained
from digest.errors import DigestError, Notice, fault
from digest.site.release import Release
from digest.value import fingerprint

MANIFEST = ".digest-release"  # which files of the output are ours
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


@dataclass(frozen=True)
class Published:
    """What a build did to the site: paths, and files that are not ours and were kept."""

    total: int
    written: tuple[str, ...]
    removed: tuple[str, ...]
    foreign: tuple[str, ...]

    @property
    def changed(self) -> bool:
        return bool(self.written or self.removed)


def publish(release: Release, root: Path, output: Path, clean: bool = False) -> Published:
    """Bring `output` to the release; raises DigestError and leaves it as it was.

    Files of the output that an earlier build did not write are kept, unless `clean`.
    """
    if output.exists() and not output.is_dir():
        raise fault(_named(output, root), 0, "this is a file", "the output is a folder; move it")
    if root.resolve() == output.resolve() or output.resolve() in root.resolve().parents:
        raise fault(_named(output, root), 0, "the output would hold the project", "name another")
    stage = output.parent / f".{output.name}.new"
    try:
        return _publish(release, root, output, stage, clean)
    except OSError as error:
        name = error.filename if isinstance(error.filename, str) else str(output)
        place = _named(output, root) if str(stage) in name else _named(Path(name), root)
        raise fault(place, 0, *explained(error)) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _publish(release: Release, root: Path, output: Path, stage: Path, clean: bool) -> Published:
    old = read_manifest(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    new = {path: mark for path, mark in _write_all(release, root, output, stage, old)}
    foreign = () if clean else tuple(_keep_foreign(output, stage, old, new))
    manifest = json.dumps({"files": dict(sorted(new.items()))}, indent=0, ensure_ascii=False)
    (stage / MANIFEST).write_text(manifest, encoding="utf-8", newline="\n")
    written = tuple(path for path, mark in sorted(new.items()) if old.get(path) != mark)
    removed = tuple(sorted(set(old) - set(new)))
    if written or removed or clean or not output.exists():
        exchange(stage, output)
    return Published(len(new), written, removed, foreign)


def read_manifest(output: Path) -> dict[str, str]:
    """Path and fingerprint of every file that the last build wrote there and that still stands."""
    try:
        files = json.loads((output / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {str(path): str(mark) for path, mark in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write_all(
    release: Release, root: Path, output: Path, stage: Path, old: dict[str, str]
) -> Iterator[tuple[str, str]]:
    made: set[Path] = set()
    for path, data in release.files():
        yield path, _write(stage / path, data, output / path, old.get(path), made)
    for path, source in release.copies:
        data = (root / source).read_bytes()
        yield path, _write(stage / path, data, output / path, old.get(path), made)


def _write(target: Path, data: bytes, before: Path, mark: str | None, made: set[Path]) -> str:
    """Write a file, or link the published one where it holds the same; its fingerprint."""
    if target.parent not in made:
        target.parent.mkdir(parents=True, exist_ok=True)
        made.add(target.parent)
    new = fingerprint(data)
    if new == mark and _same(before, data):
        try:
            os.link(before, target)
            return new
        except OSError:
            pass  # a file system without links: write it again
    target.write_bytes(data)
    return new


def _same(file: Path, data: bytes) -> bool:
    """Whether the file still holds what was written: an editor may have touched it."""
    try:
        return file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False


def _keep_foreign(
    output: Path, stage: Path, old: dict[str, str], new: dict[str, str]
) -> Iterator[str]:
    """Files of the output that no build wrote go along; their paths."""
    for here, folders, files in os.walk(output):
        links = [name for name in folders if os.path.islink(os.path.join(here, name))]
        for name in (*files, *links):
            file = Path(here, name)
            path = file.relative_to(output).as_posix()
            if path in old or path == MANIFEST:
                continue
            if path in new:
                what = "a file that Digest did not write stands where a page belongs"
                raise fault(path, 0, what, "move it away, or build with --clean")
            target = stage / path
            target.parent.mkdir(parents=True, exist_ok=True)
            _take_along(file, target)
            yield path


def _take_along(file: Path, target: Path) -> None:
    if file.is_symlink():
        target.symlink_to(os.readlink(file))
        return
    try:
        os.link(file, target)
    except OSError:
        shutil.copy2(file, target)


def exchange(stage: Path, output: Path) -> None:
    """Put `stage` in the place of `output`, in one step where the system can."""
    if not output.exists():
        os.rename(stage, output)
        return
    if sys.platform == "linux" and _renameat2(stage, output):
        return
    aside = output.parent / f".{output.name}.old"
    shutil.rmtree(aside, ignore_errors=True)
    os.rename(output, aside)
    os.rename(stage, output)
    shutil.rmtree(aside, ignore_errors=True)


def _renameat2(one: Path, other: Path) -> bool:
    """Exchange two names (Linux 3.15, glibc 2.28); False where it is not to be had."""
    try:
        function = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    return int(function(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)) == 0


def _named(path: Path, root: Path) -> str:
    """A path as messages show it: from the project's folder where it lies inside."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return str(path)


def unreadable(error: OSError, root: Path) -> DigestError:
    """An error of the system as one line."""
    name = Path(str(error.filename)) if error.filename else root
    return DigestError([Notice(_named(name, root), 0, *explained(error))])
