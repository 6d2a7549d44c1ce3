"""The project on disk: read and built, not yet published."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import ParamSpec, TypeVar

from msgspec.structs import replace

from digest.build import Built, build, make_articles
from digest.desk.orders import Orders, instant
from digest.engine.memo import Memo
from digest.engine.read import look_through, read_site
from digest.engine.themes import read_theme
from digest.errors import DigestError, Notice, RetryError, errors_of
from digest.model import Content
from digest.settings import Site
from digest.settings_values import web_base
from digest.site.proof import template_faults
from digest.value import Record

P = ParamSpec("P")
T = TypeVar("T")


class Read(Record, frozen=True):
    """The sources of a project as they were found, and a fault for each that cannot be read."""

    content: Content
    faults: tuple[Notice, ...] = ()


def moment_of(text: str, site: Site) -> datetime:
    """The moment of the build: as asked, else SOURCE_DATE_EPOCH, else now.

    Raises ValueError where what was asked is no moment.
    """
    from digest.text.dates import parse_moment

    return parse_moment(text, site.zone)[0] if text else instant().astimezone(site.zone)


def make(
    root: Path, orders: Orders, read: Read | None = None, memo: Memo | None = None
) -> tuple[Built, tuple[Notice, ...]]:
    """Build, publish nothing; warnings count as errors where the orders are strict.

    Raises DigestError with every fault of settings, content and theme, of each whatever is wrong
    with the others.
    """
    faults: list[Notice] = []
    site, notices = _tried(faults, settled, root, orders) or (Site(), ())
    read = read or Read(*look_through(root))
    faults += read.faults
    theme = _tried(faults, read_theme, root, site.theme, site.language)
    if theme is None:
        faults += (n for m in make_articles(site, read.content) for n in errors_of(m.notices))
        raise DigestError(faults)
    as_of = moment_of(orders.as_of, site) if orders.as_of else orders.instant.astimezone(site.zone)
    built = _tried(faults, build, site, read.content, theme, as_of, orders.show, memo)
    if built is None or faults:
        raise DigestError((*faults, *template_faults(theme)))
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
    except RetryError:
        raise
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
