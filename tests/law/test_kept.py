"""One engine through many builds, as a preview has it: what it holds in memory is never stale."""

from pathlib import Path

import pytest

from digest.engine.engine import Engine
from tests.law.bench import PAPER, Bench, Deed, article, configure, delete, nothing, restyle, save
from tests.law.clock import A_WHILE, later, tick
from tests.law.judge import here
from tests.law.oracle import Oracle

NEWEST = "content/2023/10/newest.md"


def newest(text: str, **keys: str) -> Deed:
    return article("2023/10/newest.md", "2023-10-30", text, **{"summary": "In brief."} | keys)


def old(text: str, **keys: str) -> Deed:
    return article("2023/07/old.md", "2023-07-01", text, **{"summary": "Long ago."} | keys)


# A feed holds the newest article alone, so that others are known to the front by their faces; and
# what is said in brief does not change with the text.
BEGUN: tuple[Deed, ...] = (
    *PAPER,
    configure(feeds="{items: 1}"),
    old("It was long ago."),
    newest("A text of it."),
)


DEEDS: dict[str, Deed] = {
    "nothing": nothing,
    "a body that feeds hold": article("2023/10/newest.md", "2023-10-30", "Another text of it."),
    "a title": article("2023/10/newest.md", "2023-10-30", "Another text of it.", title="Other"),
    "a topic": article("2023/10/newest.md", "2023-10-30", "Another text.", topics="[zoo]"),
    "an old body": old("It is told anew."),
    "an old title": old("It is told anew.", title="Of old"),
    "an article more": article("2023/10/more.md", "2023-10-29", "One more."),
    "an article less": delete("content/2023/10/more.md"),
    "a draft": old("It was long ago.", draft="true"),
    "a fault, and then none": save(NEWEST, b"---\ntitle: N\ndate: never\n---\n\nText.\n"),
    "the same again": article("2023/10/newest.md", "2023-10-30", "Another text of it."),
    "the settings": configure(title="Other"),
    "a template": restyle("base.html", "<!-- other -->"),
    "a page": save("content/pages/about.md", b"---\ntitle: About\n---\n\nWe are others now.\n"),
    "a note": save("content/days/2023-10-30.md", b"A note on the day.\n"),
    "a link": old("[It](/2023/10/newest.md) was long ago."),
    "its target": delete(NEWEST),
    "an old address": old("Long ago.", aliases="[/was/]"),
    "two of one address": article("2023/07/z.md", "2023-07-01", "Long.", slug="old"),
    "one of them": delete("content/2023/07/z.md"),
}


def test_the_law_holds_for_an_engine_that_is_kept(folder: Path, oracle: Oracle) -> None:
    bench = Bench(folder, oracle)
    with Engine(folder, 1) as engine:
        for deed in (*BEGUN, *DEEDS.values()):
            deed(bench)
            with later(A_WHILE):
                bench.judge.hold(bench.orders, here(folder, engine))
            tick(folder)


@pytest.mark.parametrize("words", DEEDS)
def test_it_holds_after_two_deeds(words: str, folder: Path, oracle: Oracle) -> None:
    """What was forgotten by one is not remembered by the next."""
    bench = Bench(folder, oracle)
    for deed in BEGUN:
        deed(bench)
    if "less" in words or "one of" in words or "target" in words:
        DEEDS["an article more"](bench)
        article("2023/07/z.md", "2023-07-02", "Long.")(bench)
    with Engine(folder, 1) as engine:
        again = (DEEDS["a body that feeds hold"], DEEDS["an old title"], DEEDS["the settings"])
        for deed in (nothing, DEEDS[words], *again):
            deed(bench)
            with later(A_WHILE):
                bench.judge.hold(bench.orders, here(folder, engine))
            tick(folder)


def test_it_holds_where_moments_stand_and_their_zone_does_not(folder: Path, oracle: Oracle) -> None:
    """Two cards of one instant are equal, and of two days."""
    bench = Bench(folder, oracle)
    late = article("2023/09/late.md", "2023-09-14T22:00:00Z", "Text.")
    with Engine(folder, 1) as engine:
        for deed in (late, configure(timezone="Asia/Tokyo"), configure(timezone="UTC")):
            deed(bench)
            with later(A_WHILE):
                bench.judge.hold(bench.orders, here(folder, engine))
            tick(folder)
