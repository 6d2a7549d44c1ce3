"""How lines begin that hold the words of a kind: a look that spares most lines their patterns.

Patterns of some hundred words take long to build and not nothing to try. A line that begins with
none of the words needs neither; so this reads the beginnings out of the expressions.
"""

import re
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from digest.text.phrases import WORDS
from digest.text.shapes import flat

# Words of these kinds may stand behind anything; where they do, one of these does.
GIVEAWAYS = {
    "rights": (
        "rights reserved|copyright|hak cipta|derechos reservados|droits réservés|"
        "rechte vorbehalten|direitos reservados|الحقوق محفوظة|版权所有|版權所有|未经|無断転載|"
        "無断複製|सर्वाधिकार सुरक्षित|все права защищены"
    ),
    "help": "contributed |贡献|貢獻|参与报道|协助报道|協助報導|के सहयोग से|की मदद से",
    "request": "フォロー|सब्सक्राइब|फॉलो",
}
# Characters of a beginning; with more of them fewer lines are looked at twice.
LONGEST = 5

_LITERALS = re.compile(r"[^()\[\]|.\\?*+{]+")
_STRUCTURE = re.compile(r"[()|]|\[[^\]]*\]")
_QUANTIFIER = re.compile(r"[*+]|\{[^}]*\}")

# What a part of an expression may be: texts as they are, and beginnings of longer ones.
Texts = tuple[frozenset[str], frozenset[str]]
_ANYTHING: Texts = frozenset(), frozenset({""})
_NOTHING = frozenset({""})


def may_hold(flat_line: str, kinds: str, start: int = 0) -> bool:
    """Whether the words of kinds may stand at `start`, or behind anything; False is certain."""
    given_away = any(map(flat_line.__contains__, giveaways(kinds)))
    return given_away or opens_like(flat_line, kinds, start)


def opens_like(flat_line: str, kinds: str, start: int) -> bool:
    """Whether words of kinds that do not stand behind anything may stand at `start`."""
    openings = _by_letter(kinds).get(flat_line[start : start + 1], ())
    return flat_line.startswith(openings, start)


def first_letter(flat_line: str) -> int:
    """The place of its first letter; its length where it has none."""
    return next((i for i, sign in enumerate(flat_line) if sign.isalpha()), len(flat_line))


def expression_of(kinds: str) -> str:
    """What describes the words of kinds, for flat text."""
    words = flat("|".join(WORDS[kind] for kind in kinds.split("+")))
    # Groups that need not be remembered are several times as fast.
    return re.sub(r"\((?!\])", "(?:", words)


@lru_cache(maxsize=64)
def giveaways(kinds: str) -> tuple[str, ...]:
    """What a line holds in which words of kinds stand behind anything, in its flat form."""
    given = [GIVEAWAYS[kind] for kind in kinds.split("+") if kind in GIVEAWAYS]
    return tuple(flat("|".join(given)).split("|")) if given else ()


@lru_cache(maxsize=64)
def _by_letter(kinds: str) -> dict[str, tuple[str, ...]]:
    """The beginnings of words of kinds by their first character."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in kinds.split("+"):
        for letter, openings in groupby(_openings(kind), itemgetter(0)):
            found[letter] = (*found.get(letter, ()), *openings)
    return found


@lru_cache(maxsize=64)
def _openings(kind: str) -> tuple[str, ...]:
    return tuple(sorted(openings_of(expression_of(kind)) - _NOTHING))


def openings_of(expression: str) -> frozenset[str]:
    """Beginnings, one of which every text has that the whole expression describes.

    An empty one stands for a part that may begin with anything.
    """
    whole, begun, _ = _choice(expression, 0)
    return whole | begun


def _choice(expression: str, at: int) -> tuple[frozenset[str], frozenset[str], int]:
    """Parts with strokes between them, up to the bracket that closes them or the end."""
    whole, begun, at = _sequence(expression, at)
    while expression[at : at + 1] == "|":
        others, longer, at = _sequence(expression, at + 1)
        whole, begun = whole | others, begun | longer
    return whole, begun, at


def _sequence(expression: str, at: int) -> tuple[frozenset[str], frozenset[str], int]:
    whole, begun = _NOTHING, frozenset[str]()
    while expression[at : at + 1] not in ("", "|", ")"):
        if not whole:  # all that it may begin with is known
            return whole, begun, _end_of_part(expression, at)
        (texts, longer), at = _element(expression, at)
        begun |= {text + more for text in whole for more in longer}
        joined = {text + more for text in whole for more in texts}
        begun |= {text[:LONGEST] for text in joined if len(text) >= LONGEST}
        whole = frozenset(text for text in joined if len(text) < LONGEST)
    return whole, begun, at


def _end_of_part(expression: str, at: int) -> int:
    """Where the stroke or the bracket stands that ends a part."""
    depth = 0
    for sign in _STRUCTURE.finditer(expression, at):
        if not depth and sign[0] in "|)":
            return sign.start()
        depth += (sign[0] == "(") - (sign[0] == ")")
    return len(expression)


def _element(expression: str, at: int) -> tuple[Texts, int]:
    """A run of letters, a set or a group with its quantifier; what is not known is anything."""
    if run := _LITERALS.match(expression, at):
        end = run.end()
        if expression[end : end + 1] in ("?", "*", "+", "{") and end - at > 1:
            return _exactly(run[0][:-1]), end - 1
        texts = _exactly(run[0])
    elif expression.startswith("(?:", at):
        whole, begun, end = _choice(expression, at + 3)
        texts, end = (whole, begun), end + 1
    elif expression[at] == "[":
        end = expression.index("]", at + 1) + 1
        signs = expression[at + 1 : end - 1]
        texts = _ANYTHING if "-" in signs.strip("-") else (frozenset(signs), frozenset())
    elif expression[at] == "\\":
        end = at + 2
        texts = _ANYTHING if expression[at + 1].isalnum() else _exactly(expression[at + 1])
    else:
        texts, end = _ANYTHING, at + 1
    if expression[end : end + 1] == "?":
        return (texts[0] | _NOTHING, texts[1]), end + 1
    if repeated := _QUANTIFIER.match(expression, end):
        return _ANYTHING, repeated.end()
    return texts, end


def _exactly(text: str) -> Texts:
    return frozenset({text}), frozenset()
