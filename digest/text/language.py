"""The language that a text is written in."""

import math
import re
import unicodedata
from collections import Counter

ENOUGH = 20  # letters; below that only the script can tell

# Scripts that one language of the press is written in, by the first word of the names that
# Unicode gives their letters.
SCRIPTS = {
    "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "THAI": "th", "LAO": "lo", "KHMER": "km",
    "MYANMAR": "my", "GEORGIAN": "ka", "ARMENIAN": "hy", "GREEK": "el", "HEBREW": "he",
    "TAMIL": "ta", "TELUGU": "te", "KANNADA": "kn", "MALAYALAM": "ml", "GUJARATI": "gu",
    "GURMUKHI": "pa", "ORIYA": "or", "SINHALA": "si", "TIBETAN": "bo", "ETHIOPIC": "am",
}  # fmt: skip

# Varieties that the model tells apart and that the press writes in the shared language.
VARIETIES = {
    "ary": "ar", "arz": "ar", "apc": "ar", "acm": "ar", "aeb": "ar", "ajp": "ar", "ars": "ar",
    "wuu": "zh", "yue": "zh", "nan": "zh", "lzh": "zh", "hak": "zh", "prs": "fa", "nb": "no",
    "nds": "de", "ext": "es", "vec": "it", "lij": "it", "lmo": "it", "pcm": "en", "bjn": "id",
    "bho": "hi", "mai": "hi", "awa": "hi", "hne": "hi", "mag": "hi", "nn": "no",
}  # fmt: skip

# Scripts of several languages: the one to assume first, then the others.
FAMILIES = {
    "ARABIC": ("ar", "fa", "ur", "ps", "sd", "ug", "ku"),
    "DEVANAGARI": ("hi", "mr", "ne", "sa"),
    "CYRILLIC": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt"),
    "BENGALI": ("bn", "as"),
}

# The model's scores count as equal when they differ by less than this, measured by the root of
# the text's bytes: then the wanted language wins.
NEAR = 0.5
# Mere names lie between many languages: with so many this close behind, nothing is known.
CLOSE, CROWD = 0.75, 4

# Indonesian and Malay share most of their words; these belong to one of them. Where none stands
# in a text and neither is wanted, it is taken for the one that more people read.
INDONESIAN = frozenset({
    "bahwa", "karena", "bisa", "mengatakan", "kantor", "uang", "mobil", "kabupaten", "persen",
    "jenderal", "sabtu", "minggu", "agustus", "maret", "juli", "kesepakatan", "kebijakan",
})  # fmt: skip
MALAY = frozenset({
    "bahawa", "kerana", "kerajaan", "boleh", "beliau", "daripada", "ialah", "wang", "baharu",
    "peratus", "ogos", "mac", "julai", "jumaat", "ahad", "iaitu", "manakala", "mahu", "seramai",
})  # fmt: skip


def detect(text: str, default: str) -> str:
    """The two-letter code of the language of `text`, or `default` where it cannot be told.

    A default that is never written in the text's script gives way to one that is. Depends on
    the two arguments alone.
    """
    letters = [c for c in text if c.isalpha()]
    script = _script(letters)
    if script in SCRIPTS:
        return SCRIPTS[script]
    if script == "CJK":
        # A Japanese headline can do without kana, a whole text cannot.
        return "ja" if default == "ja" and len(letters) < ENOUGH else "zh"
    family = FAMILIES.get(script, ())
    fallback = family[0] if family and default.lower()[:2] not in family else default
    return _by_model(text, fallback, family) if len(letters) >= ENOUGH else fallback


def _script(letters: list[str]) -> str:
    """The script that most letters are of, by Unicode's name for it; "" where none has most."""
    counts = Counter(unicodedata.name(c, "?").split(" ")[0].split("-")[0] for c in letters)
    kana = counts["HIRAGANA"] + counts["KATAKANA"]
    han = counts["CJK"] + kana
    if 2 * han > len(letters):
        # Chinese texts name Japanese things in kana now and then.
        return "HIRAGANA" if 20 * kana > han else "CJK"
    name, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return name if 2 * count > len(letters) else ""


def _by_model(text: str, default: str, family: tuple[str, ...]) -> str:
    from py3langid import rank

    plain = re.sub(r"https?://\S+|\S+@\S+", " ", text)
    scale = math.sqrt(len(plain.encode(errors="surrogatepass")) or 1)
    ranks = [(VARIETIES.get(code, code), score / scale) for code, score in rank(plain)]
    if family:
        ranks = [(code, score) for code, score in ranks if code in family]
    if not ranks or ranks[0][0] == "zxx":  # no language at all
        return default
    first, best = next((code, score) for code, score in ranks if len(code) == 2)
    gap = next((best - score for code, score in ranks if {code, first} == {"id", "ms"}), math.inf)
    if gap < 2 * NEAR:
        return _malay_or_indonesian(plain, first if gap >= NEAR else default)
    wanted = next((score for code, score in ranks if code == default.lower()[:2]), -math.inf)
    rivals = {code for code, score in ranks if best - score < CLOSE and code != first}
    return default if best - wanted < NEAR or len(rivals) >= CROWD else first


def _malay_or_indonesian(text: str, likely: str) -> str:
    words = re.findall(r"\w+", text.lower())
    lead = sum((w in INDONESIAN) - (w in MALAY) for w in words)
    return "id" if lead > 0 else "ms" if lead < 0 or likely == "ms" else "id"
