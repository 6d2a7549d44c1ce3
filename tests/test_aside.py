"""What is done aside comes back as if it had been done here, or not at all."""

import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from digest.engine import aside as module
from digest.engine.aside import Aside
from digest.engine.workers import LEAST
from digest.site.codes import compile_all
from digest.site.compiled import Compiled
from digest.site.pages import HomePage
from digest.site.render import Renderer
from digest.site.templates import Templates
from digest.site.theme import Layer, Template, Theme
from digest.site.words import Words
from tests.project import Project
from tests.site_factories import broadsheet, masthead, page, paper, words
from tests.site_factories import days as days_of

posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="asks for a copy of the process")


@pytest.fixture
def aside(monkeypatch: pytest.MonkeyPatch) -> Iterator[Aside]:
    """Whatever threads other tests have left."""
    monkeypatch.setattr(module, "_can_copy", lambda: True)
    own = Aside(2)
    yield own
    own.close()


@posix
def test_what_is_done_aside_comes_back(aside: Aside) -> None:
    items = [("a", 1), b"bytes", ("long " * 100_000,), compile("1 + 1", "x", "eval")]

    assert list(aside.begin(lambda: items)) == items


@posix
def test_it_is_done_by_another_process(aside: Aside) -> None:
    (other,) = aside.begin(lambda: [os.getpid()])

    assert other != os.getpid()


@posix
def test_who_asks_for_no_more_ends_it(aside: Aside) -> None:
    def work() -> Iterator[int]:
        yield os.getpid()
        time.sleep(60)

    coming = aside.begin(work)
    compiled = Compiled(coming)
    other = next(coming)
    compiled.enough()

    with pytest.raises(ProcessLookupError):
        os.kill(other, 0)
    assert list(coming) == []


@posix
def test_each_item_comes_as_soon_as_it_is_there(aside: Aside) -> None:
    def work() -> Iterator[int]:
        yield 1
        time.sleep(60)
        yield 2

    assert next(aside.begin(work)) == 1


@posix
def test_of_one_that_fails_comes_what_was_done_and_no_word(
    aside: Aside, capfd: pytest.CaptureFixture[str]
) -> None:
    def work() -> Iterator[int]:
        yield 1
        raise ValueError("of no matter here")

    assert list(aside.begin(work)) == [1]
    assert capfd.readouterr() == ("", "")


@posix
def test_of_one_that_is_killed_comes_what_was_done(aside: Aside) -> None:
    def work() -> Iterator[Any]:
        yield os.getpid()
        time.sleep(60)

    items = aside.begin(work)
    os.kill(next(items), signal.SIGKILL)
    assert list(items) == []


@posix
def test_what_is_still_done_ends_with_us(aside: Aside) -> None:
    def work() -> Iterator[int]:
        yield os.getpid()
        time.sleep(60)

    copy = next(aside.begin(work))
    aside.close()

    with pytest.raises(ProcessLookupError):
        os.kill(copy, 0)


@posix
def test_who_does_not_listen_yet_keeps_nobody_waiting(aside: Aside, tmp_path: Path) -> None:
    """A pipe holds some sixty kilobytes."""
    done = tmp_path / "done"

    def work() -> Iterator[str]:
        yield from ("long " * 100_000 for _ in range(5))
        done.touch()

    items = aside.begin(work)
    limit = time.monotonic() + 30
    while not done.exists():
        assert time.monotonic() < limit, "it waits for us"
        time.sleep(0.01)
    assert [len(item) for item in items] == [500_000] * 5


@posix
def test_a_copy_holds_none_of_our_pipes(aside: Aside) -> None:
    """Others end when what we write to them ends: the process that workers are copies of."""
    reading, writing = os.pipe()
    items = aside.begin(lambda: iter(("begun", "long " * 1_000_000)))
    assert next(items) == "begun"
    os.close(writing)

    with open(reading, "rb") as ended:
        assert select.select([ended], [], [], 30)[0], "somebody could still write"
        assert ended.read() == b""


@posix
def test_a_large_paper_is_built_at_once_by_processes_that_all_end(tmp_path: Path) -> None:
    """Workers, and copies of which nobody asks all that they have done."""
    project = Project(tmp_path)
    for number in range(LEAST + 10):
        day = f"2023-09-{number % 28 + 1:02}"
        text = f"---\ntitle: Nr {number}\ndate: {day}\n---\n\nText {number}.\n"
        project.write(f"content/{number}.md", text)
    command = (sys.executable, "-m", "digest", "-C", str(project.root), "build", "-j", "2")

    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{LEAST + 10} articles")


@posix
def test_a_fault_in_a_large_paper_is_told_in_a_line_and_no_more(tmp_path: Path) -> None:
    """Workers are on their way when it is found."""
    project = Project(tmp_path)
    for number in range(LEAST + 10):
        project.write(f"content/{number}.md", f"---\ntitle: {number}\ndate: 2023-09-14\n---\nA.\n")
    project.write("themes/mine/theme.yaml", "extends: broadsheet\n")
    project.write("themes/mine/templates/week.html", "{% if %}\n")
    project.write("site.yaml", "theme: mine\n")
    command = (sys.executable, "-m", "digest", "-C", str(project.root), "build", "-j", "2")

    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == [
        "themes/mine/templates/week.html",
        "1 fault; nothing was published",
    ]


@posix
def test_what_nobody_asks_for_ends_with_us(aside: Aside) -> None:
    aside.begin(lambda: ["long " * 1_000_000])
    (copy,) = aside._copies
    aside.close()

    with pytest.raises(ChildProcessError):
        os.waitpid(copy, os.WNOHANG)


def test_beside_other_threads_nothing_is_done() -> None:
    """A copy would hold their locks, and not them."""
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert list(Aside(2).begin(lambda: [1])) == []
    finally:
        stop.set()
        other.join()


def test_where_one_process_may_work_nothing_is_done() -> None:
    assert list(Aside(1).begin(lambda: [1])) == []


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="counts what /proc tells")
def test_no_file_stays_open(aside: Aside) -> None:
    before = os.listdir("/proc/self/fd")
    for _ in range(20):
        list(aside.begin(lambda: [1, 2]))

    assert len(os.listdir("/proc/self/fd")) == len(before)


HOME = page(paper(*days_of(3)), "/", HomePage)


def test_a_page_is_the_same_whoever_compiled_its_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = list(chain.from_iterable(compile_all(broadsheet())))
    plain = Renderer(broadsheet(), masthead(), words(), str).render(HOME)
    monkeypatch.setattr(Templates, "_generate", None)  # nothing is compiled any more

    handed = Renderer(broadsheet(), masthead(), words(), str, Compiled(codes))
    assert handed.render(HOME) == plain


def test_what_a_language_writes_otherwise_is_no_part_of_the_code() -> None:
    template = Template("home.html", "{{ 1234567 | number }}", "x/home.html")
    theme = Theme((Layer("x", (template,), (), ()),))

    for codes in (Compiled(()), Compiled(chain.from_iterable(compile_all(theme)))):
        made = Renderer(theme, masthead(), Words("de", ()), str, codes).render(HOME)
        assert made == b"1.234.567"


def test_code_that_does_not_come_is_made_here() -> None:
    some = next(compile_all(broadsheet()))[:2]
    plain = Renderer(broadsheet(), masthead(), words(), str).render(HOME)

    assert Renderer(broadsheet(), masthead(), words(), str, Compiled(some)).render(HOME) == plain


def test_code_of_another_text_is_not_taken() -> None:
    one = Theme((Layer("x", (Template("home.html", "one", "x/home.html"),), (), ()),))
    two = Theme((Layer("x", (Template("home.html", "two", "x/home.html"),), (), ()),))
    codes = Compiled(chain.from_iterable(compile_all(one)))

    assert Renderer(two, masthead(), words(), str, codes).render(HOME) == b"two"


def test_a_template_at_fault_is_left_to_those_who_tell_of_it() -> None:
    texts = (Template("a.html", "{% if %}", "x/a.html"), Template("b.html", "b", "x/b.html"))

    theme = Theme((Layer("x", texts, (), ()),))
    assert len(list(chain.from_iterable(compile_all(theme)))) == 1
