"""Promises about a cluster, on a real scheduler with two worker processes on this machine."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from threading import enumerate
from time import sleep
from typing import Any

import pytest

from digest.engine.cluster import Cluster, connect
from digest.engine.ledger import Ledger
from digest.engine.name import engine_name
from digest.engine.workers import Workers
from digest.errors import DigestError
from tests.project import CHECKOUT, Project, begun

pytest.importorskip("distributed")


# In a process of its own: what Dask leaves running goes on calling for a while, and draws from the
# random state that other tests count on.
RUN = """\
import json, sys
from distributed import LocalCluster
if __name__ == "__main__":
    options = {"host": "127.0.0.1", "dashboard_address": None, "silence_logs": 60}
    with LocalCluster(n_workers=2, threads_per_worker=1, **options) as cluster:
        workers = [worker.pid for worker in cluster.workers.values()]
        print(json.dumps([cluster.scheduler_address, workers]), flush=True)
        sys.stdin.read()
"""


@dataclass(frozen=True)
class Running:
    """A scheduler's address, and the processes of its workers."""

    address: str
    workers: list[int]


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    file = tmp_path_factory.mktemp("cluster") / "run.py"
    file.write_text(RUN)
    with subprocess.Popen(
        [sys.executable, str(file)], cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        yield Running(*json.loads(process.stdout.readline()))
        process.communicate(timeout=60)


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


def test_a_cluster_makes_the_same_site(paper: Project, scheduler: Running) -> None:
    here = paper.build("-j", "1", "-o", str(paper.root / "here"))
    there = paper.build("--clean", "--cluster", scheduler.address)

    assert (here.code, there.code) == (0, 0), there.err
    assert paper.tree() == paper.tree("here")


def test_a_worker_that_is_killed_in_the_middle_costs_time_alone(
    paper: Project, scheduler: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers, submit = count(), Cluster.submit

    def submit_and_kill(self: Cluster, *task: Any) -> Any:
        if next(numbers) == 2:
            os.kill(scheduler.workers[0], signal.SIGKILL)
        return submit(self, *task)

    monkeypatch.setattr(Cluster, "submit", submit_and_kill)
    there = paper.build("--cluster", scheduler.address)

    assert there.code == 0, there.err
    assert next(numbers) > 3
    assert paper.build("-j", "1", "--clean", "-o", str(paper.root / "here")).code == 0
    assert paper.tree() == paper.tree("here")


def test_a_cluster_that_nothing_is_left_to_do_for_is_left_as_well(
    paper: Project, scheduler: Running
) -> None:
    assert paper.build("-j", "1").code == 0
    before = set(enumerate())
    paper.article("content/1.md", title="Another", date="2023-01-02")

    assert paper.build("--cluster", scheduler.address).code == 0
    assert set(enumerate()) <= before, "something goes on calling"


def test_tasks_are_done_by_other_processes(scheduler: Running) -> None:
    cluster = connect(scheduler.address, engine_name(Ledger(0)))
    with Workers(cluster.workers, lambda _: cluster) as workers:
        found = set(workers.map(slow, [0.1] * 6))

    assert found
    assert os.getpid() not in found


def test_a_worker_of_another_engine_is_refused(scheduler: Running) -> None:
    cluster: Cluster = connect(scheduler.address, "0" * 32)
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
