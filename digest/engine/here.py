"""Months laid out and printed by this process, while a copy of it does what it can of the work."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from digest.edition.related import Related
from digest.engine.aside import Aside
from digest.engine.drawing import Stage
from digest.engine.filing import body_text
from digest.engine.months import (
    Files,
    Printed,
    files_of,
    neighbours_of,
    pages_of,
    unmade,
    write,
    write_files,
)
from digest.engine.printshop import related_in
from digest.engine.remembering import Remembering
from digest.model import Article
from digest.site.layout.bound import lay_out_volume, related_within, shown_of
from digest.site.layout.volume import ShelvedVolume
from digest.site.printing import Press
from digest.site.prints import Print
from digest.site.release import Release
from digest.value import encoded


class Month(NamedTuple):
    """A month that does not stand, the articles that its volume names, and the neighbours of its
    own, where they are remembered.
    """

    shelved: ShelvedVolume
    named: dict[str, Article]
    related: Related | None


class Desk(NamedTuple):
    """What pages are made with here."""

    release: Release
    press: Press
    memo: Remembering
    stage: Stage

    def opened(self, shelved: ShelvedVolume) -> Month:
        related = related_in(self.memo.taken_out(neighbours_of(self.memo, shelved)))
        return Month(shelved, self.release.named_by(shelved.volume), related)


def make_here(shelf: Iterable[ShelvedVolume], front: Iterable[Print], desk: Desk) -> list[Printed]:
    """Have the prints of `front` on the stage, and months, one after the other."""
    write(front, desk.stage)
    return [_made(desk.opened(shelved), desk) for shelved in shelf]


def make_with_copy(
    shelf: Iterable[ShelvedVolume], front: Sequence[Print], desk: Desk, aside: Aside
) -> list[Printed]:
    """The same for few months. A copy of this process finds the neighbours of articles, and makes
    those prints that are known to need nothing but bodies; what it does not tell is done here.
    """
    months = [desk.opened(shelved) for shelved in shelf]
    apart = [one for one in front if one.bodies is not None]
    bodies = desk.memo.bodies(sorted({body for one in apart for body in one.bodies or ()}))
    coming = aside.begin(partial(_done_aside, months, apart, desk.press, bodies))
    write((one for one in front if one.bodies is None), desk.stage)
    made = [_made(month, desk, b"" if month.related else next(coming, b"")) for month in months]
    for one in apart:
        write_files(one, next(coming, ()) or one.make(), desk.stage)
    return made


def _done_aside(
    months: Sequence[Month], prints: Sequence[Print], press: Press, bodies: Mapping[str, bytes]
) -> Iterator[object]:
    """The neighbours of each month that lacks them, in JSON, then the files of each print. What is
    remembered on the disk is out of reach here.
    """
    for month in months:
        if not month.related:
            yield encoded(related_within(month.shelved.volume, month.named))
    press.take(lambda body: body_text(bodies[body]))
    yield from (tuple(one.make()) for one in prints)


def _made(month: Month, desk: Desk, found: bytes = b"") -> Printed:
    """A month whose pages show no more than they did is not laid out: what is new around it may be
    near to none of its articles. `found` are its neighbours where somebody has looked for them.
    """
    release, press, memo, stage = desk
    volume, named = month.shelved.volume, month.named
    related = month.related or related_in(found) or related_within(volume, named)
    shown = shown_of(volume, named, related)
    kept = b"" if month.related else found or encoded(related)
    pages = pages_of(memo, press, shown)
    # Where the neighbours are known one of its own texts has changed, and so has what it shows.
    files = None if month.related else memo.recalled([pages], Files).get(pages)
    if files is not None and stage.keep_all(files):
        return Printed(files, (), kept, shown)
    bound = lay_out_volume(volume, release.frame, named, related)
    prints = tuple(press.volume(volume, bound))
    write(unmade(prints, stage), stage)
    return Printed(files_of(prints), tuple(press.cards(bound)), kept, shown)


def stands_mostly(shelved: ShelvedVolume, desk: Desk) -> bool:
    """Whether of a month most is there already, so that laying it out is nearly all the work: then
    the others are so too, and to send them to workers would cost more than to do it here.
    """
    release, press, _, stage = desk
    _, named, related = desk.opened(shelved)
    volume = shelved.volume
    bound = lay_out_volume(volume, release.frame, named, related)
    found = [
        all(stage.stands(path, one.mark) for path in one.paths)
        for one in press.volume(volume, bound)
    ]
    return 2 * sum(found) > len(found)
