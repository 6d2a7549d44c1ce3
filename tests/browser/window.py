"""A browser's window as tests see it: open, look, press, and read what it asked the network for."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any

from selenium.common.exceptions import JavascriptException, WebDriverException
from selenium.webdriver import ActionChains, Chrome

PATIENCE = 20  # seconds; what is waited for takes far less, but a busy machine may stall

WCAG_SPACING = """
const sheet = new CSSStyleSheet();  // the pages' policy lets no style element in
sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
document.adoptedStyleSheets = [sheet];
"""


@dataclass(frozen=True)
class Window:
    """One tab. What is emulated stays until the test ends."""

    driver: Chrome

    def open(self, address: str) -> None:
        """Load a page, and wait until it stands, letters included."""
        self.driver.get(address)
        self.driver.execute_async_script("document.fonts.ready.then(arguments[0])")

    def run(self, script: str, *values: Any) -> Any:
        """What a script returns in the page."""
        return self.driver.execute_script(script, *values)

    def text(self, selector: str = "body") -> str:
        """What can be read in the first element that fits."""
        return str(self.run("return document.querySelector(arguments[0]).innerText", selector))

    def style(self, selector: str, name: str) -> str:
        """A computed property of the first element that fits."""
        script = (
            "return getComputedStyle(document.querySelector(arguments[0]))"
            ".getPropertyValue(arguments[1])"
        )
        return str(self.run(script, selector, name))

    def matches(self, query: str) -> bool:
        """Whether a media query holds, so that what is emulated is known to be."""
        return bool(self.run("return matchMedia(arguments[0]).matches", query))

    def take_the_focus(self) -> None:
        """Be the window that has the focus; one that nobody sees has none of its own everywhere."""
        self.driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})

    def press(self, *keys: str) -> None:
        actions = ActionChains(self.driver, duration=0)
        for key in keys:
            actions.send_keys(key)
        actions.perform()

    def until(self, holds: Callable[[], Any], what: str) -> None:
        """Wait for something; a page that is being replaced just now is asked again."""
        end = monotonic() + PATIENCE
        while monotonic() < end:
            try:
                if holds():
                    return
            except (JavascriptException, WebDriverException):
                pass
            sleep(0.02)
        raise AssertionError(f"waited {PATIENCE} seconds for {what}")

    def resize(self, width: int, height: int = 800) -> None:
        """Make the window so many CSS pixels wide, narrower than a real one can be."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def emulate(self, media: str = "", **features: str) -> None:
        """Media type and features; ``prefers_color_scheme="dark"``. Motion is reduced unless told.

        Without motion a page stands where it was scrolled to at once.
        """
        wanted = {"prefers_reduced_motion": "reduce"} | features
        pairs = [{"name": k.replace("_", "-"), "value": v} for k, v in wanted.items()]
        asked = {"media": media, "features": pairs}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", asked)

    def forget(self) -> None:
        """Come as a new reader, who has no file of any paper yet."""
        self.driver.execute_cdp_cmd("Network.clearBrowserCache", {})

    def allow_scripts(self, allowed: bool) -> None:
        asked = {"value": not allowed}
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", asked)

    def sideways(self) -> int:
        """By how many pixels the page can be scrolled sideways."""
        script = "const e = document.scrollingElement; return e.scrollWidth - e.clientWidth"
        return int(self.run(script))

    def events(self, *methods: str) -> Iterator[dict[str, Any]]:
        """The browser's messages of these kinds since it was last asked."""
        for entry in self.driver.get_log("performance"):  # type: ignore[no-untyped-call]
            message = json.loads(entry["message"])["message"]
            if message["method"] in methods:
                yield message

    def console(self) -> list[str]:
        """Warnings and errors on the console since it was last asked."""
        return [str(e["message"]) for e in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]

    def reset(self) -> None:
        """As it was: nothing emulated, nothing in the logs."""
        self.allow_scripts(True)
        self.emulate()
        self.resize(1280)
        self.driver.get_log("performance")  # type: ignore[no-untyped-call]
        self.driver.get_log("browser")  # type: ignore[no-untyped-call]
