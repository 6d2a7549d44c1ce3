"""A body's HTML with its references made addresses, at the moment of rendering."""

import re
from html import escape, unescape

from digest.site.addresses import percent_encoded
from digest.site.pages import Fragment, Image

_REFERENCE = re.compile(r'<(a|img)((?: [\w:-]+="[^"]*")*?) ?(?:href|src)="digest:([^"]*)"([^<>]*)>')
_ALT = re.compile(r'alt="([^"]*)"')


def resolve_html(html: str, fragment: Fragment, base_path: str) -> str:
    """`base_path` is where the site begins: ``/`` or ``/news/``.

    A link that leads nowhere loses its address; a picture that is missing leaves its words.
    """
    if "digest:" not in html:
        return html
    links, images = dict(fragment.links), dict(fragment.images)

    def resolved(match: re.Match[str]) -> str:
        name, before, raw, after = match.groups()
        named = unescape(raw)
        if name == "img":
            return _picture(images.get(named), before + after, base_path)
        target, mark, frag = (named, "", "") if named in links else named.partition("#")
        address = links.get(target)
        if address is None:
            return f"<a{before}{after}>"
        return f'<a{before} href="{_url(address, base_path)}{escape(mark + frag)}"{after}>'

    return _REFERENCE.sub(resolved, html)


def _url(address: str, base_path: str) -> str:
    return escape(percent_encoded(base_path.rstrip("/") + address))


def _picture(image: Image | None, rest: str, base_path: str) -> str:
    alt = _ALT.search(rest)
    if image is None:
        return alt[1] if alt else ""
    size = f' width="{image.width}" height="{image.height}"' if image.width else ""
    others = " ".join(rest.split()) and " " + rest.strip()
    source = _url(image.address, base_path)
    return f'<img src="{source}"{size} loading="lazy" decoding="async"{others}>'
