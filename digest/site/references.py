"""What a body names, found: other articles, pictures, files beside it."""

import posixpath
import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from digest.errors import Notice
from digest.model import Asset, Picture, Reference
from digest.pictures.sizes import formats_of, widths_of
from digest.site.addresses import CARD
from digest.site.pages import Image
from digest.value import Record, Value

_CUTTING = re.compile(r"[#?%\\]")  # in a name these would end the address, or change it


class Shelf(Record, frozen=True):
    """Everything that can be named: addresses of texts, and assets, by path in the project."""

    addresses: Mapping[str, str]
    assets: Mapping[str, Asset]


class Targets(Value, frozen=True):
    """Where the references of a text lead: addresses and pictures by what the text names."""

    links: tuple[tuple[str, str], ...] = ()
    images: tuple[tuple[str, Image], ...] = ()


class Resolved(Record, frozen=True):
    """Where a body's references lead, the files to be copied beside it, the pictures that are to be
    published in several sizes with their paths in the project, and what is missing.
    """

    targets: Targets
    picture: Image | None
    copies: tuple[tuple[str, str], ...]  # path in the output, path in the project
    scaled: tuple[tuple[Image, str], ...]
    notices: tuple[Notice, ...]


def resolve(
    path: str,
    references: Sequence[Reference],
    picture: Picture | None,
    address: str,
    shelf: Shelf,
) -> Resolved:
    """`address` is that of the page; its files are published in its folder."""
    links: list[tuple[str, str]] = []
    images: list[tuple[str, Image]] = []
    copies: dict[str, str] = {}
    scaled: dict[Image, str] = {}
    notices: list[Notice] = []
    for ref in references:
        text = "content" + ref.target if ref.target.startswith("/") else ref.target
        if text in shelf.addresses and not ref.shown:
            links.append((ref.target, shelf.addresses[text]))
        elif asset := _asset(ref.target, shelf):
            place = _publish(asset, address, copies)
            links.append((ref.target, place))
            if ref.shown:
                images.append((ref.target, _image(asset, place, scaled)))
        elif ref.target.startswith("/") and not ref.shown:
            links.append((ref.target, ref.target))
        else:
            notices.append(_missing(path, ref.line, ref.target))
    image = None
    if picture and (asset := _asset(picture.path, shelf)):
        place = _publish(asset, address, copies)
        image = replace(_image(asset, place, scaled), alt=picture.alt, credit=picture.credit)
    elif picture:
        notices.append(_missing(path, picture.line, picture.path))
    files = tuple((place[1:], source) for place, source in copies.items())
    targets = Targets(tuple(dict.fromkeys(links)), tuple(dict.fromkeys(images)))
    return Resolved(targets, image, files, tuple(scaled.items()), tuple(notices))


def _image(asset: Asset, place: str, scaled: dict[Image, str]) -> Image:
    """A picture to be shown, noted where it is to be published in several sizes."""
    widths = widths_of(asset.kind, asset.width, asset.height)
    formats = formats_of(asset.kind) if widths else ()
    image = Image(place, asset.width, asset.height, widths=widths, formats=formats)
    if widths:
        scaled[image] = asset.path
    return image


def _asset(target: str, shelf: Shelf) -> Asset | None:
    """A file by its path; an absolute one counts from the content folder or the static one."""
    if not target.startswith("/"):
        return shelf.assets.get(target)
    return shelf.assets.get("content" + target) or shelf.assets.get("static" + target)


def _publish(asset: Asset, address: str, copies: dict[str, str]) -> str:
    """The address of the copy, with a mark of its own where another file has the name, or a card
    image may have it.

    What is in ``static/`` is published as it is, and needs no copy.
    """
    if asset.path.startswith("static/"):
        return asset.path.removeprefix("static")
    folder = address if address.endswith("/") else posixpath.dirname(address) + "/"
    name = _CUTTING.sub("-", posixpath.basename(asset.path))
    place = folder + name
    if name == CARD or copies.get(place, asset.path) != asset.path:
        place = f"{folder}{asset.fingerprint[:6]}-{name}"
    copies[place] = asset.path
    return place


def _missing(path: str, line: int, target: str) -> Notice:
    folder = posixpath.dirname(path)
    shown = target.removeprefix(folder + "/") if folder else target
    cure = "put the file beside the article, or correct the name"
    return Notice(path, line, f'there is no file "{shown}"', cure, "warning")
