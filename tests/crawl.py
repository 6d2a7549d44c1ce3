"""A made site walked as a reader would: from page to page by links."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.html

ADDRESSES = "//@href | //@src | //@poster"


@dataclass(frozen=True)
class Crawl:
    """`dead` are (page, address) that lead nowhere; `reached` are files found from home on."""

    dead: tuple[tuple[str, str], ...]
    repeated: tuple[tuple[str, str], ...]  # ids that stand twice on one page
    reached: frozenset[str]
    cut: tuple[str, ...]  # folders of pages that are no pages themselves


def crawl(files: dict[str, bytes], copies: set[str], base: str) -> Crawl:
    """Walk all pages of a site whose absolute address is `base`."""
    pages = {p: lxml.html.document_fromstring(d) for p, d in files.items() if p.endswith(".html")}
    ids = {path: [str(i) for i in page.xpath("//@id")] for path, page in pages.items()}
    links = {path: _links(page, base + path.removesuffix("index.html"), base)
             for path, page in pages.items()}  # fmt: skip
    dead = [
        (path, address)
        for path, found in links.items()
        for address in found
        if not _leads(address, base, files.keys() | copies, ids)
    ]
    targets = {path: {_path(a, base) for a in found} for path, found in links.items()}
    return Crawl(
        dead=tuple(dead),
        repeated=tuple(
            (p, i) for p, found in ids.items() for i in set(found) if found.count(i) > 1
        ),
        reached=_reached(targets),
        cut=tuple(sorted(_folders(pages) - pages.keys())),
    )


def _links(page: lxml.html.HtmlElement, own: str, base: str) -> list[str]:
    """Absolute addresses on our host, fragments included."""
    host = urlsplit(base).netloc
    found = (urljoin(own, str(address)) for address in page.xpath(ADDRESSES))
    return [address for address in found if urlsplit(address).netloc == host]


def _path(address: str, base: str) -> str:
    """The file that an address means; one outside of the site stays as it is."""
    plain = urldefrag(address)[0].partition("?")[0]
    if not plain.startswith(base):
        return address
    path = unquote(plain.removeprefix(base))
    return path + "index.html" if not path or path.endswith("/") else path


def _leads(address: str, base: str, paths: set[str], ids: dict[str, list[str]]) -> bool:
    # What stands behind the sign is for the browser's search alone, and no part of the anchor.
    path, anchor = _path(address, base), unquote(urldefrag(address)[1]).partition(":~:")[0]
    return path in paths and (not anchor or anchor in ids.get(path, ()))


def _reached(targets: dict[str, set[str]]) -> frozenset[str]:
    seen: set[str] = set()
    waiting = ["index.html"]
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            waiting += sorted(targets.get(path, ()))
    return frozenset(seen)


def _folders(paths: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        parts = path.split("/")[:-1]
        found |= {"/".join([*parts[:n], "index.html"]) for n in range(len(parts))}
    return found
