"""A day of several pages, in every theme: axe finds nothing, nothing is too wide, ways lead on."""

import pytest

from tests.browser.conftest import Show
from tests.browser.papers import SETTINGS, publish, write
from tests.browser.test_accessibility import looked_over
from tests.browser.window import Window

pytestmark = pytest.mark.browser

THEMES = ("broadsheet", "plain", "wire")
each_theme = pytest.mark.parametrize("theme", THEMES)
LONG = {
    f"content/report-{number}.md": f"---\ntitle: Report number {number} of a long day\nlang: en\n"
    f"date: 2023-09-14\ntopics: [{'harbour' if number % 3 else 'tables'}]\nsource: The Wire\n"
    f"{'story: storm' if number < 16 else ''}\n---\n\nThis is number {number}.\n"
    for number in range(130)
}


@pytest.fixture(scope="session")
def long_days(show: Show, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of such a paper in each theme."""
    found = {}
    for theme in THEMES:
        files = {"site.yaml": f"{SETTINGS}theme: {theme}\n"} | LONG
        found[theme] = show(publish(write(tmp_path_factory.mktemp(theme), files)))
    return found


@each_theme
@pytest.mark.parametrize("address", ["/", "/2023/09/14/", "/2023/09/14/2/"])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    window: Window, long_days: dict[str, str], theme: str, address: str
) -> None:
    window.open(long_days[theme] + address)
    found, over = looked_over(window)

    assert not {case: lines for case, lines in found.items() if lines}
    assert not {width: pixels for width, pixels in over.items() if pixels}


@each_theme
def test_the_front_page_leads_to_the_first_story_that_it_has_not(
    window: Window, long_days: dict[str, str], theme: str
) -> None:
    window.open(f"{long_days[theme]}/")
    shown = "return [...document.querySelectorAll('main .headline > a')].map((a) => a.href)"
    here = window.run(shown)
    window.open(window.run("return document.querySelector('.more-that-day a').href"))

    first = window.run("return document.querySelector(':target .headline > a').href")
    before = window.run(
        """const all = [...document.querySelectorAll('main .headline > a')];
        return all.slice(0, all.findIndex((a) => a.closest(':target'))).map((a) => a.href)"""
    )
    assert first not in here
    assert set(before) <= set(here)
