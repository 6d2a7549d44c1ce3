"""The project on disk: where it is, and one build of it from reading to publishing."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from digest.build import Built, Show, build
from digest.engine.publish import Published, publish
from digest.engine.read import read_content, read_site, read_theme
from digest.errors import DigestError, Notice
from digest.settings import Site


@dataclass(frozen=True)
class Orders:
    """What the command line asked of a build."""

    output: str = "output"
    base_url: str = ""
    show: Show = Show()
    as_of: str = ""
    clean: bool = False
    strict: bool = False


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
    """The moment of the build: as asked, else SOURCE_DATE_EPOCH, else now."""
    from digest.text.dates import parse_moment

    if text:
        return parse_moment(text, site.zone)[0]
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).astimezone(site.zone)
        except (ValueError, OverflowError, OSError):
            raise ValueError(f'SOURCE_DATE_EPOCH is "{epoch}", which is no number of seconds') from None
    return datetime.now(site.zone)


def make(root: Path, orders: Orders) -> tuple[Built, tuple[Notice, ...]]:
    """Read and build, publish nothing; warnings count as errors where the orders are strict."""
    site, notices = settled(root, orders)
    content_faults: tuple[Notice, ...] = ()
    built = None
    try:
        content = read_content(root)
        theme = read_theme(root, site.theme)
        built = build(site, content, theme, moment_of(orders.as_of, site), orders.show)
    except DigestError as error:
        content_faults = error.notices
    if built is None:
        raise DigestError((*content_faults, *(n for n in notices if n.level == "error")))
    told = (*notices, *built.notices)
    if orders.strict and any(n.level == "warning" for n in told):
        raise DigestError(n for n in told if n.level != "hint")
    return built, told


def settled(root: Path, orders: Orders) -> tuple[Site, tuple[Notice, ...]]:
    """The site's settings with those of the command line in their place."""
    from msgspec.structs import replace

    from digest.settings_values import web_base

    site, notices = read_site(root)
    if orders.base_url:
        return replace(site, base_url=web_base(orders.base_url)), notices
    if (root / "site.yaml").exists() and site.base_url == Site().base_url:
        what, cure = "there is no base_url", "feeds need it: write base_url: https://example.org/"
        notices = (*notices, Notice("site.yaml", 1, what, cure, "warning"))
    return site, notices


def make_and_publish(root: Path, orders: Orders) -> Outcome:
    """The whole sentence, from reading to publishing."""
    built, notices = make(root, orders)
    published = publish(built.release, root, root / orders.output, orders.clean)
    return Outcome(built, published, notices)
