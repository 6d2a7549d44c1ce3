"""While ``digest serve`` runs, open pages follow the typing."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event, Thread

import pytest
from selenium.webdriver.common.keys import Keys

from digest.desk import previewing
from digest.desk.orders import Orders
from digest.desk.preview import serve
from tests.browser.papers import SETTINGS, write
from tests.browser.test_accessibility import FACES, audit, axe
from tests.browser.window import PATIENCE, Window

pytestmark = pytest.mark.browser

STORM = "content/storm.md"
PAGE = "2023/09/14/storm/"
FAULTS = (
    "const e = document.querySelector('digest-faults');"
    "return e ? e.shadowRoot.querySelector('section').innerText : ''"
)


def storm(text: str, date: str = "2023-09-14") -> str:
    """An article that is longer than the window."""
    rest = "\n\n".join(f"The sea rose by {n} metres and fell again." for n in range(60))
    return f"---\ntitle: Storm over Java\ndate: {date}\n---\n\n{text}\n\n{rest}\n"


@dataclass(frozen=True)
class Preview:
    """A project that is being served."""

    root: Path
    address: str

    def save(self, text: str) -> None:
        write(self.root, {STORM: text})


@pytest.fixture
def preview(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Preview]:
    """The preview of a paper with one article; it asks for `window` to end before it."""
    write(tmp_path, {"site.yaml": SETTINGS, STORM: storm("All is calm.")})
    stop, opened, said = Event(), Event(), list[str]()

    def tell(line: str) -> None:
        said.append(line)
        if line.startswith("Preview at "):
            opened.set()

    monkeypatch.setattr(previewing, "serve", partial(serve, stop=stop))
    told = (tmp_path, Orders(), "127.0.0.1", 0, False, tell)
    thread = Thread(target=previewing.preview, args=told)
    thread.start()
    try:
        assert opened.wait(PATIENCE), said
        address = next(line.split()[2] for line in said if line.startswith("Preview at "))
        yield Preview(tmp_path, address)
    finally:
        window.driver.get("about:blank")
        stop.set()
        thread.join(PATIENCE)
    assert not thread.is_alive()


def first(window: Window) -> str:
    return window.text("#p-1")


def test_a_saved_text_appears_where_the_reader_was(window: Window, preview: Preview) -> None:
    window.open(preview.address + PAGE)
    assert first(window) == "All is calm."
    window.run("scrollTo(0, 700)")

    preview.save(storm("The wind is rising."))
    window.until(lambda: first(window) == "The wind is rising.", "the new text")

    window.until(lambda: abs(window.run("return scrollY") - 700) < 2, "the old place")
    assert window.driver.current_url == preview.address + PAGE


def test_a_fault_stands_over_the_last_good_page(window: Window, preview: Preview) -> None:
    window.open(preview.address + PAGE)

    preview.save(storm("The wind is rising.", date="yesterday-ish"))
    window.until(lambda: f"{STORM}:3" in window.run(FAULTS), "the fault")
    assert first(window) == "All is calm."

    preview.save(storm("The storm is over."))
    window.until(lambda: first(window) == "The storm is over.", "the mended text")
    window.until(lambda: window.run(FAULTS) == "", "the end of the overlay")


def test_faults_mended_without_a_change_go_away_too(window: Window, preview: Preview) -> None:
    window.open(preview.address + PAGE)
    preview.save(storm("All is calm.", date="yesterday-ish"))
    window.until(lambda: f"{STORM}:3" in window.run(FAULTS), "the fault")

    preview.save(storm("All is calm."))
    window.until(lambda: window.run(FAULTS) == "", "the end of the overlay")


def test_faults_are_shown_as_text_and_put_away_with_escape(
    window: Window, preview: Preview
) -> None:
    window.open(preview.address + PAGE)
    preview.save(storm("All is calm.", date='"<img src=x onerror=hit=1>"'))
    window.until(lambda: "<img src=x onerror=hit=1>" in window.run(FAULTS), "the fault as text")
    assert window.run("return window.hit") is None

    window.press(Keys.ESCAPE)
    assert window.run(FAULTS) == ""


def test_the_preview_keeps_to_the_policy_of_the_pages(window: Window, preview: Preview) -> None:
    window.open(preview.address + PAGE)
    preview.save(storm("All is calm.", date="yesterday-ish"))
    window.until(lambda: window.run(FAULTS), "the fault")

    assert window.console() == []
    assert "reload.js" not in (preview.root / "output" / PAGE / "index.html").read_text("utf-8")


def test_an_article_leads_to_the_account_of_its_summary(window: Window, preview: Preview) -> None:
    window.open(preview.address + PAGE)
    window.driver.find_element("link text", "Why these sentences?").click()

    assert window.text("h1") == "Why these sentences?"
    assert window.text(".of") == "Storm over Java"
    assert window.run("return document.querySelectorAll('.sentences > .taken').length") == 3
    for scheme, width in FACES:
        window.emulate(prefers_color_scheme=scheme)
        window.resize(width)
        assert window.run("return document.documentElement.scrollWidth <= innerWidth")
        window.run(axe())
        assert audit(window) == []
    window.driver.find_element("link text", "Back to the article").click()
    window.run(axe())
    assert audit(window) == []


def test_the_account_follows_the_typing(window: Window, preview: Preview) -> None:
    window.open(f"{preview.address}__digest/explain/{PAGE}")
    preview.save(storm("A storm has taken the roofs off nine houses in the old town."))

    window.until(lambda: "the roofs off nine houses" in window.text(".sentences"), "the new text")
