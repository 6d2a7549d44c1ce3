"""The dots between small words stand between them, and at neither end of a line."""

import pytest

from tests.browser.window import Window

pytestmark = pytest.mark.browser

# Of each line of small words that broke: by how many pixels its dot reaches into the paragraph, or
# into the margin around it that is seen, and whether the rest is cut off. Dots at the ends of lines
# would be boxes behind the words, of which there must be none.
DOTS = """
const found = [];
for (const line of document.querySelectorAll(".meta, .source, .edition-line")) {
  const words = [...line.children], edge = line.getBoundingClientRect();
  const rtl = getComputedStyle(line).direction == "rtl";
  words.forEach((word, place) => {
    const after = getComputedStyle(word, "::after").content;
    if (!place || word.offsetTop <= words[place - 1].offsetTop + 4) return;
    const dot = getComputedStyle(word, "::before"), box = word.getBoundingClientRect();
    const start = rtl ? edge.right - box.right : box.left - edge.left;
    const gap = parseFloat(rtl ? dot.left : dot.right) - box.width;
    const margin = parseFloat(getComputedStyle(line).overflowClipMargin);
    found.push([start - gap + margin, getComputedStyle(line).overflowX, after]);
  });
}
return found;
"""


def test_no_line_begins_or_ends_with_a_dot(window: Window, gallery: dict[str, str]) -> None:
    broken = []
    for width in (320, 360, 500):  # which lines break where is up to the machine's fonts
        window.resize(width)
        for name in ("home", "edition", "article", "week", "source", "topic"):
            window.open(gallery[name])
            broken += window.run(DOTS)

    assert len(broken) > 3, "hardly a line breaks, so little is looked at"
    assert all(reach <= 0 for reach, _, _ in broken), broken
    assert {(overflow, after) for _, overflow, after in broken} == {("clip", "none")}


# How far the end of each small word is from the start of the next in its line, as they are read.
ROOM = """
const found = [];
for (const line of document.querySelectorAll(".meta, .source, .edition-line")) {
  const words = [...line.children].map((word) => word.getBoundingClientRect());
  const rtl = getComputedStyle(line).direction == "rtl";
  words.slice(1).forEach((word, place) => {
    const last = words[place];
    if (word.top < last.bottom) found.push(rtl ? last.left - word.right : word.left - last.right);
  });
}
return found;
"""


def test_a_name_that_runs_the_other_way_keeps_its_distance(window: Window, arabic: str) -> None:
    for page in ("/", "/2023/09/14/flood/", "/languages/"):
        window.open(f"{arabic}{page}")
        gaps = window.run(ROOM)

        assert gaps
        assert min(gaps) > 3, (page, gaps)
