"""The code of the package's own templates, kept as Python keeps that of its modules: beside them,
in ``__pycache__``, where nobody writes who could not write the package.

Of a project's templates no code is kept anywhere: nothing in a project's memory is executed.
"""

import marshal
import os
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from secrets import token_hex

SEAL = 32  # bytes


def kept_code(engine: str) -> dict[str, bytes]:
    """The code that this engine has kept, marshalled, by what stands for its template."""
    try:
        data = _file().read_bytes()
    except (OSError, NotImplementedError):
        return {}
    seal, kept = data[:SEAL], data[SEAL:]
    if seal != _seal(engine, kept):
        return {}  # another version's, or damaged
    found: dict[str, bytes] = marshal.loads(kept)
    return found


def can_keep() -> bool:
    """Whether Python is to keep code at all."""
    return not sys.dont_write_bytecode


def keep_code(engine: str, kept: dict[str, bytes]) -> None:
    """Keep this code and no other, where the system allows it."""
    data = marshal.dumps(kept)
    with suppress(OSError, NotImplementedError):
        file = _file()
        file.parent.mkdir(parents=True, exist_ok=True)
        new = f"{file}.{token_hex(8)}"
        try:
            with open(new, "xb", opener=_open_as_ours) as opened:
                opened.write(_seal(engine, data) + data)
            os.replace(new, file)
        finally:
            Path(new).unlink(missing_ok=True)


def _open_as_ours(path: str, flags: int) -> int:
    """Who may write this module may write what is kept beside it, and nobody else."""
    return os.open(path, flags, os.stat(__file__).st_mode & 0o666)


def _file() -> Path:
    """Where Python would keep the code of this module, were it made in a way of this name; raises
    NotImplementedError where it keeps none.
    """
    return Path(cache_from_source(__file__, optimization="templates"))


def _seal(engine: str, data: bytes) -> bytes:
    """What shows that code is whole, and that it was made by this engine."""
    return sha256(f"{engine}\0".encode() + data).digest()
