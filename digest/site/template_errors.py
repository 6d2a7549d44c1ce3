"""What goes wrong in a template while a page is rendered, in words: its file, its line, a cure."""

from types import TracebackType

from jinja2 import TemplateNotFound
from jinja2.exceptions import TemplateError, TemplateSyntaxError

from digest.errors import DigestError, fault
from digest.site.pages import Page
from digest.site.theme import Theme


def as_fault(error: Exception, page: Page, theme: Theme) -> DigestError | None:
    """The fault that an error is; None where no template was at work, and it is ours."""
    if isinstance(error, TemplateSyntaxError):
        path = error.filename or page.template
        return fault(path, error.lineno, f"the template is wrong: {error.message}")
    place = _place(error, page, theme)
    if isinstance(error, TemplateNotFound):
        what = f'the template "{error.name}" is missing'
        return fault(*place, what, _cure(error, page, theme))
    if place[1] or isinstance(error, TemplateError):
        return fault(*place, *_explained(error))
    return None


def _place(error: BaseException, page: Page, theme: Theme) -> tuple[str, int]:
    """The line of the innermost template that was at work."""
    paths = {template.path for layer in theme.layers for template in layer.templates}
    found = (f"themes/{theme.layers[0].name}/templates/{page.template}", 0)
    trace: TracebackType | None = error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name in paths:
            found = (name, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _cure(error: TemplateNotFound, page: Page, theme: Theme) -> str:
    """What to do about a template that no theme has."""
    from difflib import get_close_matches  # only faults need it

    name = str(error.name)
    if name == page.template:
        return "add it to the theme, or extend one that has it"
    known = {template.name for layer in theme.layers for template in layer.templates}
    near = get_close_matches(name.rpartition("/")[2], known, n=1)
    return f'did you mean "{near[0]}"?' if near else "add it to the theme"


def _explained(error: Exception) -> tuple[str, str]:
    if isinstance(error, TemplateError):
        return str(error.message or type(error).__name__), "see docs/themes.md for what it may use"
    if isinstance(error, KeyError):
        return f"there is no label {error}", "add it to the theme's labels"
    if isinstance(error, RecursionError):
        cure = 'name the one it extends by its theme, such as "broadsheet/base.html"'
        return "this template ends in itself", cure
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return what, "mend the expression on this line"
