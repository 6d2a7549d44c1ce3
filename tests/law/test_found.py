"""Histories under which the law did not hold once, as short as they can be told."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from digest.engine import records
from digest.engine.places import places_of
from digest.engine.rollback import rollback
from tests.law.bench import (
    PAPER,
    Bench,
    Deed,
    configure,
    delete,
    nothing,
    play,
    restyle,
    save,
    wait_until,
)
from tests.law.oracle import Oracle


def roll_back(bench: Bench) -> None:
    rollback(bench.root, bench.root / "output", bench.root / ".digest-cache")


def make_a_folder(bench: Bench) -> None:
    (bench.root / "site.yaml").mkdir()


def lose(kind: str) -> Deed:
    """All that is remembered of a kind is lost, and then every page is to be made."""

    def do(bench: Bench) -> None:
        with closing(sqlite3.connect(bench.root / ".digest-cache" / "memo.sqlite")) as base, base:
            base.execute(f"DELETE FROM {kind}")
        configure(title="Other")(bench)

    return do


def lose_bodies_and_err(bench: Bench) -> None:
    lose("bodies")(bench)
    restyle("base.html", "{{ page.nowhere.at_all }}")(bench)


def take_the_record_of_the_other_tree(bench: Bench) -> None:
    memory = bench.root / ".digest-cache"
    spare = records._place(memory, places_of(bench.root / "output").spare)
    records._place(memory, bench.root / "output").write_bytes(spare.read_bytes())
    bench.paper.write(NEW, b"two")


NEW = "themes/plain/static/new.css"
HIDDEN = "themes/plain/static/.well-known/keys.txt"
LATER = wait_until("2023-11-10T00:00:00+00:00")
FOUND: dict[str, tuple[tuple[Deed, ...], tuple[Deed, ...]]] = {
    "a release brought back was made of the same files at another moment": (
        PAPER,
        (LATER, roll_back, nothing),
    ),
    "a theme's file stands in a hidden folder": (
        (*PAPER, save(HIDDEN, b"one")),
        (nothing, save(HIDDEN, b"two")),
    ),
    "a body is lost, and it is a template that asks for it": (PAPER, (lose("bodies"),)),
    "the articles are lost, and their cards are not": (PAPER, (lose("articles"),)),
    "a body is lost, and a template is at fault": (
        PAPER,
        (lose_bodies_and_err, restyle("base.html", "")),
    ),
    "a tree has the record of the other one": (
        PAPER,
        (save(NEW, b"one"), take_the_record_of_the_other_tree),
    ),
    "site.yaml becomes a link that leads nowhere": (
        (delete("site.yaml"), delete("content/storm.md")),
        (nothing, lambda bench: bench.paper.link("site.yaml", "nowhere.yaml")),
    ),
    "site.yaml becomes a folder": (
        (delete("site.yaml"), delete("content/storm.md")),
        (nothing, make_a_folder),
    ),
}


@pytest.mark.parametrize("words", FOUND)
def test_the_law_holds_where_it_once_did_not(words: str, folder: Path, oracle: Oracle) -> None:
    bench = Bench(folder, oracle)
    bench.paper.write("content/storm.md", b"---\ntitle: S\ndate: 2023-09-14\n---\n\nText.\n")
    given, deeds = FOUND[words]

    play(bench, given, deeds)
