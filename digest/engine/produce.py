"""A release brought to the disk: what stands already is kept, the rest is made, on all cores.

A file is known by its mark, which stands for all that it is made of. Of a month whose volume is as
it was, or whose pages show no more than they did, the marks are remembered, so that its pages need
not even be laid out.
"""

from collections.abc import Iterator

from digest.engine.drawing import Stage, draw, listed
from digest.engine.elsewhere import make_elsewhere
from digest.engine.engine import Engine
from digest.engine.here import Tools, make_here, make_with_copy, stands_mostly
from digest.engine.months import Files, Printed, files_of, neighbours_of, pages_of, unmade, write
from digest.engine.remembering import Remembering
from digest.engine.scaling import copy, scale
from digest.errors import DigestError, RetryError
from digest.site.layout.volume import ShelvedVolume
from digest.site.printing import Press
from digest.site.prints import Print
from digest.site.release import Release

MANY = 1500  # articles of volumes to be laid out that are worth waking the workers for
WORTH = 2000  # articles of a paper from which on a copy of the process is worth its making


def produce(release: Release, memo: Remembering, engine: Engine, stage: Stage) -> None:
    """Have every file of the release on the stage; raises DigestError, with the faults of all
    templates, where one fails.
    """
    press = memo.pressroom.press(release.theme, release.frame)
    workers, root = engine.workers, engine.root
    try:
        missing = dict(_missing(release, press, memo, stage))
        shelf = list(missing.values())
        few = sum(len(volume.articles) for volume in shelf) < MANY
        tools = Tools(release, press, memo, stage)
        again = memo.pressroom.was_last(press)
        elsewhere = not few and not (again and stands_mostly(shelf[0], tools))
        if elsewhere:
            volumes = make_elsewhere(shelf, release, memo, workers, stage)
        front, prints = _front(release, press, memo, stage)
        prints += unmade(release.index_prints(press), stage)
        if elsewhere:
            write(prints, stage)  # made here, while workers have begun with the months
        elif few and len(release.articles) >= WORTH and engine.aside.is_possible:
            volumes = iter(make_with_copy(shelf, prints, tools, engine.aside))
        else:
            volumes = iter(make_here(shelf, prints, tools))
        if prints or shelf:  # what was made has waited for code, so the rest has nearly come
            stage.hear()
        memo.pressroom.enough()
        copy(release, memo, stage, root)
        scale(release, memo, workers, stage, root)
        made: dict[str, Printed] = {}
        for (key, shelved), printed in zip(missing.items(), volumes, strict=True):
            if printed.related:  # they are many, and not asked for soon
                memo.answers.put_away(neighbours_of(memo, shelved), printed.related)
            made[key] = printed._replace(related=b"")
        memo.answers.hold(neighbours_of(memo, shelved) for shelved in release.shelf)
        draw([card for printed in made.values() for card in printed.cards], workers, stage)
        pages = {
            pages_of(memo, press, printed.shown): (*printed.files, *map(listed, printed.cards))
            for printed in made.values()
        }
        memo.answers.hold(pages)
        memo.answers.keep(front | pages | {key: printed.shown for key, printed in made.items()})
    except RetryError:
        raise
    except DigestError as error:
        raise DigestError((*error.notices, *release.faults_of_templates(press))) from None


def _front(
    release: Release, press: Press, memo: Remembering, stage: Stage
) -> tuple[dict[str, Files], list[Print]]:
    """Of all that is of no single month, the files by the key under which they are to be
    remembered, and what has yet to be made; nothing where they are, and stand.
    """
    key = memo.key("front", press.mark, release.front_mark)
    if (known := memo.answers.recalled([key], Files).get(key)) and stage.keep_all(known):
        return {}, []
    prints = tuple(release.front_prints(press))
    return {key: files_of(prints)}, unmade(prints, stage)


def _missing(
    release: Release, press: Press, memo: Remembering, stage: Stage
) -> Iterator[tuple[str, ShelvedVolume]]:
    """Months that do not stand, by the keys under which it is remembered what their pages show; the
    others are kept.
    """
    keys = [memo.key("shown", shelved.mark) for shelved in release.shelf]
    pages = {
        k: pages_of(memo, press, shown) for k, shown in memo.answers.recalled(keys, str).items()
    }
    listings = memo.answers.recalled(list(pages.values()), Files)
    for key, shelved in zip(keys, release.shelf, strict=True):
        files = listings.get(pages.get(key, ""))
        if files is None or not stage.keep_all(files):
            yield key, shelved
