"""How a fault is planted: something of the engine is replaced by something that is nearly right."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import asdict, replace

from digest.content import filing
from digest.desk import publishing
from digest.engine import here, scaling
from digest.engine.latest import SHEETS, Latest
from digest.engine.ledger import Ledger
from digest.engine.publish import Publication
from digest.engine.read import SourceFile
from digest.engine.records import FileRecord
from digest.engine.remembering import Remembering
from digest.engine.untouched import Untouched
from digest.model import Article, face
from digest.site.layout import bound
from digest.site.layout.volume import ShelvedVolume, Volume
from digest.site.printing import Press, theme_mark
from digest.value import mark_of

Plant = Callable[[pytest.MonkeyPatch], None]


def put(target: object, name: str, thing: object) -> Plant:
    """One thing in the place of another."""
    return lambda patch: patch.setattr(target, name, thing)


def key_without(function: str, place: int) -> Plant:
    """Keys of a function leave out one of their parts, counted after its name."""
    whole = Remembering.key

    def key(memo: Remembering, *parts: str) -> str:
        if parts[0] == function:
            parts = (*parts[: place + 1], *parts[place + 2 :])
        return whole(memo, *parts)

    return put(Remembering, "key", key)


def face_without(field: str) -> Plant:
    """The mark that others know an article by does not depend on one of its fields."""

    def bare(article: Article) -> object:
        known = face(article)
        return [getattr(known, name) for name in known.__struct_fields__ if name != field]

    return put(filing, "face", bare)


def volume_without(*fields: str) -> Plant:
    """The key of a volume leaves out some of its fields."""

    def mark(shelved: ShelvedVolume) -> str:
        own = shelved.volume
        return mark_of([getattr(own, f) for f in own.__struct_fields__ if f not in fields])

    return put(ShelvedVolume, "mark", property(mark))


def shown_without(part: str) -> Plant:
    """What the pages of a month show leaves out the articles around it, or their neighbours."""
    whole = bound.shown_of

    def shown(volume: Volume, articles: Any, related: Any) -> str:
        if part == "around":
            volume = replace(volume, around=())
        return whole(volume, articles, {} if part == "related" else related)

    return put(here, "shown_of", shown)


def press_without(part: str) -> Plant:
    """The mark of the press leaves out the frame, or the theme."""
    begin = Press.__init__

    def begun(press: Press, *words: Any) -> None:
        begin(press, *words)
        theme = "" if part == "theme" else theme_mark(press.theme)
        press.mark = mark_of((words[2], theme, None if part == "frame" else press.frame))

    return put(Press, "__init__", begun)


def orders_without(field: str, value: object) -> Plant:
    """What stands for a build leaves out one thing that was asked of it."""
    whole = publishing._mark

    def mark(seen: Any, orders: Any) -> str:
        return whole(seen, replace(orders, **{field: value}))

    return put(publishing, "_mark", mark)


def ledger_without(field: str) -> Plant:
    """A file is taken for unchanged though one of the things said of it is not."""
    whole = Ledger.known

    def known(ledger: Ledger, path: str, about: Any) -> str:
        entry = ledger._known.get(path)
        if entry is not None:
            said = asdict(entry)
            names = {"size": "st_size", "modified": "st_mtime_ns", "changed": "st_ctime_ns"}
            seen = {key: getattr(about, name) for key, name in names.items()} | {
                "inode": about.st_ino
            }
            if all(said[key] == seen[key] for key in seen if key != field):
                ledger.entries[path] = replace(entry, **seen)
                return entry.mark
        return whole(ledger, path, about)

    return put(Ledger, "known", known)


def remembers_the_first_settings(patch: pytest.MonkeyPatch) -> None:
    """A stage keeps what it was given first where all that follow look."""
    from digest.desk import project

    held: list[Any] = []
    whole = vars(project)["read_site"]

    def read_site(root: Path) -> Any:
        held[1:] = [whole(root)]
        held[:1] = held[:1] or held[1:]
        return held[0]

    patch.setattr(project, "read_site", read_site)


def reads_what_it_finds(patch: pytest.MonkeyPatch) -> None:
    """A source is read anew, and not held against the mark it is known by."""
    data = property(lambda source: Path(source.place).read_bytes())
    patch.setattr(SourceFile, "data", data)


def keeps_stale_files(patch: pytest.MonkeyPatch) -> None:
    whole = Publication.finish

    def finish(publication: Publication, name: str = "") -> Any:
        for path, record in publication._known.items():
            if path not in publication._written:
                publication._kept.setdefault(path, record)
        return whole(publication, name)

    patch.setattr(Publication, "finish", finish)


def believes_its_records(patch: pytest.MonkeyPatch) -> None:
    """A file stands if it is recorded; nobody looks."""

    def holds(untouched: Untouched, path: str, mark: str) -> bool:
        record = untouched.files.get(path)
        return record is not None and record.mark == mark

    patch.setattr(Untouched, "holds", holds)


def believes_sizes(patch: pytest.MonkeyPatch) -> None:
    """A file of the right length is taken for the right file."""

    def same(publication: Publication, path: str, _: str, size: int, data: Any) -> Any:
        try:
            about = (Path(publication._site) / path).lstat()
        except OSError:
            return None
        return about if about.st_size == size else None

    patch.setattr(Publication, "_same", same)


def does_not_look_at_times(patch: pytest.MonkeyPatch) -> None:
    def fits(record: FileRecord, about: Any) -> bool:
        return bool(about.st_ino == record.inode and about.st_size == record.size)

    patch.setattr(FileRecord, "fits", fits)


def does_not_read_what_it_keeps(patch: pytest.MonkeyPatch) -> None:
    """A body is handed out though it is not the one that was asked for."""

    def bodies(memo: Remembering, wanted: Any) -> dict[str, str]:
        found = memo._store.fetch("bodies", wanted)
        return {key: found[key].decode() for key in wanted}

    patch.setattr(Remembering, "bodies", bodies)


def copies_by_name(patch: pytest.MonkeyPatch) -> None:
    """A copied file is known by its place and not by its bytes."""

    def mark(value: Any) -> str:
        return mark_of(value[:2] if value[1] == "copy" else value)

    patch.setattr(scaling, "mark_of", mark)


def takes_any_last_answer(patch: pytest.MonkeyPatch) -> None:
    """The last answer of a function is taken, whatever was asked then."""

    whole = Latest.read

    def read(last: Latest, function: str, mark: str, kind: Any) -> Any:
        folder = vars(last)["_folder"]
        names = [place.name for place in folder.glob(f"{function}-*")]
        found = [name for name in names if not name.endswith(SHEETS)]
        name = found[0].removeprefix(f"{function}-") if found else mark
        return whole(last, function, name, kind)

    patch.setattr(Latest, "read", read)
