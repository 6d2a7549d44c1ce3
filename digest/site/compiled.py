"""Templates as the code that Jinja makes of them, to be handed from one renderer to another."""

import marshal
from collections.abc import Container, Iterable
from types import CodeType
from typing import Protocol, runtime_checkable

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from digest.site.codes import Code, code_name


@runtime_checkable
class Closing(Protocol):
    """What comes from others, who end when it is closed."""

    def close(self) -> None: ...


class Compiled(BytecodeCache):
    """Code that is `kept`, marshalled, by what stands for its template, or that comes in while
    pages are made; what has not come when it is needed is waited for, and what never comes is
    compiled.
    """

    def __init__(self, coming: Iterable[Code], kept: dict[str, bytes] | None = None) -> None:
        self.kept = kept or {}
        self._coming = iter(coming)
        self._codes: dict[str, CodeType] = {}

    @property
    def made(self) -> tuple[Code, ...]:
        """All that is not kept and has come, or was compiled here."""
        return tuple(code for code in self._codes.items() if code[0] not in self.kept)

    def wait(self) -> None:
        """Take all that is still coming."""
        self._codes |= self._coming

    def enough(self) -> None:
        """Have those end who make more of it: what has not come will be compiled here."""
        if isinstance(self._coming, Closing):
            self._coming.close()

    def let_go(self, names: Container[str]) -> None:
        """Keep in memory what has one of these names; what is kept elsewhere stays."""
        self._codes = {name: code for name, code in self._codes.items() if name in names}

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        bucket = Bucket(environment, code_name(name, source), "")
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key not in self._codes and bucket.key in self.kept:
            self._codes[bucket.key] = marshal.loads(self.kept[bucket.key])
        while bucket.key not in self._codes:
            name, code = next(self._coming, ("", None))
            if code is None:
                return
            self._codes[name] = code
        bucket.code = self._codes[bucket.key]

    def dump_bytecode(self, bucket: Bucket) -> None:
        """What was compiled here, where it had not come."""
        if bucket.code is not None:
            self._codes[bucket.key] = bucket.code
