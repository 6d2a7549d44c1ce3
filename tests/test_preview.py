"""Promises of the preview: it follows the typing, it keeps to itself, it leaves no trace."""

import asyncio
import gc
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from inspect import signature
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from watchfiles import Change

from digest.desk import previewing, workshop
from digest.desk.answer import TYPES, locate, part_of, put_last
from digest.desk.gate import Ask, Stand, is_ours
from digest.desk.news import Bulletin, News, after, as_event, follow
from digest.desk.orders import Orders
from digest.desk.preview import Outcome, address_of, bind, serve
from digest.desk.publishing import make_and_publish
from digest.desk.watch import Spots, matters, spots
from digest.desk.ways import additions
from digest.desk.workshop import Build
from digest.engine.engine import Engine
from digest.engine.lookout import Lookout
from digest.errors import DigestError, Notice

PAGE = "<!doctype html><title>t</title><body><h1>{}</h1></body>"
FAULT = Notice("content/a.md", 4, 'topic "<b>x" is unknown', 'did you mean "b"?')


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Open:
    """A preview that runs in a thread, and how to talk to it."""

    def __init__(self, url: str, root: Path, told: list[str]) -> None:
        self.url = url
        self.port = urlsplit(url).port or 0
        self.root = root
        self.output = root / "output"
        self.told = told

    def ask(self, path: str, method: str = "GET", **headers: str | None) -> Answer:
        """Ask with the path as it stands, whatever it is; a header that is None is left out."""
        wanted: dict[str, str | None] = {"host": f"127.0.0.1:{self.port}"}
        wanted |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in wanted.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders()
            reply = connection.getresponse()
            found = {name.lower(): value for name, value in reply.getheaders()}
            return Answer(reply.status, found, reply.read())
        finally:
            connection.close()

    @contextmanager
    def listener(self, base: str = "/") -> Iterator[Callable[[], tuple[str, Any]]]:
        """Open the event stream; each call waits for the next event."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as line:
            host = f"127.0.0.1:{self.port}"
            line.sendall(f"GET {base}__digest/events HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            with line.makefile("rb") as lines:

                def hear() -> tuple[str, Any]:
                    while not (kind := lines.readline()).startswith(b"event: "):
                        assert kind, "the stream ended"
                    data = lines.readline().removeprefix(b"data: ")
                    return kind.decode().split()[1], json.loads(data)

                yield hear


@pytest.fixture(autouse=True)
def no_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds are those that a test asks for."""
    monkeypatch.setattr(workshop, "PAUSE", 3600.0)
    monkeypatch.setattr(workshop, "SOON", 3600.0)


@contextmanager
def opened(root: Path, build: Callable[..., Outcome], **options: Any) -> Iterator[Open]:
    """Serve the project's output; the watched folder is `content`. `build` may ask for what was
    noticed.
    """
    told_of = "noticed" in signature(build).parameters
    stop, ready, told = Event(), Queue[str | BaseException](), list[str]()
    watched = options.pop("watched", lambda: (root / "content", root / "site.yaml"))

    def run() -> None:
        try:
            serve(
                build if told_of else lambda noticed: build(),
                root / "output",
                watched,
                port=0,
                tell=told.append,
                ready=ready.put,
                stop=stop,
                **options,
            )
        except BaseException as error:
            ready.put(error)
            raise

    thread = Thread(target=run)
    thread.start()
    try:
        url = ready.get(timeout=5)
        assert isinstance(url, str), url
        yield Open(url, root, told)
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()


def save(root: Path, text: str) -> None:
    """Save the article as editors do, by a rename, which is one change and not two."""
    passing = root / "content" / ".a.md.swp"
    passing.write_text(text)
    passing.rename(root / "content" / "a.md")


def publish(root: Path) -> Outcome:
    """A small build: the word `bad` is a fault, and the output is exchanged as a whole."""
    text = (root / "content" / "a.md").read_text()
    if "bad" in text:
        return Outcome((FAULT,), "1 fault")
    fresh, old = root / "fresh", root / "old"
    fresh.mkdir()
    (fresh / "index.html").write_text(PAGE.format(text))
    if (root / "output").exists():
        (root / "output").rename(old)
    fresh.rename(root / "output")
    shutil.rmtree(old, ignore_errors=True)
    return Outcome((), "published")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("one")
    return tmp_path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """A site that stands as it is, with things around it that are not for readers."""
    root = tmp_path_factory.mktemp("site")
    (root / "secret.txt").write_text("secret")
    (root / "output-old").mkdir()
    (root / "output-old" / "secret.txt").write_text("secret")
    output = root / "output"
    for folder in ("day", "empty", ".git", "day/.kept", "新闻"):
        (output / folder).mkdir(parents=True)
    (output / "index.html").write_text(PAGE.format("home"))
    (output / "day" / "index.html").write_text(PAGE.format("day"))
    (output / "新闻" / "index.html").write_text(PAGE.format("新闻"))
    (output / "404.html").write_text(PAGE.format("not here"))
    for name in (".env", ".git/config", "day/.kept/secret.txt"):
        (output / name).write_text("secret")
    (output / "style.css").write_bytes(bytes(range(100)))
    (output / "film.mp4").write_bytes(os.urandom(700_001))
    (output / "fragment.html").write_text("<p>no body")
    (output / "nothing.txt").write_text("")
    (output / "out.txt").symlink_to(root / "secret.txt")
    (output / "away").symlink_to(root / "output-old")
    (output / "hidden.txt").symlink_to(output / ".env")
    (output / "round").symlink_to("round")
    (output / "same.css").symlink_to("style.css")
    os.mkfifo(output / "pipe.txt")
    with opened(root, Outcome) as site:
        yield site


# ---- Files ----


def test_a_page_has_the_reload_script_and_the_file_does_not(site: Open) -> None:
    page = site.ask("/")

    assert page.status == 200
    assert b'<script src="/__digest/reload.js" defer data-build="' in page.body
    assert page.body.endswith(b"</script></body>")
    assert (site.output / "index.html").read_text() == PAGE.format("home")


def test_a_page_without_an_end_of_its_body_has_the_script_as_well(site: Open) -> None:
    assert site.ask("/fragment.html").body.startswith(b"<p>no body<script ")


def test_the_script_goes_before_the_last_end_of_a_body() -> None:
    page = put_last(b"<code>&lt;/body></code></body ><!-- -->", additions("", "/", "a-1"))

    assert page.startswith(b"<code>&lt;/body></code><script")
    assert page.endswith(b"</script></body ><!-- -->")


def test_the_script_is_served_and_makes_no_markup_of_what_authors_wrote(site: Open) -> None:
    reply = site.ask("/__digest/reload.js")

    assert reply.status == 200
    assert reply.headers["content-type"].startswith("text/javascript")
    for forbidden in (b"innerHTML", b"insertAdjacentHTML", b".style", b"cssText", b"eval("):
        assert forbidden not in reply.body


def test_a_folder_shows_its_index_and_is_told_its_slash(site: Open) -> None:
    assert b"<h1>day</h1>" in site.ask("/day/").body
    moved = site.ask("/day?page=2")
    assert (moved.status, moved.headers["location"]) == (307, "/day/?page=2")
    assert site.ask("/%E6%96%B0%E9%97%BB").headers["location"] == "/%E6%96%B0%E9%97%BB/"
    assert "新闻".encode() in site.ask("/%E6%96%B0%E9%97%BB/").body


@pytest.mark.parametrize("path", ["/none", "/empty/", "/empty", "/index.html/", "/a//b", "/day//"])
def test_what_is_not_there_gets_the_site_s_own_page(site: Open, path: str) -> None:
    reply = site.ask(path)

    assert reply.status == 404
    assert b"<h1>not here</h1><script" in reply.body


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/day/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2e%2fsecret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%252e%252e/secret.txt",
        "/....//secret.txt",
        "//secret.txt",
        "/./secret.txt",
        "/../output-old/secret.txt",
        "/out.txt",
        "/away/secret.txt",
        "/round",
        "/hidden.txt",
        "/.env",
        "/.git/config",
        "/day/.kept/secret.txt",
        "/secret.txt%00.html",
        "/%ff",
        "/pipe.txt",
        "/" + "a" * 3000,
        "/__digest/",
        "/__digest/news.py",
        "/__digest/../reload.js",
        "http://127.0.0.1/secret.txt",
    ],
)
def test_nothing_outside_the_output_is_served(site: Open, path: str) -> None:
    reply = site.ask(path)

    assert reply.status == 404
    assert b"secret" not in reply.body


def test_a_link_within_the_output_is_followed(site: Open) -> None:
    assert site.ask("/same.css").body == bytes(range(100))


NAMES = ["day", "index.html", "..", ".", "", "away", "secret.txt", "output-old", ".env", "\0", "\\"]


@given(st.lists(st.sampled_from(NAMES), max_size=5))
def test_whatever_is_found_lies_within_the_output(site: Open, parts: list[str]) -> None:
    found = locate(site.output, "/".join(parts))

    assert found is None or site.output in found.parents
    assert found is None or found.name != ".env"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("feed.xml", "application/xml"),
        ("feed.json", "application/json"),
        ("a.webp", "image/webp"),
        ("a.AVIF", "image/avif"),
        ("a.woff2", "font/woff2"),
        ("a.webmanifest", "application/manifest+json"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.unknown", "application/octet-stream"),
        ("_redirects", "application/octet-stream"),
    ],
)
def test_files_have_their_type(site: Open, name: str, kind: str) -> None:
    path = site.output / name
    path.write_text("x")
    try:
        reply = site.ask(f"/{name}")
    finally:
        path.unlink()

    assert reply.headers["content-type"] == kind
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["cache-control"] == "no-cache"


def test_types_are_known_by_small_letters() -> None:
    assert [name for name in TYPES if name != name.lower() or name[0] != "."] == []


@pytest.mark.parametrize("path", ["/", "/style.css", "/film.mp4", "/none", "/day"])
def test_head_is_get_without_the_body(site: Open, path: str) -> None:
    whole, head = site.ask(path), site.ask(path, "HEAD")

    assert head.body == b""
    assert head.status == whole.status
    assert head.headers | {"date": ""} == whole.headers | {"date": ""}
    assert int(head.headers["content-length"]) == len(whole.body)


def test_the_stream_answers_head_and_stays_out_of_caches(site: Open) -> None:
    head = site.ask("/__digest/events", "HEAD")

    assert head.headers["content-type"] == "text/event-stream"
    assert head.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/", "/style.css"])
def test_what_has_not_changed_is_not_sent_again(site: Open, path: str) -> None:
    tag = site.ask(path).headers["etag"]

    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = site.ask(path, if_none_match=known)
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert site.ask(path, if_none_match='"other"').status == 200


def test_a_file_that_is_replaced_within_the_same_tick_has_another_tag(site: Open) -> None:
    path = site.output / "tick.css"
    path.write_text("a{}")
    before = site.ask("/tick.css").headers["etag"]
    status = path.stat()
    (site.output / "next.css").write_text("b{}")
    os.utime(site.output / "next.css", ns=(status.st_atime_ns, status.st_mtime_ns))
    (site.output / "next.css").rename(path)

    assert site.ask("/tick.css", if_none_match=before).body == b"b{}"
    path.unlink()


@pytest.mark.parametrize(
    ("wanted", "status", "part"),
    [
        ("bytes=0-9", 206, slice(0, 10)),
        ("bytes=90-", 206, slice(90, 100)),
        ("bytes=-5", 206, slice(95, 100)),
        ("bytes=-500", 206, slice(0, 100)),
        ("bytes=99-2000", 206, slice(99, 100)),
        ("bytes=100-", 416, slice(0, 0)),
        ("bytes=-0", 416, slice(0, 0)),
        ("bytes=9-2", 200, slice(0, 100)),
        ("bytes=-", 200, slice(0, 100)),
        ("bytes=0-1,5-6", 200, slice(0, 100)),
        ("lines=0-1", 200, slice(0, 100)),
    ],
)
def test_a_part_of_a_file(site: Open, wanted: str, status: int, part: slice) -> None:
    data = bytes(range(100))

    reply = site.ask("/style.css", range=wanted)

    assert (reply.status, reply.body) == (status, data[part])
    if status == 206:
        first, end = part.start, part.start + len(reply.body) - 1
        assert reply.headers["content-range"] == f"bytes {first}-{end}/100"
    if status == 416:
        assert reply.headers["content-range"] == "bytes */100"


def test_a_part_of_another_version_is_not_sent(site: Open) -> None:
    tag = site.ask("/style.css").headers["etag"]

    assert site.ask("/style.css", range="bytes=0-1", if_range=tag).status == 206
    assert site.ask("/style.css", range="bytes=0-1", if_range='"old"').status == 200


def test_large_files_arrive_whole_and_in_parts(site: Open) -> None:
    data = (site.output / "film.mp4").read_bytes()

    assert site.ask("/film.mp4").body == data
    assert site.ask("/film.mp4", range="bytes=100001-600000").body == data[100_001:600_001]
    assert site.ask("/nothing.txt").body == b""
    assert site.ask("/nothing.txt", range="bytes=0-").status == 416


@given(st.integers(0, 50), st.integers(0, 60) | st.just(""), st.integers(0, 60) | st.just(""))
def test_a_part_lies_within_the_file(size: int, first: int | str, last: int | str) -> None:
    part = part_of(Ask("GET", "/", headers=(("range", f"bytes={first}-{last}"),)), size, "")

    if part is not None:
        assert part[0] >= 0
        assert part[1] == 0 or sum(part) <= size


def test_nothing_is_written_into_the_output(site: Open) -> None:
    def state() -> dict[str, tuple[int, int]]:
        paths = [site.output, *site.output.rglob("*")]
        return {str(p): (p.lstat().st_mtime_ns, p.lstat().st_size) for p in paths}

    before = state()
    for path in ("/", "/day/", "/style.css", "/none", "/__digest/reload.js"):
        site.ask(path)
    with site.listener() as hear:
        hear()

    assert state() == before


# ---- Who may ask ----


@pytest.mark.parametrize("host", ["127.0.0.1:{}", "localhost:{}", "LOCALHOST:{}", "[::1]:{}"])
def test_its_own_names_are_answered(site: Open, host: str) -> None:
    assert site.ask("/", host=host.format(site.port)).status == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("evil.example:{}", 421),
        ("localhost.evil.example:{}", 421),
        ("evil.localhost:{}", 421),
        ("127.0.0.1", 421),
        ("127.0.0.1:1", 421),
        ("user@127.0.0.1:{}", 421),
        ("127.0.0.2:{}", 421),
        ("0.0.0.0:{}", 421),
        ("", 421),
        (None, 400),
    ],
)
def test_other_names_are_not(site: Open, host: str | None, status: int) -> None:
    for path in ("/", "/__digest/events", "/none"):
        reply = site.ask(path, host=host and host.format(site.port))
        assert reply.status == status
        assert b"<h1>" not in reply.body


def test_two_hosts_are_one_too_many(site: Open) -> None:
    with socket.create_connection(("127.0.0.1", site.port), timeout=5) as line:
        host = f"Host: 127.0.0.1:{site.port}\r\n"
        line.sendall(f"GET / HTTP/1.0\r\n{host}{host}\r\n".encode())
        assert b" 400 " in line.recv(100)


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "https://localhost:{}", "http://localhost:1", "file://", ""],
)
def test_foreign_pages_are_turned_away(site: Open, origin: str) -> None:
    for path in ("/", "/__digest/events"):
        assert site.ask(path, origin=origin.format(site.port)).status == 403


def test_its_own_pages_are_not(site: Open) -> None:
    assert site.ask("/", origin=f"http://127.0.0.1:{site.port}").status == 200
    assert site.ask("/").headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get"])
def test_it_can_only_be_read(site: Open, method: str) -> None:
    for path in ("/", "/__digest/events", "/none"):
        reply = site.ask(path, method)
        assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD")


def test_bound_to_every_address_it_takes_numbers_but_no_names() -> None:
    stand = Stand(Path(), host="0.0.0.0", port=80)

    assert is_ours("192.168.1.7", stand)
    assert is_ours("[fe80::1]:80", stand)
    assert not is_ours("evil.example", stand)
    assert not is_ours("192.168.1.7", Stand(Path(), port=80))
    assert is_ours("desk.local:8000", Stand(Path(), host="Desk.local"))


# ---- Below another path ----


def test_a_base_path_holds_the_whole_site(project: Path) -> None:
    with opened(project, lambda: publish(project), base_path="/the%20news") as site:
        assert site.url.endswith("/the%20news/")
        assert site.ask("/the%20news").headers["location"] == "/the%20news/"
        page = site.ask("/the%20news/")
        assert b'src="/the%20news/__digest/reload.js"' in page.body
        assert site.ask("/the%20news/__digest/reload.js").status == 200
        outside = site.ask("/")
        assert outside.status == 404
        assert b'href="/the%20news/"' in outside.body
        assert site.ask("/__digest/reload.js").status == 404
        with site.listener("/the%20news/") as hear:
            assert hear()[0] == "build"


# ---- It follows the typing ----


def test_an_edit_reaches_the_open_page(project: Path) -> None:
    with opened(project, lambda: publish(project)) as site, site.listener() as hear:
        kind, before = hear()
        assert (kind, before["faults"]) == ("build", [])
        assert before["build"].encode() in site.ask("/").body

        save(project, "two")

        kind, news = hear()
        assert kind == "reload"
        page = site.ask("/").body
        assert b"<h1>two</h1>" in page
        assert f'data-build="{news["build"]}"'.encode() in page
        assert site.told[0] == "published"
        assert site.url in site.told[1]


def test_a_fault_is_told_over_the_last_good_page_until_it_is_mended(project: Path) -> None:
    with opened(project, lambda: publish(project)) as site, site.listener() as hear:
        build = hear()[1]["build"]

        save(project, "bad")
        kind, news = hear()
        assert (kind, news["build"], news["more"]) == ("faults", build, 0)
        assert news["faults"] == [
            {"place": "content/a.md:4", "what": FAULT.what, "cure": FAULT.cure}
        ]
        assert b"<h1>one</h1>" in site.ask("/").body
        assert str(FAULT) in site.told
        with site.listener() as late:
            assert late() == (kind, news)

        save(project, "good")
        kind, news = hear()
        assert (kind, news["faults"]) == ("reload", [])
        assert b"<h1>good</h1>" in site.ask("/").body


def test_a_first_build_that_fails_is_followed_as_well(project: Path) -> None:
    save(project, "bad")
    with opened(project, lambda: publish(project)) as site, site.listener() as hear:
        assert hear()[0] == "faults"
        nothing = site.ask("/")
        assert (nothing.status, b"reload.js" in nothing.body) == (404, True)

        save(project, "good")

        assert hear()[0] == "reload"
        assert site.ask("/").status == 200


def test_files_and_folders_that_come_later_are_noticed(project: Path) -> None:
    shutil.rmtree(project / "content")
    with opened(project, Outcome) as site, site.listener() as hear:
        attempts = [hear()[1]["attempt"]]
        (project / "content").mkdir()
        attempts.append(hear()[1]["attempt"])
        while True:  # one build when it appears, another since nobody looked into it before
            try:
                (project / "content" / "deep").mkdir(exist_ok=True)
                (project / "content" / "deep" / f"{len(attempts)}.md").write_text("new")
                attempts.append(hear()[1]["attempt"])
            except TimeoutError:
                pytest.fail("a file in a new folder went unnoticed")
            if len(attempts) > 4:
                break
        (project / "site.new").write_text("title: T")
        (project / "site.new").rename(project / "site.yaml")
        attempts.append(hear()[1]["attempt"])
    assert len(set(attempts)) == len(attempts)


def test_changes_during_a_build_lead_to_one_more(project: Path) -> None:
    begun, go_on = Queue[int](), Queue[int]()
    running: list[int] = []
    most: list[int] = []
    builds: list[str] = []

    def build() -> Outcome:
        running.append(1)
        most.append(len(running))
        begun.put(1)
        go_on.get(timeout=5)
        builds.append((project / "content" / "a.md").read_text())
        running.pop()
        return Outcome()

    go_on.put(1)
    with opened(project, build) as site, site.listener() as hear:
        hear()
        begun.get(timeout=5)
        save(project, "two")
        begun.get(timeout=5)
        for text in ("three", "four", "five"):
            save(project, text)
            time.sleep(0.15)  # longer than changes are gathered
        go_on.put(1)
        begun.get(timeout=5)
        go_on.put(1)
        hear()
        hear()
        time.sleep(0.3)
        assert begun.empty()
    assert builds == ["one", "five", "five"]
    assert max(most) == 1


def test_a_thousand_files_that_come_one_by_one_are_few_builds(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come = Event()

    async def torrent(*paths: Path, recursive: bool, **options: Any) -> AsyncIterator[Any]:
        while not come.is_set():
            await asyncio.sleep(0.01)
        for number in range(1000 if recursive else 0):
            file = project / "content" / f"{number}.md"
            file.write_text("new")
            yield {(Change.added, str(file))}
            await asyncio.sleep(0)
        await asyncio.sleep(60)

    monkeypatch.setattr("watchfiles.awatch", torrent)
    found: list[int] = []

    def build() -> Outcome:
        found.append(len(list((project / "content").iterdir())))
        return Outcome()

    with opened(project, build) as site, site.listener() as hear:
        hear()
        come.set()
        while found[-1] <= 1000:
            hear()
    assert found[0] == 1
    assert len(found) <= 20  # two or three where the machine is not busy


def test_builds_are_told_what_has_changed_and_one_looks_again_at_all(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "PAUSE", 0.3)
    monkeypatch.setattr(workshop, "SOON", 0.3)
    asked = Queue[frozenset[str] | None]()
    answers = iter([Outcome(message="a"), Outcome(message="b")])

    def build(noticed: frozenset[str] | None) -> Outcome:
        asked.put(noticed)
        return next(answers, Outcome(message="c", changed=False))

    with opened(project, build) as site:
        assert asked.get(timeout=5) is None
        assert asked.get(timeout=5) is None  # and when nothing has changed for a while
        save(project, "two")
        assert asked.get(timeout=5) == frozenset({str(project / "content" / "a.md")})
        assert asked.get(timeout=5) is None
        time.sleep(0.6)
        assert asked.empty()
    # That nothing was found is not told; that something was, is.
    assert [line for line in site.told if line in "abc"] == ["a", "b", "c"]


def test_a_build_that_changed_nothing_reloads_nothing(project: Path) -> None:
    answers = iter([Outcome(changed=False), Outcome(changed=False), Outcome()])
    with opened(project, lambda: next(answers)) as site, site.listener() as hear:
        first = hear()[1]["build"]
        save(project, "two")
        kind, news = hear()
        assert (kind, news["build"]) == ("build", first)
        save(project, "three")
        assert hear()[0] == "reload"


@pytest.mark.parametrize("error", [DigestError([FAULT]), ZeroDivisionError("by zero")])
def test_a_build_that_raises_does_not_end_the_preview(
    project: Path, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    def build() -> Outcome:
        if (project / "content" / "a.md").read_text() == "two":
            raise error
        return Outcome()

    with opened(project, build) as site, site.listener() as hear:
        hear()
        save(project, "two")
        kind, news = hear()
        assert kind == "faults"
        assert len(news["faults"]) == 1
        save(project, "three")
        assert hear()[0] == "reload"
    # The traceback is for whoever mends the program, not for authors' faults.
    assert bool(caplog.records) == isinstance(error, ZeroDivisionError)


def test_warnings_are_told_once_and_errors_until_they_are_mended(project: Path) -> None:
    warning = Notice("content/b.md", 1, "unknown key", level="warning")
    answers = iter([Outcome((warning,)), Outcome((FAULT, warning)), Outcome((FAULT, warning))])
    with opened(project, lambda: next(answers)) as site, site.listener() as hear:
        hear()
        for text in ("two", "three"):
            save(project, text)
            assert hear()[1]["faults"][0]["what"] == FAULT.what
        assert site.told.count(str(warning)) == 1
        assert site.told.count(str(FAULT)) == 2


def test_three_hundred_pages_hear_of_one_edit(project: Path) -> None:
    with opened(project, lambda: publish(project)) as site:
        host = f"Host: 127.0.0.1:{site.port}\r\n"
        lines = [socket.create_connection(("127.0.0.1", site.port), 5) for _ in range(300)]
        try:
            for line in lines:
                line.sendall(f"GET /__digest/events HTTP/1.1\r\n{host}\r\n".encode())
                heard = b""
                while b"event: build" not in heard:
                    heard += line.recv(4096)
            save(project, "two")
            for line in lines:
                heard = b""
                while b"event: reload" not in heard:
                    heard += line.recv(4096)
        finally:
            for line in lines:
                line.close()


# ---- Its builds ----


def article(text: str) -> str:
    return f"---\ntitle: Storm over Java\ndate: 2023-09-14\n---\n\n{text}\n"


def with_builds(
    root: Path, monkeypatch: pytest.MonkeyPatch, texts: tuple[str, ...]
) -> list[Outcome]:
    """How the builds of a preview end when its one article is saved with these texts."""
    ends = []

    def saved(build: Build, *places: object, **rest: object) -> None:
        file = root / "content" / "a.md"
        for number, text in enumerate(texts):
            file.write_text(text)
            ends.append(build(frozenset([str(file)]) if number else None))

    (root / "site.yaml").write_text("title: Paper\nbase_url: https://example.org/\n")
    monkeypatch.setattr(previewing, "serve", saved)
    previewing.preview(root, Orders(jobs=1), "127.0.0.1", 0, False, pytest.fail)
    return ends


def test_the_last_good_site_stands_while_an_article_is_wrong(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = project / "output" / "2023" / "09" / "14" / "a" / "index.html"
    shown = []

    def after_each(root: Path, orders: Orders, engine: Engine, lookout: Lookout) -> Any:
        try:
            return make_and_publish(root, orders, engine, lookout=lookout)
        finally:
            shown.append(re.search("(one|two|three) metres", page.read_text()))

    monkeypatch.setattr(previewing, "make_and_publish", after_each)
    texts = ("one metres", "one metres", "two metres", "three metres")
    wrong = article(texts[1]).replace("date: ", "date: never ")
    saved = (article(texts[0]), wrong, article(texts[2]), article(texts[2]), article(texts[3]))

    ends = with_builds(project, monkeypatch, saved)

    assert [end.changed for end in ends] == [True, True, True, False, True]
    assert [(n.path, n.line) for n in ends[1].notices] == [("content/a.md", 3)]
    assert [found and found[1] for found in shown] == ["one", "one", "two", "two", "three"]


def test_one_engine_lives_through_a_preview_and_ends_with_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engines, collecting = [], []

    def noted(root: Path, orders: Orders, engine: Engine, lookout: Lookout) -> Any:
        engines.append(engine)
        collecting.append(gc.isenabled())
        return make_and_publish(root, orders, engine, lookout=lookout)

    monkeypatch.setattr(previewing, "make_and_publish", noted)

    with_builds(project, monkeypatch, (article("one"), article("two")))

    assert engines[0] is engines[1]
    assert collecting == [False, False]
    assert gc.isenabled()
    closed = engines[0].store
    closed.save("state", [("0" * 32, b"late")])
    with Engine(project) as later:
        assert later.store.fetch("state", ["0" * 32]) == {}


# ---- The news ----


@pytest.mark.parametrize("steps", range(6))
def test_who_is_called_off_while_news_comes_is_called_off(steps: int) -> None:
    async def called_off() -> bool:
        bulletin = Bulletin(News("r"))
        waiting = asyncio.create_task(bulletin.rung(5))
        await asyncio.sleep(0.01)
        bulletin.post(News("r", 1, 1))
        for _ in range(steps):
            await asyncio.sleep(0)
        asked = waiting.cancel()
        await asyncio.wait([waiting])
        return waiting.cancelled() or not asked

    assert asyncio.run(called_off())


def test_a_fault_keeps_the_build_and_counts_the_attempt() -> None:
    good = after(News("r"), Outcome())
    bad = after(good, Outcome((FAULT,)))

    assert (good.name, bad.name) == ("r-1", "r-1")
    assert (bad.attempt, bad.faults) == (2, (FAULT,))
    assert after(bad, Outcome(changed=False)) == News("r", 1, 3)


def test_many_faults_are_cut_and_counted_and_odd_names_survive() -> None:
    faults = tuple(Notice(f"{n}\udcff.md", 0, "a\nb") for n in range(60))

    event = as_event("faults", News("r", faults=faults)).decode("ascii")

    kind, data, *rest = event.split("\n")
    assert (kind, rest) == ("event: faults", ["", ""])
    news = json.loads(data.removeprefix("data: "))
    assert (len(news["faults"]), news["more"]) == (50, 10)
    assert news["faults"][0]["place"] == "0\udcff.md"


def test_a_slow_listener_misses_what_was_overtaken_and_never_the_latest() -> None:
    async def listen() -> list[bytes]:
        bulletin = Bulletin(News("r", 1, 1))
        stream = follow(bulletin)
        heard = [await anext(stream)]
        bulletin.post(News("r", 2, 2))
        bulletin.post(News("r", 3, 3))
        heard.append(await anext(stream))
        bulletin.close()
        heard.extend([event async for event in stream])
        return heard

    first, last = asyncio.run(listen())

    assert b"event: build" in first
    assert b'"r-3"' in last


# ---- The watch ----


def test_the_output_is_not_watched_from_within(tmp_path: Path) -> None:
    for folder in ("output/day", "content/deep", ".git", "themes"):
        (tmp_path / folder).mkdir(parents=True)

    places = spots((tmp_path,), tmp_path / "output")

    assert places.deep == (tmp_path / "content", tmp_path / "themes")
    assert tmp_path in places.flat


def test_a_folder_that_took_another_s_name_is_another_place(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    before = spots((tmp_path / "content",), tmp_path / "output")
    (tmp_path / "other").mkdir()
    (tmp_path / "content").rename(tmp_path / "old")
    (tmp_path / "other").rename(tmp_path / "content")

    assert spots((tmp_path / "content",), tmp_path / "output") != before


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("content/a.md", True),
        ("content/deep/b.png", True),
        ("content", True),
        ("site.yaml", True),
        ("other.yaml", False),
        ("content/.a.md.swp", False),
        ("content/.obsidian/workspace.json", False),
        ("content/a.md~", False),
        ("content/#a.md#", False),
        ("content/.#a.md", False),
        ("content/4913", False),
        ("content/a.md.tmp", False),
        ("content/a.md___jb_tmp___", False),
        ("content/__pycache__/a.pyc", False),
        ("content/output/index.html", False),
        (".digest/cache.db", False),
    ],
)
def test_only_what_authors_save_matters(path: str, counts: bool) -> None:
    root = Path("/p")
    roots = (root / "content", root / "site.yaml")
    places = Spots((roots[0],), (root,), roots, root / "content" / "output")

    assert matters(root / path, places) == counts


def test_without_the_system_s_help_it_looks_time_and_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import watchfiles

    awatch = watchfiles.awatch

    async def full(*paths: Path, **options: Any) -> AsyncIterator[Any]:
        if not options["force_polling"]:
            raise OSError("no watch is left")
        async for changes in awatch(*paths, **options, poll_delay_ms=50):
            yield changes

    monkeypatch.setattr(watchfiles, "awatch", full)
    with opened(project, lambda: publish(project)) as site, site.listener() as hear:
        hear()
        (project / "content" / "b.md").write_text("new")  # times are compared by the second
        assert hear()[0] == "reload"
        assert "the system does not tell of changes: no watch is left" in site.told


def test_a_watch_that_fails_for_good_is_told_and_does_not_build_for_ever(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*paths: Path, **options: Any) -> AsyncIterator[Any]:
        if paths:
            raise OSError("no watch at all")
        yield options

    monkeypatch.setattr("watchfiles.awatch", broken)
    builds: list[int] = []

    def build() -> Outcome:
        builds.append(1)
        return Outcome()

    with opened(project, build) as site:
        time.sleep(0.3)
        assert "the system does not tell of changes: no watch at all" in site.told
    assert len(builds) == 1


# ---- Address, beginning and end ----


def test_a_taken_port_names_the_cure() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(DigestError, match=rf"port {port} is taken.*--port"):
            serve(lambda noticed: pytest.fail("a build"), Path("output"), tuple, port=port)


@pytest.mark.parametrize(
    ("host", "port", "cure"),
    [("no.such.host.invalid", 0, "--bind"), ("192.0.2.1", 0, "--bind"), ("::1", 99999, "--port")],
)
def test_an_impossible_address_names_the_cure(host: str, port: int, cure: str) -> None:
    with pytest.raises(DigestError, match=cure):
        bind(host, port)


def test_small_answers_do_not_wait_for_more() -> None:
    with bind("127.0.0.1", 0) as door:
        assert door.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.parametrize(
    ("host", "base", "url"),
    [
        ("127.0.0.1", "/", "http://127.0.0.1:8000/"),
        ("::1", "/", "http://[::1]:8000/"),
        ("0.0.0.0", "/新/", "http://127.0.0.1:8000/%E6%96%B0/"),
        ("::", "/", "http://[::1]:8000/"),
        ("desk.local", "/", "http://desk.local:8000/"),
    ],
)
def test_its_address_can_be_opened(host: str, base: str, url: str) -> None:
    assert address_of(Stand(Path(), base, host)) == url


SCRIPT = """
    import signal, sys, time
    from pathlib import Path
    from digest.desk.preview import Outcome, serve

    # What a shell starts in the background does not hear of Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    root = Path(sys.argv[1])
    builds = []

    def build(noticed):
        builds.append(1)
        if len(builds) == int(sys.argv[2]):
            print("busy", flush=True)
            time.sleep(0.5)
            print("built", flush=True)
        return Outcome()

    serve(build, root / "output", lambda: (root,), port=0, tell=lambda line: None,
          ready=lambda url: print(url, flush=True))
    print("end", flush=True)
"""


@contextmanager
def process(root: Path, busy: int) -> Iterator[subprocess.Popen[str]]:
    """A preview on its own; its build of that number takes a while."""
    command = [sys.executable, "-W", "error", "-c", textwrap.dedent(SCRIPT), str(root), str(busy)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as running:
        try:
            yield running
        finally:
            running.kill()


@pytest.mark.parametrize("busy", [0, 1, 2])
def test_ctrl_c_ends_it_without_a_traceback_and_after_the_build(tmp_path: Path, busy: int) -> None:
    with process(tmp_path, busy) as running:
        assert running.stdout is not None
        if busy != 1:
            url = running.stdout.readline().strip()
            port = urlsplit(url).port or 0
            with socket.create_connection(("127.0.0.1", port), 5) as line:
                line.sendall(
                    f"GET /__digest/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
                )
                assert b" 200 " in line.recv(4096)
                if busy:
                    (tmp_path / "a.md").write_text("x")
                    assert running.stdout.readline() == "busy\n"
                running.send_signal(signal.SIGINT)
                out, err = running.communicate(timeout=5)
        else:
            assert running.stdout.readline() == "busy\n"
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=5)
    assert (out, err) == ("built\nend\n" if busy else "end\n", "")
    assert running.returncode == 0


def test_the_command_line_does_not_wait_for_the_server_s_libraries() -> None:
    code = """
        import sys
        import digest.desk.preview
        heavy = {"starlette", "uvicorn", "watchfiles", "anyio"} & set(sys.modules)
        raise SystemExit(str(heavy) if heavy else 0)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True)
