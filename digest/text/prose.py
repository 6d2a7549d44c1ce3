"""A first look at a paragraph: most are plainly the article's own, and need no second one."""

import re
from collections.abc import Iterator
from functools import lru_cache

from digest.text.shapes import ends_sentence, expression_of, flat

# In lines that `WORDS` describes by what stands in their middle, one of these does.
GIVEAWAYS = {
    "rights": (
        "rights reserved|copyright|hak cipta|derechos reservados|droits réservés|"
        "rechte vorbehalten|direitos reservados|الحقوق محفوظة|版权所有|版權所有|未经|無断転載|"
        "無断複製|सर्वाधिकार सुरक्षित|все права защищены"
    ),
    "help": "contributed |贡献|貢獻|参与报道|协助报道|協助報導|के सहयोग से|की मदद से",
    "request": "フォロー|सब्सक्राइब|फॉलो",
}
# What "read more" ends in, in each language.
LAST_OF_MORE = (
    "more|reading|selengkapnya|di sini|lanjut|membaca|más|leyendo|suite|plus|lesen|mehr|mais|"
    "lendo|مزيد|更多|全文|読む|見る|पढ़ें|देखें|далее|полностью|дальше|подробнее"
)
_LAST_OF_MORE = tuple(flat(LAST_OF_MORE).split("|"))
_GIVEAWAYS = tuple(flat("|".join(GIVEAWAYS.values())).split("|"))


def is_plainly_text(line: str, flat_line: str) -> bool:
    """Whether a line with a letter in it can be nothing but text; False says nothing.

    It only saves time: no rule of `furniture` holds for a sentence of more than 100 characters
    unless its words stand at the beginning, a bracket or a stroke at the end, or a giveaway
    anywhere. So a new rule needs its sign here.
    """
    if len(line) <= 100 or not ends_sentence(line):
        return False
    if flat_line.rstrip(" .…»>→").endswith(_LAST_OF_MORE):
        return False
    return len(line) > 400 or not (
        line[0] in "©ⓒ#"
        or flat_line.endswith((")", "]", ").", "]."))
        or "/" in flat_line[-44:]
        or _beginnings().match(flat_line)
        or (len(line) <= 300 and any(map(flat_line.__contains__, _GIVEAWAYS)))
    )


@lru_cache(maxsize=1)
def _beginnings() -> re.Pattern[str]:
    """How a line begins that may be a credit, a caption, a teaser, a request or a source."""
    kinds = (
        _opening("help"),
        _opening("photo") + "(?: ?[:/]| )",
        _opening("also+next") + r" ?[:»>|\]】–—-]",
        _opening("request"),
        _opening("source") + " ?:",
        r"(?:\d+ )?" + _opening("comments"),
        _opening("reading").replace("0", r"\d+"),
        "https?://",
    )
    return re.compile(rf"[\W_]*+(?:{'|'.join(kinds)})")


def _opening(kinds: str) -> str:
    """The words of kinds that begin with a word; those that begin with anything are slow."""
    parts = alternatives(expression_of(kinds))
    return f"(?:{'|'.join(part for part in parts if part[0] != '.')})"


def alternatives(expression: str) -> Iterator[str]:
    """The parts of an expression between the strokes that stand outside of its brackets."""
    start = depth = 0
    in_class = False
    for i, sign in enumerate(expression):
        in_class = sign != "]" if in_class else sign == "["
        depth += 0 if in_class else (sign == "(") - (sign == ")")
        if sign == "|" and not depth and not in_class:
            yield expression[start:i]
            start = i + 1
    yield expression[start:]
