"""Promises about a cluster, on a real scheduler with two worker processes on this machine."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Thread, enumerate
from time import sleep
from typing import Any

import pytest

from digest.engine.cluster import Cluster, connect
from digest.engine.ledger import Ledger
from digest.engine.name import engine_name
from digest.engine.workers import Workers
from digest.errors import DigestError
from tests.project import Project, begun

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None,
        silence_logs=60,
    ) as cluster:  # fmt: skip
        yield cluster


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """So many articles that a cluster is worth while, in several months."""
    monkeypatch.setattr("digest.engine.produce.MANY", 100)
    project = begun(tmp_path / "paper")
    for number in range(600):
        day = f"2023-{1 + number % 9:02}-{1 + number % 28:02}"
        project.article(f"content/{number}.md", title=f"Nr {number}", date=day)
    return project


def slow(seconds: float) -> int:
    sleep(seconds)
    return os.getpid()


def test_a_cluster_makes_the_same_site(paper: Project, scheduler: Any) -> None:
    here = paper.build("-j", "1", "-o", str(paper.root / "here"))
    there = paper.build("--clean", "--cluster", scheduler.scheduler_address)

    assert (here.code, there.code) == (0, 0), there.err
    assert paper.tree() == paper.tree("here")


def test_a_worker_that_is_killed_in_the_middle_costs_time_alone(
    paper: Project, scheduler: Any
) -> None:
    def kill() -> None:
        sleep(0.3)
        victim = next(iter(scheduler.workers.values())).pid
        os.kill(victim, signal.SIGKILL)

    Thread(target=kill, daemon=True).start()
    there = paper.build("--cluster", scheduler.scheduler_address)

    assert there.code == 0, there.err
    assert paper.build("-j", "1", "--clean", "-o", str(paper.root / "here")).code == 0
    assert paper.tree() == paper.tree("here")


def test_tasks_are_done_by_other_processes(scheduler: Any) -> None:
    cluster = connect(scheduler.scheduler_address, engine_name(Ledger(0)))
    with Workers(cluster.workers, lambda _: cluster) as workers:
        found = set(workers.map(slow, [0.1] * 6))

    assert found
    assert os.getpid() not in found


def test_a_worker_of_another_engine_is_refused(scheduler: Any) -> None:
    cluster: Cluster = connect(scheduler.scheduler_address, "0" * 32)
    with (
        Workers(cluster.workers, lambda _: cluster) as workers,
        pytest.raises(DigestError, match="another engine"),
    ):
        list(workers.map(slow, [0.0]))


def test_where_no_scheduler_answers_that_is_one_line(paper: Project) -> None:
    before = set(enumerate())
    result = paper.build("--cluster", "tcp://127.0.0.1:9")

    assert result.code == 1
    assert result.err.startswith("--cluster: no scheduler answers at tcp://127.0.0.1:9")
    assert len(result.err.splitlines()) == 2
    assert not paper.output.exists()
    assert set(enumerate()) <= before, "something goes on calling"
