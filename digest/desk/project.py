"""The project on disk: where it is, and one build of it from reading to publishing."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import ParamSpec, TypeVar

from msgspec.structs import replace

from digest.build import Built, Show, build, make_articles
from digest.engine.publish import Published, publish
from digest.engine.read import look_through, read_site
from digest.engine.themes import read_theme
from digest.engine.workers import Workers
from digest.errors import DigestError, Notice, errors_of
from digest.settings import Site
from digest.settings_values import web_base
from digest.site.proof import template_faults

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Orders:
    """What the command line asked of a build."""

    output: str = "output"
    base_url: str = ""
    show: Show = field(default_factory=Show)
    as_of: str = ""
    clean: bool = False
    strict: bool = False
    jobs: int = 0  # processes that read articles; 0: one a core


@dataclass(frozen=True)
class Outcome:
    """A build and what it did to the published site."""

    built: Built
    published: Published
    notices: tuple[Notice, ...]


def find_root(start: Path) -> Path:
    """The nearest folder from here upwards with a ``site.yaml``; else this one."""
    here = start.resolve()
    return next((p for p in (here, *here.parents) if (p / "site.yaml").is_file()), here)


def moment_of(text: str, site: Site) -> datetime:
    """The moment of the build: as asked, else SOURCE_DATE_EPOCH, else now.

    Raises ValueError where what was asked is no moment.
    """
    from digest.text.dates import parse_moment

    if text:
        return parse_moment(text, site.zone)[0]
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(site.zone)
    try:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(site.zone)
    except (ValueError, OverflowError, OSError):
        what = f'SOURCE_DATE_EPOCH is "{epoch}", which is no number of seconds'
        raise ValueError(what) from None


def make(root: Path, orders: Orders) -> tuple[Built, tuple[Notice, ...]]:
    """Read and build, publish nothing; warnings count as errors where the orders are strict.

    Raises DigestError with every fault of settings, content and theme, of each whatever is wrong
    with the others.
    """
    faults: list[Notice] = []
    site, notices = _tried(faults, settled, root, orders) or (Site(), ())
    content, unread = look_through(root)
    faults += unread
    theme = _tried(faults, read_theme, root, site.theme)
    if theme is None:
        faults += (n for m in make_articles(site, content) for n in errors_of(m.notices))
        raise DigestError(faults)
    as_of = moment_of(orders.as_of, site)
    each = Workers(orders.jobs)
    built = _tried(faults, build, site, content, theme, as_of, orders.show, each)
    if built is None or faults:
        raise DigestError((*faults, *template_faults(theme, site)))
    told = (*notices, *built.notices)
    if orders.strict and any(n.level == "warning" for n in told):
        raise DigestError(n for n in told if n.level != "hint")
    return built, told


def _tried(
    faults: list[Notice], function: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T | None:
    """What a function gives; or None, and its faults are added to the others."""
    try:
        return function(*args, **kwargs)
    except DigestError as error:
        faults += error.notices
        return None


def settled(root: Path, orders: Orders) -> tuple[Site, tuple[Notice, ...]]:
    """The site's settings with those of the command line in their place."""
    site, notices = read_site(root)
    if orders.base_url:
        return replace(site, base_url=web_base(orders.base_url)), notices
    if (root / "site.yaml").exists() and site.base_url == Site().base_url:
        what, cure = "there is no base_url", "feeds need it: write base_url: https://example.org/"
        notices = (*notices, Notice("site.yaml", 1, what, cure, "warning"))
    return site, notices


def settings_or_none(root: Path) -> Site:
    """The settings where they can be read; those of a site that has none otherwise."""
    return (_tried([], read_site, root) or (Site(), ()))[0]


def make_and_publish(root: Path, orders: Orders) -> Outcome:
    """The whole sentence, from reading to publishing."""
    built, notices = make(root, orders)
    published = publish(built.release, root, root / orders.output, orders.clean)
    return Outcome(built, published, notices)
