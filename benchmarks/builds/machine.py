"""The machine that a measurement shares with other work: how busy that is, how to wait for less."""

import os
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
WINDOW = 1.0  # seconds over which others are watched
QUIET = 0.12  # of one core: less than this is not felt


def busy_seconds() -> float:
    """Processor seconds that everything on this machine has used since it started."""
    user, nice, system, _, _, *interrupts = _of_all_cores()
    return (user + nice + system + sum(interrupts[:2])) / TICKS


def wait_for_quiet(most: float) -> float:
    """Wait until others use little, at most so many seconds; the share of a core they used last."""
    until = time.monotonic() + most
    while True:
        before, start = busy_seconds(), time.monotonic()
        time.sleep(WINDOW)
        share = (busy_seconds() - before) / (time.monotonic() - start)
        if share < QUIET or time.monotonic() > until:
            return share


def _of_all_cores() -> list[int]:
    """The first line of /proc/stat, in ticks (see proc(5)); zeros where there is none."""
    try:
        line = Path("/proc/stat").read_text(encoding="ascii").partition("\n")[0]
    except OSError:
        return [0] * 8
    return [int(number) for number in line.split()[1:9]]
