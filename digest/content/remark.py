"""An editor's remark: a line or two of Markdown in front matter."""

from digest.content.finish import finish
from digest.content.markup import parse, render
from digest.content.sanitise import sanitise
from digest.value import fingerprint


def remark(text: str, lang: str) -> str:
    """Safe HTML; empty for an empty text. Links to other files are not followed here."""
    if not text:
        return ""
    mark = fingerprint(text)
    return finish(sanitise(render(parse(text, lang), (), mark), mark), "content/remark").html
