"""What pages are printed with: a press, and the code of the theme's templates."""

import marshal
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from digest.engine.bytecode import can_keep, keep_code, kept_code
from digest.engine.store import Store
from digest.engine.themes import is_of_package, templates_of_package
from digest.errors import DigestError
from digest.site.codes import Code, code_name, code_names
from digest.site.compiled import Compiled
from digest.site.layout.volume import Frame
from digest.site.printing import Press, press_mark
from digest.site.theme import Theme
from digest.value import digest_of

_SLOT = digest_of(b"press")


class Pressroom:
    """Presses of one engine, which has these names (see `digest.engine.name`). `codes` are those
    of the theme's templates, as they come, `body` gives HTML by its fingerprint; the `store` knows
    what was printed by last. One that does not `remember` takes no code that was kept.
    """

    def __init__(
        self,
        store: Store,
        name: str,
        drawing: str,
        codes: Iterable[Code],
        body: Callable[[str], str],
        remembers: bool,
    ) -> None:
        self._store, self._name, self._drawing, self._body = store, name, drawing, body
        self._keeps = remembers and can_keep()
        self._compiled = Compiled(codes, kept_code(name) if remembers else {})
        self._press: Press | None = None

    def press(self, theme: Theme, frame: Frame) -> Press:
        """The press of the last build, its templates compiled, where that was of the same theme and
        frame; else a new one.
        """
        if self._press is None or self._press.mark != press_mark(theme, frame, self._name):
            compiled, drawing = self._compiled, self._drawing
            self._press = Press(theme, frame, self._name, self._body, compiled, drawing)
        return self._press

    def codes(self, theme: Theme) -> bytes:
        """The code of a theme's templates, for workers of this machine: what was made, and what is
        kept; what is still coming is waited for.
        """
        self._compiled.wait()
        kept = self._compiled.kept
        known = {name: kept[name] for name in code_names(theme) if name in kept}
        codes: tuple[Any, Any] = self._compiled.made, known
        return marshal.dumps(codes)

    def enough(self) -> None:
        """Nothing is printed any more that needs the code of other templates. Where none is kept
        yet, all of it is waited for once.
        """
        if self._keeps and not self._compiled.kept:
            self._compiled.wait()
        self._compiled.enough()

    def keep(self, theme: Theme) -> None:
        """Have later builds know the code of the package's own templates, as far as it was made;
        of others' what this theme has, as long as this object is.
        """
        if not self._compiled.made:
            return  # as most builds: to name all templates takes a moment
        names = code_names(theme)
        self._compiled.let_go(names)
        if not self._keeps:
            return
        with suppress(OSError, DigestError):
            new = {name: code for name, code in self._compiled.made if is_of_package(names[name])}
            if new:
                valid = {code_name(name, text) for name, text in templates_of_package()}
                kept = self._compiled.kept | {n: marshal.dumps(code) for n, code in new.items()}
                self._compiled.kept = {n: code for n, code in kept.items() if n in valid}
                keep_code(self._name, self._compiled.kept)

    def was_last(self, press: Press) -> bool:
        """Whether the last build was printed by this press, too."""
        if self._store.fetch("state", [_SLOT]).get(_SLOT) == press.mark.encode():
            return True
        self._store.save("state", [(_SLOT, press.mark.encode())])
        return False
