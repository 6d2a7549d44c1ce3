"""What a command says: lines for faults, exit codes.

Exit codes: 0 done, 1 faults in the content or on the machine, 2 wrong use.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import update_wrapper
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from digest.errors import DigestError, Notice
from digest.value import Record

Command = Callable[..., Any]


class Call(Record, frozen=True):
    """Where the command works, and how much it says: -1 little, 0, 1 all."""

    folder: Path
    loudness: int


def told(after: str = "") -> Callable[[Command], Command]:
    """A command whose faults become lines on standard error and exit code 1.

    `after` says what came of it. A traceback would be our bug. Every command takes -q and -v, as
    the whole program does.
    """

    def decorated(function: Command) -> Command:
        @click.option("-q", "--quiet", is_flag=True, help="Say nothing but faults.")
        @click.option("-v", "--verbose", is_flag=True, help="Say more.")
        @click.pass_obj
        def wrapped(call: Call, /, quiet: bool, verbose: bool, **options: Any) -> None:
            loudness = max(-1, min(1, call.loudness + verbose - quiet))
            try:
                _take_any_letter()
                function(Call(call.folder, loudness), **options)
                sys.stdout.flush()
            except DigestError as error:
                stop(error, after)
            except KeyboardInterrupt:
                sys.exit(130)
            except BrokenPipeError:
                _close_quietly()
            except OSError as error:
                from digest.engine.outputs import unreadable

                stop(unreadable(error, Path.cwd()), after)

        return update_wrapper(wrapped, function)

    return decorated


def _take_any_letter() -> None:
    """Have a terminal that lacks a letter show its number instead of ending the program."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _close_quietly() -> NoReturn:
    """Whoever reads our lines has seen enough; what Python flushes at its end goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)


def stop(error: DigestError, after: str = "") -> NoReturn:
    """All faults as lines, how many there are, and exit code 1."""
    tell(error.notices)
    count = len(error.notices)
    if after or count > 1:
        click.echo("; ".join(filter(None, [counted(count, "fault"), after])), err=True)
    sys.exit(1)


@contextmanager
def wrong_use() -> Iterator[None]:
    """What the command line says and cannot be meant is exit code 2."""
    try:
        yield
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def tell(notices: Iterable[Notice], hints: bool = False) -> None:
    """One line each on standard error, in the order of their places.

    Levels are coloured on a terminal, unless NO_COLOR (no-color.org) says not to.
    """
    colours = {"warning": "yellow", "hint": "cyan"}
    plain = False if os.environ.get("NO_COLOR") else None
    for notice in sorted(set(notices)):
        if notice.level == "hint" and not hints:
            continue
        colour = colours.get(notice.level)
        mark = click.style(f"{notice.level}: ", colour) if colour else ""
        click.echo(f"{mark}{notice}", err=True, color=plain)


def counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
