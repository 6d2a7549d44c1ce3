"""What workers print comes to the build, on the disk or, where that refuses, as it is."""

import json
import os
from pathlib import Path

import pytest

from digest.engine.printshop import PressKit, Task, VolumeTask, print_volume
from digest.site.release import Release
from digest.value import encoded
from tests.site_factories import dated, days, release


def task(of: Release, place: str) -> Task:
    volume = of.volumes[0]
    articles = tuple(of.named_by(volume).values())
    bodies = {article.body: of.body(article.body).encode() for article in articles}
    kit = encoded(PressKit(of.theme, of.frame, "engine", "drawing"))
    return Task(kit, b"", place, encoded(VolumeTask(volume, articles)), bodies)


def test_files_are_the_same_on_the_disk_and_as_they_are(tmp_path: Path) -> None:
    of = release(*days(5))
    sent = print_volume(task(of, ""))
    kept = print_volume(task(of, f"{tmp_path}/1-"))

    assert (kept.files, sent.written) == ([], [])
    assert [(path, r.mark, Path(file).read_bytes()) for path, r, file in kept.written] == sent.files
    assert {path: data for path, _, data in sent.files}.items() <= dict(of.files()).items()


def test_neighbours_that_are_known_are_not_looked_for() -> None:
    own = task(
        release(*(dated(f"2023-09-1{n}", f"Lander at the lunar pole {n}") for n in range(9))), ""
    )
    found = print_volume(own)
    again = print_volume(own._replace(related=found.related))
    nobody: dict[str, list[str]] = {path: [] for path in json.loads(found.related)}
    alone = print_volume(own._replace(related=json.dumps(nobody).encode()))

    assert (again.files, again.related) == (found.files, b"")
    assert alone.files != found.files


def test_what_somebody_who_was_killed_left_is_no_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = release(*days(2))
    whole = print_volume(task(of, f"{tmp_path}/1-"))
    Path(whole.written[0][2]).write_bytes(b"half")
    monkeypatch.setattr(os, "getpid", lambda: 1)

    again = print_volume(task(of, f"{tmp_path}/1-"))

    assert [(path, r.mark, r.fingerprint) for path, r, _ in again.written] == [
        (path, r.mark, r.fingerprint) for path, r, _ in whole.written
    ]
    assert Path(again.written[0][2]).read_bytes() != b"half"


def test_what_the_disk_refuses_comes_as_it_is(tmp_path: Path) -> None:
    of = release(*days(2))
    refused = print_volume(task(of, f"{tmp_path}/missing/1-"))

    assert refused.written == []
    assert refused.files == print_volume(task(of, "")).files
