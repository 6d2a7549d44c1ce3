"""A mail page made a letter: rendered in both forms, cut to what mail programs show."""

import re

from digest.site.mail.fit import fitted
from digest.site.mail.letter import Letter
from digest.site.mail.page import MailPage, twin
from digest.site.render import Renderer

MOST_TEXT = 250_000  # bytes; every story of a day that has one page on the site

_GAP = re.compile(r"\n(?:[^\S\n]*\n){3,}")  # more than two blank lines


def write_letter(page: MailPage, renderer: Renderer) -> Letter:
    """Raises DigestError where a template fails."""
    shown, html = fitted(page, renderer.text)
    return Letter(shown, html, tidy(fitted(twin(page), renderer.text, MOST_TEXT)[1]))


def tidy(text: str) -> str:
    """Plain text without spaces at the ends of lines and wide gaps between them."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return _GAP.sub("\n\n\n", lines).strip() + "\n"
