"""Languages that nobody speaks: words put together of syllables, some used often, most seldom.

Each stands for a real one, whose code articles carry, and shares its smallest words and its way
to build words, so that whatever treats languages apart has something to do.
"""

from dataclasses import dataclass
from itertools import accumulate
from random import Random

WORDS = 6000
LONGEST = 15  # letters


@dataclass(frozen=True)
class Tongue:
    """The words of a language, those used most first; `rises` adds up how often each is used."""

    code: str
    small: int  # so many at the beginning are small words, which say little
    words: tuple[str, ...]
    rises: tuple[float, ...]


@dataclass(frozen=True)
class Sounds:
    """What words of a language are made of; all are separated by spaces."""

    share: int  # of a hundred articles
    small: str
    onsets: str
    vowels: str
    endings: str


SOUNDS = {
    "en": Sounds(
        55,
        "the of and to in a that is was for it with as on be at by had not are but from or have an "
        "they which one were all their has would what will there if can more when who so said",
        "b br c cl d dr f fl g gr h j k l m n p pl r s sh sl st t th tr v w",
        "a e i o u ai ea oo ou",
        "n r st nd ck ll ing er ed ly tion ment ness al s",
    ),
    "es": Sounds(
        20,
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus "
        "le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era",
        "b br c ch d f fr g gr h j l ll m n p pr qu r s t tr v z",
        "a e i o u ia ie ue á é í ó",
        "n r s l do da ción dad mente ero ista ar er ir es",
    ),
    "id": Sounds(
        15,
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut "
        "bisa ada mereka lebih kata tahun sudah atau saat oleh menjadi orang ia telah adalah",
        "b c d g h j k l m n ng ny p r s t w y",
        "a e i o u",
        "n r s t ng k m kan an i nya lah",
    ),
    "de": Sounds(
        10,
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es "
        "an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über",
        "b br d f fr g gr h k kl kn l m n pf r s sch sp st t tr w z",
        "a e i o u ä ö ü ei au ie",
        "n r t ch ng en er ung keit lich heit isch",
    ),
}


def tongues() -> tuple[Tongue, ...]:
    """All of them; the same at every call and on every machine."""
    return tuple(_tongue(code, sounds) for code, sounds in SOUNDS.items())


def shares() -> tuple[int, ...]:
    """How many of a hundred articles each of them has."""
    return tuple(sounds.share for sounds in SOUNDS.values())


def _tongue(code: str, sounds: Sounds) -> Tongue:
    drawer = Random(f"words of {code}")
    small = sounds.small.split()
    onsets, vowels, endings = (
        part.split() for part in (sounds.onsets, sounds.vowels, sounds.endings)
    )
    found = dict.fromkeys(small)
    while len(found) < WORDS:
        syllables = drawer.choices((1, 2, 3), (2, 5, 2))[0]
        stem = "".join(drawer.choice(onsets) + drawer.choice(vowels) for _ in range(syllables))
        word = stem + drawer.choice(endings)
        if 2 < len(word) <= LONGEST:
            found.setdefault(word)
    # Zipf's law, flattened at its beginning as in real texts (Mandelbrot 1953).
    rises = accumulate(1 / (rank + 2.7) for rank in range(len(found)))
    return Tongue(code, len(small), tuple(found), tuple(rises))
