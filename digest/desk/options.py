"""Options that commands share, and what they ask of a build."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.desk.telling import Call, wrong_use

if TYPE_CHECKING:
    from digest.desk.orders import Orders


def build_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that `build` shares with `serve`, `check` and `list`."""
    options = (
        click.option("-b", "--base-url", default="", help="Absolute address of the site."),
        click.option("-D", "--drafts", is_flag=True, help="Show drafts."),
        click.option("-F", "--future", is_flag=True, help="Show what is dated in the future."),
        click.option("-E", "--expired", is_flag=True, help="Show what has expired."),
        click.option("--as-of", default="", metavar="DATE", help="Build as at this moment."),
    )
    for option in reversed(options):
        function = option(function)
    return function


output_option = click.option(
    "-o", "--output", default="", metavar="DIR", help="Where to publish (default: output)."
)
jobs_option = click.option(
    "-j",
    "--jobs",
    default=0,
    metavar="N",
    type=click.IntRange(0),
    help="Processes (default: one a core).",
)
cluster_option = click.option(
    "--cluster", default="", metavar="ADDRESS", help="Work on a Dask cluster's workers instead."
)


def orders_of(call: Call, options: dict[str, Any]) -> tuple[Path, "Orders"]:
    """The project's folder and what was asked of the build; wrong words are exit code 2."""
    from digest.desk.orders import Orders, find_root, instant
    from digest.model import Show

    root = find_root(call.folder)
    with wrong_use():
        if options["base_url"]:
            from digest.settings_values import web_base

            web_base(options["base_url"])
        if options["as_of"]:
            from digest.desk.project import moment_of, settings_or_none

            moment_of(options["as_of"], settings_or_none(root))
        else:
            instant()
    return root, Orders(
        output=output_folder(call, options.get("output") or ""),
        base_url=options["base_url"],
        show=Show(options["drafts"], options["future"], options["expired"]),
        as_of=options["as_of"],
        clean=options.get("clean", False),
        strict=options.get("strict", False),
        jobs=options.get("jobs", 0),
        cluster=options.get("cluster", ""),
        explain=options.get("explain", False),
    )


def output_folder(call: Call, given: str) -> str:
    """What is named on the command line counts from where the command is started."""
    return str(call.folder.resolve() / given) if given else "output"
