"""Faults in what an engine remembers of sources and files."""

import pytest

from digest.engine import store
from tests.law import planting
from tests.law.bench import (
    PAPER,
    WORDS,
    Bench,
    article,
    change_unseen,
    configure,
    nothing,
)
from tests.law.damage import swap_rows
from tests.law.fault import EDITED, Fault
from tests.law.planting import key_without, put


def spoil_bodies(bench: Bench) -> None:
    """Rows of bodies that are whole, and not what their names say."""
    from digest.engine.store import Store

    kept = Store(bench.root / ".digest-cache" / "memo.sqlite")
    for other in ("again and again.", "Some text of it."):
        kept.save("bodies", [(body, f"<p>{other}</p>".encode()) for body in bodies_of(bench)])
    kept.close()


def bodies_of(bench: Bench) -> list[str]:
    from digest.desk.orders import Orders
    from digest.desk.project import make

    built, _ = make(bench.root, Orders(at=bench.orders.at))
    return [built.release.whole[card.path].body for card in built.articles]


def exchange_rows(bench: Bench) -> None:
    for place in range(5):
        swap_rows(bench.root / ".digest-cache" / "memo.sqlite", place, with_seals=False)


def edit_during_the_build(bench: Bench) -> None:
    """A file changes after it was looked at and before it is read, and is put back later."""
    from digest.engine import lookout

    place = bench.root / "content" / "new.md"
    before = b"---\ntitle: New\ndate: 2023-09-20\n---\n\nWhat was written.\n"
    bench.paper.write("content/new.md", before)
    whole, count = vars(lookout)["content_of"], [0]

    def content_of(*words: object) -> object:
        found = whole(*words)
        count[0] += 1
        if count[0] == 1:
            place.write_bytes(before.replace(b"was", b"may be"))
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookout, "content_of", content_of)
        bench.build()
    place.write_bytes(before)


FAULTS = (
    # What is remembered of sources
    Fault(
        "keys of articles leave out the settings",
        key_without("file_source", 2),
        (configure(timezone="Pacific/Auckland"), nothing),
    ),
    Fault(
        "keys of articles leave out the path",
        key_without("file_source", 0),
        (
            article("one/same.md", "2023-09-14", title="Same"),
            article("two/same2.md", "2023-09-14", title="Same"),
        ),
    ),
    Fault(
        "keys of many sources together leave out the settings",
        key_without("pack", 0),
        (configure(timezone="Pacific/Auckland"), nothing),
    ),
    Fault("keys of articles leave out the bytes", key_without("file_source", 1), (EDITED,)),
    Fault(
        "keys of windows leave out their articles",
        key_without("alike_in", 0),
        (article("new.md", "2023-09-14", title=f"{WORDS} again"),),
    ),
    Fault(
        "keys of a day's part of a story leave out its articles",
        key_without("lead", 0),
        (article("b.md", "2023-09-14", story="launch", pin="true"),),
        (
            *PAPER,
            article("a.md", "2023-09-14", story="launch"),
            article("b.md", "2023-09-14", story="launch"),
        ),
    ),
    Fault(
        "rows are not sealed",
        put(store, "_seal", lambda key, value: b"seal"),
        (exchange_rows, EDITED),
    ),
    Fault(
        "bodies are not held against their fingerprints",
        planting.does_not_read_what_it_keeps,
        (spoil_bodies, lambda bench: configure(title="Other")(bench)),
    ),
    Fault(
        "a source may change between two looks",
        planting.reads_what_it_finds,
        (edit_during_the_build, nothing),
    ),
    Fault(
        "a stage reads settings from a variable of its module",
        planting.remembers_the_first_settings,
        (configure(title="Other"),),
    ),
    Fault(
        "the paper laid out last is taken, whatever it was laid out from",
        planting.takes_any_last_answer,
        (configure(title="Other"),),
    ),
    # What is remembered of files
    Fault(
        "the ledger does not look at the time of change",
        planting.ledger_without("changed"),
        (change_unseen("content/july.md"),),
    ),
)
