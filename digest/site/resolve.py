"""A body's HTML with its references made addresses, at the moment of rendering."""

import re
from html import escape, unescape

from digest.site.addresses import address_below
from digest.site.pages import Fragment, Image

_REFERENCE = re.compile(r'<(a|img)((?: [\w:-]+="[^"]*")*?) ?(?:href|src)="digest:([^"]*)"([^<>]*)>')
_ALT = re.compile(r'alt="([^"]*)"')


def resolve_html(html: str, fragment: Fragment, base_path: str, sizes: str = "") -> str:
    """`base_path` is where the site begins: ``/`` or ``/news/``. `sizes` tells browsers how wide a
    picture is shown, in the words of HTML; without it there is one file of each picture.

    A link that leads nowhere loses its address; a picture that is missing leaves its words.
    """
    if "digest:" not in html:
        return html
    links, images = dict(fragment.links), dict(fragment.images)

    def resolved(match: re.Match[str]) -> str:
        name, before, raw, after = match.groups()
        named = unescape(raw)
        if name == "img":
            return _picture(images.get(named), before + after, base_path, sizes)
        target, mark, frag = (named, "", "") if named in links else named.partition("#")
        address = links.get(target)
        if address is None:
            return f"<a{before}{after}>"
        return f'<a{before} href="{_url(address, base_path)}{escape(mark + frag)}"{after}>'

    return _REFERENCE.sub(resolved, html)


def _url(address: str, base_path: str) -> str:
    return escape(address_below(base_path, address))


def srcset(image: Image, ending: str, base_path: str) -> str:
    """The files of one format, each with its width."""
    files = ((_url(image.variant(width, ending), base_path), width) for width in image.widths)
    return ", ".join(f"{url} {width}w" for url, width in files)


def _picture(image: Image | None, rest: str, base_path: str, sizes: str) -> str:
    alt = _ALT.search(rest)
    if image is None:
        return alt[1] if alt else ""
    size = f' width="{image.width}" height="{image.height}"' if image.width else ""
    others = " ".join(rest.split()) and " " + rest.strip()
    file = f'src="{_url(image.plain, base_path)}"'
    if not image.widths or not sizes:
        return f'<img {file}{size} loading="lazy" decoding="async"{others}>'
    *light, plain = (
        f'srcset="{srcset(image, ending, base_path)}" sizes="{escape(sizes)}"'
        for ending in image.formats
    )
    endings = zip(image.formats, light, strict=False)
    sources = "".join(f'<source type="image/{ending}" {files}>' for ending, files in endings)
    # Attributes come in this order so that a browser that lays out early knows what comes.
    shown = f'<img {file} {plain}{size} loading="lazy" decoding="async"{others}>'
    return f"<picture>{sources}{shown}</picture>"
