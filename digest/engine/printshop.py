"""Months printed by workers: what they are given, what they do, and what comes of it."""

import marshal
import os
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from digest.edition.related import Related
from digest.engine.bring import write_new
from digest.engine.filing import body_text
from digest.engine.records import FileRecord, record_of
from digest.model import Article
from digest.site.compiled import Compiled
from digest.site.layout.bound import lay_out_volume, related_within, shown_of
from digest.site.layout.volume import Frame, Volume
from digest.site.printing import Press
from digest.site.prints import Undrawn
from digest.site.theme import StaticFile, Theme
from digest.value import Value, encoded, fingerprint

File = tuple[str, str, bytes]  # path, mark and bytes
Written = tuple[str, FileRecord, str]  # path, record, and where it was written


class PressKit(Value, frozen=True):
    """What a press is made of, but for the bodies."""

    theme: Theme
    frame: Frame
    engine: str
    drawing: str


class VolumeTask(Value, frozen=True):
    """A volume for a worker to lay out and print, with all that it names but the bodies."""

    volume: Volume
    articles: tuple[Article, ...]


class Task(NamedTuple):
    """A volume as it is sent: a `PressKit` and a `VolumeTask` in JSON, bodies by fingerprint.

    Workers of this machine are given the code of templates, and write what they make into files
    whose names begin with `place`. `related` are the neighbours of the month's articles in JSON,
    where they are known.
    """

    kit: bytes
    codes: bytes
    place: str
    volume: bytes
    bodies: dict[str, bytes]
    related: bytes = b""


class PrintedApart(NamedTuple):
    """What comes back: files that are written, others with their bytes, cards to be drawn, of
    which most may stand, the neighbours of the month's articles in JSON, where they were not known,
    and the mark of all that its pages show.
    """

    written: list[Written]
    files: list[File]
    cards: tuple[Undrawn, ...]
    related: bytes
    shown: str


def print_volume(task: Task) -> PrintedApart:
    """A function of workers."""
    wanted = _TASK.decode(task.volume)
    press = _press(task.kit, task.codes)
    press.take(lambda body: body_text(task.bodies[body]))
    named = {article.path: article for article in wanted.articles}
    related = related_in(task.related) or related_within(wanted.volume, named)
    bound = lay_out_volume(wanted.volume, press.frame, named, related)
    made = (
        (path, one.mark, data)
        for one in press.volume(wanted.volume, bound)
        for path, data in one.make()
    )
    written, files = _brought(made, task.place) if task.place else ([], list(made))
    found = b"" if task.related else encoded(related)
    shown = shown_of(wanted.volume, named, related)
    return PrintedApart(written, files, tuple(press.cards(bound)), found, shown)


def related_in(data: bytes) -> Related | None:
    """Neighbours that were written as JSON; None where nothing was."""
    return _RELATED.decode(data) if data else None


def _brought(made: Iterable[File], place: str) -> tuple[list[Written], list[File]]:
    """Files written, and those that the disk refuses; the build tries once more and tells why."""
    written: list[Written] = []
    refused: list[File] = []
    for path, mark, data in made:
        file = f"{place}{os.getpid()}-{len(written) + len(refused)}"  # nobody else writes there
        try:
            written.append((path, record_of(mark, fingerprint(data), write_new(file, data)), file))
        except OSError:
            refused.append((path, mark, data))
    return written, refused


def without_files(theme: Theme) -> Theme:
    """A theme whose static files are known, but not held."""
    layers = (
        replace(
            layer,
            static=tuple(StaticFile(f.path, b"", f.fingerprint) for f in layer.static),
        )
        for layer in theme.layers
    )
    return Theme(tuple(layers))


@lru_cache(maxsize=1)
def _press(kit: bytes, codes: bytes) -> Press:
    """A press without bodies."""
    made = _KIT.decode(kit)
    compiled = Compiled(*marshal.loads(codes)) if codes else Compiled(())
    return Press(made.theme, made.frame, made.engine, str, compiled, made.drawing)


_KIT = msgspec.json.Decoder(PressKit)
_RELATED = msgspec.json.Decoder(Related)
_TASK = msgspec.json.Decoder(VolumeTask)
