"""The shape of a line: its width, its end, its words in a form that compares."""

import re
import unicodedata
from functools import lru_cache

from digest.text.phrases import CONNECTORS
from digest.text.western import is_western

CELLS = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
ADDRESS = re.compile(r"https?://\S+")

_FIRST_WIDE = "\u1100"
_SENTENCE_ENDS = tuple(".!?。！？…।॥؟۔։።။។៕།｡．")
_CLOSERS = "\"'”’»」』)）]"
_CUTS = ("[…]", "[...]", "(…)", "(...)", "…", "...")
_ARABIC_SEATS = tuple(zip("أإآٱى", "ااااي", strict=True))
_ARABIC_SIGNS = re.compile("[\u064b-\u065f\u0670\u0640\u200e\u200f]")
# What the compatibility form makes of the signs that are frequent in prose. A text that holds none
# of the others is in that form already, which is found out at once; making it takes long.
_COMPATIBLE = (
    *zip("，：；！？（）％０１２３４５６７８９\u00a0", ",:;!?()%0123456789 ", strict=True),
    ("…", "..."),
)


def width(text: str) -> int:
    """How many columns it takes: letters of East Asia are two wide."""
    if text.isascii() or max(text) < _FIRST_WIDE:
        return len(text)
    return len(text) + len(_wide().findall(text))


@lru_cache(maxsize=1)
def _wide() -> re.Pattern[str]:
    return re.compile(
        "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\U00020000-\U0003ffff]"
    )


def one_line(text: str) -> str:
    """Without line ends, and with one space between words."""
    # All white space but the space itself counts as not printable.
    tidy = text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]
    return text if tidy else " ".join(text.split())


def flat(text: str) -> str:
    """Casefolded, with plain spaces, without vowel signs and seats of the Arabic hamza."""
    if text.isascii():
        return one_line(text.casefold())
    if is_western(text):  # nothing Arabic or full-width is in it
        plain = text.replace("\u00a0", " ").replace("…", "...")
        return one_line(unicodedata.normalize("NFKC", plain).casefold())
    folded = _compatible(text).casefold()
    for seat, letter in _ARABIC_SEATS:
        folded = folded.replace(seat, letter)
    return one_line(_ARABIC_SIGNS.sub("", folded))


def flat_of_line(line: str) -> str:
    """The same of what stands on one line already."""
    return line.casefold() if line.isascii() else flat(line)


def _compatible(text: str) -> str:
    """The compatibility form (NFKC), got at quickly for the texts of newspapers."""
    for sign, plain in _COMPATIBLE:
        text = text.replace(sign, plain)
    if "\u093c" in text:  # where the dot below a letter of India stands, all is composed anew
        return " ".join([unicodedata.normalize("NFKC", word) for word in text.split(" ")])
    return unicodedata.normalize("NFKC", text)


def core(flat_line: str) -> str:
    """Without the bullets, arrows and colons around it; vowel signs of India are no edge."""
    start, end = 0, len(flat_line)
    while start < end and not flat_line[start].isalnum():
        start += 1
    while start < end and not _is_edge_of_word(flat_line[end - 1]):
        if flat_line[end - 1] == ")":
            break
        end -= 1
    return flat_line[start:end]


def _is_edge_of_word(character: str) -> bool:
    return character.isalnum() or "\u0900" <= character <= "\u0dff"


def rest_behind(line: str, flat_end: int) -> str:
    """The rest of `line` behind the part whose flat form is `flat_end` characters long."""
    # The bar keeps a space before it, which the flat form would drop at the end.
    sizes = (len(flat(f"{line[:i]}|")) - 1 for i in range(len(line)))
    cut = next((i for i, size in enumerate(sizes) if size >= flat_end), len(line))
    return line[cut:].strip()


def ends_sentence(line: str) -> bool:
    """Whether a mark that ends a sentence is last, quotation marks and brackets aside."""
    return line.removesuffix("\n").rstrip(_CLOSERS).endswith(_SENTENCE_ENDS)


def cut_off(line: str) -> str:
    """The sign at its end that says a text goes on elsewhere, "[…]" or "…"; else ""."""
    text = line.removesuffix("\n")
    return next(filter(text.endswith, _CUTS)) if text.endswith(_CUTS) else ""


def is_prose(line: str) -> bool:
    """A paragraph of running text, which no headline and no button is."""
    long = len(line) >= 80 or width(line) >= 80
    return long and ends_sentence(line) and not cut_off(line)


def opens_upper(text: str) -> bool:
    """Whether it opens with a capital, a quotation mark or a letter without case."""
    letter = next((c for c in text if c.isalpha()), "A")
    return letter.upper() == letter


def are_names(text: str, lenient: bool = False) -> bool:
    """Whether it is a list of names: capitals everywhere but in the words that join them."""
    plain = re.sub(r"[.,;:()（）\[\]/&|、，；]+", " ", ADDRESS.sub("", text))
    words = [w for w in plain.split() if w.casefold() not in CONNECTORS and w not in ("-", "–")]
    if not words or len(words) > 24 or any(c.isdigit() for c in plain):
        return False
    if plain.upper() == plain.lower():  # a script without capitals
        return width(plain.strip()) <= 40 and not re.search(r"[。！？।؟]", text)
    capitals = sum(opens_upper(word) for word in words)
    return capitals == len(words) or (lenient and 2 * capitals > len(words))
