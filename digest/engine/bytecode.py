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


def keep_code(engine: str, kept: dict[str, bytes]) -> None:
    """Keep this code and no other, where the system and Python's settings allow it."""
    if sys.dont_write_bytecode:
        return
    data = marshal.dumps(kept)
    with suppress(OSError, NotImplementedError):
        file = _file()
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_name(f"{file.name}.{token_hex(8)}")
        try:
            new.write_bytes(_seal(engine, data) + data)
            os.replace(new, file)
        finally:
            new.unlink(missing_ok=True)


def _file() -> Path:
    """Where Python would keep the code of a module called so; raises NotImplementedError where it
    keeps none.
    """
    return Path(cache_from_source(str(Path(__file__).with_name("templates.py"))))


def _seal(engine: str, data: bytes) -> bytes:
    """What shows that code is whole, and that it was made by this engine."""
    return sha256(f"{engine}\0".encode() + data).digest()
