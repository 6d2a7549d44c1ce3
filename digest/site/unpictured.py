"""A body's HTML without its pictures: links to them, with what there is to see in words."""

import re
from collections.abc import Iterator
from html import escape, unescape

from markupsafe import Markup

from digest.site.words import Words, direction

_TAG = re.compile(r"</?(?:a|picture)(?: [^<>]*)?>|<(?:source|img)(?: [^<>]*)?>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


def unpictured(html: str, lang: str, words: Words) -> Markup:
    """`lang` is that of the text; our own word for a picture is in the site's language.

    A picture in a link leaves its words alone, since no link stands in another.
    """
    return Markup("".join(_parts(html, lang, words)) if "<img" in html else html)


def _parts(html: str, lang: str, words: Words) -> Iterator[str]:
    at, in_link = 0, False
    for tag in _TAG.finditer(html):
        yield html[at : tag.start()]
        at = tag.end()
        name = tag[0].strip("</>").partition(" ")[0]
        if name == "a":
            in_link = not tag[0].startswith("</")
            yield tag[0]
        elif name == "img":
            attributes = dict(_ATTRIBUTE.findall(tag[0]))
            told = _told(unescape(attributes.get("alt", "")), lang, words)
            yield told if in_link else f'<a href="{attributes.get("src", "")}">{told}</a>'
    yield html[at:]


def _told(alt: str, lang: str, words: Words) -> str:
    """What stands for a picture."""
    if not alt:
        text = escape(words("picture"))
    else:
        before, _, after = words("picture_of", words="\0").partition("\0")
        text = f"{escape(before)}{_in(lang, escape(alt), words.lang)}{escape(after)}"
    return _in(words.lang, text, lang)


def _in(lang: str, html: str, around: str) -> str:
    """Marked as what it is, where what stands around it is in another language."""
    return html if lang == around else f'<bdi lang="{lang}" dir="{direction(lang)}">{html}</bdi>'
