"""Words brought to the form in which an index has them, by Snowball's rules for each language.

A page in the browser brings the words of a query to the same form: what is done here and in
``search.js`` of the theme is the same, step by step, with the same rules.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module

from digest.text.words import words

# The rules for a language's own script; what has none here is found as it is written.
ALGORITHMS = (
    ("ar", "arabic"), ("ca", "catalan"), ("cs", "czech"), ("da", "danish"), ("de", "german"),
    ("el", "greek"), ("en", "english"), ("es", "spanish"), ("et", "estonian"), ("eu", "basque"),
    ("fa", "persian"), ("fi", "finnish"), ("fr", "french"), ("ga", "irish"), ("hi", "hindi"),
    ("hu", "hungarian"), ("hy", "armenian"), ("id", "indonesian"), ("it", "italian"),
    ("lt", "lithuanian"), ("ms", "indonesian"), ("nb", "norwegian"), ("ne", "nepali"),
    ("nl", "dutch"), ("nn", "norwegian"), ("no", "norwegian"), ("pl", "polish"),
    ("pt", "portuguese"), ("ro", "romanian"), ("ru", "russian"), ("sv", "swedish"),
    ("ta", "tamil"), ("tr", "turkish"),
)  # fmt: skip

# Where scripts begin and end, by their letters' numbers.
SCRIPTS = (
    ("latin", 0x41, 0x24F), ("greek", 0x370, 0x3FF), ("cyrillic", 0x400, 0x52F),
    ("armenian", 0x530, 0x58F), ("arabic", 0x600, 0x77F), ("devanagari", 0x900, 0x97F),
    ("tamil", 0xB80, 0xBFF), ("latin", 0x1E00, 0x1EFF), ("greek", 0x1F00, 0x1FFF),
)  # fmt: skip

_OWN_SCRIPT = (
    ("ar", "arabic"), ("el", "greek"), ("fa", "arabic"), ("hi", "devanagari"),
    ("hy", "armenian"), ("ne", "devanagari"), ("ru", "cyrillic"), ("ta", "tamil"),
)  # fmt: skip

# Of whose language a word in such letters is taken to be where the text itself has others. To whom
# Latin letters are foreign, stands below; all the others are foreign to whoever writes Latin ones.
_FOREIGN = (
    ("arabic", "arabic"), ("armenian", "armenian"), ("cyrillic", "russian"),
    ("devanagari", "hindi"), ("greek", "greek"), ("tamil", "tamil"),
)  # fmt: skip
_OTHER = (
    "am ar be bg bn ckb el fa gu he hi hy ja ka kk km kn ko ky lo mk ml mn mr my ne pa ps ru si sr "
    "ta te tg th uk ur yi yue zh"
)
_OTHER_LETTERS = frozenset(_OTHER.split())

# Arabic writes "and" before the article in one word with it, which Snowball's rules leave there;
# but for the father, whose name begins so.
_AND_THE = re.compile("^[وف](?=ال(?!د)..)")

_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_HAN = 0x3400  # from here on a character alone is a word


def terms(text: str, lang: str) -> Counter[str]:
    """The words of a text, each as an index has it, and how often they occur; those with accents
    as others write them too, of a script without spaces every two neighbours, and of Han every
    single character.
    """
    found: Counter[str] = Counter()
    for word, count in Counter(words(unicodedata.normalize("NFKC", text), lang)).items():
        for form in forms(word, lang):
            found[form] += count
        if len(word) == 2 and ord(word[0]) >= _HAN:
            found.update(word)
    return found


@lru_cache(maxsize=1 << 17)
def forms(word: str, lang: str) -> frozenset[str]:
    """The terms of a folded word: rules may stem it otherwise where its accents are left out."""
    return frozenset((term(word, lang), term(without_accents(word), lang)))


@lru_cache(maxsize=1 << 17)
def term(word: str, lang: str) -> str:
    """A folded word as an index has it: its stem, without accents, and by whose rules that was
    found. ``rocket`` is ``rock`` to Norwegian rules, and no word of an English text on rocks.
    """
    algorithm = dict(algorithms(lang)).get(script_of(word))
    if algorithm == "arabic":
        word = _AND_THE.sub("", word)
    if not algorithm:
        return without_accents(word)
    return f"{without_accents(stemmer(algorithm)(word))}/{algorithm[:3]}"


@lru_cache(maxsize=128)
def algorithms(lang: str) -> tuple[tuple[str, str], ...]:
    """Scripts, and the rules by which words in them are stemmed in texts of this language."""
    base = lang.partition("-")[0].lower()
    own = dict(ALGORITHMS).get(base)
    rules = dict(_FOREIGN)
    if base in _OTHER_LETTERS:
        rules["latin"] = "english"
    if own:
        rules[dict(_OWN_SCRIPT).get(base, "latin")] = own
    return tuple(sorted(rules.items()))


def script_of(word: str) -> str:
    """The script of a word, by its first letter; empty where no rules are for it."""
    code = ord(word[0])
    return next((name for name, first, last in SCRIPTS if first <= code <= last), "")


def without_accents(word: str) -> str:
    """The word without the marks that many leave out where they search."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFD", word).translate(_ACCENTS)
    return unicodedata.normalize("NFC", plain)


@lru_cache(maxsize=64)
def stemmer(algorithm: str) -> Callable[[str], str]:
    """Snowball's function, in Python even where a faster one is installed: the browser's is made
    of the same source.
    """
    module = import_module(f"snowballstemmer.{algorithm}_stemmer")
    made = getattr(module, f"{algorithm.capitalize()}Stemmer")()
    stem: Callable[[str], str] = made.stemWord
    return stem
