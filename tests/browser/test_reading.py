"""Readers find today's news, its sources and its days; on any width, and without scripts."""

from functools import partial
from urllib.parse import urlsplit

import pytest

from digest.site.mail.page import EditionItem
from digest.site.pages import Page
from tests.browser.papers import (
    CHECKOUT,
    IN_ARABIC,
    IN_CHINESE,
    IN_HINDI,
    IN_RUSSIAN,
    INDONESIAN,
    TEMPLATES,
)
from tests.browser.window import WCAG_SPACING, Window

pytestmark = pytest.mark.browser

PASTED = CHECKOUT / "tests" / "cases" / "pasted" / "seed.txt"
LOST = ("Network.loadingFailed", "Network.responseReceived", "Network.requestWillBeSent")
TARGET = """
const target = document.querySelector(":target"), box = target.getBoundingClientRect();
return {id: target.id, text: target.innerText, top: box.top, below: innerHeight - box.top,
  ground: getComputedStyle(target).backgroundColor};
"""
AIMED = "return document.querySelector(arguments[0]).matches(':target')"
# Where a sentence of the target begins and ends, beside the middle of the window.
PLACE = """
const [anchor, sentence] = arguments, range = document.createRange();
const nodes = document.createTreeWalker(document.querySelector(anchor), NodeFilter.SHOW_TEXT);
let text = "", places = [];
while (nodes.nextNode()) {
  for (let i = 0; i < nodes.currentNode.length; i++) places.push([nodes.currentNode, i]);
  text += nodes.currentNode.data.replace(/\\s/g, " ");
}
const start = text.indexOf(sentence), end = start + sentence.length - 1;
range.setStart(...places[start]);
range.setEnd(places[end][0], places[end][1] + 1);
const box = range.getBoundingClientRect();
return [innerHeight / 2, box.top, box.bottom];
"""
# The marks before a summary's sentences, and where each ends; where each line of these begins.
# Both in pixels from the side of the list at which its language begins.
MARKS = """
const list = document.querySelector(".digest ul"), edge = list.getBoundingClientRect();
const leftward = getComputedStyle(list).direction == "rtl";
const start = (box) => leftward ? edge.right - box.right : box.left - edge.left;
const end = (box) => start(box) + box.width;
const marks = [...list.querySelectorAll("li > span")];
const links = [...list.querySelectorAll("a")];
return [marks.map((each) => each.innerText),
  marks.map((each) => end(each.getBoundingClientRect())),
  links.flatMap((each) => [...each.getClientRects()].map(start))];
"""
PICTURES = """
return [...document.images].map((i) =>
  [i.alt, +i.getAttribute("width"), +i.getAttribute("height")]);
"""
# What scripts have made is taken away, and counted.
COMFORTS = """
const made = [...document.querySelectorAll("[data-made]")];
made.forEach((each) => each.remove());
return made.length;
"""
# Which file a picture is, its width, its shape as it is shown and as its page says.
CHOSEN = """(i) => {
  const box = i.getBoundingClientRect(), said = (name) => i.getAttribute(name);
  return [i.currentSrc, i.naturalWidth, box.width / box.height, said("width") / said("height")];
}"""
SHIFTS = """
const done = arguments[0], found = [];
new PerformanceObserver((list) => found.push(...list.getEntries()))
  .observe({type: "layout-shift", buffered: true});
setTimeout(() => done(found.map((each) => each.value)), 150);
"""


def test_one_page_of_every_template_is_looked_at(gallery: dict[str, str]) -> None:
    templates = {page.template for page in Page.__subclasses__()} - {EditionItem.template}

    assert {f"{name}.html" for name in TEMPLATES} == templates
    assert set(gallery) == set(TEMPLATES)


def test_the_front_page_has_a_lead_and_says_how_much_there_is(window: Window, paper: str) -> None:
    window.open(f"{paper}/")

    assert window.text("h1") == "The Daily Digest"
    assert window.text(".edition-line").startswith("No. 46 Wednesday, Oct 4, 2023")
    assert window.text(".lead h2") == "Chemistry Nobel goes to the makers of quantum dots"
    assert window.text(".whole-edition") == "That is the whole edition: 5 stories, 12 minutes."
    size = "return parseFloat(getComputedStyle(document.querySelector(arguments[0])).fontSize)"
    assert window.run(size, ".lead h2") > 2 * window.run(size, ".topic h3")


def test_numbered_headlines_lead_to_their_stories(window: Window, paper: str) -> None:
    window.open(f"{paper}/")
    headlines = window.run(
        "return [...document.querySelectorAll('.in-this-edition li a')].map((a) => a.innerText)"
    )

    assert len(headlines) == 5
    assert window.style(".in-this-edition ol", "list-style-type") == "decimal"
    for number, headline in enumerate(headlines):
        window.run(
            "document.querySelectorAll('.in-this-edition li a')[arguments[0]].click()", number
        )
        found = window.run(TARGET)
        assert headline in found["text"]
        assert found["below"] > 0
        assert found["top"] >= 0


def test_an_imported_page_is_an_article_with_its_credit(window: Window, paper: str) -> None:
    window.open(paper + INDONESIAN)

    assert window.run("return document.querySelector('article').lang") == "id"
    assert window.text(".language") == "Bahasa Indonesia"
    assert window.text(".byline").startswith("Sep 14, 2023")
    assert window.text(".credit") == "Dengan bantuan dari Seyoon Kim dan Shinhye Kang."


def test_nothing_of_the_page_around_it_was_imported(window: Window, paper: str) -> None:
    pasted = PASTED.read_text("utf-8")
    teaser = pasted[pasted.index("Next Post") :].split("\n\n")
    window.open(paper + INDONESIAN)
    text = window.text("article")

    assert len(teaser) > 2
    assert "Korea Utara" in text
    assert not [part for part in teaser if part.strip() in text]


def test_every_sentence_of_the_summary_leads_to_its_place(window: Window, paper: str) -> None:
    window.open(paper + INDONESIAN)
    sentences = window.run(
        "return [...document.querySelectorAll('.digest a')].map((a) => [a.hash, a.innerText])"
    )

    assert len(sentences) == 3
    plain = window.style("#p-13", "background-color")
    for number, (address, sentence) in enumerate(sentences):
        window.run("document.querySelectorAll('.digest a')[arguments[0]].click()", number)
        anchor = address.partition(":~:")[0]
        window.until(partial(window.run, AIMED, anchor), "its paragraph is the target")
        found = window.run(TARGET)
        assert sentence in found["text"]
        assert found["top"] >= 0
        assert found["below"] > 0
        assert found["ground"] != plain


@pytest.mark.parametrize("address", [INDONESIAN, IN_ARABIC, IN_CHINESE, IN_HINDI, IN_RUSSIAN])
def test_the_very_sentence_is_found(window: Window, paper: str, address: str) -> None:
    """Who finds it in the text shows it in the middle; else the paragraph stands at the top."""
    window.resize(360, 480)
    for number in range(3):
        window.open(paper + address)
        link = window.driver.find_elements("css selector", ".digest a")[number]
        anchor = (link.get_attribute("hash") or "").partition(":~:")[0]
        sentence = link.text
        link.click()
        middle, least, most = window.run(PLACE, anchor, sentence)
        assert least - 30 < middle < most + 30


@pytest.mark.parametrize("address", [INDONESIAN, IN_ARABIC])
def test_all_lines_of_a_summary_begin_below_each_other(
    window: Window, paper: str, address: str
) -> None:
    """Whatever mark stands before a sentence: a bullet, or that of a gap, which is wider."""
    window.resize(360, 2400)
    window.open(paper + address)
    marks, ends, begins = window.run(MARKS)

    assert set(marks) == {"•", "[…]"}
    assert len(begins) > len(marks) == 3
    assert max(begins) - min(begins) < 1
    assert max(ends) - min(ends) < 1
    assert 0 < min(begins) - max(ends) < 10


def test_a_day_is_named_and_leads_to_its_neighbours(window: Window, paper: str) -> None:
    window.open(f"{paper}/2023/09/14/")

    assert window.driver.title == "Thursday, Sep 14, 2023 — The Daily Digest"
    assert window.text("h1") == "Thursday, Sep 14, 2023"
    window.run("document.querySelector('.neighbours [rel=prev]').click()")
    window.until(lambda: window.text("h1") == "Wednesday, Sep 13, 2023", "the day before")
    window.run("document.querySelector('.neighbours [rel=next]').click()")
    window.until(lambda: window.text("h1") == "Thursday, Sep 14, 2023", "the day again")
    window.run("document.querySelector('.neighbours [rel=next]').click()")
    # The next day with news, not the next of the calendar.
    window.until(lambda: window.text("h1") == "Wednesday, Sep 20, 2023", "the day after")


def test_an_old_address_leads_to_the_new_one(window: Window, workshop: str) -> None:
    window.driver.get(f"{workshop}/old/table/")

    window.until(lambda: window.text("h1").startswith("A table that"), "the article")
    assert urlsplit(window.driver.current_url).path.startswith("/2023/09/14/")


def test_a_redirect_names_where_it_leads(window: Window, workshop: str) -> None:
    window.open(f"{workshop}/stay.html")

    assert window.text("main a") == "/2023/09/14/wide/"
    assert window.run("return document.querySelector('main a').pathname") == "/2023/09/14/wide/"


def test_a_wrong_address_leads_back_into_the_paper(window: Window, paper: str) -> None:
    window.open(f"{paper}/2023/09/14/no-such-story/")

    window.run("document.querySelector('main a').click()")
    window.until(lambda: window.run("return location.pathname") == "/", "the front page")


@pytest.mark.parametrize("name", TEMPLATES)
def test_pages_ask_for_nothing_but_their_own(
    window: Window, gallery: dict[str, str], name: str
) -> None:
    window.open(gallery[name])
    events = list(window.events(*LOST))

    asked = {e["params"]["request"]["url"] for e in events if "request" in e["params"]}
    asked = {address for address in asked if not address.startswith("data:")}  # a field's own icon
    failed = [e["params"] for e in events if e["method"] == LOST[0]]
    answers = [e["params"]["response"] for e in events if "response" in e["params"]]
    assert gallery[name] in asked
    assert {urlsplit(address).hostname for address in asked} == {"127.0.0.1"}
    assert not failed
    assert not [(a["url"], a["status"]) for a in answers if a["status"] >= 400]
    assert not window.console()


@pytest.mark.parametrize("name", ["home", "edition", "article", "month", "feeds"])
def test_pages_are_whole_without_scripts(
    window: Window, gallery: dict[str, str], name: str
) -> None:
    window.open(gallery[name])
    comforts = window.run(COMFORTS)
    text = window.text()
    window.allow_scripts(False)
    window.driver.get(gallery[name])

    assert window.matches("(scripting: none)")
    assert len(text) > 400
    assert window.text() == text
    assert comforts > 0
    assert window.run("return document.querySelectorAll('button, dialog').length") == 0


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_page_scrolls_sideways(window: Window, gallery: dict[str, str], name: str) -> None:
    window.open(gallery[name])

    over = {}
    for spacing in ("", WCAG_SPACING):
        window.run(spacing)
        for width in (320, 360, 1280):
            window.resize(width)
            over[width, bool(spacing)] = window.sideways()
    assert not {case: pixels for case, pixels in over.items() if pixels}


def test_a_page_that_is_too_wide_would_be_seen(window: Window, paper: str) -> None:
    window.open(f"{paper}/")
    window.resize(320)
    window.run("document.querySelector('h1').style.inlineSize = '400px'")

    assert window.sideways() > 0


@pytest.mark.parametrize("address", ["/", INDONESIAN, "/2023/09/14/ecb-four-per-cent/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_loads(
    window: Window, paper: str, address: str, width: int
) -> None:
    window.forget()
    window.resize(width)
    window.open(paper + address)

    assert window.run("return PerformanceObserver.supportedEntryTypes.includes('layout-shift')")
    assert window.driver.execute_async_script(SHIFTS) == []


@pytest.mark.parametrize("address", ["/", "/2023/09/14/ecb-four-per-cent/", "/2023/09/24/"])
def test_pictures_are_described_and_have_their_room(
    window: Window, paper: str, address: str
) -> None:
    window.open(paper + address)
    pictures = window.run(PICTURES)

    assert pictures
    assert all(len(alt) > 10 for alt, _, _ in pictures)
    assert all(width > 0 and height > 0 for _, width, height in pictures)


def test_the_first_picture_is_there_when_the_page_is(window: Window, paper: str) -> None:
    window.open(f"{paper}/")

    loaded = "const first = document.images[0]; return first.complete && first.currentSrc"
    assert str(window.run(loaded)).endswith("/quantum-dots.webp.720.avif")


@pytest.mark.parametrize(
    ("width", "pixels", "file"),
    [
        (360, 1, "480.avif"),
        (360, 2, "720.avif"),
        (360, 3, "1080.avif"),
        (360, 4, "1400.avif"),
        (1280, 1, "720.avif"),
    ],
)
def test_a_browser_fetches_the_picture_that_fits_its_screen(
    window: Window, paper: str, width: int, pixels: int, file: str
) -> None:
    window.forget()
    screen = {"width": width, "height": 800, "deviceScaleFactor": pixels, "mobile": False}
    window.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    window.open(f"{paper}/2023/09/14/ecb-four-per-cent/")

    chosen = window.run(f"return ({CHOSEN})(document.images[0])")

    assert chosen[0].endswith(f"/ecb-deposit-rate.png.{file}")
    assert chosen[1] > 0  # it could be decoded
    assert abs(chosen[2] - chosen[3]) < 0.01  # not stretched
    assert window.driver.execute_async_script(SHIFTS) == []


def test_a_card_image_is_there_for_those_who_share(window: Window, paper: str) -> None:
    window.open(f"{paper}{IN_ARABIC}")
    named = window.run("return document.querySelector('[property=\"og:image\"]').content")

    window.open(paper + urlsplit(str(named)).path)

    assert window.run("const i = document.images[0]; return [i.naturalWidth, i.naturalHeight]") == [
        1200,
        630,
    ]
