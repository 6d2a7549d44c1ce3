"""The code of the package's own templates, kept as Python keeps that of its modules: beside them,
in ``__pycache__``, where nobody writes who could not write the package.

Of a project's templates no code is kept anywhere: nothing in a project's memory is executed.
"""

import marshal
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from secrets import token_hex

from digest.engine.sealed import read_sealed, write_sealed


def kept_code(engine: str) -> dict[str, bytes]:
    """The code that this engine has kept, marshalled, by what stands for its template."""
    try:
        kept = read_sealed(_file(), engine)
    except (OSError, NotImplementedError):
        return {}
    found: dict[str, bytes] = marshal.loads(kept) if kept else {}
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
        new = file.with_name(f"{file.name}.{token_hex(8)}")
        try:
            write_sealed(new, engine, data, _open_as_ours)
            os.replace(new, file)
        finally:
            new.unlink(missing_ok=True)


def _open_as_ours(path: str, flags: int) -> int:
    """Who may write this module may write what is kept beside it, and nobody else."""
    return os.open(path, flags | os.O_EXCL, os.stat(__file__).st_mode & 0o666)


def _file() -> Path:
    """Where Python would keep the code of this module, were it made in a way of this name; raises
    NotImplementedError where it keeps none.
    """
    return Path(cache_from_source(__file__, optimization="templates"))
