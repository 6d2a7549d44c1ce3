"""What can be told of a theme's templates and labels before a page is rendered."""

from collections.abc import Mapping
from difflib import get_close_matches
from string import Formatter

from jinja2 import TemplateSyntaxError

from digest.errors import Notice
from digest.settings import Site
from digest.site.pages import FeedLink, Image, Masthead
from digest.site.render import Renderer
from digest.site.theme import Theme
from digest.site.words import Words

_FORMS = ("zero", "one", "two", "few", "many", "other")


def template_faults(theme: Theme, site: Site) -> tuple[Notice, ...]:
    """A fault for every template that is no Jinja, with its line."""
    masthead = Masthead("", "", site.base_url, site.language, (), (), FeedLink("", "/"), Image(""))
    environment = Renderer(theme, masthead, Words(site.language, ()), str).environment
    faults = []
    for layer in theme.layers:
        for template in layer.templates:
            try:
                environment.get_template(f"{layer.name}/{template.name}")
            except TemplateSyntaxError as error:
                what = f"the template is wrong: {error.message}"
                faults.append(Notice(error.filename or template.path, error.lineno, what))
    return tuple(faults)


def label_faults(theme: Theme, site: Site) -> tuple[Notice, ...]:
    """A fault for every label in use that asks for what it is not given; a warning for every one
    of the site's own that no theme has.
    """
    shipped = dict(theme.labels("en"))
    given = {key: _fields(text) or set() for key, text in _by_stem(shipped).items()}
    own = dict(site.labels)
    used = dict(theme.labels(site.language)) | own
    notices = []
    for key, text in used.items():
        path = "site.yaml" if key in own else f"themes/{site.theme}/labels/{site.language}.yaml"
        known = given.get(_stem(key))
        fields = _fields(text)
        if known is None:
            near = get_close_matches(_stem(key), list(given), n=1, cutoff=0.6)
            cure = f'did you mean "{near[0]}"?' if near else "it is not used"
            what = f'"{key}" is no label of the theme'
            notices.append(Notice(path, 0, what, cure, "warning"))
        elif fields is None:
            what = f'the label "{key}" holds a brace without its other half'
            notices.append(Notice(path, 0, what, "write {{ or }} for a brace itself"))
        elif strange := sorted(fields - known):
            what = f'the label "{key}" is not given {{{strange[0]}}}'
            has = ", ".join(f"{{{name}}}" for name in sorted(known))
            notices.append(Notice(path, 0, what, f"it may hold {has or 'words alone'}"))
    return tuple(notices)


def _by_stem(labels: Mapping[str, str]) -> dict[str, str]:
    """All forms of each label as one text."""
    merged: dict[str, str] = {}
    for key, text in labels.items():
        merged[_stem(key)] = merged.get(_stem(key), "") + text
    return merged


def _stem(key: str) -> str:
    stem, _, form = key.rpartition(".")
    return stem if stem and form in _FORMS else key


def _fields(text: str) -> set[str] | None:
    """The names in braces; None where the braces do not match."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None
