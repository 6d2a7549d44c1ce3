"""Promises about work on many things at once."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from digest.content.reading import Reading
from digest.engine.engine import Engine
from digest.engine.filing import file_all
from digest.engine.read import MovedError, SourceFile
from digest.engine.workers import AHEAD, Workers, cores
from digest.errors import DigestError, Notice, fault
from digest.model import Source
from tests.project import Project, begun


def twice(value: int) -> int:
    return 2 * value


def refuse(value: int) -> int:
    raise fault("content/a.md", value, "this is wrong", "mend it")


def die_elsewhere(task: tuple[int, int]) -> int:
    """Killed in a worker, as by a system out of memory; done in the process that is named."""
    home, value = task
    if os.getpid() != home:
        os._exit(9)
    return -value


def test_results_come_in_the_order_of_the_tasks() -> None:
    with Workers(2, ThreadPoolExecutor) as workers:
        assert list(workers.map(twice, range(500))) == [2 * n for n in range(500)]


def test_neither_tasks_nor_results_pile_up() -> None:
    taken = 0

    def tasks() -> Iterator[int]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield number

    with Workers(2, ThreadPoolExecutor) as workers:
        for place, _ in enumerate(workers.map(twice, tasks()), 1):
            assert taken <= place + AHEAD * 2


def test_one_job_starts_no_worker() -> None:
    def refused(_: int) -> Executor:
        raise AssertionError("a worker was started")

    with Workers(1, refused) as workers:
        assert list(workers.map(twice, [1, 2, 3])) == [2, 4, 6]


def test_where_no_process_can_be_had_the_work_is_done_here() -> None:
    def refused(_: int) -> Executor:
        raise OSError("no semaphores")

    with Workers(2, refused) as workers:
        assert list(workers.map(twice, range(50))) == [2 * n for n in range(50)]


def test_what_a_killed_worker_leaves_is_done_here() -> None:
    class Broken(ThreadPoolExecutor):
        def submit(self, *args: Any, **kwargs: Any) -> Future[Any]:
            done: Future[Any] = Future()
            done.set_exception(BrokenProcessPool("a worker was killed"))
            return done

    with Workers(2, Broken) as workers:
        assert list(workers.map(twice, range(20))) == [2 * n for n in range(20)]


def test_a_process_that_dies_in_the_middle_costs_time_alone() -> None:
    with Workers(2) as workers:
        tasks = [(os.getpid(), number) for number in range(6)]
        assert list(workers.map(die_elsewhere, tasks)) == [-n for n in range(6)]


def test_a_fault_in_a_worker_is_raised_here_with_all_its_notices() -> None:
    with Workers(2) as workers, pytest.raises(DigestError) as caught:
        list(workers.map(refuse, [7]))

    assert caught.value.notices == (Notice("content/a.md", 7, "this is wrong", "mend it"),)


def test_first_tasks_are_handed_out_before_a_result_is_asked_for() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(9):
            taken.append(number)
            yield number

    with Workers(2, ThreadPoolExecutor) as workers:
        results = workers.map(twice, tasks())
        assert taken
        assert list(results) == [2 * n for n in range(9)]


def test_workers_that_were_made_ready_do_what_others_do() -> None:
    with Workers(2) as workers:
        workers.ready()
        assert list(workers.map(twice, range(9))) == [2 * n for n in range(9)]


def stay(_: int) -> None:
    """Tell who does it, and go on for long."""
    os.write(1, f"{os.getpid()}\n".encode())  # at once, or two would write into one line
    time.sleep(60)


def work_for_long() -> None:
    with Workers(2) as workers:
        list(workers.map(stay, range(2)))


def test_workers_end_with_a_build_that_is_killed() -> None:
    code = "from tests.test_workers import work_for_long as work; work()"
    home = Path(__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=home, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as build:
        assert build.stdout
        numbers = [int(build.stdout.readline()) for _ in range(2)]
        build.kill()
    end = time.monotonic() + 20
    while any(map(runs, numbers)) and time.monotonic() < end:
        time.sleep(0.05)

    assert not any(map(runs, numbers))


def leave_unread(root: str) -> None:
    with Engine(Path(root), 2) as engine:
        engine.workers.ready()
        engine.aside.begin(lambda: ["long " * 1_000_000])


def test_workers_end_while_nobody_reads_what_was_done_aside(tmp_path: Path) -> None:
    code = "import sys; from tests.test_workers import leave_unread; leave_unread(sys.argv[1])"
    home = Path(__file__).parents[1]

    subprocess.run([sys.executable, "-c", code, tmp_path], cwd=home, timeout=60, check=True)


def runs(number: int) -> bool:
    """Whether there is a process of this number, one that has ended and is not told set aside."""
    try:
        return ") Z " not in Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return False


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1


def test_a_source_that_changes_before_a_worker_reads_it_is_told_as_such(tmp_path: Path) -> None:
    file = tmp_path / "storm.md"
    file.write_bytes(b"after")
    source = SourceFile("content/storm.md", str(file), Source("content/storm.md", b"before").mark)

    with Workers(2) as workers, pytest.raises(MovedError):
        list(workers.map(file_all, [((source,), Reading())]))


@pytest.fixture
def paper(tmp_path: Path) -> Project:
    """So many articles that workers are worth while, in several months."""
    project = begun(tmp_path / "paper")
    for number in range(400):
        month, day = 1 + number % 9, 1 + number % 28
        project.article(
            f"content/{number}.md", title=f"Nr {number}", date=f"2023-{month:02}-{day:02}"
        )
    return project


def test_one_process_and_many_make_the_same_site(
    paper: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.engine.produce.MANY", 100)

    alone = paper.build("-j", "1", "-o", str(paper.root / "alone"))
    together = paper.build("-j", "2", "--clean")

    assert (alone.code, together.code) == (0, 0), together.err
    assert paper.tree("alone") == paper.tree()


def test_a_few_edits_in_many_months_wake_no_worker(
    paper: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(task: object) -> object:
        raise AssertionError("a worker was asked for pages that stand")

    monkeypatch.setattr("digest.engine.produce.MANY", 100)
    assert paper.build("-j", "1").code == 0
    for number in range(9):
        day = f"2023-{1 + number:02}-{1 + number:02}"
        paper.article(f"content/{number}.md", title=f"Nr {number}", date=day, body="Edited.")
    monkeypatch.setattr("digest.engine.elsewhere.print_volume", refused)

    edited = paper.build("-j", "1")

    assert edited.code == 0, edited.err
    monkeypatch.undo()
    assert paper.build("-j", "1", "-o", str(paper.root / "clean")).code == 0
    assert paper.tree() == paper.tree("clean")
