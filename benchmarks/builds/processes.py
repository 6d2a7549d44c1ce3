"""A whole process measured from outside, with all that it starts."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builds.faults import MeasurementError
from benchmarks.builds.machine import TICKS, busy_seconds

APART = 0.03  # seconds between two looks at the memory
LEAVE = 5.0  # seconds in which what has been asked to end, or lost its parent, may do so
STRAY = ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "PYTHONUNBUFFERED")


@dataclass(frozen=True)
class Command:
    """What is run, and where; `surroundings` are variables added to our own."""

    words: tuple[str, ...]
    folder: Path
    surroundings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Run:
    """Seconds on the clock and of processors, the others' share of a core, and MiB at the peak.

    The memory is that of all processes together (PSS: what several share is counted once), 0
    where nobody looked.
    """

    wall: float
    processor: float
    others: float
    memory: float = 0.0


def measure(command: Command, limit: float, log: Path, *, memory: bool = False) -> Run:
    """Run to the end; raises MeasurementError with the log's last line if that is a bad one."""
    os.sync()
    busy, start = busy_seconds(), time.perf_counter()
    with started(command, log) as process, watched(process.pid, memory) as peak:
        timer = threading.Timer(limit, _end, (process, signal.SIGKILL))
        timer.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        processor = used.ru_utime + used.ru_stime
        others = max(0.0, busy_seconds() - busy - processor) / wall
    if process.returncode:
        late = f" after {limit:.0f} s" if wall >= limit else ""
        raise MeasurementError(
            f"{_shown(command)} ended with {process.returncode}{late}: {_last(log)}"
        )
    return Run(wall, processor, others, peak[0])


@contextmanager
def started(command: Command, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a session of its own; it and all that it started end with the block.

    Raises MeasurementError where something goes on although the process has ended by itself: its
    time would be counted nowhere.
    """
    own = {name: value for name, value in os.environ.items() if name not in STRAY}
    with log.open("wb") as lines:
        process = subprocess.Popen(
            command.words,
            cwd=command.folder,
            env=own | dict(command.surroundings),
            stdin=subprocess.DEVNULL,
            stdout=lines,
            stderr=lines,
            start_new_session=True,
        )
    try:
        yield process
        if process.returncode is not None and _remains(process.pid):
            raise MeasurementError(f"{_shown(command)} left processes behind")
    finally:
        if process.returncode is None:
            _end(process, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(LEAVE)
        if process.returncode is None or any(_members(process.pid)):
            _end(process, signal.SIGKILL)
        process.wait()


@contextmanager
def watched(session: int, wanted: bool) -> Iterator[list[float]]:
    """A list of one number, the highest memory in MiB that a session had at one time."""
    peak, over = [0.0], threading.Event()

    def look() -> None:
        while not over.wait(APART):
            peak[0] = max(peak[0], memory_of(session))

    watcher = threading.Thread(target=look, daemon=True)
    if wanted:
        watcher.start()
    try:
        yield peak
    finally:
        over.set()
        if wanted:
            watcher.join()


def memory_of(session: int) -> float:
    """MiB that the processes of a session hold together now."""
    return sum(_proportional(process) for process, _ in _members(session)) / 1024


def processor_of(session: int) -> float:
    """Processor seconds of a session's processes, and of those that ended before them."""
    return sum(sum(map(int, words[11:15])) for _, words in _members(session)) / TICKS


def _members(session: int) -> Iterator[tuple[str, list[str]]]:
    """The numbers of a session's processes, and what is told of each behind its name: its state
    first, its session as the fourth word (see proc(5))."""
    for entry in os.scandir("/proc"):
        if entry.name.isdecimal():
            with suppress(OSError, IndexError):
                stat = Path(entry.path, "stat").read_text(encoding="utf-8", errors="replace")
                words = stat.rpartition(")")[2].split()
                if int(words[3]) == session and words[0] != "Z":
                    yield entry.name, words


def _proportional(process: str) -> int:
    """KiB of a process, where what it shares with others is divided among them."""
    with suppress(OSError):
        for line in Path("/proc", process, "smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def _remains(session: int) -> bool:
    until = time.monotonic() + LEAVE
    while any(_members(session)):
        if time.monotonic() > until:
            return True
        time.sleep(0.02)
    return False


def _end(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    """Of the process's own group, nothing else."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, how)


def _shown(command: Command) -> str:
    return Path(command.words[0]).name + " " + " ".join(command.words[1:3])


def _last(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1] if lines else "it said nothing"
