"""Faults in what an engine takes for unchanged, and in how it publishes."""

from digest.desk import publishing
from digest.engine import survey
from digest.engine.last import LastBuild
from digest.engine.publish import Publication
from digest.engine.published import Published
from digest.engine.walk import walk
from digest.model import Show
from tests.law import planting
from tests.law.bench import (
    PAPER,
    Bench,
    article,
    change_unseen,
    configure,
    delete,
    nothing,
    order,
    restyle,
    spoil,
    wait_until,
)
from tests.law.fault import EDITED, Fault
from tests.law.planting import put

SCHEDULED = wait_until("2023-11-10T00:00:00+00:00")
EARLIER = wait_until("2023-09-20T00:00:00+00:00")


def turn(bench: Bench) -> None:
    """Change letters of a published file in its place."""
    file = bench.root / "output" / "2023/07/02/july/index.html"
    file.write_bytes(file.read_bytes().swapcase())


FAULTS = (
    # What a build that finds nothing new depends on
    Fault(
        "nobody asks until when a build holds",
        put(LastBuild, "holds", lambda last, mark, moment: bool(mark) and last.mark == mark),
        (nothing, SCHEDULED),
    ),
    Fault(
        "nobody asks since when a build holds",
        put(
            LastBuild,
            "holds",
            lambda last, mark, moment: (
                last.mark == mark and (last.until is None or moment < last.until)
            ),
        ),
        (nothing, EARLIER),
    ),
    Fault(
        "nobody looks at the output",
        put(Publication, "intact", lambda self, name="": Published(len(self._known), (), ())),
        (nothing, spoil("july.html", b""), spoil("2023/07/02/july/index.html", b"")),
    ),
    Fault(
        "a build does not know its base_url",
        planting.orders_without("base_url", ""),
        (nothing, order(base_url="https://other.example/")),
    ),
    Fault(
        "a build does not know what it shows",
        planting.orders_without("show", Show()),
        (nothing, order(show=Show(future=True))),
    ),
    Fault(
        "a build does not know its moment",
        planting.orders_without("as_of", ""),
        (order(as_of="2023-11-01"), order(as_of="2023-09-20")),
    ),
    Fault(
        "a build does not know that it is strict",
        planting.orders_without("strict", False),
        (nothing, order(strict=True)),
        (*PAPER, article("x.md", "2023-09-14", titel="slip")),
    ),
    Fault(
        "a build does not know the settings",
        put(survey, "_settings", lambda root: ()),
        (nothing, configure(title="Other")),
    ),
    Fault(
        "a build does not know the themes",
        put(
            survey,
            "walk",
            lambda root, folder, faults, walk=walk: (
                [] if folder == "themes" else walk(root, folder, faults)
            ),
        ),
        (nothing, restyle("base.html", "<!-- other -->")),
    ),
    Fault(
        "what was told is not told again",
        put(
            publishing,
            "LastBuild",
            lambda mark, since, until, tally, notices: LastBuild(mark, since, until, tally, ()),
        ),
        (nothing, nothing),
        (*PAPER, article("x.md", "2023-09-14", titel="slip")),
    ),
    # What is published
    Fault("files that nobody wants stay", planting.keeps_stale_files, (delete("content/july.md"),)),
    Fault(
        "a file stands if it is recorded",
        planting.believes_its_records,
        (spoil("2023/07/02/july/index.html", b""), EDITED),
    ),
    Fault(
        "a file of the right length is the right file",
        planting.believes_sizes,
        (change_unseen("content/july.md"),),
    ),
    Fault(
        "files changed by hand are known by their length",
        planting.does_not_look_at_times,
        (turn, EDITED),
    ),
)
