"""Reading comforts: marks, keys, the help sheet, the size of the text, links to paragraphs."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.papers import IN_ARABIC, INDONESIAN, TEMPLATES
from tests.browser.test_accessibility import audit, axe
from tests.browser.test_reading import SHIFTS
from tests.browser.window import Window

pytestmark = pytest.mark.browser

ARTICLE = "/2023/09/14/ecb-four-per-cent/"
EDITION = "/2023/09/14/"
DENIED = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The reader denies it", "SecurityError"); }});
"""
MARKED = """
return Object.fromEntries([...document.querySelectorAll(`.marked.${arguments[0]}`)].map((link) =>
  [link.getAttribute("href"), link.innerText]));
"""
FOCUS = "return document.activeElement.innerText || document.activeElement.className"
HELD = "return document.activeElement.closest('p, li')?.id"
OPEN = "return Boolean(document.querySelector('dialog[open]'))"
# Axe does not know that nothing lies over a modal dialog.
HIDE_THE_REST = "document.querySelectorAll('main, header').forEach((e) => { e.hidden = true; })"
TYPE = """
document.querySelector("main").insertAdjacentHTML("afterbegin", arguments[0]);
document.querySelector("main > :first-child").focus();
"""
PRESS = """
const [key, code, shiftKey] = arguments;
document.body.dispatchEvent(new KeyboardEvent("keydown", {key, code, shiftKey, bubbles: true}));
"""


@pytest.fixture
def reader(window: Window, paper: str) -> Iterator[Window]:
    """A reader who has chosen nothing yet."""
    window.take_the_focus()
    window.open(f"{paper}/about/")
    window.run("localStorage.clear()")
    yield window
    window.open(f"{paper}/about/")
    window.run("localStorage.clear()")


@contextmanager
def without_storage(window: Window) -> Iterator[None]:
    """Every page finds storage denied."""
    asked = {"source": DENIED}
    added = window.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", asked)
    yield
    window.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def choose(window: Window, name: str, value: str = "on") -> None:
    """Open the sheet with its button, choose, and close it."""
    window.run("document.querySelector('.comforts-place button').click()")
    choice = f"dialog input[name={name}][value='{value}']"
    window.driver.find_element("css selector", choice).click()
    window.driver.find_element("css selector", "dialog button").click()
    assert window.run("return document.activeElement.closest('.comforts-place')")


def marked(window: Window, kind: str) -> dict[str, str]:
    """Addresses and words of the links that bear a mark."""
    return dict(window.run(MARKED, kind))


def stored(window: Window) -> int:
    return int(window.run("return localStorage.length"))


# Marks


def test_nothing_is_kept_and_marked_unless_a_reader_wants_it(reader: Window, paper: str) -> None:
    for address in (ARTICLE, EDITION, "/"):
        reader.open(paper + address)

    assert marked(reader, "read") == {}
    assert stored(reader) == 0


def test_what_is_read_is_marked_on_every_list_and_after_reload(reader: Window, paper: str) -> None:
    reader.open(paper + EDITION)
    choose(reader, "marks")
    assert marked(reader, "read") == {}

    reader.open(paper + ARTICLE)
    for address in (EDITION, "/2023/09/", "/topics/economy/", EDITION):
        reader.open(paper + address)
        assert marked(reader, "read")[ARTICLE].split()[-1] == "(Read)"
        assert marked(reader, "new") == {}
    assert reader.style(".marked.read", "color") == reader.style(".story .meta", "color")


def test_a_page_from_the_history_knows_what_was_read_since(reader: Window, paper: str) -> None:
    reader.open(paper + EDITION)
    choose(reader, "marks")
    reader.open(paper + ARTICLE)
    reader.driver.back()

    reader.until(lambda: ARTICLE in marked(reader, "read"), "the mark on the page before")


def test_what_came_since_the_last_visit_is_marked(reader: Window, paper: str) -> None:
    reader.open(paper + EDITION)
    choose(reader, "marks")
    reader.open(f"{paper}/2023/09/")
    september = len(reader.run("return [...document.querySelectorAll('.lines li > a')]"))
    before = """
    const key = "digest:/:marks", kept = JSON.parse(localStorage.getItem(key));
    kept.seen = Date.UTC(2023, 8, 30);
    localStorage.setItem(key, JSON.stringify(kept));
    """
    reader.run(before)

    reader.open(f"{paper}/2023/09/")
    assert september > 10
    assert marked(reader, "new") == {}  # all of it was listed then
    reader.open(f"{paper}/2023/08/")
    assert marked(reader, "new") == {}  # it was out before that
    for _ in range(2):  # as long as the visit lasts
        reader.open(f"{paper}/2023/10/04/")
        new = marked(reader, "new")
        assert len(new) > 4
        assert all(words.endswith("(New since your last visit)") for words in new.values())

    reader.run(before.replace("8, 30", "9, 30"))
    reader.open(f"{paper}/2023/10/04/")
    assert marked(reader, "new") == {}


def test_switched_off_all_is_forgotten(reader: Window, paper: str) -> None:
    reader.open(paper + ARTICLE)
    choose(reader, "marks")
    reader.open(paper + EDITION)
    assert marked(reader, "read")
    assert stored(reader) == 1

    choose(reader, "marks")
    assert marked(reader, "read") == {}
    assert stored(reader) == 0


def test_marks_are_not_printed(reader: Window, paper: str) -> None:
    reader.open(paper + ARTICLE)
    choose(reader, "marks")
    reader.open(paper + EDITION)
    look = "return getComputedStyle(document.querySelector('.marked'), '::before').content"
    assert "✓" in reader.run(look)

    reader.emulate("print")
    assert reader.run(look) == "none"
    assert reader.style(".marked", "color") == "rgb(0, 0, 0)"


def test_the_sheet_says_that_nobody_is_told(reader: Window, paper: str) -> None:
    reader.open(paper + EDITION)
    reader.press("?")

    assert "nothing is sent to anyone" in reader.text("dialog")


@pytest.mark.parametrize("kept", ['"x"', "5", '{"read": 5, "met": {}, "seen": "x"}', "{"])
def test_strange_things_in_the_storage_do_no_harm(reader: Window, paper: str, kept: str) -> None:
    for name in ("marks", "size", "keys"):
        reader.run("localStorage.setItem(`digest:/:${arguments[0]}`, arguments[1])", name, kept)
    reader.open(paper + EDITION)
    reader.press("?")

    assert reader.run(OPEN)
    assert not reader.console()


def test_where_storage_is_denied_a_choice_lasts_as_long_as_the_page(
    reader: Window, paper: str
) -> None:
    with without_storage(reader):
        reader.open(paper + EDITION)
        choose(reader, "size", "largest")
        choose(reader, "marks")
        reader.press("?")
        checked = "return [...document.querySelectorAll('dialog :checked')].map((e) => e.value)"
        assert reader.run(checked) == ["largest", "on", "on"]
        assert "holds until you leave it" in reader.text("dialog")

        reader.open(paper + EDITION)
        assert reader.run("return document.documentElement.dataset.size ?? null") is None
        assert not reader.console()
    reader.open(paper + EDITION)
    reader.press("?")
    assert "holds until you leave it" not in reader.text("dialog")


# Keys


def test_j_and_k_go_through_the_headlines_and_o_opens(reader: Window, paper: str) -> None:
    reader.open(paper + EDITION)
    titles = reader.run(
        "return [...document.querySelectorAll('main :is(.headline, .lines li) > a')]"
        ".map((a) => a.innerText)"
    )
    seen = []
    for _ in titles:
        reader.press("j")
        seen.append(reader.run(FOCUS))
    assert seen == titles
    reader.press("j")
    assert reader.run(FOCUS) == titles[-1]

    reader.press("k")
    assert reader.run(FOCUS) == titles[-2]
    assert reader.run("return document.activeElement.matches(':focus-visible')")
    box = "const b = document.activeElement.getBoundingClientRect(); return [b.top, b.bottom]"
    top, bottom = reader.run(box)
    assert 0 <= top < bottom <= 800

    reader.press("o")
    reader.until(lambda: reader.text("h1") == titles[-2], "the article")


def test_in_articles_j_and_k_go_through_the_paragraphs(reader: Window, paper: str) -> None:
    reader.open(paper + INDONESIAN)
    places = []
    for key in "jjjk":
        reader.press(key)
        places.append(reader.run(HELD))

    assert places == ["p-1", "p-2", "p-3", "p-2"]


@pytest.mark.parametrize(
    "field", ["<input>", "<textarea></textarea>", "<p contenteditable>x</p>", "<input type=search>"]
)
def test_who_is_typing_types(reader: Window, paper: str, field: str) -> None:
    reader.open(paper + EDITION)
    reader.run(TYPE, field)
    reader.press("j", "?", "/", "o")

    typed = "const e = document.activeElement; return e.value ?? e.innerText"
    assert set("j?/o") <= set(reader.run(typed))
    assert not reader.run(OPEN)


def test_keys_with_modifiers_are_the_browsers(reader: Window, paper: str) -> None:
    reader.open(paper + EDITION)
    before = reader.run(FOCUS)
    for modifier in ("ctrlKey", "altKey", "metaKey"):
        script = (
            "const e = new KeyboardEvent('keydown', {key: arguments[1], [arguments[0]]: true, "
            "bubbles: true, cancelable: true}); return document.body.dispatchEvent(e)"
        )
        for key in "jko/?":
            assert reader.run(script, modifier, key)

    assert reader.run(FOCUS) == before
    assert not reader.run(OPEN)


def test_keys_can_be_switched_off_for_good(reader: Window, paper: str) -> None:
    reader.open(paper + EDITION)
    choose(reader, "keys")
    for _ in range(2):
        before = reader.run(FOCUS)
        reader.press("j", "?")
        assert reader.run(FOCUS) == before
        assert not reader.run(OPEN)
        reader.open(f"{paper}/")

    choose(reader, "keys")
    reader.press("?")
    assert reader.run(OPEN)


def test_the_stroke_leads_to_the_search(reader: Window, paper: str) -> None:
    reader.open(paper + EDITION)
    reader.run(TYPE, '<input type="search" aria-label="Search">')
    reader.run("document.activeElement.blur()")
    reader.press("/")

    assert reader.run("return document.activeElement.type") == "search"
    assert reader.run("return document.activeElement.value") == ""
    reader.run("document.activeElement.blur()")
    reader.press("?")
    assert "Search" in reader.text("dialog dl")


@pytest.mark.parametrize(
    ("key", "code", "shift"),
    [("о", "KeyJ", False), ("ت", "KeyJ", False), ("J", "KeyJ", False), ("j", "KeyC", False)],
)
def test_keyboards_of_other_scripts_have_the_keys_in_their_places(
    reader: Window, paper: str, key: str, code: str, shift: bool
) -> None:
    reader.open(paper + INDONESIAN)
    reader.run(PRESS, key, code, shift)

    assert reader.run(HELD) == "p-1"


@pytest.mark.parametrize("key", ["؟", ",", "?"])
def test_their_question_marks_ask_for_help(reader: Window, paper: str, key: str) -> None:
    reader.open(paper + EDITION)
    reader.run(PRESS, key, "Slash", key != ",")

    assert reader.run(OPEN) == (key != ",")


# The sheet


def test_the_sheet_is_opened_and_closed_with_the_keyboard(reader: Window, paper: str) -> None:
    reader.open(paper + EDITION)
    reader.press("j", "j")
    before = reader.run(FOCUS)
    reader.press("?")
    title = "return document.querySelector('dialog').getAttribute('aria-labelledby')"
    assert reader.run(OPEN)
    assert reader.run("return document.activeElement.id") == reader.run(title)
    assert reader.text("dialog h2") == "Reading comforts"

    steps = []
    for _ in range(8):
        reader.press(Keys.TAB)
        steps.append(reader.run("return document.activeElement.closest('dialog') !== null"))
        assert "j" not in reader.run("return document.activeElement.className")
    assert steps.count(True) >= 7  # the browser's own bar comes between the last and the first
    reader.press("j")  # keys rest while it is open
    assert reader.run(OPEN)

    reader.press(Keys.ESCAPE)
    assert not reader.run(OPEN)
    assert reader.run(FOCUS) == before
    assert reader.run("return document.querySelectorAll('dialog').length") == 0


def test_the_sheet_is_a_named_modal_dialog_to_a_screen_reader(reader: Window, paper: str) -> None:
    reader.open(paper + EDITION)
    reader.press("?")
    nodes = reader.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    found = [n for n in nodes if n.get("role", {}).get("value") == "dialog"]

    assert [n["name"]["value"] for n in found] == ["Reading comforts"]
    told = {p["name"]: p["value"].get("value") for p in found[0]["properties"]}
    assert told["modal"] is True


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_sheet_and_the_controls(
    reader: Window, paper: str, scheme: str
) -> None:
    reader.emulate(prefers_color_scheme=scheme)
    reader.resize(320)
    for address in (EDITION, ARTICLE, "/2023/09/"):
        reader.open(paper + address)
        reader.run(axe())
        if address == EDITION:
            choose(reader, "marks")
            choose(reader, "size", "largest")
        reader.press("j", "j")
        assert audit(reader) == []
        assert reader.sideways() == 0
        reader.press("?")
        reader.run(HIDE_THE_REST)
        assert audit(reader, "dialog") == []


def test_in_arabic_the_sheet_runs_from_right_to_left(window: Window, arabic: str) -> None:
    window.resize(360)
    window.open(f"{arabic}/")
    window.run(PRESS, "؟", "Slash", True)

    assert window.style("dialog", "direction") == "rtl"
    assert window.text("dialog h2") == "راحة القراءة"
    edges = """const at = (s) => document.querySelector(s).getBoundingClientRect();
      return [at("dialog kbd").left, at("dialog dd").right]"""
    key, meaning = window.run(edges)
    assert key >= meaning


# The size of the text


def test_the_size_of_the_text_is_kept_and_nothing_moves(reader: Window, paper: str) -> None:
    reader.open(paper + ARTICLE)
    size = "return parseFloat(getComputedStyle(document.querySelector('.text p')).fontSize)"
    sizes = [reader.run(size)]
    reader.press("?", Keys.TAB)
    for _ in range(2):
        reader.press(Keys.ARROW_RIGHT)
        sizes.append(reader.run(size))
    assert sizes == sorted(set(sizes))
    reader.press(Keys.ESCAPE)

    for address in (ARTICLE, "/"):
        reader.forget()
        reader.open(paper + address)
        assert reader.driver.execute_async_script(SHIFTS) == []
    reader.open(paper + ARTICLE)
    assert reader.run(size) == sizes[-1]

    choose(reader, "size", "")
    assert reader.run(size) == sizes[0]
    assert stored(reader) == 0


def test_marks_move_nothing_either(reader: Window, paper: str) -> None:
    reader.resize(360)
    reader.open(f"{paper}/2023/10/04/")
    choose(reader, "marks")
    links = reader.run("return [...document.querySelectorAll('.headline a')].map((a) => a.href)")
    for link in links:
        reader.open(link)
    for address in ("/", "/2023/10/04/"):
        reader.forget()
        reader.open(paper + address)
        assert marked(reader, "read")
        assert reader.driver.execute_async_script(SHIFTS) == []


@pytest.mark.parametrize("name", ["home", "edition", "article", "month", "feeds", "archive"])
def test_the_largest_text_fits_the_smallest_screen(
    reader: Window, gallery: dict[str, str], name: str
) -> None:
    reader.open(gallery[name])
    choose(reader, "size", "largest")
    reader.resize(320)

    assert reader.sideways() == 0


# Links to paragraphs


def permit(window: Window, paper: str, setting: str) -> None:
    for name in ("clipboard-read", "clipboard-write"):
        asked = {"permission": {"name": name}, "setting": setting, "origin": paper}
        window.driver.execute_cdp_cmd("Browser.setPermission", asked)


def test_a_link_to_a_paragraph_is_copied_with_the_keyboard(reader: Window, paper: str) -> None:
    permit(reader, paper, "granted")
    reader.open(paper + INDONESIAN)
    reader.run("document.querySelector('.copy-link').focus({focusVisible: true})")
    reader.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER)
    reader.until(lambda: reader.text(".message"), "the message")

    assert reader.text(".message") == "Link copied"
    assert reader.run("return document.querySelector('.message').role") == "status"
    pasted = reader.driver.execute_async_script(
        "navigator.clipboard.readText().then(arguments[0], (error) => arguments[0](`${error}`))"
    )
    assert pasted == f"{reader.driver.current_url}#p-2"
    reader.open(pasted)
    assert reader.run("return document.querySelector(':target').id") == "p-2"


def test_where_copying_is_denied_the_link_is_in_the_address_bar(reader: Window, paper: str) -> None:
    permit(reader, paper, "denied")
    reader.open(paper + INDONESIAN)
    reader.press("j", "j", Keys.ENTER)
    reader.until(lambda: reader.text(".message"), "the message")

    assert reader.text(".message") == "The link is in the address bar"
    assert reader.driver.current_url.endswith("#p-2")
    permit(reader, paper, "granted")


def test_the_button_goes_where_the_finger_is(reader: Window, paper: str) -> None:
    reader.resize(360)
    reader.open(paper + IN_ARABIC)
    seen = "return getComputedStyle(document.querySelector('.copy-link')).opacity"
    assert reader.run(seen) == "0"
    reader.driver.find_element("css selector", "#p-4").click()

    assert reader.run("return document.querySelector('.copy-link').parentElement.id") == "p-4"
    assert reader.run(seen) == "1"
    box = "const b = document.querySelector('.copy-link').getBoundingClientRect()"
    width, height, left = reader.run(f"{box}; return [b.width, b.height, b.left]")
    assert width >= 24
    assert height >= 24
    assert left < 60  # the line ends at the left there
    assert len(reader.run("return [...document.querySelectorAll('.copy-link')]")) == 1


# Without script


@pytest.mark.parametrize("name", TEMPLATES)
def test_without_script_there_is_no_control_that_does_nothing(
    window: Window, gallery: dict[str, str], name: str
) -> None:
    window.allow_scripts(False)
    window.open(gallery[name])

    shown = """return [...document.querySelectorAll("button, dialog, input, .comforts-place")]
      .filter((each) => each.checkVisibility()).map((each) => each.outerHTML)"""
    assert window.run(shown) == []
