"""The other themes keep what Broadsheet promises: a few pages each, in light and dark."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.conftest import Show
from tests.browser.papers import ARABIC, ARABIC_SETTINGS, IN_ARABIC, INDONESIAN, publish, sample
from tests.browser.papers import write as written
from tests.browser.test_accessibility import looked_over
from tests.browser.test_reading import COMFORTS, LOST
from tests.browser.test_schemes import contrast
from tests.browser.window import WCAG_SPACING, Window

pytestmark = pytest.mark.browser

THEMES = ("plain", "wire")
IN_ENGLISH = "/2023/09/14/ecb-four-per-cent/"
PAGES = ("/", "/2023/09/14/", IN_ENGLISH, IN_ARABIC, "/2023/09/", "/2023/", "/topics/science/",
         "/languages/", "/feeds/")  # fmt: skip
each_theme = pytest.mark.parametrize("theme", THEMES)
each_page = pytest.mark.parametrize("address", PAGES)


@pytest.fixture(scope="session")
def papers(show: Show, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of the sample paper in each theme, and of one in Arabic as ``THEME-ar``."""
    found = {}
    for theme in THEMES:
        root = sample(tmp_path_factory.mktemp(theme))
        with (root / "site.yaml").open("a", encoding="utf-8") as settings:
            settings.write(f"\ntheme: {theme}\n")
        found[theme] = show(publish(root))
        own = {"site.yaml": f"{ARABIC_SETTINGS}theme: {theme}\n", "content/flood.md": ARABIC}
        arabic: Path = written(tmp_path_factory.mktemp(f"{theme}-ar"), own)
        found[f"{theme}-ar"] = show(publish(arabic))
    return found


@each_theme
@each_page
def test_axe_finds_nothing_and_nothing_is_too_wide(
    window: Window, papers: dict[str, str], theme: str, address: str
) -> None:
    window.open(papers[theme] + address)
    found, over = looked_over(window)
    window.run(WCAG_SPACING)
    over[0] = window.sideways()

    assert not {case: lines for case, lines in found.items() if lines}
    assert not {width: pixels for width, pixels in over.items() if pixels}


@each_theme
@pytest.mark.parametrize("address", ["/", "/2023/09/14/", "/2023/09/", "/feeds/"])
def test_a_paper_in_arabic_runs_from_right_to_left(
    window: Window, papers: dict[str, str], theme: str, address: str
) -> None:
    window.resize(360)
    window.open(papers[f"{theme}-ar"] + address)

    assert window.run("return [document.documentElement.lang, document.dir]") == ["ar", "rtl"]
    assert window.style("main", "direction") == "rtl"
    assert window.sideways() == 0


@each_theme
@pytest.mark.parametrize("address", ["/", INDONESIAN])
def test_a_page_is_whole_without_scripts_and_asks_for_its_own_alone(
    window: Window, papers: dict[str, str], theme: str, address: str
) -> None:
    window.open(papers[theme] + address)
    events = list(window.events(*LOST))
    asked = {e["params"]["request"]["url"] for e in events if "request" in e["params"]}
    lost = [e for e in events if e["method"] == LOST[0]]
    made = window.run(COMFORTS)
    text = window.text()
    window.allow_scripts(False)
    window.driver.get(papers[theme] + address)

    assert {urlsplit(each).hostname for each in asked} == {"127.0.0.1"}
    assert not lost
    assert not window.console()
    assert not [each for each in asked if each.endswith(".woff2")]
    assert not [each for each in asked if theme == "plain" and each.endswith((".png", ".webp"))]
    assert len(text) > 400
    assert window.text() == text
    assert bool(made) == (theme == "wire")


@each_theme
def test_everything_is_reached_with_the_keyboard(
    window: Window, papers: dict[str, str], theme: str
) -> None:
    window.open(f"{papers[theme]}/")
    window.press(Keys.TAB)
    assert window.run("return document.activeElement.className") == "skip"
    window.press(Keys.ENTER, Keys.TAB)
    assert window.run("return document.activeElement === document.querySelector('main a[href]')")
    assert window.style("main a[href]:focus", "outline-style") != "none"


@each_theme
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_stand_out_and_print_is_black_on_white(
    window: Window, papers: dict[str, str], theme: str, scheme: str
) -> None:
    window.emulate(prefers_color_scheme=scheme)
    window.open(papers[theme] + IN_ENGLISH)
    ground = window.style("html", "background-color")
    assert contrast(window.style(".text p", "color"), ground) >= 7
    assert contrast(window.style(".byline", "color"), ground) >= 4.5

    window.emulate("print", prefers_color_scheme=scheme)
    shown = "return [...document.querySelectorAll('nav, .skip')].filter((e) => e.checkVisibility())"
    assert window.run(shown) == []
    assert len(window.text("main")) > 1000
    assert contrast(window.style("body", "color"), window.style("html", "background-color")) > 20


@pytest.mark.parametrize("width", [360, 1280])
def test_wire_shows_much_at_a_glance(window: Window, papers: dict[str, str], width: int) -> None:
    """Three columns on wide screens, one on a telephone, letters that can still be read."""
    window.resize(width)
    window.open(f"{papers['wire']}/")
    lefts = window.run(
        "return [...new Set([...document.querySelectorAll('.clusters h2, .rail h2')]"
        ".map((e) => Math.round(e.getBoundingClientRect().left)))]"
    )
    sizes = window.run(
        "return [...document.querySelectorAll('main a, main p, main li')]"
        ".map((e) => parseFloat(getComputedStyle(e).fontSize))"
    )

    assert len(lefts) == (3 if width == 1280 else 1)
    assert min(sizes) >= 13


@pytest.mark.parametrize("theme", ["broadsheet", "wire"])
def test_languages_stand_in_three_columns(
    window: Window, paper: str, papers: dict[str, str], theme: str
) -> None:
    window.open(f"{papers.get(theme, paper)}/languages/")
    lefts = window.run(
        "return [...document.querySelectorAll('.entry h2')]"
        ".map((e) => Math.round(e.getBoundingClientRect().left))"
    )

    assert len(set(lefts)) == 3
