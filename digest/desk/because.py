"""``digest build --explain``: why each file was made, argument by argument.

The last build's arguments are kept, so its pages can be laid out once more and laid beside the new
ones. Only what differs is told.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from digest.build import build
from digest.engine.inputs import Inputs, Replayed
from digest.model import Content
from digest.site.feeds.planned import PlannedFeed
from digest.site.feeds.write import feed_paths
from digest.site.layout.bound import lay_out_volume
from digest.site.pages import Page
from digest.site.release import Release
from digest.site.theme import Theme
from digest.value import Value

Things = Mapping[str, Value]  # what a file was made of, by its path


def reasons(
    written: Iterable[str], now: Release, engine: str, before: Inputs | None, memo: Replayed | None
) -> Iterator[str]:
    """A line for what all files depend on, where it has changed, and one for each file made."""
    if before is None or memo is None:
        yield "everything: what it was made of before is not remembered"
        return
    old = build(
        before.site, Content((), before.assets), before.theme, before.as_of, before.show, memo
    ).release
    common = tuple(_common(old, now, before.engine != engine))
    yield from common
    written = tuple(written)
    made_of, made_of_before = things(now, written), things(old, written)
    for path in written:
        yield f"{path}: {_because(made_of_before.get(path), made_of.get(path), bool(common))}"


def things(release: Release, wanted: Iterable[str]) -> Things:
    """What the wanted files of a release are made of; months without one are not laid out."""
    wanted = frozenset(wanted)
    found: dict[str, Value] = {page.path: page for page in release.front}
    asked = (listing for listing in release.listings if listing.path in wanted)
    found |= {listing.path: listing.page(release.paper) for listing in asked}
    _add_feeds(found, release.feeds)
    for shelved in release.shelf:
        if any(path in wanted for path in release.paths_of(shelved)):
            volume = shelved.volume
            bound = lay_out_volume(volume, release.frame, release.named_by(volume))
            found |= {page.path: page for page in bound.pages}
            _add_feeds(found, bound.feeds)
            found |= {card.path: card.face for card in bound.cards}
    return found


def _add_feeds(found: dict[str, Value], feeds: Iterable[PlannedFeed]) -> None:
    for feed in feeds:
        found |= dict.fromkeys(feed_paths(feed), feed)


def _common(old: Release, now: Release, other_engine: bool) -> Iterator[str]:
    if other_engine:
        yield "every file: digest itself, Python or a library is another"
    changed = sorted(_changed_in_theme(old.theme, now.theme))
    if changed:
        yield f"every page: the theme ({', '.join(changed)})"
    for name, one, other in (
        ("the settings", old.frame.site, now.frame.site),
        ("the masthead", old.frame.masthead, now.frame.masthead),
    ):
        if fields := _differing(one, other):
            yield f"every page: {name} ({', '.join(fields)})"
    if old.frame.labels != now.frame.labels:
        labels = dict(set(old.frame.labels) ^ set(now.frame.labels))
        yield f"every page: the labels ({', '.join(sorted(labels))})"


def _changed_in_theme(old: Theme, now: Theme) -> set[str]:
    return _parts(old).keys() ^ _parts(now).keys() | {
        name for name, mark in _parts(old).items() if _parts(now).get(name, mark) != mark
    }


def _parts(theme: Theme) -> dict[str, str]:
    texts = {f"{layer.name}/{t.name}": t.text for layer in theme.layers for t in layer.templates}
    return texts | {f"static/{file.path}": file.fingerprint for file in theme.static}


def _because(old: Value | None, now: Value | None, common: bool) -> str:
    if now is None:
        return "its content" if old is None else "another kind of file"
    if old is None or type(old) is not type(now):
        return "new"
    if fields := _differing(old, now):
        return ", ".join(fields)
    return "as above" if common else "it did not stand as it was published"


def _differing(old: Value, now: Value, within: str = "") -> list[str]:
    """Fields that differ; of values in values the inner ones, as ``summary.sentences``."""
    found: list[str] = []
    for name in now.__struct_fields__:
        one, other = getattr(old, name), getattr(now, name)
        if one != other:
            found += _inner(one, other, f"{within}{name}")
    return found


def _inner(one: Any, other: Any, name: str) -> list[str]:
    if isinstance(one, Page) or not isinstance(one, Value) or type(one) is not type(other):
        return [name]
    return _differing(one, other, f"{name}.")
