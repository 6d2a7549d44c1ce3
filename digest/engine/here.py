"""Months laid out and printed by this process, while a copy of it does what it can of the work."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from digest.edition.related import Related
from digest.engine.aside import Aside, nothing
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


class Tools(NamedTuple):
    """What pages are made with here."""

    release: Release
    press: Press
    memo: Remembering
    stage: Stage

    def opened(self, shelved: ShelvedVolume) -> Month:
        related = related_in(self.memo.answers.taken_out(neighbours_of(self.memo, shelved)))
        return Month(shelved, self.release.named_by(shelved.volume), related)


def make_here(
    shelf: Iterable[ShelvedVolume], front: Iterable[Print], tools: Tools
) -> list[Printed]:
    """Have the prints of `front` on the stage, and months, one after the other."""
    write(front, tools.stage)
    return [_made(tools.opened(shelved), tools) for shelved in shelf]


def make_with_copy(
    shelf: Iterable[ShelvedVolume], front: Sequence[Print], tools: Tools, aside: Aside
) -> list[Printed]:
    """The same for few months. A copy of this process finds the neighbours of articles, and makes
    those prints that are known to need nothing but bodies; what it does not tell is done here.
    """
    months = [tools.opened(shelved) for shelved in shelf]
    lonely = [month for month in months if month.related is None]
    apart = [one for one in front if one.bodies is not None]
    coming = nothing()
    if lonely or apart:
        bodies = tools.memo.bodies(sorted({body for one in apart for body in one.bodies or ()}))
        coming = aside.begin(partial(_done_aside, lonely, apart, tools.press, bodies))
    write((one for one in front if one.bodies is None), tools.stage)
    made = [_made(m, tools, next(coming, b"") if m.related is None else b"") for m in months]
    for one in apart:
        write_files(one, next(coming, ()) or one.make(), tools.stage)
    return made


def _done_aside(
    lonely: Sequence[Month], prints: Sequence[Print], press: Press, bodies: Mapping[str, bytes]
) -> Iterator[object]:
    """The neighbours of months that lack them, in JSON, then the files of each print. What is
    remembered on the disk is out of reach here.
    """
    for month in lonely:
        yield encoded(related_within(month.shelved.volume, month.named))
    press.take(lambda body: body_text(bodies[body]))
    yield from (tuple(one.make()) for one in prints)


def _made(month: Month, tools: Tools, found: bytes = b"") -> Printed:
    """A month whose pages show no more than they did is not laid out: what is new around it may be
    near to none of its articles. `found` are its neighbours where somebody has looked for them.
    """
    volume, named, press, stage = month.shelved.volume, month.named, tools.press, tools.stage
    if month.related is None:
        related = related_in(found) or related_within(volume, named)
        found = found or encoded(related)
        shown = shown_of(volume, named, related)
        pages = pages_of(tools.memo, press, shown)
        files = tools.memo.answers.recalled([pages], Files).get(pages)
        if files is not None and stage.keep_all(files):
            return Printed(files, (), found, shown)
    else:  # one of its own texts has changed, and so has what it shows
        related, found = month.related, b""
        shown = shown_of(volume, named, related)
    bound = lay_out_volume(volume, tools.release.frame, named, related)
    prints = tuple(press.volume(volume, bound))
    write(unmade(prints, stage), stage)
    return Printed(files_of(prints), tuple(press.cards(bound)), found, shown)


def stands_mostly(shelved: ShelvedVolume, tools: Tools) -> bool:
    """Whether of a month most is there already, so that laying it out is nearly all the work: then
    the others are so too, and to send them to workers would cost more than to do it here.
    """
    month = tools.opened(shelved)
    bound = lay_out_volume(shelved.volume, tools.release.frame, month.named, month.related)
    found = [
        all(tools.stage.stands(path, one.mark) for path in one.paths)
        for one in tools.press.volume(shelved.volume, bound)
    ]
    return 2 * sum(found) > len(found)
