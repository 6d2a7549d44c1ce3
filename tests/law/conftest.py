"""What the tests of the law share: one oracle, and folders on a disk that needs no syncing."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.law.judge")

from tests.law.oracle import QUICK, Oracle  # noqa: E402 - after what it is rewritten by


@pytest.fixture(scope="session")
def oracle() -> Iterator[Oracle]:
    opened = Oracle()
    yield opened
    opened.close()


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="law-", dir=QUICK) as made:
        yield Path(made)
