"""The agencies and papers that datelines name."""

import re
from functools import lru_cache

from digest.text.phrases import WORDS
from digest.text.shapes import flat

# Besides those that mark pictures; as `flat` has them.
_NAMES = (
    "upi|cna|pna|bernama|vna|ttxvn|ndo|tto|plo|sggp|vov|aa|dha|iha|irna|isna|fars|wam|spa|qna|"
    "mena|petra|sana|wafa|kuna|bna|map|aps|tap|lana|nna|pap|ntb|tt|stt|ritzau|anp|belga|apa|sda|"
    "keystone-sda|dts|sid|kna|epd|agência brasil|agencia brasil|estadão conteúdo|europa press|"
    "télam|telam|notimex|askanews|adnkronos|agi|ians|uni|cp|aap|nan|gna|rri|kompas|tempo|detik|"
    "republika|liputan6|tribunnews|okezone|suara|viva|jpnn|merdeka|kontan|bisnis|sindonews|"
    "(?:cnn|cnbc|bbc)(?: \\w+)?|the canadian press|canadian press|"
    "رويترز|ا ف ب|اف ب|فرانس برس|د ب ا|وفا|سانا|وام|واس|قنا|بترا|كونا|ا ش ا|الاناضول|تاس|"
    "سبوتنيك|شينخوا|و م ع|واج|بونا|ایرنا|ایسنا|فارس|اے پی پی|اے ایف پی|"
    "भाषा|वार्ता|एजेंसी|एजेंसियां|एएनआई|पीटीआई|आईएएनएस|यूएनआई|रॉयटर्स|एएफपी|एपी|বাসস|ইউএনবি|"
    "рейтер|риа|интерфакс|ロイター|共同|時事|연합뉴스|뉴스1|뉴시스"
)


def is_agency(name: str) -> bool:
    """Whether it is the name of one, a second behind a hyphen or a stroke: dpa/tmn."""
    return _agencies().fullmatch(flat(name).strip(" .,:")) is not None


@lru_cache(maxsize=1)
def _agencies() -> re.Pattern[str]:
    return re.compile(rf"(?:{WORDS['agency']}|{_NAMES})(?:[/-]\w{{2,12}})?(?:\.\w{{2,4}})?")
