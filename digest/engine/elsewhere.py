"""Months laid out and printed by workers."""

from collections.abc import Iterator, Sequence
from functools import partial

from digest.engine.drawing import Stage
from digest.engine.months import Printed, neighbours_of
from digest.engine.printshop import (
    PressKit,
    PrintedApart,
    Task,
    VolumeTask,
    print_volume,
    without_files,
)
from digest.engine.remembering import Remembering
from digest.engine.workers import Workers
from digest.site.layout.volume import ShelvedVolume, Volume
from digest.site.release import Release
from digest.value import encoded


def make_elsewhere(
    shelf: Sequence[ShelvedVolume],
    release: Release,
    memo: Remembering,
    workers: Workers,
    stage: Stage,
) -> Iterator[Printed]:
    """Have these months on the stage, one as each is asked for; workers begin at once."""
    here = workers.at_home
    kit = encoded(PressKit(without_files(release.theme), release.frame, memo.name, memo.drawing))
    codes = memo.pressroom.codes(release.theme) if here else b""
    tasks = (
        Task(
            kit,
            codes,
            stage.place() if here else "",
            *_named_by(shelved.volume, release, memo),
            memo.answers.taken_out(neighbours_of(memo, shelved)),
        )
        for shelved in shelf
    )
    return map(partial(_staged, stage), workers.map(print_volume, tasks))


def _named_by(
    volume: Volume, release: Release, memo: Remembering
) -> tuple[bytes, dict[str, bytes]]:
    """A volume in JSON, with the articles that it names, and the bodies that it is about."""
    articles = tuple(release.named_by(volume).values())
    own = [text for article in articles for text in (article.body, article.terms) if text]
    wanted = [*own, *(note.body for note in volume.notes)]
    return encoded(VolumeTask(volume, articles)), memo.bodies(wanted)


def _staged(stage: Stage, printed: PrintedApart) -> Printed:
    """What a worker has made, put on the stage."""
    for path, record, place in printed.written:
        stage.take(path, record, place)
    for path, mark, data in printed.files:
        stage.write(path, mark, data)
    written = ((path, record.mark) for path, record, _ in printed.written)
    files = (*written, *((path, mark) for path, mark, _ in printed.files))
    return Printed(files, printed.cards, printed.related, printed.shown)
