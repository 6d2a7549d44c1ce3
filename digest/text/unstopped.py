"""Sentences of Thai and Lao, which end in a space as clauses and names do.

Nothing tells the three apart but the words. So a sentence is taken to begin only at a word that
joins it to what was said ("in addition", "meanwhile", "as for"), behind a space and well into the
text: rather two sentences in one piece than half of one, or half of a name.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

LANGUAGES = frozenset({"th", "lo"})

# Characters that a sentence has at least, before and behind the space.
LEAST = 30

_THAI = (
    "ทั้งนี้|นอกจากนี้|นอกจากนั้น|อย่างไรก็ตาม|อย่างไรก็ดี|ขณะเดียวกัน|ในขณะเดียวกัน|ขณะที่|ในขณะที่|พร้อมกันนี้|"
    "พร้อมกันนั้น|สำหรับ|ส่วน|ล่าสุด|ต่อมา|จากนั้น|หลังจากนั้น|ก่อนหน้านี้|เบื้องต้น|ด้าน|ทางด้าน|เมื่อวันที่|"
    "ภายหลัง|ดังนั้น|เพราะฉะนั้น|อนึ่ง|ปัจจุบัน|ในส่วน|ในวันเดียวกัน|ในเวลาต่อมา|รายงานข่าว|ผู้สื่อข่าวรายงาน"
)
_LAO = (
    "ທັງນີ້|ນອກຈາກນີ້|ນອກຈາກນັ້ນ|ຢ່າງໃດກໍຕາມ|ຢ່າງໃດກໍ່ຕາມ|ໃນຂະນະດຽວກັນ|ໃນຂະນະທີ່|ຂະນະທີ່|ພ້ອມດຽວກັນນີ້|"
    "ພ້ອມກັນນີ້|ສຳລັບ|ສໍາລັບ|ສ່ວນ|ຫຼ້າສຸດ|ລ່າສຸດ|ຕໍ່ມາ|ຈາກນັ້ນ|ຫຼັງຈາກນັ້ນ|ກ່ອນໜ້ານີ້|ເບື້ອງຕົ້ນ|ດ້ານ|ດັ່ງນັ້ນ|ປັດຈຸບັນ|"
    "ໃນວັນດຽວກັນ|ໃນປັດຈຸບັນ"
)


def unstopped(paragraph: str) -> Iterator[int]:
    """Where sentences begin behind a space, the first one aside."""
    last = 0
    for match in _openings().finditer(paragraph):
        place = match.end()
        if place - last >= LEAST and len(paragraph) - place >= LEAST:
            yield place
            last = place


@lru_cache(maxsize=1)
def _openings() -> re.Pattern[str]:
    return re.compile(rf"\s(?={_THAI}|{_LAO})")
