"""Light and dark, paper and strong contrast, without motion, and from right to left."""

import re

import pytest

from tests.browser.papers import IN_ARABIC, INDONESIAN
from tests.browser.window import Window

pytestmark = pytest.mark.browser

SCHEMES = ("light", "dark")
ARTICLE_IN_ENGLISH = "/2023/09/14/ecb-four-per-cent/"


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2 of a computed ``rgb(1, 2, 3)``."""
    found = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", colour)
    assert found, f"{colour} is not opaque"
    parts = [int(part) / 255 for part in found.groups()]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_it_is_defined() -> None:
    assert contrast("rgb(255, 255, 255)", "rgb(0, 0, 0)") == pytest.approx(21)
    assert contrast("rgb(118, 118, 118)", "rgb(255, 255, 255)") == pytest.approx(4.54, abs=0.01)


def test_paper_and_ink_change_with_the_scheme(window: Window, paper: str) -> None:
    window.open(paper + INDONESIAN)
    seen = {}
    for scheme in SCHEMES:
        window.emulate(prefers_color_scheme=scheme)
        ground, ink = window.style("html", "background-color"), window.style("body", "color")
        seen[scheme] = (luminance(ground), luminance(ink))

    assert seen["light"][0] > 0.9 > 0.1 > seen["light"][1]
    assert seen["dark"][0] < 0.1 < 0.7 < seen["dark"][1]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_letters_stand_out_from_the_paper(window: Window, paper: str, scheme: str) -> None:
    window.emulate(prefers_color_scheme=scheme)
    window.open(paper + ARTICLE_IN_ENGLISH)
    ground = window.style("html", "background-color")

    for text in (".text p", "h1", ".sections a", ".digest a"):
        assert contrast(window.style(text, "color"), ground) >= 7, text
    for text in (".byline", ".source", ".credit, .source bdi", "figcaption", ".sections .more a"):
        assert contrast(window.style(text, "color"), ground) >= 4.5, text


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_focus_stands_out_from_the_paper(window: Window, paper: str, scheme: str) -> None:
    window.emulate(prefers_color_scheme=scheme)
    window.open(f"{paper}/")
    window.take_the_focus()
    window.run("document.querySelector('.lead a').focus({focusVisible: true})")

    ring = window.style(".lead a", "outline-color")
    assert window.style(".lead a", "outline-style") == "solid"
    assert contrast(ring, window.style("html", "background-color")) >= 3


@pytest.mark.parametrize("address", ["/", "/2023/09/14/", INDONESIAN])
def test_paper_has_the_text_and_no_navigation(window: Window, paper: str, address: str) -> None:
    window.emulate("print")
    window.open(paper + address)

    assert window.matches("print")
    shown = "return [...document.querySelectorAll('nav, .skip')].filter((e) => e.checkVisibility())"
    assert window.run(shown) == []
    assert len(window.text("main")) > 1000
    assert window.style("html", "background-color") == "rgb(255, 255, 255)"
    assert window.style("body", "color") == "rgb(0, 0, 0)"


def test_on_paper_the_address_of_the_original_can_be_read(window: Window, paper: str) -> None:
    window.emulate("print")
    window.open(paper + ARTICLE_IN_ENGLISH)
    script = """
    const link = document.querySelector(".source a[rel~=external]");
    return [link.href, getComputedStyle(link, "::after").content];
    """
    address, printed = window.run(script)

    assert address in printed


def test_dark_readers_print_on_white(window: Window, paper: str) -> None:
    window.emulate("print", prefers_color_scheme="dark")
    window.open(f"{paper}/")

    assert contrast(window.style("body", "color"), window.style("html", "background-color")) > 20


def test_with_forced_colours_place_and_target_are_marked(window: Window, paper: str) -> None:
    window.emulate(forced_colors="active")
    window.open(f"{paper}/topics/science/")
    assert window.matches("(forced-colors: active)")
    assert window.style(".sections [aria-current]", "border-block-end-style") == "solid"

    window.open(f"{paper}{INDONESIAN}#p-2")
    assert window.style(":target", "outline-style") == "solid"


def test_the_page_moves_only_for_those_who_like_it(window: Window, paper: str) -> None:
    window.open(f"{paper}/")
    assert window.style("html", "scroll-behavior") == "auto"

    window.emulate(prefers_reduced_motion="no-preference")
    assert window.style("html", "scroll-behavior") == "smooth"


EDGES = """
const text = document.querySelector(".text p"), range = document.createRange();
range.selectNodeContents(text);
const last = [...range.getClientRects()].at(-1), box = text.getBoundingClientRect();
return [last.left - box.left, box.right - last.right];
"""


@pytest.mark.parametrize(("address", "direction"), [(IN_ARABIC, "rtl"), (INDONESIAN, "ltr")])
def test_an_article_runs_as_its_script_does(
    window: Window, paper: str, address: str, direction: str
) -> None:
    window.open(paper + address)
    left, right = window.run(EDGES)  # room beside the last line of a paragraph

    assert window.style("html", "direction") == "ltr"
    assert window.style("article", "direction") == direction
    assert (right < 2 < left) if direction == "rtl" else (left < 2 < right)


def test_in_lists_too_each_title_runs_as_its_script_does(window: Window, paper: str) -> None:
    window.open(f"{paper}/languages/")

    assert window.style("li[lang=ar]", "direction") == "rtl"
    assert window.style("li[lang=ru]", "direction") == "ltr"


@pytest.mark.parametrize("address", ["/", "/2023/09/14/", "/2023/09/14/flood/", "/feeds/"])
def test_a_paper_in_arabic_runs_from_right_to_left(
    window: Window, arabic: str, address: str
) -> None:
    window.resize(360)
    window.open(arabic + address)

    assert window.run("return [document.documentElement.lang, document.dir]") == ["ar", "rtl"]
    assert window.style(".sections", "direction") == "rtl"
    assert window.sideways() == 0
