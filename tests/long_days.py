"""Days of many articles, in scripts of one, two and three bytes a letter."""

from random import Random
from typing import Any

from digest.model import Article, Sentence, Summary
from tests.site_factories import dated

DAY = "2023-09-14"
LETTERS = {"en": "abdeghiklmnoprstuw", "ru": "абвгдежзиклмнопрст", "hi": "कखगचजटडतदनपबमयरलवस"}
TOPICS = ("world", "science", "zoo")


def words(drawer: Random, lang: str, count: int) -> str:
    """Words that nobody has used, of four to nine letters."""
    return " ".join(
        "".join(drawer.choices(LETTERS[lang], k=drawer.randint(4, 9))) for _ in range(count)
    )


def long_day(count: int, seed: int = 0, langs: str = "en ru hi", **fields: Any) -> list[Article]:
    """So many articles of one day; three in five are of one topic."""
    drawer = Random(seed)
    return [_article(number, drawer, langs.split(), fields) for number in range(count)]


def _article(number: int, drawer: Random, langs: list[str], fields: dict[str, Any]) -> Article:
    lang = drawer.choice(langs)
    title = f"{words(drawer, lang, 10)} {number}"
    summary = tuple(Sentence(f"{words(drawer, lang, 20)}.") for _ in range(3))
    own = {
        "lang": lang,
        "topics": (drawer.choices(TOPICS, (3, 1, 1))[0],),
        "summary": Summary("extract", summary),
    }
    return dated(DAY, title, **(own | fields))
