"""What a page costs a reader: the script that is fetched, compressed as hosts send it."""

import gzip
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.browser.conftest import Show
from tests.browser.papers import publish, write
from tests.browser.window import Window

pytestmark = pytest.mark.browser

SETTINGS = """\
title: Light
base_url: https://light.example/
search: true
"""
LANGUAGES = {
    "en": "The ministers announced it.",
    "id": "Pemerintah mengumumkan jadwal pelayaran.",
    "fr": "Les ministres ont annoncé la nouvelle.",
}


@pytest.fixture(scope="module")
def trio(show: Show, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A paper in three languages that are written in Latin letters."""
    articles = {
        f"content/{lang}.md": f"---\ntitle: News\ndate: 2023-09-14\nlang: {lang}\n---\n{text}\n"
        for lang, text in LANGUAGES.items()
    }
    files = {"site.yaml": SETTINGS} | articles
    return show(publish(write(tmp_path_factory.mktemp("trio"), files)))


def scripts(window: Window) -> set[str]:
    """The addresses of all scripts that the page has fetched."""
    fetched = window.run("return performance.getEntriesByType('resource').map((e) => e.name)")
    return {address for address in fetched if Path(urlsplit(address).path).suffix == ".js"}


def weight(addresses: Iterable[str]) -> int:
    """Bytes, each file compressed by itself."""
    return sum(len(gzip.compress(urlopen(address).read(), 9)) for address in addresses)


def names(addresses: Iterable[str]) -> set[str]:
    return {Path(urlsplit(address).path).name for address in addresses}


def asked(window: Window, paper: str) -> set[str]:
    """What a query has fetched in all."""
    window.open(f"{paper}/search/?q=ministers")
    window.until(lambda: window.text("#search-results a"), "a result")
    return scripts(window)


ALWAYS = {"comforts-early.js", "comforts.js"}
SEARCH = ALWAYS | {"search.js", "search-index.js", "latin.js"}


def test_any_page_needs_little_script(window: Window, trio: str) -> None:
    window.open(f"{trio}/")
    fetched = scripts(window)

    assert names(fetched) == ALWAYS
    assert weight(fetched) <= 3_400


def test_a_query_among_three_languages_needs_little_script(window: Window, trio: str) -> None:
    fetched = asked(window, trio)

    assert names(fetched) == SEARCH
    assert weight(fetched) <= 12_050


def test_a_query_in_the_sample_paper_needs_little_script(window: Window, paper: str) -> None:
    """The paper is in six languages that are written in Latin letters, and six others."""
    fetched = asked(window, paper)

    assert names(fetched) == SEARCH
    assert weight(fetched) <= 14_250
