"""Pictures looked at: their size in pixels, and whether one holds a program."""

import io
import re

from digest.errors import fault

_ACTIVE = re.compile(
    rb"<script|<foreignObject|<iframe|<embed|<object|<handler|<!ENTITY|<animate|<set\b|"
    rb"\son\w+\s*=|javascript:|(?:xlink:)?href\s*=\s*[\"']?\s*(?!#|data:image/(?:png|jpe?g|webp))[^\s\"'#]",
    re.IGNORECASE,
)


def pixel_size(data: bytes) -> tuple[int, int]:
    """Width and height, turned as the picture says it is to be seen; (0, 0) where unknown."""
    import imagesize

    try:
        width, height = imagesize.get(io.BytesIO(data))
    except Exception:  # a library's view of a broken file is of no interest
        return 0, 0
    return (int(width), int(height)) if width > 0 and height > 0 else (0, 0)


def refuse_active_svg(path: str, data: bytes) -> None:
    """Raise for a drawing that could run or ask another site when a reader opens it."""
    found = _ACTIVE.search(data)
    if found or path.lower().endswith(".svgz"):
        line = data.count(b"\n", 0, found.start()) + 1 if found else 0
        what = "this drawing holds a script, a link or another active part"
        raise fault(path, line, what, "remove it, or save the picture as PNG")
