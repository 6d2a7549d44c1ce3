"""``digest build --verify``: the published site against a clean build, path by path.

The clean build is made in a process of its own that remembers nothing and believes nothing: not
what the file system says of files, not what was kept, code of templates neither, not what stands.
One in this process would share whatever state a fault of ours had hidden in it.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from digest.desk.orders import Orders
from digest.engine.engine import Engine
from digest.engine.manifest import MANIFEST, read_manifest
from digest.errors import DigestError, Notice, fault
from digest.value import encoded

_CURE = (
    "delete .digest-cache/ and the folders __pycache__ of digest, and build again; "
    "this is a fault of digest, please report it"
)


def verify_output(root: Path, orders: Orders) -> int:
    """Compare the output with a clean build as of the same moment; how many files were compared.

    Raises DigestError with every path that differs.
    """
    with tempfile.TemporaryDirectory(prefix="digest-verify-") as folder:
        clean = Path(folder) / "output"
        _build_apart(root, msgspec.structs.replace(orders, output=str(clean), clean=False))
        made = read_manifest(str(clean))
        notices = tuple(_differences(root / orders.output, clean, [*made, MANIFEST]))
    if notices:
        raise DigestError(notices)
    return len(made)


def _build_apart(root: Path, orders: Orders) -> None:
    """Raises DigestError where the clean build fails."""
    done = subprocess.run(
        [sys.executable, "-m", "digest.desk.verifying", str(root)],
        input=encoded(orders),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().splitlines()
        raise fault(
            "digest", 0, f"the clean build failed: {told[-1] if told else 'no word of why'}"
        )


def _differences(site: Path, clean: Path, made: list[str]) -> Iterator[Notice]:
    for path in sorted({*made, *read_manifest(str(site))}):
        here, there = site / path, clean / path
        if not there.exists():
            yield Notice(path, 0, "a clean build does not make this file", _CURE)
        elif not here.is_file():
            yield Notice(path, 0, "a clean build makes this file, and it is missing", _CURE)
        elif here.read_bytes() != there.read_bytes():
            yield Notice(path, 0, "this file differs from a clean build's", _CURE)


def _clean_build(root: Path, orders: Orders) -> None:
    from digest.desk.publishing import make_and_publish

    with Engine(root, orders.jobs, remembers=False) as engine:
        make_and_publish(root, orders, engine)


if __name__ == "__main__":
    _clean_build(Path(sys.argv[1]), msgspec.json.decode(sys.stdin.buffer.read(), type=Orders))
