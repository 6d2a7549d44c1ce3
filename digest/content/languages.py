"""Codes of languages as editors write them, in one spelling."""

import re
from functools import lru_cache

_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")

# ISO 639-1, so that ``node.js.md`` is no text in a language "js" and "jp" is told from "ja".
_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv "
    "cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho "
    "hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku "
    "kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn "
    "no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm "
    "sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi "
    "vo wa wo xh yi yo za zh zu"
)
_TWO_LETTERS = frozenset(_CODES.split())


@lru_cache(maxsize=256)
def is_code(text: str) -> bool:
    """Whether this is a code of BCP 47; of two letters only those that mean a language."""
    first = re.split("[-_]", text)[0].lower()
    return bool(_TAG.fullmatch(text)) and (len(first) == 3 or first in _TWO_LETTERS)


def code(text: str) -> str:
    """The usual spelling of a code: ``pt_br`` is pt-BR, ``ZH-hant`` is zh-Hant."""
    first, *others = re.split("[-_]", text)
    cased = [p.upper() if len(p) == 2 else p.title() if len(p) == 4 else p.lower() for p in others]
    return "-".join([first.lower(), *cased])
