"""Words, for likeness and for reading time."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from digest.text.western import count_western, western_words

# Silent reading of English non-fiction: the mean of 190 studies in M. Brysbaert, "How many words
# do we read per minute?", Journal of Memory and Language 109 (2019).
WORDS_A_MINUTE = 238

# Characters that stand for a word where no spaces do: reading the IReST texts aloud, Chinese
# readers manage 158 words or 255 characters a minute, Japanese ones 193 or 357 (Trauzettel-
# Klosinski and Dietz, Investigative Ophthalmology & Visual Science 53, 2012), which is 1.6 and
# 1.8 to a word. We take eight for five; Thai and its neighbours alike, for want of figures.
WORDS, CHARACTERS = 5, 8

# Scripts without spaces between words: Thai, Lao, Burmese, Khmer, Kana, Han.
_DENSE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)

# The one mark that becomes a letter when it is folded, and may so make a word of nothing.
_IOTA_BELOW = "\u0345"

_PLAIN_WORD = re.compile(r"[^\W_]+")


def words(text: str, lang: str) -> tuple[str, ...]:
    """The words of `text` in their order, case folded, with their combining marks.

    A stretch of a script without spaces gives its characters two by two: 北京市 is 北京, 京市.
    `lang` tells which letters are one: in Turkish I is the capital of ı.
    """
    return words_and_count(text, lang)[0]


def words_and_count(text: str, lang: str) -> tuple[tuple[str, ...], int]:
    """The same, and how many words there are to read."""
    text = _with_turkish_i(text, lang)
    western = western_words(text)
    if western is not None:
        return western, len(western)
    folded = unicodedata.normalize("NFC", text.casefold())
    found = _spaced_words(folded)
    if found is not None and _IOTA_BELOW not in text:
        return tuple(found), len(found)
    pieces = [piece for word in _word().findall(folded) for piece in _pairs(word)]
    return tuple(pieces), count_words(text)


def count_words(text: str) -> int:
    """How much there is to read, in words: eight characters without spaces count as five."""
    western = count_western(text)
    if western is not None:
        return western
    spaced = _spaced_words(text)
    if spaced is not None:
        return len(spaced)
    found: list[str] = _word().findall(text)
    dense = [word for word in found if _is_dense(word)]
    characters = sum(len(_character().findall(word)) for word in dense)
    return len(found) - len(dense) + -(-characters * WORDS // CHARACTERS)


def _spaced_words(text: str) -> list[str] | None:
    """The words of a text that has no script without spaces; None where it has one."""
    special = _special().search(text)
    if not special:
        return _PLAIN_WORD.findall(text)
    if _any_dense().search(text, special.start()):
        return None
    found: list[str] = _marked_word().findall(text.replace("_", " "))
    return found


def reading_minutes(text: str) -> int:
    """The nearest whole number of minutes that `text` takes to read, at least one."""
    return max(1, (count_words(text) + WORDS_A_MINUTE // 2) // WORDS_A_MINUTE)


def _with_turkish_i(text: str, lang: str) -> str:
    """With the small letters that Turkish has for I and İ, where `lang` is Turkish or Azeri."""
    if lang.lower().startswith(("tr", "az")):
        return text.replace("I", "ı").replace("İ", "i")
    return text


def _pairs(word: str) -> tuple[str, ...]:
    """A stretch of a script without spaces as its neighbouring characters; else the word itself."""
    if not _is_dense(word):
        return (word,)
    characters = _character().findall(word)
    return tuple(a + b for a, b in pairwise(characters)) or (word,)


def _is_dense(word: str) -> bool:
    return _any_dense().match(word) is not None


@lru_cache(maxsize=1)
def _any_dense() -> re.Pattern[str]:
    return re.compile(f"[{_DENSE}]")


@lru_cache(maxsize=1)
def _special() -> re.Pattern[str]:
    """What makes a word more than a run of letters and digits."""
    return re.compile(f"[{_marks()}{_DENSE}]")


@lru_cache(maxsize=1)
def _word() -> re.Pattern[str]:
    """A word: letters and digits with the marks upon them, of one kind of script."""
    marks = _marks()
    spaced = rf"[^\W_{_DENSE}]+(?:[{marks}]+[^\W_{_DENSE}]*)*"
    dense = rf"(?:(?=[^\W_])[{_DENSE}][{marks}]*)+"
    return re.compile(f"{spaced}|{dense}")


@lru_cache(maxsize=1)
def _marked_word() -> re.Pattern[str]:
    """The same where no underscore is and every script has spaces: in one set, thus faster."""
    return re.compile(rf"[^\W_][\w{_marks()}]*")


@lru_cache(maxsize=1)
def _character() -> re.Pattern[str]:
    """A character as a reader sees it: a letter with the marks upon it."""
    return re.compile(rf"\w[{_marks()}]*")


@lru_cache(maxsize=1)
def _marks() -> str:
    """The combining marks and the two joiners, for a set in a regular expression.

    Python's own idea of a word ends at the vowel signs of Bengali, Hindi and Thai. Gone through
    when first needed (10 ms), since `unicodedata` can say what a character is but not list them;
    only the first plane, since sets of others are searched slowly, with Adlam's marks besides.
    """
    marks = (chr(code) for code in range(0x300, 0x10000) if _is_mark(chr(code)))
    return "\u200c\u200d\U0001e944-\U0001e94a" + "".join(marks)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")
