"""axe-core finds nothing on any kind of page, in light and dark, wide and narrow."""

from functools import lru_cache
from importlib.resources import files

import pytest

from tests.browser.papers import IN_ARABIC, TEMPLATES
from tests.browser.window import Window

pytestmark = pytest.mark.browser

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AUDIT = """
const [rules, within, done] = arguments;
const wanted = {runOnly: rules, resultTypes: ["violations", "incomplete"]};
axe.run(within ?? document, wanted).then((found) =>
  done([...found.violations, ...found.incomplete].flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.target.join(" ")}`))));
"""
FACES = (("light", 1280), ("dark", 360))


@lru_cache(maxsize=1)
def axe() -> str:
    """The source of axe-core."""
    return files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")


def audit(window: Window, within: str | None = None) -> list[str]:
    """What axe finds or cannot decide, a line for each element; `within` is a selector."""
    found = window.driver.execute_async_script(AUDIT, RULES, within)
    return [str(line) for line in found]


def looked_over(window: Window) -> tuple[dict[tuple[str, int], list[str]], dict[int, int]]:
    """What `audit` finds on the page that is open, in light and dark and at several widths; how
    many pixels it is too wide at each.
    """
    window.run(axe())
    found, over = {}, {}
    for scheme, width in (*FACES, ("light", 320)):
        window.emulate(prefers_color_scheme=scheme)
        window.resize(width)
        found[scheme, width] = audit(window)
        over[width] = window.sideways()
    return found, over


@pytest.mark.parametrize("name", TEMPLATES)
def test_axe_finds_nothing(window: Window, gallery: dict[str, str], name: str) -> None:
    window.open(gallery[name])
    window.run(axe())

    found = {}
    for scheme, width in FACES:
        window.emulate(prefers_color_scheme=scheme)
        window.resize(width)
        found[scheme] = audit(window)
    assert found == {"light": [], "dark": []}


@pytest.mark.parametrize("address", [IN_ARABIC, "/2023/09/14/ecb-four-per-cent/#p-2"])
def test_axe_finds_nothing_in_articles_of_other_kinds(
    window: Window, paper: str, address: str
) -> None:
    window.open(paper + address)
    window.run(axe())

    assert audit(window) == []


def test_links_that_stand_one_upon_the_other_can_be_hit(window: Window, paper: str) -> None:
    """WCAG 2.2, 2.5.8: an article's outlet, and the original directly below it."""
    window.open(f"{paper}/2023/09/14/ecb-four-per-cent/")
    window.resize(320)
    window.run("document.querySelectorAll('.source > :not(a)').forEach((e) => e.remove())")
    boxes = """return [...document.querySelectorAll('.source a')].map((link) => {
        const box = link.getBoundingClientRect(); return [box.top, box.height]; })"""

    (outlet, height), (original, _) = window.run(boxes)
    assert original == outlet + height
    assert height >= 24


def test_axe_would_find_something(window: Window, paper: str) -> None:
    window.open(f"{paper}/about/")
    window.run("document.querySelector('h1').innerHTML = '<img src=x><i style=color:#aaa>x</i>'")
    window.run(axe())

    assert {line.partition(":")[0] for line in audit(window)} >= {"image-alt"}
