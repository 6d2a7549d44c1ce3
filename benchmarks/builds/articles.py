"""The article of a number: a title, front matter and 350 to 700 words in an invented language.

It depends on its number alone, so that a corpus of a thousand is the beginning of one of ten
thousand, and adding to a corpus changes nothing that is there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from benchmarks.builds.tongues import Tongue, shares

PER_DAY = 20
NEWEST = datetime(2024, 6, 30, tzinfo=UTC)
TOPICS = {
    "politics": 14, "business": 12, "science": 10, "technology": 10, "health": 9, "climate": 8,
    "culture": 7, "sport": 7, "education": 5, "justice": 4, "travel": 3, "food": 3,
}  # fmt: skip
OUTLETS = (
    ("Evening Courier", "courier.example"), ("The Lighthouse", "lighthouse.example"),
    ("Diario del Puerto", "puerto.example"), ("La Crónica", "cronica.example"),
    ("Suara Kota", "suarakota.example"), ("Berita Utara", "beritautara.example"),
    ("Der Abendbote", "abendbote.example"), ("Science Notebook", "notebook.example"),
)  # fmt: skip
AUTHORS = ("Ana", "Bima", "Clara", "Dewi", "Elena", "Franz", "Gita", "Hugo", "Ines", "Jonas")
FAMILIES = ("Alonso", "Becker", "Cahyadi", "Duarte", "Ellis", "Fischer", "Gunawan", "Harris")


@dataclass(frozen=True)
class Written:
    """A file of the corpus: its path below content/ and its text."""

    path: str
    text: str


def article(number: int, tongues: Sequence[Tongue]) -> Written:
    """The article of a number from 0, the newest, on; twenty share a day."""
    drawer = Random(f"article {number}")
    writer = _Writer(drawer, drawer.choices(tongues, shares())[0])
    day = NEWEST - timedelta(days=number // PER_DAY)
    moment = day + timedelta(seconds=86_000 - number % PER_DAY * 4_000 - drawer.randrange(3_000))
    topics = drawer.choices(tuple(TOPICS), tuple(TOPICS.values()), k=2)[: drawer.choice((1, 1, 2))]
    title = _capital(" ".join(writer.words(drawer.randint(5, 10), telling=0.6)))
    plain = filter(str.isascii, title.lower().split())
    # A number alone would be read as one, and not as a name.
    slug = "-".join((*(list(plain)[:4] or ["story"]), f"{number:06d}"))
    outlet, host = drawer.choice(OUTLETS)
    front = (
        "---",
        f'title: "{title}"',
        f"date: {moment:%Y-%m-%dT%H:%M:%SZ}",
        f"topics: [{', '.join(dict.fromkeys(topics))}]",
        f'source: "{outlet}"',
        f"source_url: https://{host}/{moment:%Y/%m/%d}/{slug}",
        f"lang: {writer.tongue.code}",
        f'author: "{drawer.choice(AUTHORS)} {drawer.choice(FAMILIES)}"',
        f"slug: {slug}",
        "---",
    )
    text = "\n".join((*front, "", "\n\n".join(writer.body(drawer.randint(350, 640))), ""))
    return Written(f"{moment:%Y/%m/%d}/{slug}.md", text)


class _Writer:
    """Draws sentences in one language about one thing: a few words that come back."""

    def __init__(self, drawer: Random, tongue: Tongue) -> None:
        self.drawer, self.tongue = drawer, tongue
        self.theme = [self._seldom() for _ in range(8)]

    def words(self, count: int, telling: float = 0.12) -> list[str]:
        """So many words, of which a part (`telling`, from 0 to 1) are the theme's."""
        drawn = self.drawer.choices(self.tongue.words, cum_weights=self.tongue.rises, k=count)
        theme, chance = self.theme, self.drawer.random
        return [self.drawer.choice(theme) if chance() < telling else word for word in drawn]

    def sentence(self, shortest: int = 8, longest: int = 26) -> str:
        words = self.words(self.drawer.randint(shortest, longest))
        if len(words) > 12 and self.drawer.random() < 0.6:
            words[self.drawer.randrange(4, len(words) - 3)] += ","
        first = self.drawer.randrange(len(words) - 3)
        opening, closing = self.drawer.choices(
            (("", ""), ("*", "*"), ("**", "**"), ("“", "”"), ("[", f"]({self._link()})")),
            (76, 8, 5, 4, 7),
        )[0]
        words[first : first + 2] = [
            f"{opening}{words[first]}",
            f"{words[first + 1].rstrip(',')}{closing}",
        ]
        return _capital(" ".join(words)) + self.drawer.choices(".?", (24, 1))[0]

    def body(self, least: int) -> list[str]:
        """Paragraphs and what stands between them, with at least so many words."""
        blocks: list[str] = []
        chance, count = self.drawer.random, 0
        while count < least:
            blocks.append(" ".join(self.sentence() for _ in range(self.drawer.randint(2, 4))))
            if chance() < 0.06:
                blocks.append(f"## {_capital(' '.join(self.words(4)))}")
            if chance() < 0.05:
                blocks.append(f"> {self.sentence()}\n> {self.sentence()}")
            if chance() < 0.04:
                blocks.append("\n".join(f"- {self.sentence(5, 12)}" for _ in range(4)))
            count = sum(len(block.split()) for block in blocks)
        if blocks[-1].startswith("## "):
            blocks.pop()
        return blocks

    def _seldom(self) -> str:
        return self.tongue.words[self.drawer.randrange(self.tongue.small, len(self.tongue.words))]

    def _link(self) -> str:
        return f"https://{self.drawer.choice(OUTLETS)[1]}/{self.drawer.randrange(10**6)}"


def _capital(text: str) -> str:
    """Its first letter, whatever signs stand before it, as a capital."""
    place = next(place for place, sign in enumerate(text) if sign.isalpha())
    return text[:place] + text[place].upper() + text[place + 1 :]
