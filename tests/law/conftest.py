"""What the tests of the law share: one oracle, and projects in folders of their own."""

from collections.abc import Iterator

import pytest

from tests.law.oracle import Oracle


@pytest.fixture(scope="session")
def oracle() -> Iterator[Oracle]:
    opened = Oracle()
    yield opened
    opened.close()
