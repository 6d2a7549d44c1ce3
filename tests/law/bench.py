"""Short histories written by hand: a paper, then what is done to it, each deed before a build."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from digest.desk.orders import Orders
from tests.law.clock import A_WHILE, later, tick
from tests.law.judge import Judge, here
from tests.law.oracle import Answer, Oracle
from tests.law.paper import Paper
from tests.law.texts import PIXEL

MOMENT = "2023-11-01T00:00:00+00:00"
WORDS = "Rocket engine exploded above Canaveral harbour"


class Bench:
    """A paper, and the orders of its next build; every build is held against the law."""

    def __init__(self, root: Path, oracle: Oracle) -> None:
        self.root = root
        self.paper = Paper(root)
        self.judge = Judge(root, oracle)
        self.orders = Orders(at=datetime.fromisoformat(MOMENT), jobs=1)

    def build(self) -> Answer:
        """With an engine for this build alone, of files that have rested."""
        with later(A_WHILE):
            answer = self.judge.hold(self.orders, here(self.root))
        tick(self.root)
        return answer


Deed = Callable[[Bench], object]


def play(bench: Bench, given: Iterable[Deed], deeds: Iterable[Deed]) -> None:
    """Build what is given, then again after each deed; raises where the law does not hold then."""
    for deed in given:
        deed(bench)
    with later(A_WHILE):
        here(bench.root)(bench.orders)
    tick(bench.root)
    for deed in deeds:
        deed(bench)
        bench.build()


def article(path: str, date: str, body: str = "Some text of it.", **keys: str) -> Deed:
    """Save an article; keys are those of its front matter."""
    matter = {"title": Path(path).stem, "date": date, "lang": "en"} | keys
    lines = "".join(f"{key}: {value}\n" for key, value in matter.items())
    return save(f"content/{path}", f"---\n{lines}---\n\n{body}\n".encode())


def save(path: str, data: bytes) -> Deed:
    return lambda bench: bench.paper.write(path, data)


def delete(path: str) -> Deed:
    return lambda bench: (bench.root / path).unlink()


def change_unseen(path: str) -> Deed:
    return lambda bench: bench.paper.change_unseen(path)


def configure(**settings: str) -> Deed:
    def deed(bench: Bench) -> None:
        bench.paper.settings |= settings
        bench.paper.settle()

    return deed


def restyle(name: str, text: str) -> Deed:
    return lambda bench: bench.paper.restyle(name, text)


def order(**asked: Any) -> Deed:
    """What else is asked of the builds from now on."""

    def deed(bench: Bench) -> None:
        from msgspec.structs import replace

        bench.orders = replace(bench.orders, **asked)

    return deed


def wait_until(moment: str) -> Deed:
    return order(at=datetime.fromisoformat(moment))


def nothing(_: Bench) -> None:
    """Only build again."""


def spoil(path: str, data: bytes) -> Deed:
    """Change a published file by hand; no bytes delete it."""

    def deed(bench: Bench) -> None:
        with suppress(FileNotFoundError):
            (bench.root / "output" / path).unlink()
        if data:
            bench.paper.write(f"output/{path}", data)

    return deed


PAPER: tuple[Deed, ...] = (
    article("july.md", "2023-07-02"),
    article("storm.md", "2023-09-14", title=f"{WORDS} again", topics="space"),
    article("harbour.md", "2023-09-14T08:30:00Z", "![pad](/pad.png)", topics="money"),
    article("october.md", "2023-10-01", title=f"{WORDS} today", topics="money"),
    article("later.md", "2023-11-09T09:00:00Z"),
    save("content/pages/about.md", b"---\ntitle: About\n---\n\nWho we are.\n"),
    save("content/days/2023-09-14.md", b"---\ntitle: Note\n---\n\nA quiet day.\n"),
    save("content/pad.png", PIXEL),
    save("static/ads.txt", b"nothing\n"),
)
