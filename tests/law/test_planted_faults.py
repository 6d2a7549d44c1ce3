"""The law is able to fail: each fault that is planted in the engine is shown by a short history."""

from pathlib import Path

import pytest

from tests.law import planted_builds, planted_memory, planted_pages
from tests.law.bench import Bench, play
from tests.law.fault import Fault
from tests.law.oracle import Oracle

FAULTS = (*planted_memory.FAULTS, *planted_pages.FAULTS, *planted_builds.FAULTS)
NAMES = [fault.words for fault in FAULTS]


@pytest.mark.parametrize("fault", FAULTS, ids=NAMES)
def test_without_a_fault_the_history_passes(fault: Fault, folder: Path, oracle: Oracle) -> None:
    play(Bench(folder, oracle), fault.given, fault.deeds)


@pytest.mark.parametrize("fault", FAULTS, ids=NAMES)
def test_a_planted_fault_is_found(
    fault: Fault, folder: Path, oracle: Oracle, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault.plant(monkeypatch)

    with pytest.raises(Exception):  # noqa: B017, PT011 - a wrong site, or none for lack of a file
        play(Bench(folder, oracle), fault.given, fault.deeds)
