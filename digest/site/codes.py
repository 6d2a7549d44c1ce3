"""The code of a theme's templates: what it is known by, and the order in which it is wanted."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from types import CodeType
from typing import TYPE_CHECKING

from digest.site.theme import Template, Theme
from digest.value import digest_of

if TYPE_CHECKING:
    from digest.site.templates import Templates

Code = tuple[str, CodeType]  # what stands for a template, and what Jinja makes of it

_SOONEST = ("article.html", "edition.html", "home.html")  # what most builds need, and what it uses
_USED = re.compile(r"""{%-?\s*(extends|import|from|include)\s*["']([^"']+)["']""")
_SELDOM = frozenset({"404.html", "feeds.html", "page.html", "redirect.html", "search.html"})
_NEVER = frozenset({"mail.html", "mail.txt"})  # what no build needs


def named(theme: Theme) -> Iterator[tuple[str, Template]]:
    """Each template by the name that others know it by: the nearest by its own, those that it
    stands before by their theme's as well.
    """
    for layer in theme.layers:
        for template in layer.templates:
            nearest = theme.template(template.name) == template
            yield template.name if nearest else f"{layer.name}/{template.name}", template


def code_name(name: str, text: str) -> str:
    """What stands for all that a template's code depends on but for this program and Jinja; where
    its file is makes no difference.
    """
    return digest_of(f"{name}\0{text}".encode("utf-8", "surrogatepass"))


def code_names(theme: Theme) -> dict[str, Template]:
    """The templates of a theme by what stands for their code."""
    return {code_name(name, template.text): template for name, template in named(theme)}


def compile_all(theme: Theme, known: Container[str] = ()) -> Iterator[tuple[Code, ...]]:
    """The code of each template that builds need, with that of those which it uses, the templates
    first that most builds need; ones at fault are left out, and those whose code is `known`.
    """
    environment = cache(lambda: _environment(theme))
    found = {name: own for name, own in named(theme) if own.name not in _NEVER}
    # Those that others stand before are compiled where these build on them.
    nearest = sorted((name in _SELDOM, name) for name, own in found.items() if name == own.name)
    met: set[str] = set()
    for wanted in (*_SOONEST, *(name for _, name in nearest)):
        these = tuple(_with_used((wanted,), theme, found, met))
        missing = (name for name in these if code_name(name, found[name].text) not in known)
        yield tuple(code for name in missing for code in _code(name, found[name], environment))


def _environment(theme: Theme) -> "Templates":
    from digest.site.render import templates_alone  # heavy, where all code is known for nothing

    return templates_alone(theme)


def _code(name: str, template: Template, environment: "Callable[[], Templates]") -> Iterator[Code]:
    from jinja2 import TemplateSyntaxError

    with suppress(TemplateSyntaxError):
        code = environment().compile(template.text, name, template.path)
        yield code_name(name, template.text), code


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
