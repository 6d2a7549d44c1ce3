"""What a store lets go is what nobody will ask for."""

from pathlib import Path
from typing import Any

import pytest

from digest.engine import produce, store
from tests.law.bench import PAPER, Bench, article, play
from tests.law.oracle import Oracle


def test_after_a_build_by_workers_an_edit_lays_out_its_month_alone(
    folder: Path, oracle: Oracle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store of a large paper is swept by its first build, which is the workers'."""
    laid_out: list[int] = []
    whole = produce._missing

    def missing(*words: Any) -> Any:
        found = list(whole(*words))
        laid_out.append(len(found))
        return iter(found)

    monkeypatch.setattr(produce, "_missing", missing)
    monkeypatch.setattr(produce, "MANY", 0)
    monkeypatch.setattr(store, "_SPARE", 0)
    texts = (f"A text that is told {often}." for often in ("once", "twice", "again"))
    given, *edits = [article("july.md", "2023-07-02", text, summary="Short.") for text in texts]
    play(Bench(folder, oracle), (*PAPER, given), edits)

    assert laid_out == [3, 1, 1]
