"""The files of a project, looked at for a build: all of them, or those that a watch has noticed."""

import os
from collections.abc import Callable, Collection

import msgspec

from digest.engine.ledger import Ledger
from digest.engine.read import MOST_BYTES, SourceFile, content_of
from digest.engine.survey import Survey, survey, under_one_mark
from digest.engine.walk import is_regular
from digest.errors import Notice
from digest.model import AnySource, Asset, Content

Noticed = frozenset[str] | None  # the files that have changed; None where any may have


def both(one: Noticed, other: Noticed) -> Noticed:
    """What has changed by either."""
    return None if one is None or other is None else one | other


class Lookout:
    """Looks at every file; what it says of a project holds for one build."""

    trusts = False  # whether nobody but us is taken to have touched the output
    prepares = False  # whether all is got ready for the next build, though nothing has changed

    def survey(
        self, root: str, ledger: Ledger, told: Callable[[int], object] = lambda _: None
    ) -> Survey:
        """The files of a project; how many there are is `told` before the first is read."""
        return survey(root, ledger, told)

    def content(self, seen: Survey, ledger: Ledger) -> tuple[Content, tuple[Notice, ...]]:
        """The sources and assets that were seen, and a fault for each that cannot be read."""
        found = content_of(seen.files, ledger, list(seen.faults))
        seen.files.clear()  # what the system said of each is half a kilobyte, and not asked again
        return found

    def forget(self) -> None:
        """Look at every file the next time."""


class _Held(msgspec.Struct):
    """A project as it was found: its files' paths by their places, all sources by their paths."""

    survey: Survey
    paths: dict[str, str]
    sources: dict[str, AnySource]
    assets: tuple[Asset, ...]


class Watched(Lookout):
    """Between two builds of a preview a watch notices what changes. Where that is nothing but the
    bytes of texts, they alone are looked at, and the output is taken to be as it was left; a build
    of which nothing was noticed looks at everything, and mends what a watch has missed.
    """

    def __init__(self) -> None:
        self._held: _Held | None = None
        self._noticed: Noticed = frozenset()
        self._begun = False
        self.trusts = self.prepares = False

    def notice(self, places: Noticed) -> None:
        """These files, too, have changed since the last look."""
        self._noticed = both(self._noticed, places)

    def survey(
        self, root: str, ledger: Ledger, told: Callable[[int], object] = lambda _: None
    ) -> Survey:
        held, noticed = self._held, self._noticed
        self.forget()
        self.trusts = bool(held and noticed is not None and _renew(held, noticed, ledger))
        self.prepares, self._begun = self._begun and not held, True
        if not self.trusts:
            ledger.start_over()
            seen = survey(root, ledger, told)
        if held and (self.trusts or seen.mark == held.survey.mark):
            self._held = held
            return held.survey
        return seen

    def content(self, seen: Survey, ledger: Ledger) -> tuple[Content, tuple[Notice, ...]]:
        if held := self._held:
            return Content(tuple(held.sources.values()), held.assets), ()
        paths = {found.place: found.path for found in seen.files}
        content, faults = super().content(seen, ledger)
        if seen.mark and not faults:
            sources = {source.path: source for source in content.sources}
            self._held = _Held(seen, paths, sources, content.assets)
        return content, faults

    def forget(self) -> None:
        self._held, self._noticed, self.trusts = None, frozenset(), False


def _renew(held: _Held, noticed: Collection[str], ledger: Ledger) -> bool:
    """Whether no more has changed than the bytes of texts; these are read then. Those that the
    ledger would not know, being so young that they may change without a trace, count as noticed.
    """
    ledger.carry_over()
    changed = {*noticed, *(held.paths.keys() - ledger.entries.keys())}
    for place in changed:
        path = held.paths.get(place, "")
        mark = _mark_of(place, ledger) if path in held.sources else ""
        if not mark:
            return False
        held.sources[path] = SourceFile(path, place, mark)
        held.survey.marks[path] = mark
    held.survey = under_one_mark(held.survey)
    return True


def _mark_of(place: str, ledger: Ledger) -> str:
    """The mark of a text that is read; nothing where none is there any more."""
    try:
        about = os.lstat(place)
        if not is_regular(about) or about.st_size > MOST_BYTES:
            return ""
        ledger.entries.pop(place, None)
        return ledger.read(place)[1]
    except OSError:
        return ""
