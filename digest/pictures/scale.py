"""A picture made smaller, in several widths and formats: bytes in, bytes out."""

import io
import warnings
from typing import TYPE_CHECKING, Any

from digest.pictures.sizes import MOST_PIXELS, formats_of, widths_of
from digest.pictures.strip import without_metadata

if TYPE_CHECKING:
    from PIL import Image

_READ = ("JPEG", "PNG", "WEBP")
# Found by eye: no difference at arm's length. AVIF a step slower weighs 8 % less and takes three
# times as long.
_PHOTO: dict[str, dict[str, Any]] = {
    "avif": {"quality": 58, "speed": 9, "max_threads": 1, "subsampling": "4:2:0"},
    "webp": {"quality": 76, "method": 4},
    "jpg": {"quality": 78, "optimize": True, "progressive": True},
}
_DRAWING: dict[str, dict[str, Any]] = {
    "avif": {"quality": 70, "speed": 7, "max_threads": 1, "subsampling": "4:4:4"},
    "webp": {"quality": 88, "method": 4, "use_sharp_yuv": True},
    "png": {"compress_level": 7},
}
_BEGINS = {"jpg": b"\xff\xd8", "png": b"\x89P"}
_NAMES = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG", "png": "PNG"}


class BrokenPictureError(ValueError):
    """What is wrong with a picture, in words for an editor."""


def scaled(data: bytes, kind: str, width: int, height: int) -> list[bytes]:
    """A picture in each of its widths, in each of its formats; `width` and `height` are those that
    it is seen in. Raises BrokenPictureError.
    """
    from PIL import Image

    widths = widths_of(kind, width, height)
    whole, few_colours = _opened(data, kind, widths[-1])
    made = []
    for wide in widths:
        high = max(1, round(height * wide / width))
        small = _resized(whole, wide, high)
        *light, plain = formats_of(kind)
        made += [_encoded(small, ending, kind) for ending in light]
        small = small.quantize(256, dither=Image.Dither.NONE) if few_colours else small
        same = without_metadata(data) if wide == width and data[:2] == _BEGINS[plain] else b""
        made.append(_lighter(same, _encoded(small, plain, kind)))
    return made


def _lighter(own: bytes, made: bytes) -> bytes:
    """The editor's file where it has this size and format already, and does not weigh more."""
    return own if 0 < len(own) <= len(made) else made


def _opened(data: bytes, kind: str, widest: int) -> tuple["Image.Image", bool]:
    """A picture as it is seen: turned, in the colours of the web, and nothing beside its pixels;
    and whether it is drawn in a palette.
    """
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            picture = Image.open(io.BytesIO(data), formats=_READ)
            if picture.width * picture.height > MOST_PIXELS:
                raise BrokenPictureError("has more than 80 million pixels")
            picture.draft(None, (2 * widest, 2 * widest))
            turned = ImageOps.exif_transpose(picture)
            plain = _in_plain_colours(turned, "RGBA" if kind == "clear" else "RGB")
            return plain, picture.mode == "P" and kind == "drawing"
        except BrokenPictureError:
            raise
        except Exception as error:  # a library's view of a broken file; the editor needs one line
            raise BrokenPictureError(f"cannot be read: {error}") from None


def _in_plain_colours(picture: "Image.Image", mode: str) -> "Image.Image":
    """Colours of cameras, printers and screens as sRGB, which all browsers show alike."""
    if picture.mode.startswith("I"):  # sixteen bits a pixel, of which eight are shown
        picture = picture.convert("I").point(lambda value: value / 257).convert("L")
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        picture = _in_srgb(picture, profile)
    plain = picture.convert(mode)
    plain.info = {}
    return plain


def _in_srgb(picture: "Image.Image", profile: bytes) -> "Image.Image":
    """Where the profile is none, the colours stay as they are."""
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        web = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, own, web, outputMode="RGB") or picture
    except (OSError, ImageCms.PyCMSError):
        return picture


def _resized(picture: "Image.Image", width: int, height: int) -> "Image.Image":
    from PIL import Image

    if picture.size == (width, height):
        return picture
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(picture: "Image.Image", ending: str, kind: str) -> bytes:
    options = (_PHOTO if kind == "photo" else _DRAWING)[ending]
    target = io.BytesIO()
    picture.save(target, _NAMES[ending], **options)
    return target.getvalue()
