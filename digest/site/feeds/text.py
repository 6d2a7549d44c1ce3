"""Text as every feed format takes it, and addresses as every reader takes them."""

import re
import unicodedata
from urllib.parse import quote

# What XML 1.0 has no place for (controls, lone surrogates, two non-characters), and DEL with the
# C1 controls: XML lets these pass, but HTML and the W3C's feed validator do not, and in practice
# they are the remains of a wrong decoding.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_HOST = re.compile(r"(?<=://)[^/?#:@]+")
_URI = "%/:?#[]@!$&'()*+,;=~"
_PLAIN = re.compile(rf"[A-Za-z0-9_.{re.escape(_URI)}-]*+").fullmatch


def clean(text: str) -> str:
    """Drop the characters that feeds must not hold; what is printable they may all hold."""
    return text if text.replace("\n", "").isprintable() else _FORBIDDEN.sub("", text)


def uri(address: str) -> str:
    """An address in ASCII: RSS knows no other, and readers compare the three formats.

    A host becomes punycode; other letters, spaces and quotes become percent signs. What is
    encoded already stays as it is.
    """
    text = clean(address).strip()
    if not text.isascii():
        text = _HOST.sub(_punycode, text, count=1)
    return text if _PLAIN(text) else quote(text, safe=_URI)


def _punycode(host: re.Match[str]) -> str:
    try:
        return host[0].encode("idna").decode("ascii")
    except UnicodeError:
        return host[0]


def shortened(text: str, limit: int = 80) -> str:
    """The first words of a text on one line, at most `limit` characters.

    Where no space is near, as in Chinese or Thai, it ends between two characters.
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    words = cut.rpartition(" ")[0]
    if len(words) > limit // 2:
        cut = words
    else:
        while cut and unicodedata.category(line[len(cut)])[0] == "M":
            cut = cut[:-1]  # a letter goes with the marks above and below it
    return cut.rstrip(" ,;:–—") + "…"
