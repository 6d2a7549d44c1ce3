"""Titles of every script made names of files and parts of addresses."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

LONGEST = 80  # characters
LONGEST_BYTES = 240  # file systems allow 255, and a suffix follows

# Windows refuses files of these names, whatever suffix follows.
RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)

_ASCII_WORD = re.compile("[a-z0-9]+")
_APOSTROPHES = re.compile("['’‘ʼʻʹ`´′＇ꞌ]")
# Letters and marks that show nothing: two slugs that look alike must not differ in them.
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)


def slugify(title: str) -> str:
    """The words of `title` in lower case, joined by hyphens, at most 80 characters.

    Letters, digits and combining marks of every script stay. Never empty: a title without any
    of them gives a hash of itself. A slug's slug is the slug.
    """
    words = _ascii_words(title) if title.isascii() else _words(_settled(title))
    slug = _shortened("-".join(words))
    if not slug or slug in RESERVED:
        mark = hashlib.blake2b(title.encode(errors="surrogatepass"), digest_size=4).hexdigest()
        return f"{slug}-{mark}" if slug else mark
    return slug


def folded(slug: str) -> str:
    """What two slugs share that some file system or reader would take for one."""
    if slug.isascii():
        return slug.lower()
    for _ in range(2):  # folding case can undo the normal form, and the other way round
        slug = unicodedata.normalize("NFKC", slug).casefold()
    return unicodedata.normalize("NFKC", slug)


def all_folded(names: Iterable[str]) -> list[str]:
    """What `folded` gives of each name; at once, where all of them are ASCII."""
    names = tuple(names)
    together = "\0".join(names)
    if together.isascii() and together.count("\0") == len(names) - 1:
        return together.lower().split("\0")
    return [folded(name) for name in names]


def _ascii_words(title: str) -> list[str]:
    """What `_words` of `_settled` gives where nothing is folded but capitals."""
    return _ASCII_WORD.findall(title.replace("'", "").replace("`", "").lower())


def _settled(title: str) -> str:
    """Lower case and normal form, without apostrophes and invisible letters.

    Numbers such as ² and ½ become digits; other characters keep their own form.
    """
    text = unicodedata.normalize("NFC", title)
    while True:
        plain = "".join(_digits(c) for c in _BLANK.sub("", _APOSTROPHES.sub("", text)))
        # The dot that the Turkish İ leaves on a lower-case i says nothing more.
        lower = unicodedata.normalize("NFC", plain.lower().replace("i\u0307", "i"))
        if lower == text:
            return text
        text = lower


def _digits(character: str) -> str:
    number = unicodedata.category(character) == "No"
    return unicodedata.normalize("NFKC", character) if number else character


def _words(text: str) -> list[str]:
    """Runs of letters, digits and marks; a mark without a letter before it is dropped."""
    runs = ("".join(run) for word, run in groupby(text, _belongs) if word)
    words = (re.sub(r"^[^\w]+", "", run) for run in runs)
    return [word for word in words if word]


def _belongs(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LN" or category in ("Mn", "Mc")


def _shortened(slug: str) -> str:
    """Cut at the last whole word that fits; within a word only if it is the first."""
    short = slug[:LONGEST]
    while len(short.encode(errors="surrogatepass")) > LONGEST_BYTES:
        short = short[:-1]
    if short == slug:
        return slug
    if slug[len(short)] != "-" and "-" in short:
        short = short[: short.rindex("-")]
    while short and unicodedata.category(slug[len(short)])[0] == "M":
        short = short[:-1]  # a letter goes with the marks above and below it
    return short.strip("-")
