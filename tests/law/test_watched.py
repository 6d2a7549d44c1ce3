"""Promises of a preview's lookout: told of what has changed, it finds what a full look finds."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.desk.orders import Orders
from digest.desk.publishing import make_and_publish
from digest.engine import lookout, seen, untouched
from digest.engine.engine import Engine
from digest.engine.ledger import Ledger
from digest.engine.lookout import Lookout, Watched
from digest.errors import DigestError
from digest.model import Content
from tests.law.clock import A_WHILE, later
from tests.law.paper import Paper
from tests.law.witness import Witness

STORM, NEW = "content/storm.md", "content/new.md"
ORDERS = Orders(at=datetime(2023, 11, 1, tzinfo=UTC), jobs=1)


def text(body: str, slug: str = "") -> bytes:
    named = f"slug: {slug}\n" if slug else ""
    return f"---\ntitle: S\ndate: 2023-09-14\n{named}---\n\n{body}\n".encode()


Deed = Callable[[Paper], object]

DEEDS: dict[str, Deed] = {
    "edit": lambda paper: paper.write(STORM, text("Another text.")),
    "edit unseen": lambda paper: paper.change_unseen(STORM),
    "edit another": lambda paper: paper.write("content/days/2023-09-14.md", b"A note.\n"),
    "save the same": lambda paper: paper.write(STORM, text("Text.")),
    "add": lambda paper: paper.write(NEW, text("New.", "new")),
    "delete": lambda paper: paper.delete(NEW),
    "move": lambda paper: paper.move(NEW, "content/2023/moved.md"),
    "link": lambda paper: paper.link(NEW, STORM),
    "picture": lambda paper: paper.write("content/a.svg", b"<svg xmlns='x'/>"),
    "settings": lambda paper: paper.write("site.yaml", b"title: Other\n"),
    "theme": lambda paper: paper.write("themes/own/static/a.css", b"p {}"),
}


def project(root: Path) -> Paper:
    paper = Paper(root)
    paper.write(STORM, text("Text."))
    paper.write("site.yaml", b"title: Paper\n")
    return paper


def looked(look: Lookout, root: Path, ledger: Ledger) -> tuple[str, Content]:
    """Everything's mark, and all sources and assets by theirs."""
    found = look.survey(str(root), ledger)
    return found.mark, look.content(found, ledger)[0]


def told(content: Content) -> tuple[object, ...]:
    return [(s.path, s.mark, s.data) for s in content.sources], content.assets


@given(st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.booleans()), max_size=6))
@settings(max_examples=60)
def test_what_is_noticed_is_enough(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, bool]]
) -> None:
    root = tmp_path_factory.mktemp("watched")
    paper, watched, ledger = project(root), Watched(), Ledger(time.time_ns())
    witness = Witness(root)
    looked(watched, root, ledger)
    for deed, rested in deeds:
        DEEDS[deed](paper)
        now = time.time_ns() + A_WHILE * rested
        ledger = Ledger(now, ledger.entries, ledger.sizes)
        watched.notice(witness.noticed())
        mark, content = looked(watched, root, ledger)
        other, whole = looked(Lookout(), root, Ledger(time.time_ns()))
        assert mark == other
        assert told(content) == told(whole)


@pytest.fixture
def paper(folder: Path) -> Paper:
    return project(folder)


def previewed(engine: Engine, watched: Watched, noticed: list[Path] | None) -> tuple[str, ...]:
    """The paths that a build of a preview has written."""
    watched.notice(None if noticed is None else frozenset(map(str, noticed)))
    with later(A_WHILE):
        done = make_and_publish(engine.root, ORDERS, engine, lookout=watched)
    return done.published.written


def test_an_edit_looks_at_nothing_but_its_text(
    folder: Path, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Engine(folder, 1) as engine:
        watched = Watched()
        previewed(engine, watched, None)
        paper.write(STORM, text("One."))
        previewed(engine, watched, [folder / STORM])  # after which both trees are known
        monkeypatch.setattr(lookout, "survey", lambda *words: pytest.fail("all was looked at"))
        monkeypatch.setattr(
            untouched.Untouched, "_fits", lambda *words: pytest.fail("the output was looked at")
        )
        paper.write(STORM, text("Two."))
        assert "2023/09/14/storm/index.html" in previewed(engine, watched, [folder / STORM])
    assert b"Two." in (folder / "output/2023/09/14/storm/index.html").read_bytes()


def test_what_a_watch_has_missed_is_mended_by_the_next_full_look(
    folder: Path, paper: Paper
) -> None:
    page = folder / "output/2023/09/14/storm/index.html"
    with Engine(folder, 1) as engine:
        watched = Watched()
        previewed(engine, watched, None)
        for body in ("One.", "Two."):
            paper.write(STORM, text(body))
            previewed(engine, watched, [folder / STORM])
        page.write_text("by hand")
        paper.write(NEW, text("New.", "new"))
        assert previewed(engine, watched, []) == ()
        assert "2023/09/14/new/index.html" in previewed(engine, watched, None)
    assert b"Two." in page.read_bytes()


def test_what_was_noticed_waits_for_the_next_look(folder: Path, paper: Paper) -> None:
    watched, ledger = Watched(), Ledger(time.time_ns())
    looked(watched, folder, ledger)
    paper.write(STORM, text("One."))
    watched.notice(frozenset([str(folder / STORM)]))  # of a build that never came to look
    watched.notice(frozenset())
    ledger = Ledger(time.time_ns() + A_WHILE, ledger.entries, ledger.sizes)

    mark, _ = looked(watched, folder, ledger)

    assert watched.trusts
    assert mark == looked(Lookout(), folder, Ledger(time.time_ns()))[0]


def test_a_fault_leaves_the_watch_as_good_as_it_was(folder: Path, paper: Paper) -> None:
    with Engine(folder, 1) as engine:
        watched = Watched()
        previewed(engine, watched, None)
        paper.write(STORM, b"---\ntitle: [\n---\n")
        with pytest.raises(DigestError, match="storm"):
            previewed(engine, watched, [folder / STORM])
        paper.write(STORM, text("Mended."))
        previewed(engine, watched, [folder / STORM])
    assert b"Mended." in (folder / "output/2023/09/14/storm/index.html").read_bytes()


def test_the_second_build_of_a_preview_gets_all_ready(folder: Path, paper: Paper) -> None:
    with Engine(folder, 1) as engine:
        previewed(engine, Watched(), None)
    with Engine(folder, 1) as engine:
        watched, known = Watched(), []
        for noticed in (None, None, [folder / STORM], None):
            if noticed:
                paper.write(STORM, text("Another text."))
            previewed(engine, watched, noticed)
            known.append((watched.prepares, watched.trusts))
    assert known == [(False, False), (True, False), (False, True), (False, False)]


def test_the_first_edit_of_a_preview_looks_at_no_output(
    folder: Path, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where the build before it, of an earlier preview, had just made the trees."""
    with Engine(folder, 1) as engine:
        watched = Watched()
        for noticed in (None, [folder / STORM]):
            paper.write(STORM, text(f"Noticed: {noticed}"))
            watched.notice(None if noticed is None else frozenset(map(str, noticed)))
            make_and_publish(folder, ORDERS, engine, lookout=watched)
    with Engine(folder, 1) as engine:
        watched = Watched()
        previewed(engine, watched, None)
        previewed(engine, watched, None)
        for name in ("odd_in", "_is_folder", "_read"):
            monkeypatch.setattr(seen, name, lambda *words: pytest.fail("the output was looked at"))
        paper.write(STORM, text("One."))
        assert previewed(engine, watched, [folder / STORM])


def test_a_template_that_no_page_uses_is_no_matter_of_a_preview(folder: Path, paper: Paper) -> None:
    """Nor are more loops in one another than Python takes."""
    deep = "{% for a in b %}" * 25 + "{% endfor %}" * 25
    paper.write("site.yaml", b"title: Paper\ntheme: own\n")
    paper.write("themes/own/theme.yaml", b"extends: plain\n")
    paper.write("themes/own/templates/unused.html", deep.encode())
    with Engine(folder, 1) as engine:
        previewed(engine, Watched(), None)
    with Engine(folder, 1) as engine:
        watched = Watched()
        previewed(engine, watched, None)
        previewed(engine, watched, None)
        assert watched.prepares
