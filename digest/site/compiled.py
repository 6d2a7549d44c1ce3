"""Templates as the code that Jinja makes of them, to be handed from one renderer to another."""

import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import suppress
from types import CodeType

from jinja2 import BytecodeCache, TemplateSyntaxError
from jinja2.bccache import Bucket

from digest.site.render import templates_alone
from digest.site.theme import Template, Theme

Code = tuple[str, str, CodeType]  # the key of a template, the mark of its source, its code
_SOONEST = ("article.html", "edition.html", "home.html")  # what most builds need, and what it uses
_USED = re.compile(r"""{%-?\s*(extends|import|from|include)\s*["']([^"']+)["']""")
_SELDOM = frozenset({"404.html", "feeds.html", "page.html", "redirect.html", "search.html"})
_NEVER = frozenset({"mail.html", "mail.txt"})  # what no build needs


class Compiled(BytecodeCache):
    """Code that comes in while pages are made; what has not come when it is needed is waited for,
    and what never comes is compiled. Nothing of it is ever kept on the disk.
    """

    def __init__(self, coming: Iterable[Code]) -> None:
        self._coming = iter(coming)
        self._codes: dict[tuple[str, str], CodeType] = {}

    @property
    def codes(self) -> tuple[Code, ...]:
        """All of it; what is still coming is waited for."""
        self._codes |= {(key, mark): code for key, mark, code in self._coming}
        return tuple((*names, code) for names, code in self._codes.items())

    def enough(self) -> None:
        """Have those end who make more of it: what has not come will be compiled here."""
        if isinstance(self._coming, Generator):
            self._coming.close()

    def load_bytecode(self, bucket: Bucket) -> None:
        wanted = (bucket.key, bucket.checksum)
        while wanted not in self._codes:
            key, mark, code = next(self._coming, ("", "", None))
            if code is None:
                return
            self._codes[key, mark] = code
        bucket.code = self._codes[wanted]

    def dump_bytecode(self, bucket: Bucket) -> None:
        """What was compiled here is needed nowhere else."""


def named(theme: Theme) -> Iterator[tuple[str, Template]]:
    """Each template by the name that others know it by: the nearest by its own, those that it
    stands before by their theme's as well.
    """
    for layer in theme.layers:
        for template in layer.templates:
            nearest = theme.template(template.name) == template
            yield template.name if nearest else f"{layer.name}/{template.name}", template


def compile_all(theme: Theme) -> Iterator[tuple[Code, ...]]:
    """The code of each template that builds need, with that of those which it uses, the templates
    first that most builds need; ones at fault are left out.
    """
    environment = templates_alone(theme)
    names = Compiled(())
    found = {name: own for name, own in named(theme) if own.name not in _NEVER}
    # Those that others stand before are compiled where these build on them.
    nearest = sorted((name in _SELDOM, name) for name, own in found.items() if name == own.name)
    met: set[str] = set()

    def compiled(name: str) -> Iterator[Code]:
        text, path = found[name].text, found[name].path
        with suppress(TemplateSyntaxError):
            code = environment.compile(text, name, path)
            yield names.get_cache_key(name, path), names.get_source_checksum(text), code

    for wanted in (*_SOONEST, *(name for _, name in nearest)):
        these = _with_used((wanted,), theme, found, met)
        yield tuple(code for name in these for code in compiled(name))


def _with_used(
    wanted: Iterable[str], theme: Theme, found: Mapping[str, Template], met: set[str]
) -> Iterator[str]:
    """Templates by their names, each behind those that it uses, and theirs; all are `met` then."""
    for name in wanted:
        if name in found and name not in met:
            met.add(name)
            yield from _with_used(_used(found[name], theme), theme, found, met)
            yield name


def _used(template: Template, theme: Theme) -> Iterator[str]:
    """What a template names, and what stands below that, where macros are taken from it."""
    for how, name in _USED.findall(template.text):
        yield name
        while how in ("import", "from") and (name := theme.below(name)):
            yield name
