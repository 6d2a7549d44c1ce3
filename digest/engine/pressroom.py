"""What pages are printed with: a press, and the code of the theme's templates."""

import marshal
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from digest.engine.bytecode import keep_code, kept_code
from digest.engine.store import Store
from digest.engine.themes import is_of_package, templates_of_package
from digest.errors import DigestError
from digest.site.codes import Code, code_name, named
from digest.site.compiled import Compiled
from digest.site.layout.volume import Frame
from digest.site.printing import Press, press_mark
from digest.site.theme import Theme
from digest.value import digest_of

_SLOT = digest_of(b"press")


class Pressroom:
    """Presses of one engine, which has these names (see `digest.engine.name`). `codes` are those
    of the theme's templates, as they come, `body` gives HTML by its fingerprint; the `store` knows
    what was printed by last.
    """

    def __init__(
        self,
        store: Store,
        name: str,
        drawing: str,
        codes: Iterable[Code],
        body: Callable[[str], str],
    ) -> None:
        self._store, self._name, self._drawing, self._body = store, name, drawing, body
        self._compiled = Compiled(codes, kept_code(name))
        self._foreign: set[str] = set()  # of a project's templates, of which no code is kept
        self._press: Press | None = None

    def press(self, theme: Theme, frame: Frame) -> Press:
        """The press of the last build, its templates compiled, where that was of the same theme and
        frame; else a new one.
        """
        if self._press is None or self._press.mark != press_mark(theme, frame, self._name):
            compiled, drawing = self._compiled, self._drawing
            self._press = Press(theme, frame, self._name, self._body, compiled, drawing)
        return self._press

    @property
    def codes(self) -> bytes:
        """The code of templates, for workers of this machine."""
        codes: tuple[Any, Any] = self._compiled.codes, self._compiled.kept
        return marshal.dumps(codes)

    def enough(self) -> None:
        """Nothing is printed any more that needs the code of other templates."""
        self._compiled.enough()

    def keep(self, theme: Theme) -> None:
        """Have later builds know the code of the package's own templates, as far as it was used."""
        new = {name: code for name, code in self._compiled.codes if name not in self._foreign}
        templates = {code_name(name, one.text): one for name, one in named(theme)}
        with suppress(OSError, DigestError):
            ours = [n for n in new if n in templates and is_of_package(templates[n])]
            self._foreign |= new.keys() - ours
            if ours:
                valid = {code_name(name, text) for name, text in templates_of_package()}
                kept = self._compiled.kept | {name: marshal.dumps(new[name]) for name in ours}
                self._compiled.kept = {n: code for n, code in kept.items() if n in valid}
                keep_code(self._name, self._compiled.kept)

    def was_last(self, press: Press) -> bool:
        """Whether the last build was printed by this press, too."""
        if self._store.fetch("state", [_SLOT]).get(_SLOT) == press.mark.encode():
            return True
        self._store.save("state", [(_SLOT, press.mark.encode())])
        return False
