"""What all tests share: golden files, compared or, with ``pytest --accept``, rewritten."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from digest.engine import bytecode

# The same examples on every machine and no limit on time, so that a slow one fails nothing.
# `pytest --hypothesis-profile search` looks for exceptions that nobody has met yet.
settings.register_profile("digest", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("digest")

Golden = Callable[[Path, str | bytes], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    words = "rewrite golden files with what comes out now, instead of comparing"
    parser.addoption("--accept", action="store_true", default=False, help=words)


@pytest.fixture(autouse=True, scope="session")
def no_kept_code() -> Iterator[None]:
    """What tests compile is kept nowhere, and what was kept by others makes no difference."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bytecode, "_file", _nowhere)
        yield


def _nowhere() -> Path:
    raise NotImplementedError


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten; ``make accept`` says so."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def golden(accept: bool) -> Golden:
    """``golden(file, result)`` asserts that `file` holds `result`, or makes it hold it."""

    def compare(file: Path, result: str | bytes) -> None:
        if accept:
            write_if_new(file, result)
        missing = f"{file.name} is not there; `make accept` writes it"
        assert file.exists(), missing
        expected = file.read_bytes() if isinstance(result, bytes) else read(file)
        assert result == expected

    return compare


def write_if_new(file: Path, result: str | bytes) -> None:
    """Write what differs only, so that accepting twice touches nothing."""
    data = result if isinstance(result, bytes) else result.encode()
    if not file.exists() or file.read_bytes() != data:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def read(file: Path) -> str:
    """A text as it is, its line ends included."""
    return file.read_bytes().decode()
