"""Promises about work on many things at once."""

from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from digest.build import make_articles
from digest.engine.workers import LEAST, Workers, cores, in_turn
from digest.model import Content, Source
from digest.settings import Site

NOW = datetime(2023, 9, 14, tzinfo=UTC)


def storm(number: int) -> Source:
    text = (
        f"---\ntitle: Storm {number}\ndate: 2023-09-14\nlang: en\n---\nIt blew for {number} days.\n"
    )
    return Source(f"content/storm-{number:03}.md", text.encode())


def plus(value: int, more: int) -> int:
    return value + more


def test_other_processes_make_the_same_articles() -> None:
    content = Content(tuple(storm(number) for number in range(LEAST)))

    assert make_articles(Site(), content, Workers(2)) == make_articles(Site(), content)


def test_results_come_in_the_order_of_the_values() -> None:
    values = tuple(range(3 * LEAST))

    found = Workers(2, ThreadPoolExecutor)(plus, values, 7)

    assert found == in_turn(plus, values, 7) == tuple(value + 7 for value in values)


@pytest.mark.parametrize(("jobs", "count"), [(1, 3 * LEAST), (2, LEAST - 1)])
def test_few_values_or_one_job_start_no_worker(jobs: int, count: int) -> None:
    def refused(_: int) -> Executor:
        raise AssertionError("a worker was started")

    assert Workers(jobs, refused)(plus, range(count), 1) == tuple(range(1, count + 1))


def test_where_no_process_can_be_had_the_work_is_done_here() -> None:
    def refused(_: int) -> Executor:
        raise OSError("no semaphores")

    assert Workers(2, refused)(plus, range(LEAST), 1) == tuple(range(1, LEAST + 1))


def test_a_fault_in_a_worker_is_raised_here() -> None:
    with pytest.raises(TypeError):
        Workers(2, ThreadPoolExecutor)(plus, ("a",) * LEAST, 1)


def test_no_jobs_named_stands_for_every_core() -> None:
    assert Workers(0).jobs == cores() >= 1
