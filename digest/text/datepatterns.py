"""What dates in words and the times beside them look like.

Each pattern takes about a millisecond to build and few dates need it, so it is built when first
asked for.
"""

import re
from functools import lru_cache

# Hours ahead of Greenwich. Where one abbreviation has several owners, the reading of mail
# standards (EST, CST, MST, PST) or of the most readers (IST: India, BST: Britain) is taken.
OFFSETS = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "WAT": 1,
    "CEST": 2, "MESZ": 2, "EET": 2, "CAT": 2, "SAST": 2, "EEST": 3, "MSK": 3, "МСК": 3, "EAT": 3,
    "PKT": 5, "IST": 5.5, "NPT": 5.75, "WIB": 7, "ICT": 7, "WITA": 8, "SGT": 8, "MYT": 8, "HKT": 8,
    "PHT": 8, "AWST": 8, "WIT": 9, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12,
    "NZDT": 13, "BRT": -3, "ART": -3, "EDT": -4, "EST": -5, "CDT": -5, "CST": -6, "MDT": -6,
    "MST": -7, "PDT": -7, "PST": -8,
}  # fmt: skip
# Names that mean one offset in summer and another in winter.
PLACES = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}  # fmt: skip

_NAMES = "|".join(sorted((*OFFSETS, *PLACES), key=len, reverse=True))


@lru_cache(maxsize=1)
def time_of_day() -> re.Pattern[str]:
    """A time of day, with its zone, wherever it stands."""
    return re.compile(
        r"(?:(?<=\d)T|(?:^|[\s,|·•(–-]+)"
        r"(?:(?:at|um|à|às|as|a las|om|kl\.?|pukul|jam|в|الساعة)\s+)?)"
        r"(?P<early>上午|午前|오전)?(?P<late>下午|午後|오후)?\s*"
        r"(?P<hour>\d{1,2})(?:(?::|[時时點点]\s?|(?P<weak>[.h]))(?P<minute>\d{1,2})分?)?"
        r"(?::(?P<second>\d{2})(?:[.,]\d+)?秒?)?"
        r"\s*(?:(?P<am>a\.?\s?m\b\.?)|(?P<pm>p\.?\s?m\b\.?))?"
        r"(?P<unit>\s*(?:Uhr|hrs?|h|बजे)(?!\w))?"
        rf"\s*\(?(?P<zone>(?:UTC|GMT)?\s?[+-]\d{{1,2}}(?::?\d{{2}})?|(?:{_NAMES})(?!\w))?\)?(?![\d:])",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def year_first() -> re.Pattern[str]:
    """A day in numbers that begins with its year."""
    return re.compile(r"(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})\s?[日号號일.]?")


@lru_cache(maxsize=1)
def cjk_weekday() -> re.Pattern[str]:
    """The name of a day of the week in East Asia."""
    return re.compile(
        r"(?:星期|周|週)[一二三四五六日天]|[月火水木金土日月화수목금토일](?:曜日?|요일)"
    )


@lru_cache(maxsize=1)
def lead() -> re.Pattern[str]:
    """What stands before a date on a page."""
    return re.compile(
        r"(?:(?:last |first )?(?:published|posted|updated|modified)|date|diterbitkan|"
        r"dipublikasikan|"
        r"diperbarui|tanggal|publicado|actualizado|fecha|publié|mise? à jour|date|veröffentlicht|"
        r"aktualisiert|stand|datum|atualizado|data|نشر|تاريخ النشر|"
        r"آخر تحديث|التاريخ|发布时间|发布于|"
        r"更新时间|發布時間|日期|时间|公開日?|更新日時|更新日?|प्रकाशित|अपडेट|"
        r"опубликовано|обновлено|дата)"
        r"(?:\s+(?:on|at|pada|el|em|le|am|в|في))?(?:\s*:\s*|\s+|(?=\d))",
        re.IGNORECASE,
    )
