"""Everything can be reached and read with the keyboard alone."""

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.papers import INDONESIAN
from tests.browser.window import Window

pytestmark = pytest.mark.browser

# Each element that takes the focus, by its place in the page, as it looks at that moment.
WATCH = """
const able = [...document.querySelectorAll(
  "a[href], button, input, select, textarea, summary, [tabindex='0']")];
window.steps = [];
document.addEventListener("focusin", ({target}) => {
  const style = getComputedStyle(target), box = target.getBoundingClientRect();
  steps.push({
    place: able.indexOf(target), name: target.innerText, line: style.outlineStyle,
    width: parseFloat(style.outlineWidth), colour: style.outlineColor,
    seen: box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0,
  });
});
return able.length;
"""


@pytest.mark.parametrize("address", ["/", "/2023/09/14/", INDONESIAN, "/2023/09/", "/feeds/"])
def test_tab_reaches_everything_in_its_order(window: Window, paper: str, address: str) -> None:
    window.open(paper + address)
    count = window.run(WATCH)
    window.press(*[Keys.TAB] * count)
    steps = window.run("return steps")

    assert count > 20
    assert [step["place"] for step in steps] == list(range(count))
    assert not [s for s in steps if s["line"] == "none" or s["width"] < 2]
    assert not [s["name"] for s in steps if not s["seen"]]


def test_the_skip_link_is_first_and_leads_past_the_sections(window: Window, paper: str) -> None:
    window.open(paper + INDONESIAN)
    box = "return document.querySelector('.skip').getBoundingClientRect().top"
    assert window.run(box) < -40

    window.press(Keys.TAB)
    assert window.run("return document.activeElement.className") == "skip"
    assert window.run(box) >= 0

    window.press(Keys.ENTER, Keys.TAB)
    assert window.run("return location.hash") == "#main"
    assert window.run("return document.activeElement === document.querySelector('main a[href]')")


def test_a_link_is_followed_with_enter(window: Window, paper: str) -> None:
    window.open(paper + INDONESIAN)
    window.run("document.querySelector('.digest a').focus()")
    window.press(Keys.ENTER)

    assert window.run("return document.querySelector(':target').id") == "p-1"


@pytest.mark.parametrize("kind", [".text .scroll", ".text pre"])
def test_what_is_wide_scrolls_with_the_keyboard(window: Window, workshop: str, kind: str) -> None:
    window.resize(320)
    window.open(f"{workshop}/2023/09/14/wide/")
    wide = "const e = document.querySelector(arguments[0]); return e.scrollWidth - e.clientWidth"
    assert window.run(wide, kind) > 100

    window.run("document.querySelector(arguments[0]).focus()", kind)
    window.press(Keys.ARROW_RIGHT)
    left = "return document.querySelector(arguments[0]).scrollLeft"
    window.until(lambda: window.run(left, kind) > 0, "the end of the line")
    assert window.sideways() == 0
