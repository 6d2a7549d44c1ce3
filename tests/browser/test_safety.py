"""Articles from strangers run nothing and call nobody, even where no policy guards the page."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Show
from tests.browser.papers import SETTINGS, publish, write
from tests.browser.window import Window

pytestmark = pytest.mark.browser

HIT = "(window.hit=window.hit||[]).push({n})"
OUT = "https://elsewhere.example"

# Each sets a mark or calls another host, if a browser is given it as it is.
KINDS = tuple(
    kind.replace("HIT", HIT.format(n=number)).replace("OUT", OUT)
    for number, kind in enumerate(
        (
            "<script>HIT</script>",
            "<scr<script></script>ipt>HIT</scr<script></script>ipt>",
            "<img src=x onerror=HIT>",
            "<IMG SRC=x OnError\t=\tHIT>",
            '<img/src="x"/onerror=HIT>',
            '<img src="OUT/pixel.gif" srcset="OUT/pixel2.gif 2x" alt="">',
            "<svg onload=HIT></svg>",
            "<svg><script>HIT</script></svg>",
            "<svg><animate onbegin=HIT attributeName=x dur=1s></svg>",
            '<svg><a xlink:href="javascript:HIT"><text y="20">click</text></a></svg>',
            "<math><mtext><table><mglyph><style><!--</style>"
            '<img title="--><img src=x onerror=HIT>">',
            '<noscript><p title="</noscript><img src=x onerror=HIT>"></noscript>',
            '<iframe src="javascript:parent.eval(`HIT`)"></iframe>',
            '<iframe srcdoc="<script>parent.eval(`HIT`)</script>"></iframe>',
            '<object data="OUT/film.swf"></object><embed src="OUT/film2.swf">',
            "<video><source onerror=HIT></video><audio src=x onerror=HIT></audio>",
            '<video poster="OUT/poster.png"></video>',
            "<details open ontoggle=HIT><summary>more</summary></details>",
            '<a href="javascript:HIT">click</a>',
            '<a href=" java&#10;script&colon;HIT">click</a>',
            '<a href="data:text/html,<script>HIT</script>">click</a>',
            "[click](javascript:HIT) and <javascript:HIT>",
            '<form action="javascript:HIT"><button>click</button></form>',
            "<input autofocus onfocus=HIT><select autofocus onfocus=HIT></select>",
            "<p tabindex=1 autofocus onfocus=HIT id=main>focus</p>",
            "<body onload=HIT onpageshow=HIT>",
            "<style>@keyframes x{}</style><p style=animation-name:x onanimationstart=HIT>run</p>",
            "<style>@import 'OUT/style.css'; * { background: url(OUT/ground.png) }</style>",
            '<p style="background: url(OUT/paragraph.png)">styled</p>',
            '<link rel="stylesheet" href="OUT/linked.css">',
            "<link rel=preload as=image href=OUT/i.png><link rel=prefetch href=OUT/next>",
            '<base href="OUT/"><meta http-equiv="refresh" content="0; url=OUT/">',
            "<xmp><img src=x onerror=HIT></xmp><plaintext><img src=x onerror=HIT>",
        )
    )
)

EVIL = '</title></script><script>(window.hit=window.hit||[]).push("matter")</script>'
HOSTILE = f"""\
---
title: '{EVIL}'
date: 2023-09-14
authors: ['{EVIL}']
tags: ['{EVIL}']
credit: '{EVIL}'
note: '{EVIL}<img src=x onerror=(window.hit=[0])>'
source: {{name: '{EVIL}', author: '{EVIL}'}}
---

The first paragraph is harmless, and long enough for the summary of this article to be made of it.

{{text}}
"""
CLICK_ALL = """
const able = [...document.querySelectorAll("main a, main button, main summary")].filter((each) =>
  !each.protocol?.startsWith("http"));
const click = {bubbles: true, cancelable: true};
able.forEach((each) => each.dispatchEvent(new MouseEvent("click", click)));
return [...document.links].map((link) => link.protocol);
"""


@pytest.fixture(scope="module")
def bare(show: Show, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the hostile article without its policy."""
    text = HOSTILE.replace("{text}", "\n\n".join((*KINDS, "<script>alert(1)</script>")))
    root = write(
        tmp_path_factory.mktemp("hostile"), {"site.yaml": SETTINGS, "content/hostile.md": text}
    )
    output = publish(root)
    for page in output.rglob("*.html"):
        lines = page.read_text("utf-8").splitlines()
        kept = [line.partition("<meta http-equiv=")[0] for line in lines]
        page.write_text("\n".join(kept), "utf-8")
    return show(output)


def asked_of_others(window: Window) -> set[str]:
    """The hosts other than this machine that the window asked for something."""
    sent = window.events("Network.requestWillBeSent")
    hosts = {urlsplit(event["params"]["request"]["url"]).hostname for event in sent}
    return {host for host in hosts if host and host != "127.0.0.1"}


@pytest.mark.parametrize("address", ["/2023/09/14/hostile/", "/2023/09/14/", "/"])
def test_an_article_full_of_tricks_does_nothing(window: Window, bare: str, address: str) -> None:
    window.open(bare + address)
    protocols = window.run(CLICK_ALL)

    assert "Content-Security-Policy" not in window.driver.page_source
    assert window.run("return document.body.innerText.includes('harmless')")
    window.driver.execute_async_script("setTimeout(arguments[0], 200)")
    assert window.run("return window.hit") is None
    assert not list(window.events("Page.javascriptDialogOpening"))
    assert len(window.driver.window_handles) == 1
    assert set(protocols) <= {"http:", "https:"}
    assert window.driver.current_url.startswith(bare)


def test_an_article_full_of_tricks_calls_nobody(window: Window, bare: str) -> None:
    window.open(f"{bare}/2023/09/14/hostile/")
    window.driver.execute_async_script("setTimeout(arguments[0], 200)")

    assert asked_of_others(window) == set()


def test_the_tricks_work_where_nobody_cleans(window: Window, show: Show, tmp_path: Path) -> None:
    head = "<!doctype html><meta charset=utf-8><title>x</title>"
    for number, kind in enumerate(KINDS):
        (tmp_path / f"{number}.html").write_text(head + kind, "utf-8")
    address = show(tmp_path)
    worked = set()
    for number in range(len(KINDS)):
        window.driver.get(f"{address}/{number}.html")
        window.run(CLICK_ALL.replace("main ", ""))
        window.driver.execute_async_script("setTimeout(arguments[0], 20)")
        if window.run("return window.hit") or asked_of_others(window):
            worked.add(number)

    assert len(worked) >= 24  # the others are made for cleaners, or need Markdown
