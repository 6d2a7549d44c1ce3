"""What the index has besides its months: the list of them, and the rules of stemming."""

from collections.abc import Iterator, Mapping, Sequence

from digest.site.addresses import month_address
from digest.site.layout.volume import ShelvedVolume
from digest.site.prints import Print, as_it_is
from digest.site.search.month import FOLDER, TOGETHER, files_of, order_of
from digest.site.search.stemmers import stemmers_mark, stemmers_script
from digest.site.words import direction, language_name
from digest.text.stems import SCRIPTS, algorithms
from digest.value import encoded, mark_of

FORMAT = 1  # of the files; with another the browser asks for them anew


def index_prints(
    volumes: Sequence[ShelvedVolume],
    addresses: Mapping[str, str],
    languages: Sequence[str],
    republish: str,
    press: str,
) -> Iterator[Print]:
    """`volumes` newest first, `addresses` by the articles' paths, `languages` of the articles."""
    rules = _rules(languages)
    listed = {
        "together": TOGETHER,
        "rules": stemmers_mark([names for _, names in rules]),
        "months": [_listed(volume, addresses, republish) for volume in volumes],
        "languages": {lang: _language(lang) for lang in languages},
        "scripts": SCRIPTS,
    }
    yield as_it_is(f"{FOLDER}/index.json", encoded(listed))
    for script, names in rules:
        yield _stemmers(script, names, press)


def _rules(languages: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Scripts, and the rules by which words in them are stemmed in texts of some languages."""
    found: dict[str, dict[str, None]] = {}
    for script, name in (pair for lang in languages for pair in algorithms(lang)):
        found.setdefault(script, {})[name] = None
    return [(script, tuple(found[script])) for script in sorted(found)]


def _listed(volume: ShelvedVolume, addresses: Mapping[str, str], republish: str) -> list[object]:
    """A month: its folder, how many articles and files of words it has, their order, and what tells
    one state of its files from another.
    """
    own = [known.path for known in reversed(volume.articles)]
    count = len(own)
    state = mark_of((FORMAT, republish, volume.articles))[:8]
    order = order_of([addresses[path][len("/2023/09/") : -1] for path in own])
    return [month_address(volume.first)[1:], count, files_of(count), order, state]


def _language(code: str) -> list[object]:
    """A language: its name, its direction, and the rules for each script."""
    return [language_name(code), direction(code), dict(algorithms(code))]


def _stemmers(script: str, names: tuple[str, ...], press: str) -> Print:
    path = f"{FOLDER}/{script}.js"
    return Print(
        (path,),
        mark_of(("stemmers", names, press)),
        lambda: ((path, stemmers_script(names).encode()),),
    )
