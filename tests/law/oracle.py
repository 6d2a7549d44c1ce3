"""What a clean build makes, told by a process that has built nothing before.

One process is started for all tests and imports everything. For each task it makes a copy of itself
that builds and ends, so that no build can share hidden state with one that is judged by it.
"""

import gc
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import msgspec
import py3langid

import digest
from digest.desk.orders import Orders
from digest.desk.publishing import Outcome, make_and_publish
from digest.engine.engine import Engine
from digest.errors import DigestError
from digest.value import Value, encoded
from tests.law.clock import later
from tests.law.cuts import STEPS
from tests.project import CHECKOUT, plain_environment

CUT = 77  # how a process ends that was cut off
QUICK = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # where syncing costs nothing


class Answer(Value, frozen=True):
    """How a build ended: faults in words where there are any, else what it told and did."""

    faults: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    tally: str = ""
    total: int = 0
    changed: bool = False
    was_cut: bool = False
    broken: str = ""  # a traceback


class Task(Value, frozen=True):
    """A build to be made by a process of its own.

    `cut` is the step at which it is ended, 0 for none; `ahead` how far its files' clock is, in
    nanoseconds.
    """

    root: str
    orders: Orders
    remembers: bool = False
    cut: int = 0
    ahead: int = 0


def answer_of(build: Callable[[], Outcome]) -> Answer:
    """How a build ends; what is no fault of the editor's is raised."""
    try:
        outcome = build()
    except DigestError as error:
        return Answer(faults=tuple(map(str, error.notices)))
    return Answer(
        notices=tuple(map(str, outcome.notices)),
        tally=repr(outcome.tally),
        total=outcome.published.total,
        changed=outcome.published.changed,
    )


def perform(task: Task) -> Answer:
    root = Path(task.root)
    ending = STEPS.ending(task.cut, lambda: os._exit(CUT)) if task.cut else nullcontext()
    with later(task.ahead), Engine(root, 1, remembers=task.remembers) as engine, ending:
        return answer_of(lambda: make_and_publish(root, task.orders, engine))


class Oracle:
    """The process that answers, until it is closed."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.law.oracle"],
            cwd=CHECKOUT,
            env=plain_environment() | {"PYTHONHASHSEED": "7"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def close(self) -> None:
        self._process.communicate()

    def perform(self, *tasks: Task) -> list[Answer]:
        """What comes of some tasks that are begun at once."""
        asked, told = self._process.stdin, self._process.stdout
        assert asked
        assert told
        asked.write(encoded(tasks) + b"\n")
        asked.flush()
        answers = msgspec.json.decode(told.readline(), type=list[Answer])
        broken = [answer.broken for answer in answers if answer.broken]
        assert not broken, "\n".join(broken)
        return answers

    @contextmanager
    def clean(self, root: Path, orders: Orders) -> Iterator[tuple[Answer, Path]]:
        """A clean build of the same moment, and where it stands."""
        with tempfile.TemporaryDirectory(prefix="law-", dir=QUICK) as folder:
            output = Path(folder) / "clean"
            asked = msgspec.structs.replace(orders, output=str(output), clean=False)
            yield self.perform(Task(str(root), asked))[0], output


def serve() -> None:
    """Answer line by line: tasks in, what came of them out."""
    for module in walk_packages(digest.__path__, "digest."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    py3langid.rank("a table of numbers that is slow to unpack")
    gc.freeze()
    for line in sys.stdin.buffer:
        tasks = msgspec.json.decode(line, type=tuple[Task, ...])
        answers = [_awaited(*child) for child in [_begun(task) for task in tasks]]
        sys.stdout.buffer.write(encoded(answers) + b"\n")
        sys.stdout.buffer.flush()


def _begun(task: Task) -> tuple[int, int]:
    """A copy of this process at work: its number, and the pipe through which it answers."""
    there, here = os.pipe()
    child = os.fork()
    if child:
        os.close(here)
        return child, there
    try:
        answer = perform(task)
    except BaseException:
        answer = Answer(broken=traceback.format_exc())
    data = encoded(answer)
    while data:
        data = data[os.write(here, data) :]
    os._exit(0)


def _awaited(child: int, pipe: int) -> Answer:
    with open(pipe, "rb") as opened:
        data = opened.read()
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code == CUT:
        return Answer(was_cut=True)
    return (
        msgspec.json.decode(data, type=Answer) if data else Answer(broken=f"it ended with {code}")
    )


if __name__ == "__main__":
    serve()
