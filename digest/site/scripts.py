"""Scripts as they are sent: without white space and comments, but for those of licences."""

import re

# What a minifier that reads no grammar may take for something else: a line that begins with a text
# or a name's sign where no semicolon ended the one before, an expression where it knows a division.
_UNSURE = re.compile(
    r"""
    [^\s,;({\[=+&|?:<>*/]\s*[\r\n]\s*["'`\#@]
    | (?: => | \b(?: await | case | delete | do | else | in | of | typeof | void | yield ) )
      \s* / (?![/*])
    """,
    re.VERBOSE,
)
_HOLE = re.compile(r"\$\{[^}]*$")  # of a template that another one stands in


def as_sent(path: str, data: bytes) -> bytes:
    """A static file's bytes as they are published: a script is minified, unless its name says that
    it has been, or something in it may be misread.
    """
    if not path.endswith(".js") or path.endswith(".min.js"):
        return data
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    return data if _may_be_misread(text) else minified(text).encode("utf-8")


def _may_be_misread(text: str) -> bool:
    if _UNSURE.search(text):
        return True
    if "`" not in text:
        return False
    templates = re.sub(r"\\.", "", text, flags=re.DOTALL).split("`")
    return len(templates) % 2 == 0 or any(map(_HOLE.search, templates[1::2]))


def minified(text: str) -> str:
    """The text of a script in short."""
    from rjsmin import jsmin  # where nothing of a theme is published, it is not asked for

    short: str = jsmin(text, keep_bang_comments=True)
    return short
