"""What the preview adds to the site's pages: its own files, and the ways to them."""

import re
from html import escape
from urllib.parse import quote

OWN = "__digest/"  # below the site's base: what the preview adds to the site
EXPLAIN = f"{OWN}explain/"  # and an article's address: why its summary is as it is

_ARTICLE = re.compile(r"\d{4}/\d{2}/\d{2}/[^/]+/")
_LINK = (
    '<link rel="stylesheet" href="{style}"><aside class="digest-preview" aria-label="Preview" '
    'lang="en" dir="ltr"><a href="{page}">Why these sentences?</a></aside>'
)


def is_article(inner: str) -> bool:
    """Whether a path within the site is that of an article's page."""
    return _ARTICLE.fullmatch(inner) is not None


def additions(inner: str, base: str, build: str) -> bytes:
    """What comes last in a page: on articles the way to the account of the summary; our script.

    The page keeps the name of its build, so that its script can tell whether the site has moved
    on since.
    """
    own = quote(f"{base}{OWN}")
    page = quote(f"{base}{EXPLAIN}{inner}")
    style = escape(f"{own}preview.css")
    link = _LINK.format(style=style, page=escape(page)) if is_article(inner) else ""
    script = f'<script src="{escape(own)}reload.js" defer data-build="{escape(build)}"></script>'
    return (link + script).encode()
