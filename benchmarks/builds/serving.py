"""The preview: how long from saving an article until its page is served with the change."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPException
from subprocess import Popen
from urllib.parse import quote

from benchmarks.builds.bench import Bench, tell
from benchmarks.builds.changes import edit_one, spread
from benchmarks.builds.corpus import Corpus
from benchmarks.builds.faults import MeasurementError
from benchmarks.builds.generators import Generator
from benchmarks.builds.machine import busy_seconds
from benchmarks.builds.processes import Run, processor_of, started

APART = 0.01  # seconds between two questions, each of which takes time from what builds
REST = 1.0  # seconds at least for what a server does after it has answered


@dataclass(frozen=True)
class Server:
    """A preview that has answered once, over a connection that is kept."""

    generator: Generator
    connection: HTTPConnection
    process: Popen[bytes]

    def page(self, path: str) -> bytes:
        """An article's page as it is served now; nothing where none is, or it is being renewed."""
        try:
            self.connection.request("GET", f"/{quote(self.generator.address(path))}/")
            answer = self.connection.getresponse()
            body = answer.read()
            return body if answer.status == 200 else b""
        except (HTTPException, OSError):
            self.connection.close()  # the next request opens it again
            return b""

    def after_edit(self, corpus: Corpus, path: str, number: int, limit: float) -> Run:
        """Save an article and wait for its page; what we burn with asking counts for others."""
        busy, own = busy_seconds(), processor_of(self.process.pid)
        words = edit_one(corpus, self.generator, path, number).words
        wall = self.wait(path, words, limit)
        processor = processor_of(self.process.pid) - own
        return Run(wall, processor, max(0.0, busy_seconds() - busy - processor) / wall)

    def wait(self, path: str, words: str, limit: float) -> float:
        """Seconds until an article's page holds these words."""
        wanted, start = words.encode(), time.perf_counter()
        while wanted not in self.page(path):
            name, waited = self.generator.name, time.perf_counter() - start
            if self.process.poll() is not None:
                raise MeasurementError(f"{name}'s server has ended; see {self.generator.log}")
            if waited > limit:
                raise MeasurementError(f"{name} did not serve the change after {limit:.0f} s")
            time.sleep(APART)
        return time.perf_counter() - start


def served(bench: Bench, numbers: Iterator[int]) -> list[tuple[Run, ...]]:
    """Seconds from save to page, of each generator in turn while all of their servers run."""
    wishes, corpus = bench.wishes, bench.corpus
    pairs: list[tuple[Run, ...]] = []
    with ExitStack() as stack:
        servers = [_open(stack, bench, generator) for generator in bench.generators]
        for turn, number in zip(range(wishes.runs), numbers, strict=False):
            (path,) = spread(corpus, 1, number)
            pair: list[Run] = []
            for server in servers:
                run = server.after_edit(corpus, path, number, wishes.limit)
                tell(f"serve {turn + 1}/{wishes.runs}, {server.generator.name}: {run.wall:.3f} s")
                pair.append(run)
                time.sleep(max(REST, run.wall / 2))
            pairs.append(tuple(pair))
    return pairs


def _open(stack: ExitStack, bench: Bench, generator: Generator) -> Server:
    port = _free_port()
    command = generator.serve
    command = replace(command, words=(*command.words, str(port)))
    process = stack.enter_context(started(command, generator.log))
    connection = HTTPConnection("127.0.0.1", port, timeout=bench.wishes.limit)
    stack.callback(connection.close)
    server = Server(generator, connection, process)
    took = server.wait(bench.corpus.paths[0], "</html>", bench.wishes.limit)
    tell(f"{generator.name} serves after {took:.1f} s")
    time.sleep(max(REST, took / 2))
    return server


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
