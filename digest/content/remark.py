"""An editor's remark: a line or two of Markdown in front matter."""

from digest.content.finish import finish
from digest.content.sanitise import sanitise
from digest.value import fingerprint


def remark(text: str, lang: str) -> str:
    """Safe HTML; empty for an empty text. Links to other files are not followed here.

    It stands on one page with the article's body, so that nothing in it has an id.
    """
    if not text:
        return ""
    from digest.content.markup import parse, render  # the parser, which few texts need
    from digest.content.rawhtml import tidy

    html = render(tidy(parse(text, lang)), (), mark="")
    return _without_heading_ids(finish(sanitise(html, mark=fingerprint(text)), path="").html)


def _without_heading_ids(html: str) -> str:
    import re

    return re.sub(r'(<h[2-6]) id="[^"]*"', r"\1", html)
