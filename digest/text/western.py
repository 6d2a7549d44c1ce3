"""Words of texts in Latin letters, found several times as fast as by an expression.

Most of these texts, with their quotation marks and dashes, fit a character set of one byte each;
in that a table says of every byte what becomes of it.
"""

_ENCODING = "cp1252"
_LETTERS = bytes(range(256)).decode(_ENCODING, errors="replace")
# Whatever is neither letter nor digit becomes a space; what is becomes its small letter, or stays.
_SPACED = bytes(byte if c.isalnum() else 32 for byte, c in enumerate(_LETTERS))
_FOLDED = _SPACED.decode(_ENCODING).lower().encode(_ENCODING)


def western_words(text: str) -> tuple[str, ...] | None:
    """The words of `text`, case folded; None where a character is not in the set."""
    if text.isascii():
        return tuple(text.encode().translate(_FOLDED).decode().split())
    try:
        folded = text.encode(_ENCODING).translate(_FOLDED).decode(_ENCODING)
    except UnicodeEncodeError:
        return None
    # Folding takes two letters beyond their small ones: the second is a Greek one then.
    return tuple(folded.replace("ß", "ss").replace("µ", "μ").split())


def is_western(text: str) -> bool:
    """Whether all its characters are in the set."""
    try:
        text.encode(_ENCODING)
    except UnicodeEncodeError:
        return False
    return True


def count_western(text: str) -> int | None:
    """How many words `text` has; None where a character is not in the set."""
    try:
        letters = text.encode() if text.isascii() else text.encode(_ENCODING)
        return len(letters.translate(_SPACED).split())
    except UnicodeEncodeError:
        return None
