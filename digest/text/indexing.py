"""What an index of words is told of one text: each word once, with how much the text is about it.

An entry is text: a line for each of `SHELVES`, on it words of that shelf with their weights before
them, ``3harbour 0open``. So the shelves of many entries are put together, or passed by, unread.
"""

from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

from digest.text.stems import terms

SHELVES = 256

# How much a text is about a word: it stands in the title, in the head (summary, names, tags),
# often in the body, or there.
TITLE, HEAD, OFTEN, ONCE = 3, 2, 1, 0
_OFTEN = 3  # times


def index_entry(lang: str, title: str, head: Iterable[str], body: str) -> str:
    """The entry of a text in a language."""
    weights = {word: OFTEN if n >= _OFTEN else ONCE for word, n in terms(body, lang).items()}
    for text in head:
        weights |= dict.fromkeys(terms(text, lang), HEAD)
    weights |= dict.fromkeys(terms(title, lang), TITLE)
    shelves: list[list[str]] = [[] for _ in range(SHELVES)]
    for word, weight in weights.items():
        shelves[shelf(word)].append(f"{weight}{word}")
    return "\n".join(" ".join(sorted(words)) for words in shelves)


@lru_cache(maxsize=1 << 17)
def shelf(word: str) -> int:
    """On which shelf a word stands, by whose rules ever: one file answers for all languages."""
    return crc32(word.partition("/")[0].encode("utf-8", "surrogatepass")) % SHELVES
