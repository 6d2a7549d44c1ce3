"""One browser for all, and the papers that it looks at.

Without Chromium and its driver these tests are skipped, but not in continuous integration.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from tests.browser.papers import (
    ARABIC,
    ARABIC_SETTINGS,
    INDONESIAN,
    SETTINGS,
    TABLE,
    WIRE,
    publish,
    sample,
    shown,
    write,
)
from tests.browser.window import Window

REFRESH = '<meta http-equiv="refresh"'

Show = Callable[[Path], str]


@pytest.fixture(scope="session")
def programs() -> tuple[str, str]:
    """The paths of Chromium and of its driver."""
    browser, steering = shutil.which("chromium"), shutil.which("chromedriver")
    if not browser or not steering:
        reason = "Chromium and its driver are not installed"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    return browser, steering


@pytest.fixture(scope="session")
def show(programs: tuple[str, str]) -> Iterator[Show]:
    """``show(folder)`` gives the address of the site in a folder.

    It asks for `programs` so that nothing is built where nobody will look at it.
    """
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(shown(folder))


@pytest.fixture(scope="session")
def driver(
    programs: tuple[str, str], show: Show, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Chrome]:
    """Chromium; it asks for `show` so that it ends before the servers do."""
    browser, steering = programs
    profile = tmp_path_factory.mktemp("profile")
    chrome = Chrome(settings_of(browser, profile), Service(steering))
    chrome.set_script_timeout(30)
    yield chrome
    chrome.quit()


def settings_of(browser: str, profile: Path) -> ChromeOptions:
    options = ChromeOptions()
    options.binary_location = browser
    for flag in (
        "headless",
        "disable-gpu",
        "disable-background-networking",
        "disable-component-update",
        "disable-dev-shm-usage",  # it is tiny in containers
        "disable-sync",
        "no-first-run",
        "hide-scrollbars",  # as on telephones: they take no room
        "lang=en-US",
        "host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing gets out
        f"user-data-dir={profile}",
        *(["no-sandbox"] if os.geteuid() == 0 else []),
    ):
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "WARNING"})
    return options


@pytest.fixture
def window(driver: Chrome) -> Window:
    """The window, 1280 pixels wide, in light colours, without motion."""
    view = Window(driver)
    view.reset()
    return view


@pytest.fixture(scope="session")
def paper(show: Show, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the sample paper, without a slash at its end."""
    return show(publish(sample(tmp_path_factory.mktemp("paper"))))


@pytest.fixture(scope="session")
def workshop(show: Show, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A paper with a wide table, an outlet of many articles, and a redirect; ``stay.html`` is the
    redirect that does not go.
    """
    files = {"site.yaml": SETTINGS, "content/wide.md": TABLE} | WIRE
    output = publish(write(tmp_path_factory.mktemp("workshop"), files))
    page = (output / "old" / "table" / "index.html").read_text("utf-8")
    before, _, after = page.partition(REFRESH)
    (output / "stay.html").write_text(before + after.partition(">")[2], "utf-8")
    return show(output)


@pytest.fixture(scope="session")
def blank(show: Show, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A paper whose first article is still to come."""
    return show(publish(write(tmp_path_factory.mktemp("blank"), {"site.yaml": SETTINGS})))


@pytest.fixture(scope="session")
def arabic(show: Show, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A paper in Arabic."""
    files = {"site.yaml": ARABIC_SETTINGS, "content/flood.md": ARABIC}
    return show(publish(write(tmp_path_factory.mktemp("arabic"), files)))


@pytest.fixture(scope="session")
def gallery(paper: str, workshop: str, blank: str) -> dict[str, str]:
    """The address of one page of every template."""
    return {
        "home": f"{paper}/",
        "empty": f"{blank}/",
        "edition": f"{paper}/2023/09/14/",
        "article": f"{paper}{INDONESIAN}",
        "month": f"{paper}/2023/09/",
        "year": f"{paper}/2023/",
        "archive": f"{paper}/archive/",
        "topics": f"{paper}/topics/",
        "topic": f"{paper}/topics/science/",
        "topic_year": f"{paper}/topics/science/2023/",
        "topic_month": f"{paper}/topics/science/2023/10/",
        "week": f"{paper}/2023/w37/",
        "sources": f"{paper}/sources/",
        "source": f"{workshop}/sources/the-wire/",
        "source_year": f"{workshop}/sources/the-wire/2023/",
        "source_month": f"{workshop}/sources/the-wire/2023/08/",
        "languages": f"{paper}/languages/",
        "editions": f"{paper}/editions/",
        "feeds": f"{paper}/feeds/",
        "page": f"{paper}/about/",
        "search": f"{paper}/search/?q=ministers&order=newest",
        "404": f"{paper}/404.html",
        "redirect": f"{workshop}/stay.html",
    }
