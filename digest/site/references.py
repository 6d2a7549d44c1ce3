"""What a body names, found: other articles, pictures, files beside it."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.errors import Notice
from digest.model import Asset, Picture, Reference
from digest.site.pages import Fragment, Image


@dataclass(frozen=True)
class Shelf:
    """Everything that can be named: addresses of texts, and assets, by path in the project."""

    addresses: Mapping[str, str]
    assets: Mapping[str, Asset]


@dataclass(frozen=True)
class Resolved:
    """A body's fragment, the files to be copied beside it, and what could not be found."""

    fragment: Fragment
    picture: Image | None
    copies: tuple[tuple[str, str], ...]  # path in the output, path in the project
    notices: tuple[Notice, ...]


def resolve(
    path: str,
    body: str,
    references: Sequence[Reference],
    picture: Picture | None,
    address: str,
    shelf: Shelf,
) -> Resolved:
    """`address` is that of the page; its files are published in its folder."""
    links: list[tuple[str, str]] = []
    images: list[tuple[str, Image]] = []
    copies: dict[str, str] = {}
    notices: list[Notice] = []
    for ref in references:
        if ref.target in shelf.addresses and not ref.shown:
            links.append((ref.target, shelf.addresses[ref.target]))
        elif ref.target.startswith("/") and not ref.shown:
            links.append((ref.target, ref.target))
        elif asset := _asset(ref.target, shelf):
            place = _publish(asset, address, copies)
            links.append((ref.target, place))
            if ref.shown:
                images.append((ref.target, Image(place, asset.width, asset.height)))
        else:
            notices.append(_missing(path, ref.line, ref.target))
    image = None
    if picture and (asset := _asset(picture.path, shelf)):
        place = _publish(asset, address, copies)
        image = Image(place, asset.width, asset.height, picture.alt, picture.credit)
    elif picture:
        notices.append(_missing(path, picture.line, picture.path))
    files = tuple((place[1:], source) for place, source in copies.items())
    fragment = Fragment(body, tuple(dict.fromkeys(links)), tuple(dict.fromkeys(images)))
    return Resolved(fragment, image, files, tuple(notices))


def _asset(target: str, shelf: Shelf) -> Asset | None:
    """A file of the content folder; an absolute target counts from there."""
    return shelf.assets.get("content" + target if target.startswith("/") else target)


def _publish(asset: Asset, address: str, copies: dict[str, str]) -> str:
    """The address of the copy, with a mark of its own where another file has the name."""
    folder = address if address.endswith("/") else posixpath.dirname(address) + "/"
    name = posixpath.basename(asset.path)
    place = folder + name
    if copies.get(place, asset.path) != asset.path:
        place = f"{folder}{asset.fingerprint[:6]}-{name}"
    copies[place] = asset.path
    return place


def _missing(path: str, line: int, target: str) -> Notice:
    shown = target.removeprefix(posixpath.dirname(path) + "/")
    cure = "put the file beside the article, or correct the name"
    return Notice(path, line, f'there is no file "{shown}"', cure, "warning")
