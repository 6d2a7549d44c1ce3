"""What can be told of a theme's templates and labels before a page is rendered."""

from collections.abc import Iterable
from difflib import get_close_matches
from string import Formatter

from jinja2 import TemplateSyntaxError

from digest.errors import Notice
from digest.settings import Site
from digest.site.render import templates_alone
from digest.site.theme import Theme, label_languages, stem


def template_faults(theme: Theme) -> tuple[Notice, ...]:
    """A fault for every template that is no Jinja, with its line."""
    environment = templates_alone(theme)
    faults = []
    for layer in theme.layers:
        for template in layer.templates:
            try:
                environment.compile(template.text, template.name, template.path)
            except TemplateSyntaxError as error:
                what = f"the template is wrong: {error.message}"
                faults.append(Notice(error.filename or template.path, error.lineno, what))
    return tuple(faults)


def label_faults(theme: Theme, site: Site) -> tuple[Notice, ...]:
    """A fault for every label in use that asks for what it is not given; a warning for every one
    of the site's own that no theme has.
    """
    own = dict(site.labels)
    notices = []
    given = _given(theme)
    for key, text in (dict(theme.labels(site.language)) | own).items():
        path = "site.yaml" if key in own else _file_of(key, theme, site.language)
        fields = _fields(text)
        if fields is None:
            what = f'the label "{key}" holds a brace without its other half'
            notices.append(Notice(path, 0, what, "write {{ or }} for a brace itself"))
        elif strange := sorted(fields - given.get(stem(key), fields)):
            what = f'the label "{key}" is not given {{{strange[0]}}}'
            has = ", ".join(f"{{{name}}}" for name in sorted(given[stem(key)]))
            notices.append(Notice(path, 0, what, f"it may hold {has or 'words alone'}"))
    return (*notices, *_unknown(theme, own))


def _file_of(key: str, theme: Theme, language: str) -> str:
    """Where a label in use is written: of the nearest language, in the nearest theme."""
    return next(
        f"themes/{layer.name}/labels/{code}.yaml"
        for code in reversed(label_languages(language))
        for layer in theme.layers
        if any((c, k) == (code, key) for c, k, _ in layer.labels)
    )


def _given(theme: Theme) -> dict[str, set[str]]:
    """What the labels of the last theme, on which all others stand, are given; by their stems."""
    given: dict[str, set[str]] = {}
    for code, key, text in theme.layers[-1].labels if theme.layers else ():
        if code == "en":
            given[stem(key)] = given.get(stem(key), set()) | (_fields(text) or set())
    return given


def _unknown(theme: Theme, own: Iterable[str]) -> list[Notice]:
    known = list({stem(key): 0 for layer in theme.layers for _, key, _ in layer.labels})
    strange = sorted({stem(key) for key in own} - set(known))
    near = {key: get_close_matches(key, known, n=1, cutoff=0.6) for key in strange}
    return [
        Notice(
            "site.yaml",
            0,
            f'"{key}" is no label of the theme',
            f'did you mean "{near[key][0]}"?' if near[key] else "it is not used",
            "warning",
        )
        for key in strange
    ]


def _fields(text: str) -> set[str] | None:
    """The names in braces; None where the braces do not match."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None
