"""What an article is known by: its permanent id, its slug, and the addresses it had before."""

import re
from hashlib import sha1
from typing import Any

from digest.content import values
from digest.content.asking import Asking
from digest.content.values import Refused
from digest.text.slugs import slugify

# Ids of articles that have none of their own come from their path, in this name space.
_PATHS = bytes.fromhex("6f6d1d0e7d0b5c7e9a516b1f1d0c2a57")
_VERSION_BITS, _VERSION_5 = (0xF000 << 64) | (0xC000 << 48), (0x5000 << 64) | (0x8000 << 48)
_URI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+")
_LONGEST = 240  # bytes of one name in a path; file systems allow 255


def read_id(asking: Asking) -> str:
    """A permanent URI: the given one, or made of the given id, or of the path.

    Never of the title or of a date in front matter, since both are corrected.
    """
    given = asking.ask("id", values.line_of_text, "")
    if _URI.fullmatch(given):
        return given
    return f"urn:uuid:{_named_uuid(given or asking.path.partition('/')[2])}"


def _named_uuid(name: str) -> str:
    """What `uuid.uuid5` gives for a name in our name space, at a tenth of its cost."""
    digits = sha1(_PATHS + name.encode(), usedforsecurity=False).digest()[:16]
    number = int.from_bytes(digits, "big") & ~_VERSION_BITS | _VERSION_5
    text = f"{number:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def read_slug(asking: Asking, stem: str, title: str) -> str:
    """The given one, else that of the file's name, else that of the title."""
    return slugify(asking.ask("slug", values.line_of_text, "") or stem or title)


def read_aliases(asking: Asking) -> tuple[str, ...]:
    return asking.ask("aliases", _aliases, ())


def _aliases(value: Any) -> tuple[str, ...]:
    """Old addresses as paths from the site's root, with a slash at both ends."""
    return tuple(dict.fromkeys(_alias(text) for text in values.several(value)))


def _alias(text: str) -> str:
    path = re.sub(r"^https?://[^/]+", "", text).partition("#")[0].partition("?")[0]
    names = [name for name in path.split("/") if name not in ("", ".")]
    if not names:
        raise Refused("an alias is empty", "write the old address, such as /old/page/")
    strange = any(ord(c) < 32 or c in '<>"\\:*|' for c in path)
    if strange or ".." in names or max(len(n.encode()) for n in names) > _LONGEST:
        raise Refused(f'"{text[:60]}" is no address of a page', "write one such as /old/page/")
    clean = "/" + "/".join(names)
    return clean if clean.endswith((".html", ".htm")) else clean + "/"
