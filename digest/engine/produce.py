"""A release brought to the disk: what stands already is kept, the rest is made, on all cores.

A file is known by its mark, which stands for all that it is made of. Of a month whose volume is as
it was, or whose pages show no more than they did, the marks are remembered, so that its pages need
not even be laid out.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from digest.engine.drawing import Stage, draw, listed
from digest.engine.printshop import (
    PressKit,
    PrintedApart,
    Task,
    VolumeTask,
    print_volume,
    related_in,
    without_files,
)
from digest.engine.remembering import Remembering
from digest.engine.scaling import copy, scale
from digest.engine.workers import Workers
from digest.errors import DigestError, RetryError
from digest.site.layout.bound import lay_out_volume, related_within, shown_of
from digest.site.layout.volume import ShelvedVolume, Volume
from digest.site.printing import Press
from digest.site.prints import Print, Undrawn
from digest.site.release import Release
from digest.value import encoded

MANY = 1500  # articles of volumes to be laid out that are worth waking the workers for

Files = tuple[tuple[str, str], ...]  # the path and mark of each


class Printed(NamedTuple):
    """What stands of a volume, its cards, the neighbours of its articles in JSON, where they were
    not remembered, and the mark of all that its pages show.
    """

    files: Files
    cards: tuple[Undrawn, ...]
    related: bytes
    shown: str


def produce(
    release: Release, memo: Remembering, workers: Workers, stage: Stage, root: Path
) -> None:
    """Have every file of the release on the stage; raises DigestError, with the faults of all
    templates, where one fails.
    """
    press = memo.pressroom.press(release.theme, release.frame)
    try:
        missing = dict(_missing(release, press, memo, stage))
        few = sum(len(volume.articles) for volume in missing.values()) < MANY
        later: list[Print] = []
        put = partial(_put, stage, later)
        again = memo.pressroom.was_last(press)
        shelf = list(missing.values())
        if few or (again and _stands_mostly(shelf[0], release, press, memo, stage)):
            volumes = iter([_here(one, release, press, memo, put, stage) for one in shelf])
        else:
            volumes = _elsewhere(shelf, release, memo, workers, stage)
        front = _front(release, press, memo, put, stage)
        for one in release.index_prints(press):
            put(one)
        # Made here, while workers have begun with the months.
        for one in later:
            for path, data in one.make():
                stage.write(path, one.mark, data)
        if later:  # what templates made has waited for their code, so the rest has nearly come
            stage.hear()
        memo.pressroom.enough()
        copy(release, memo, stage, root)
        scale(release, memo, workers, stage, root)
        made: dict[str, Printed] = {}
        for (key, shelved), printed in zip(missing.items(), volumes, strict=True):
            if printed.related:  # they are many, and not asked for soon
                memo.put_away(_neighbours(memo, shelved), printed.related)
            made[key] = printed._replace(related=b"")
        memo.hold(_neighbours(memo, shelved) for shelved in release.shelf)
        draw([card for printed in made.values() for card in printed.cards], workers, stage)
        pages = {
            _pages(memo, press, printed.shown): (*printed.files, *map(listed, printed.cards))
            for printed in made.values()
        }
        memo.hold(pages)
        memo.keep(front | pages | {key: printed.shown for key, printed in made.items()})
    except RetryError:
        raise
    except DigestError as error:
        raise DigestError((*error.notices, *release.faults_of_templates(press))) from None


def _put(stage: Stage, later: list[Print], one: Print) -> None:
    """Keep the files of a print where all of them stand; others are made later, once all that
    stands is known, and the code of templates has come.
    """
    if not stage.keep_all((path, one.mark) for path in one.paths):
        later.append(one)


def _front(
    release: Release, press: Press, memo: Remembering, put: Callable[[Print], None], stage: Stage
) -> dict[str, Files]:
    """All that is of no single month put on the stage, and its files by the key under which they
    are to be remembered; nothing where they are, and stand.
    """
    key = memo.key("front", press.mark, release.front_mark)
    if (known := memo.recalled([key], Files).get(key)) and stage.keep_all(known):
        return {}
    files: list[tuple[str, str]] = []
    for one in release.front_prints(press):
        put(one)
        files += [(path, one.mark) for path in one.paths]
    return {key: tuple(files)}


def _missing(
    release: Release, press: Press, memo: Remembering, stage: Stage
) -> Iterator[tuple[str, ShelvedVolume]]:
    """Months that do not stand, by the keys under which it is remembered what their pages show; the
    others are kept.
    """
    keys = [memo.key("shown", shelved.mark) for shelved in release.shelf]
    pages = {k: _pages(memo, press, shown) for k, shown in memo.recalled(keys, str).items()}
    listings = memo.recalled(list(pages.values()), Files)
    for key, shelved in zip(keys, release.shelf, strict=True):
        files = listings.get(pages.get(key, ""))
        if files is None or not stage.keep_all(files):
            yield key, shelved


def _pages(memo: Remembering, press: Press, shown: str) -> str:
    """The key under which the files of a month are remembered whose pages show this."""
    return memo.key("pages", press.mark, shown)


def _neighbours(memo: Remembering, shelved: ShelvedVolume) -> str:
    """The key under which the neighbours of a month's articles are remembered: they follow from the
    faces of these and of those around them.
    """
    return memo.key("neighbours", shelved.closed.rest.mark, shelved.closed.faces)


def _stands_mostly(
    shelved: ShelvedVolume, release: Release, press: Press, memo: Remembering, stage: Stage
) -> bool:
    """Whether of a month most is there already, so that laying it out is nearly all the work: then
    the others are so too, and to send them to workers would cost more than to do it here.
    """
    volume = shelved.volume
    related = related_in(memo.taken_out(_neighbours(memo, shelved)))
    bound = lay_out_volume(volume, release.frame, release.named_by(volume), related)
    found = [
        all(stage.stands(path, one.mark) for path in one.paths)
        for one in press.volume(volume, bound)
    ]
    return 2 * sum(found) > len(found)


def _here(
    shelved: ShelvedVolume,
    release: Release,
    press: Press,
    memo: Remembering,
    put: Callable[[Print], None],
    stage: Stage,
) -> Printed:
    """A volume whose pages show no more than they did is not laid out: what is new around it may be
    near to none of its articles.
    """
    volume = shelved.volume
    named = release.named_by(volume)
    known = related_in(memo.taken_out(_neighbours(memo, shelved)))
    related = known or related_within(volume, named)
    found = b"" if known else encoded(related)
    shown = shown_of(volume, named, related)
    pages = _pages(memo, press, shown)
    # Where the neighbours are known one of its own texts has changed, and so has what it shows.
    files = None if known else memo.recalled([pages], Files).get(pages)
    if files is not None and stage.keep_all(files):
        return Printed(files, (), found, shown)
    bound = lay_out_volume(volume, release.frame, named, related)
    listing = []
    for one in press.volume(volume, bound):
        put(one)
        listing += [(path, one.mark) for path in one.paths]
    return Printed(tuple(listing), tuple(press.cards(bound)), found, shown)


def _elsewhere(
    shelf: Sequence[ShelvedVolume],
    release: Release,
    memo: Remembering,
    workers: Workers,
    stage: Stage,
) -> Iterator[Printed]:
    """Volumes laid out and printed by workers, who begin at once."""
    here = workers.at_home
    kit = encoded(PressKit(without_files(release.theme), release.frame, memo.name, memo.drawing))
    codes = memo.pressroom.codes if here else b""
    tasks = (
        Task(
            kit,
            codes,
            stage.place() if here else "",
            *_named_by(shelved.volume, release, memo),
            memo.taken_out(_neighbours(memo, shelved)),
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
