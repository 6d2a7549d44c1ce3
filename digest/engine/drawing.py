"""Card images: those that stand are kept, the others drawn, many of them by workers."""

from collections.abc import Iterable
from typing import Protocol

from digest.engine.records import FileRecord
from digest.engine.workers import Workers
from digest.pictures.face import CardFace
from digest.site.prints import Undrawn, drawn

MANY = 96  # cards that are worth waking the workers for
_CHUNK = 32  # cards a task, a fifth of a second


class Stage(Protocol):
    """Where files are published: see `digest.engine.publish`."""

    def stands(self, path: str, mark: str) -> bool: ...
    def keep(self, path: str, mark: str) -> None: ...
    def keep_all(self, files: Iterable[tuple[str, str]]) -> bool: ...
    def held(self, mark: str) -> bytes | None: ...
    def write(self, path: str, mark: str, data: bytes) -> None: ...
    def place(self) -> str: ...
    def take(self, path: str, record: FileRecord, place: str) -> None: ...
    def hear(self) -> None: ...


def draw(cards: Iterable[Undrawn], workers: Workers, stage: Stage) -> None:
    """Have these cards on the stage."""
    missing: list[Undrawn] = []
    for card in cards:
        if stage.stands(card.path, card.mark):
            stage.keep(card.path, card.mark)
        elif (data := stage.held(card.mark)) is not None:
            stage.write(card.path, card.mark, data)
        else:
            missing.append(card)
    chunks = [missing[start : start + _CHUNK] for start in range(0, len(missing), _CHUNK)]
    tasks = (tuple(card.face for card in chunk) for chunk in chunks)
    many = len(missing) >= MANY
    done = workers.map(draw_all, tasks) if many else map(draw_all, tasks)
    for chunk, images in zip(chunks, done, strict=True):
        for card, data in zip(chunk, images, strict=True):
            stage.write(card.path, card.mark, data)


def draw_all(faces: tuple[CardFace, ...]) -> list[bytes]:
    """A function of workers."""
    return [drawn(face) for face in faces]


def listed(card: Undrawn) -> tuple[str, str]:
    """As a volume's listing has a file."""
    return card.path, card.mark
