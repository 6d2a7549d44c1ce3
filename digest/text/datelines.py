"""The place, the day and the agency that an article's first paragraph begins with.

They are told from a sentence by what ends them (a dash, a bracket, a colon) and by at least one
thing that no sentence begins with: a place in capitals, a day, an agency, an address. Whatever
is taken off, the rest is the end of the paragraph as it was written.
"""

import re

from digest.text.agencies import is_agency
from digest.text.shapes import opens_upper

# How far the end of one is looked for, and how many may follow each other: "(ANSA) - ROMA -".
REACH = 110
MOST = 3
LONGEST = 7  # words before its end

_DASH = r"(?:[—–―－]|--?(?!\w))"
_SIGN = re.compile(r"[—–―－(（\[【［〔/:=]| -|- |[讯訊电電]")
_BRACKETED = re.compile(
    rf"(?P<place>[^()]{{0,60}}?)\s?\((?P<agency>[^()]{{2,30}})\)\s?(?P<end>\.-|[.:।]?\s?{_DASH}|[:=।])?\s*"
)
_STROKES = re.compile(
    rf"(?P<place>[^/]{{2,50}}?)\s?/(?P<agency>[^/]{{2,25}})/\.?\s?(?P<end>{_DASH})?\s*"
)
_DASHED = re.compile(rf"(?P<place>[^—–―－:]{{2,60}}?)(?P<end>\s?{_DASH})\s*")
_COLON = re.compile(r"(?P<place>[^:—–―－]{3,40}):\s+")
_QUOTED = re.compile(
    r"[^\W\d_]+(?: [^\W\d_]+){0,2}\s?[-–—]\s?[«\"“][^»\"”]{2,25}[»\"”]\s?[:–—-]\s*"
)
# Москва. 14 сентября. ИНТЕРФАКС -
_DOTTED = re.compile(r"[А-ЯЁ][\w-]+\.\s\d{1,2}\s[а-яё]+\.\s[\w.-]{3,20}\s?(?:[-–—]|\.)\s+")
_DAY = re.compile(
    r"(?<!\w)\d{1,2}(?:[./-]\d{1,2}(?:[./-]\d{2,4})?)?(?!\w)|(?<!\w)\d{1,2}(?=[日月])"
)
_SCORE = re.compile(r"(?<!\d)\d{1,2}[-–]\d{1,2}(?!\d)")
_MODEL = re.compile(r"[^\W\d_]-?\d")
_ADDRESS = re.compile(r"\w\.(?:com|co|id|net|org|ru|vn|my|info|tv)\b", re.IGNORECASE)

# East Asia: in brackets, by the paper's or agency's own "dispatch", by the reporter's sign.
_BOX = re.compile(
    r"(?P<open>[（(【\[［〔])(?P<inside>[^）)】\]］〕]{1,40})[）)】\]］〕]\s*"
    r"(?P<end>[-－—–=：:]?)\s*"
)
# 电 and 讯 are "dispatch" by themselves, and parts of words: a cut of power, the telephone, news.
_DISPATCHED = (
    "(?<![停供充发發用断斷来來致家送触觸核水风風火通漏节節输輸光机機购購售回资資审審喜音])[电電讯訊]"
    "(?![话話视視力台臺影子邮郵网網动動车車脑腦气氣器商信价價费費问問息号號])"
)
_DISPATCH = re.compile(
    rf"(?:据|據)?[^\s，。、（(]{{1,20}}?"
    rf"(?:\d{{1,2}}日[^\s，。（(]{{0,4}}|[报報社网網台臺刊日][^\s，。（(]{{0,4}}?){_DISPATCHED}"
    r"(?:\s*[（(][^）)]{1,30}[）)]\s*|[\s：:，]+)"
)
_DAY_DISPATCH = re.compile(rf"[^\s，。、（(]{{2,16}}?\d{{1,2}}日{_DISPATCHED}\s*")
_TOLD = re.compile(r"[讯訊电電]$|报道$|報道$|报导$|報導$|記者|记者|기자|특파원|=|＝|\d日")
_REPORTER = re.compile(r"[가-힣]{2,4}(?:[·\s][가-힣]{2,4}){0,2}\s(?:기자|특파원)\s?=?\s*")


def strip_dateline(text: str, certain: bool = False) -> str:
    """The first paragraph without the place and the agency it begins with ("JAKARTA, ABC —").

    A later one has to be `certain`: with capitals, or an agency in brackets.
    """
    if not _SIGN.search(text, 0, REACH):
        return text
    rest = text
    for again in range(MOST):
        shorter = _without_one(rest, certain or again > 0)
        if shorter == rest:
            break
        rest = shorter
    return rest if rest == text else _without_agency(rest)


def _without_one(text: str, certain: bool) -> str:
    """The text without one opening, if it has one."""
    if _is_dense(text):
        return text[_end_in_east_asia(text) :]
    head = text[:REACH]
    for rule in (_bracketed, _in_strokes, _dotted, _dashed, _before_colon):
        end = rule(head, text)
        if end and (not certain or rule is _bracketed or _is_caps(head[:end])):
            return text[end:]
    return text


def _without_agency(rest: str) -> str:
    """МОСКВА, 14 сен — РИА Новости. …"""
    match = re.match(rf"([^.:—–-]{{2,20}}?)(?:\.|\s?{_DASH})\s+", rest)
    return rest[match.end() :] if match and is_agency(match[1]) else rest


def _bracketed(head: str, text: str) -> int:
    """BERLIN (dpa) - ; MADRID, 14 sep. (EFE).- ; (Reuters) - ; New Delhi, Sep 14 (PTI)"""
    match = _BRACKETED.match(head)
    if not match or not _opens_news(text, match.end()):
        return 0
    place, known = match["place"], is_agency(match["agency"])
    if place and not _is_place(place):
        return 0
    if not match["end"]:
        return match.end() if known and (not place or _is_caps(place) or _DAY.search(place)) else 0
    marked = _is_caps(place) or _is_dated(place)
    return match.end() if known or (marked and match["end"].strip() != ":") else 0


def _in_strokes(head: str, text: str) -> int:
    """МОСКВА, 14 сентября. /ТАСС/. ; PARIS /AFP/ -"""
    match = _STROKES.match(head)
    if not match or not _is_place(match["place"]) or not _opens_news(text, match.end()):
        return 0
    marked = is_agency(match["agency"]) or _is_caps(match["place"]) or _is_dated(match["place"])
    return match.end() if marked and " " not in match["agency"].strip() else 0


def _dotted(head: str, text: str) -> int:
    match = _DOTTED.match(head)
    return match.end() if match else 0


def _dashed(head: str, text: str) -> int:
    """JAKARTA, KOMPAS.com – ; Jakarta, CNN Indonesia -- ; Berlin – ; नई दिल्ली —"""
    if quoted := _QUOTED.match(head):
        return quoted.end() if not _is_cased(quoted[0]) else 0
    match = _DASHED.match(head)
    if not match or not _opens_news(text, match.end()):
        return 0
    place = match["place"]
    strong = _ADDRESS.search(place) or is_agency(place) or _is_caps(place) or _is_dated(place)
    if strong and _is_place(place):
        return match.end()
    # A place alone: nothing but its shape tells it, so the dash must open nothing that it closes,
    # and stand between no two sides: Real Madrid – Barcelona ended 3-1.
    spaced = match["end"][0].isspace() or match["end"] == "--" or not _is_cased(place)
    news = _sentence(_without_agency(text[match.end() :]))
    alone = (
        spaced and _is_plain_place(place) and not re.search(_DASH, news) and not _SCORE.search(news)
    )
    return match.end() if alone else 0


def _before_colon(head: str, text: str) -> int:
    """ISLAMABAD: ; नई दिल्ली: ; KUALA LUMPUR, Sept 14:"""
    match = _COLON.match(head)
    if not match or not _is_place(match["place"]) or not _opens_news(text, match.end()):
        return 0
    place = match["place"]
    if _MODEL.search(place):  # COVID-19: What is known
        return 0
    indic = "\u0900" <= place[0] <= "\u0d7f" and len(place) <= 16
    quoted = text.startswith(('"', "'", "“", "‘", "«"), match.end())
    marked = _is_caps(place) or _is_dated(place) or (indic and not quoted)
    return match.end() if marked and len(place.split()) <= LONGEST else 0


def _end_in_east_asia(text: str) -> int:
    """新华社北京9月14日电 ; （本报雅加达讯） ; 【東京＝山田】 ; (서울=연합뉴스) 홍길동 기자 ="""
    if box := _BOX.match(text):
        told = _TOLD.search(box["inside"]) or is_agency(box["inside"].rpartition(" ")[2])
        if box["open"] == "【" or told or (box["end"] and box["end"] not in "：:"):
            reporter = _REPORTER.match(text, box.end())
            return reporter.end() if reporter else box.end()
    match = _DISPATCH.match(text) or _DAY_DISPATCH.match(text)
    return match.end() if match else 0


def _is_dense(text: str) -> bool:
    """Whether it opens in Chinese, Japanese or Korean, brackets set aside."""
    letter = next((c for c in text[:REACH] if c.isalpha()), "a")
    return letter >= "\u3040"


def _opens_news(text: str, place: int) -> bool:
    """Whether a sentence may begin there; nothing may, where the dateline stands alone."""
    return opens_upper(text[place : place + 2])


def _sentence(text: str) -> str:
    """About as much as the first sentence."""
    return re.split(r"[.!?।۔](?:\s|$)", text[:300], maxsplit=1)[0]


def _is_place(head: str) -> bool:
    """Few words that are all names; beside a day the month may be in small letters."""
    words = re.findall(r"[^\s,]+", head)
    if not words or len(words) > LONGEST or len(head) > 60:
        return False
    if not _is_cased(head):
        return len(words) <= 5
    small = sum(not opens_upper(word) for word in words)
    return opens_upper(words[0]) and words[0][0].isalpha() and small <= 2 * bool(_DAY.search(head))


def _is_plain_place(head: str) -> bool:
    """One place, or a place and an outlet: Berlin; São Paulo; Jakarta, CNN Indonesia."""
    words = head.replace(",", " ").split()
    if not all(
        word.replace("-", "").replace(".", "").isalpha() or _has_marks(word) for word in words
    ):
        return False
    if not _is_cased(head):
        return len(words) <= 3 and len(head) <= 24
    latin = all(c < "\u0370" or "\u1e00" <= c <= "\u1eff" for c in head)
    named = all(word[0].isupper() for word in words) and (len(head) > 4 or not head.isupper())
    return latin and named and len(words) <= (5 if "," in head else 2)


def _has_marks(word: str) -> bool:
    """Whether it holds letters with vowel signs, which are no letters to Python."""
    return any("\u0900" <= c <= "\u0dff" or "\u0e00" <= c <= "\u0eff" for c in word)


def _is_caps(head: str) -> bool:
    """Whether the place, up to a comma or a number, stands in capitals: "NEW DELHI, Sept 14"."""
    place = re.split(r"[,/(—–\d]|--?\s", head)[0]
    words = place.split()
    letters = sum(map(str.isalpha, place))
    return _is_cased(place) and letters >= 4 and all(word == word.upper() for word in words)


def _is_dated(head: str) -> bool:
    """Whether a day stands behind a comma, capitals, or letters that have none."""
    return bool(_DAY.search(head)) and ("," in head or "،" in head or not _is_cased(head))


def _is_cased(text: str) -> bool:
    return text.upper() != text.lower()
