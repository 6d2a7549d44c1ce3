"""The theme's labels: whole in every language, used, none to spare."""

import ast
import re
from collections import defaultdict
from functools import lru_cache
from string import Formatter

import pytest
from babel import Locale

from digest.site.theme import stem
from tests.site_factories import ROOT, broadsheet

LANGUAGES = ("ar", "de", "en", "es", "fr", "hi", "id", "ja", "pt", "ru", "zh")


def labels(lang: str) -> dict[str, str]:
    """A language's own labels, without what it would inherit."""
    return {key: text for code, key, text in broadsheet().layers[0].labels if code == lang}


def by_stem(lang: str) -> dict[str, dict[str, str]]:
    """Forms and texts of each label; the form of a plain one is blank."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for key, text in labels(lang).items():
        found[stem(key)][key.removeprefix(stem(key)).removeprefix(".")] = text
    return found


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@lru_cache(maxsize=1)
def in_templates() -> str:
    return "\n".join(t.text for t in broadsheet().layers[0].templates)


@lru_cache(maxsize=1)
def in_code() -> frozenset[str]:
    """Every string that the program's code holds."""
    trees = (ast.parse(f.read_text(encoding="utf-8")) for f in (ROOT / "digest").rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return frozenset(n.value for n in nodes if isinstance(n, ast.Constant) and type(n.value) is str)


def test_the_eleven_languages_are_there() -> None:
    assert sorted({code for code, _, _ in broadsheet().layers[0].labels}) == sorted(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_labels_with_the_same_fields(lang: str) -> None:
    english, own = by_stem("en"), by_stem(lang)

    assert list(own) == list(english)
    for key, forms in own.items():
        given = fields(next(iter(english[key].values())))
        for form, text in forms.items():
            assert fields(text) <= given, (key, form)
        # A dual or singular may say its number in words; what stands for all others may not.
        assert fields(forms.get("other", forms.get("", ""))) == given, key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plurals_have_the_categories_of_their_language(lang: str) -> None:
    wanted = {*Locale.parse(lang).plural_form.tags, "other"}
    english = by_stem("en")

    for key, forms in by_stem(lang).items():
        assert ("" in forms) == ("" in english[key]), key
        if "" not in forms:
            assert set(forms) == wanted, key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_label_is_blank_and_none_holds_markup(lang: str) -> None:
    for key, text in labels(lang).items():
        assert text.strip(), key
        assert not re.search(r"[<>]|&\w+;", text), key


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_labels_are_translated(lang: str) -> None:
    english = labels("en")
    same = [key for key, text in labels(lang).items() if english.get(key) == text]
    in_words = [key for key in same if re.search(r"\w{3}", re.sub(r"\{\w+\}", "", english[key]))]

    # "article", "minute", "min", "page", "feeds", "via", "licence", "sources" are words of several
    # languages.
    international = {
        "articles", "minutes", "minutes_short", "page_number", "feeds", "via", "license", "sources",
    }  # fmt: skip
    assert {stem(key) for key in in_words} <= international


def asked_for() -> set[str]:
    """Keys that templates or code ask for by name, or by the beginning of one."""
    by_name = set(re.findall(r'\bt\(\s*"([a-z_]+)"', in_templates()))
    # Some are chosen among names in a tuple or by a condition, and asked for by a variable.
    quoted = set(re.findall(r'"([a-z_]+)"', in_templates()))
    by_kind = {f"feeds_{kind}" for kind in ("site", "topics", "languages", "editions")}
    return by_name | (quoted & set(by_stem("en"))) | (set(in_code()) & set(by_stem("en"))) | by_kind


def test_every_label_is_used() -> None:
    assert sorted(set(by_stem("en")) - asked_for()) == []


def test_every_label_asked_for_is_there() -> None:
    by_name = set(re.findall(r'\bt\(\s*"([a-z_]+)"\s*[,)]', in_templates()))

    assert sorted(by_name - set(by_stem("en"))) == []
    assert len(by_name) > 30
