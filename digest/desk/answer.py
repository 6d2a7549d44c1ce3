"""What the preview answers: one request and the published files in, one reply out."""

import hashlib
import os
import re
from html import escape
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, NamedTuple
from urllib.parse import quote

from digest.desk.gate import Ask, Headers, Stand
from digest.desk.ways import OWN, additions

# Written out, since the tables of operating systems differ.
TYPES = MappingProxyType(
    {
        ".html": "text/html; charset=utf-8",
        ".htm": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".md": "text/markdown; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".vtt": "text/vtt; charset=utf-8",
        ".xml": "application/xml",
        ".xsl": "application/xml",
        ".opml": "text/x-opml",
        ".json": "application/json",
        ".map": "application/json",
        ".webmanifest": "application/manifest+json",
        ".wasm": "application/wasm",
        ".pdf": "application/pdf",
        ".epub": "application/epub+zip",
        ".zip": "application/zip",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".jpg": "image/jpeg",
        ".jpeg": "image/jpeg",
        ".gif": "image/gif",
        ".webp": "image/webp",
        ".avif": "image/avif",
        ".ico": "image/x-icon",
        ".woff2": "font/woff2",
        ".woff": "font/woff",
        ".ttf": "font/ttf",
        ".otf": "font/otf",
        ".mp3": "audio/mpeg",
        ".m4a": "audio/mp4",
        ".ogg": "audio/ogg",
        ".opus": "audio/ogg",
        ".wav": "audio/wav",
        ".mp4": "video/mp4",
        ".webm": "video/webm",
    }
)

# Files of the preview itself, below OWN.
OURS = ("reload.js", "preview.css", "explain.css")

COMMON = (
    ("cache-control", "no-cache"),
    ("x-content-type-options", "nosniff"),
    # Pages elsewhere must not show or run what may still be a draft.
    ("cross-origin-resource-policy", "same-origin"),
)

NOTHING_HERE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Nothing here</title>
<body><h1>Nothing here</h1>
<p>There is no such page, or no build has succeeded yet. The site begins at
<a href="{base}">{base}</a>.</p>
</body></html>
"""


class Reply(NamedTuple):
    """An answer; its body is the `length` bytes of the file from where that stands."""

    status: int
    headers: Headers
    file: BinaryIO
    length: int


def answer(stand: Stand, ask: Ask, build: str) -> Reply:
    """Answer with what is published right now; `build` names it to the page."""
    path = ask.path
    if not path.startswith(stand.base):
        return redirect(stand.base, ask) if f"{path}/" == stand.base else _nothing(stand, build)
    inner = path.removeprefix(stand.base)
    if inner.removeprefix(OWN) in OURS and inner.startswith(OWN):
        ours = files("digest.desk").joinpath(inner.removeprefix(OWN)).read_bytes()
        return _represent(ask, BytesIO(ours), TYPES[Path(inner).suffix], _hash(ours))
    found = locate(stand.output, inner)
    if found is None:
        return missing(stand, ask, build)
    if found.is_dir():
        # Made of the path that was asked for, which has single slashes, so never "//elsewhere".
        return redirect(f"{path}/", ask)
    return _show(stand, ask, build, found, 200) or missing(stand, ask, build)


def locate(output: Path, inner: str) -> Path | None:
    """The published file at a path below the base, or a folder that is asked for without slash.

    Everything else is nothing: dotted names, whatever leads out of the output (also by a link),
    and folders without an index.
    """
    parts = inner.split("/")
    if any(not part or part.startswith(".") or "\\" in part for part in parts[:-1]):
        return None
    if parts[-1].startswith(".") or "\\" in parts[-1]:
        return None
    try:
        # Looked up anew each time, for a build may put another tree at the same path.
        root = output.resolve()
        found = root.joinpath(*parts[:-1], parts[-1] or "index.html").resolve()
        hidden = any(part.startswith(".") for part in found.relative_to(root).parts)
        if hidden or not (found.is_file() or (found / "index.html").is_file()):
            return None
    except (OSError, ValueError, RuntimeError):  # outside, loops of links, NUL, names too long
        return None
    return found


def redirect(path: str, ask: Ask) -> Reply:
    query = f"?{ask.query}" if ask.query else ""
    return plain(307, "", (("location", f"{quote(path)}{query}"),))


def plain(status: int, text: str, headers: Headers = ()) -> Reply:
    return whole(status, text.encode(), TYPES[".txt"], headers)


def whole(status: int, data: bytes, kind: str, more: Headers = ()) -> Reply:
    """A reply of these bytes."""
    headers = (("content-type", kind), ("content-length", str(len(data))), *COMMON, *more)
    return Reply(status, headers, BytesIO(data), len(data))


def missing(stand: Stand, ask: Ask, build: str) -> Reply:
    """The site's page for what is not there, else ours."""
    own = locate(stand.output, "404.html")
    return (own and _show(stand, ask, build, own, 404)) or _nothing(stand, build)


def _nothing(stand: Stand, build: str) -> Reply:
    page = NOTHING_HERE.format(base=escape(quote(stand.base))).encode()
    return whole(404, put_last(page, additions("", stand.base, build)), TYPES[".html"])


def _show(stand: Stand, ask: Ask, build: str, path: Path, status: int) -> Reply | None:
    """Show a file, or nothing if it went away meanwhile."""
    kind = TYPES.get(path.suffix.lower(), "application/octet-stream")
    try:
        file = path.open("rb")
    except OSError:
        return None
    inner = ask.path.removeprefix(stand.base).removesuffix("index.html")
    if not kind.startswith("text/html"):
        return _represent(ask, file, kind, _state(file), status)
    with file:
        page = put_last(file.read(), additions(inner, stand.base, build))
    return _represent(ask, BytesIO(page), kind, _hash(page), status)


def put_last(page: bytes, ours: bytes) -> bytes:
    """The page with what is ours as the last thing in it; the published file stays as it is."""
    end = page.lower().rfind(b"</body")
    end = len(page) if end < 0 else end
    return page[:end] + ours + page[end:]


def _hash(data: bytes) -> str:
    return f'"{hashlib.blake2b(data, digest_size=12).hexdigest()}"'


def _state(file: BinaryIO) -> str:
    """A tag from what the system says of the file.

    Its time alone would not do: two builds within a tick, or a file put back with its old time.
    """
    found = os.fstat(file.fileno())
    state = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    return '"' + "-".join(f"{number:x}" for number in state) + '"'


def _represent(ask: Ask, file: BinaryIO, kind: str, tag: str, status: int = 200) -> Reply:
    """The file as a whole, the part of it that is asked for, or word that it has not changed."""
    size = file.seek(0, os.SEEK_END)
    headers: Headers = (*COMMON, ("etag", tag), ("accept-ranges", "bytes"), ("content-type", kind))
    first, length = 0, size
    if status == 200 and _is_known(ask, tag):
        status, first, length = 304, size, 0
    elif status == 200 and (part := part_of(ask, size, tag)):
        first, length = part
        status = 206 if length else 416
        extent = f"bytes {first}-{first + length - 1}/{size}" if length else f"bytes */{size}"
        headers = (*headers, ("content-range", extent))
    file.seek(first)
    if status != 304:
        headers = (*headers, ("content-length", str(length)))
    return Reply(status, headers, file, length)


def _is_known(ask: Ask, tag: str) -> bool:
    known = [each.strip().removeprefix("W/") for each in ask.get("if-none-match").split(",")]
    return tag in known or known == ["*"]


def part_of(ask: Ask, size: int, tag: str) -> tuple[int, int] | None:
    """Where the part that is asked for begins and how long it is; no length: beyond the end.

    Nothing if the whole is asked for. Lists of parts get the whole as well, as RFC 9110 allows.
    """
    match = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", ask.get("range").replace(" ", ""))
    if match is None or match[0] == "bytes=-" or ask.get("if-range") not in ("", tag):
        return None
    if not match[1]:
        length = min(int(match[2]), size)
        return size - length, length
    first, last = int(match[1]), min(int(match[2] or size), size - 1)
    if match[2] and int(match[2]) < first:
        return None
    return first, max(last - first + 1, 0)
