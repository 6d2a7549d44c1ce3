"""A month's part of the index, in files so small that a query fetches few bytes.

``assets/search/2023/09/`` holds words in files ``0.json`` and on, each word in the one that its
checksum says, articles sixteen by sixteen in ``a0.json`` and on, and what they may be sifted by in
``facts.json``. Each begins with the `order` of the articles that it numbers: a reader who has
files of two builds at hand notices by it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from digest.site.addresses import month_address
from digest.site.prints import Print
from digest.site.search.entries import Entry
from digest.text.indexing import HEAD, SHELVES
from digest.value import encoded, mark_of

FOLDER = "assets/search"
TOGETHER = 16  # articles a file
_A_FILE = 3  # articles that are worth one more file of words
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def month_prints(
    first: date, entries: Sequence[Entry], body: Callable[[str], str], press: str
) -> Iterator[Print]:
    """The files of a month; `press` stands for all else that they are made by."""
    folder = f"{FOLDER}{month_address(first)}"
    order = order_of([entry.address for entry in entries])
    shelves = list(zip(*(_shelves(entry, body) for entry in entries), strict=True))
    files = files_of(len(entries))
    for number in range(files):
        held = shelves[number::files]
        make = partial(_words, order, held)
        yield _print(f"{folder}{number}.json", (press, order, held), make)
    for number, start in enumerate(range(0, len(entries), TOGETHER)):
        some = entries[start : start + TOGETHER]
        yield _print(f"{folder}a{number}.json", (press, order, some), partial(_shown, order, some))
    yield _print(f"{folder}facts.json", (press, order, entries), partial(_facts, order, entries))


def files_of(articles: int) -> int:
    """In how many files the words of so many articles are: a power of two."""
    files = 1
    while files < SHELVES and files * _A_FILE < articles:
        files *= 2
    return files


def order_of(names: Sequence[str]) -> str:
    """What stands for the numbers that articles have."""
    return mark_of(names)[:8]


def packed(postings: Sequence[tuple[int, int]]) -> str:
    """Numbers of articles, which rise, with a weight of 0 to 3 each, in few letters.

    Each is told by its distance from the one before and its weight in the two lowest bits, five
    bits a letter, the lowest first; a letter from the second half of the alphabet goes on.
    """
    letters, last = [], 0
    for number, weight in postings:
        value, last = (number - last) << 2 | weight, number
        while value > 31:
            letters.append(_DIGITS[32 | value & 31])
            value >>= 5
        letters.append(_DIGITS[value])
    return "".join(letters)


def _print(path: str, made_of: object, make: Callable[[], bytes]) -> Print:
    return Print((path,), mark_of(made_of), lambda: ((path, make()),))


def _shelves(entry: Entry, body: Callable[[str], str]) -> list[str]:
    """The words of an article, shelf by shelf, with their weights before them."""
    shelves = body(entry.terms).split("\n")
    return [_head(words) for words in shelves] if entry.excerpt else shelves


def _head(words: str) -> str:
    return " ".join(word for word in words.split() if int(word[0]) >= HEAD)


def _words(order: str, shelves: Sequence[tuple[str, ...]]) -> bytes:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for shelf in shelves:
        for number, words in enumerate(shelf):
            for word in words.split():
                found[word[1:]].append((number, int(word[0])))
    return encoded([order, {word: packed(found[word]) for word in sorted(found)}])


def _shown(order: str, entries: Sequence[Entry]) -> bytes:
    return encoded(
        [order, [[e.address, e.title, e.lang, e.date, e.day, e.source] for e in entries]]
    )


def _facts(order: str, entries: Sequence[Entry]) -> bytes:
    """Columns: day of the month, language, source, topics; names stand once, in front."""
    langs = _numbered(entry.lang for entry in entries)
    sources = _numbered(entry.source for entry in entries)
    topics = _numbered(topic for entry in entries for topic in entry.topics)
    return encoded(
        [
            order,
            [list(langs), list(sources), list(topics)],
            [int(entry.date[-2:]) for entry in entries],
            [langs[entry.lang] for entry in entries],
            [sources[entry.source] for entry in entries],
            [[topics[topic] for topic in entry.topics] for entry in entries],
        ]
    )


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}
