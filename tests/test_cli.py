"""The command line: words to calls, faults to lines and exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from digest import __version__
from digest.cli import main
from tests.project import Project, begun, plain_environment


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return begun(tmp_path / "paper")


def test_the_version_is_told(project: Project) -> None:
    result = project.run("--version")

    assert (result.code, result.out) == (0, f"digest, version {__version__}\n")


@pytest.mark.parametrize("command", ["", *sorted(main.commands)])
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_explains_itself(command: str, flag: str) -> None:
    result = CliRunner().invoke(main, [*filter(None, [command]), flag])

    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_option_has_a_word_of_help(command: str) -> None:
    for option in main.commands[command].params:
        if isinstance(option, click.Option) and option.name not in ("port", "bind"):
            assert option.help, option.name


WRONG = {
    "no such command": (["biuld"], "No such command 'biuld'"),
    "no such option": (["build", "--nope"], "--nope"),
    "one word too many": (["build", "content"], "unexpected extra argument"),
    "no such folder": (["-C", "nowhere", "build"], "there is no folder nowhere"),
    "no moment": (["build", "--as-of", "someday"], "someday"),
    "an empty moment": (["build", "--as-of", " "], "the date is empty"),
    "a year that cannot be": (["build", "--as-of", "0001-01-01"], "0001"),
    "no address": (["build", "-b", "example.org"], '"example.org" is no web address'),
    "a query": (["build", "-b", "https://a.example/?a"], "leave out what follows the path"),
    "no port": (["serve", "-p", "70000"], "70000"),
    "no title": (["new"], "Missing argument 'TITLE'"),
    "an empty title": (["new", " "], "the title is empty"),
    "no date": (["new", "A", "--date", "someday"], "someday"),
    "no language": (["new", "A", "--lang", "x: y"], "x: y"),
    "nothing to import": (["import"], "Missing argument"),
    "no day of import": (["import", "a.txt", "--date", "someday"], "someday"),
    "no language to begin in": (["init", "a", "--language", "none"], '"none" is no language'),
    "no time zone": (["init", "a", "--timezone", "Mars"], '"Mars" is no time zone'),
}


@pytest.mark.parametrize("kind", WRONG)
def test_wrong_use_is_exit_code_2_and_touches_nothing(
    project: Project, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root)
    words, told = WRONG[kind]
    before = project.tree(".")

    result = CliRunner().invoke(main, words, catch_exceptions=False)

    assert result.exit_code == 2
    assert told in result.stderr
    assert "Usage: " in result.stderr
    assert result.stdout == ""
    assert project.tree(".") == before


def test_faults_are_told_on_the_other_stream(project: Project) -> None:
    project.article("content/a.md", date="someday")

    result = project.build()

    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines()[-1] == "1 fault; nothing was published"


def test_a_command_works_in_another_folder(project: Project, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["-C", str(project.root / "content"), "build"])

    assert result.exit_code == 0
    assert project.output.is_dir()


@pytest.mark.parametrize("words", [["-q", "build"], ["build", "-q"], ["build", "--quiet"]])
def test_quiet_says_nothing(project: Project, words: list[str]) -> None:
    project.article("content/a.md", title="A", weird="yes")

    result = project.run(*words)

    assert (result.code, result.out, result.err) == (0, "", "")


def test_quiet_tells_faults_still(project: Project) -> None:
    project.article("content/a.md", date="someday")

    assert "content/a.md:3: " in project.build("-q").err


@pytest.mark.parametrize("words", [["-v", "build"], ["build", "-v"], ["build", "--verbose"]])
def test_verbose_names_every_file_that_was_written(project: Project, words: list[str]) -> None:
    first, second = project.run(*words), project.run(*words)

    assert "2023/09/14/storm/index.html" in first.out.splitlines()
    assert len(second.out.splitlines()) == 1


def test_quiet_and_verbose_are_neither(project: Project) -> None:
    assert len(project.run("-q", "build", "-v").out.splitlines()) == 1


def test_an_unforeseen_fault_of_the_machine_is_a_line(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise OSError(5, "Input/output error", str(project.root / "site.yaml"))

    monkeypatch.setattr("digest.engine.lookout.survey", broken)

    result = project.build()

    assert result.code == 1
    assert "site.yaml: the system says: Input/output error; mend that and" in result.err


def test_an_interrupted_command_ends_without_a_word(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("digest.engine.lookout.survey", interrupted)

    result = project.build()

    assert (result.code, result.out, result.err) == (130, "", "")


# In a process of its own


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a pipe as others have it")
def test_a_reader_who_has_seen_enough_is_no_fault(project: Project) -> None:
    for number in range(20):
        project.article(f"content/{number}.md", title=f"Article {number} " + "x" * 8000, lang="en")
    python = f"'{sys.executable}' -m digest"

    done = subprocess.run(
        ["/bin/sh", "-c", f"({python} list; echo $? >&2) | head -c 10"],
        cwd=project.root,
        env=plain_environment(),
        capture_output=True,
        text=True,
    )

    assert done.stdout == "2023-09-14"
    assert done.stderr == "0\n"


def test_a_terminal_without_the_letters_shows_their_numbers(project: Project) -> None:
    project.article("content/月.md", title="月", lang="ja")

    latin = project.apart("list", environment={"PYTHONIOENCODING": "latin-1"})
    plain = project.apart("list", environment={"LC_ALL": "C"})

    assert latin.code == plain.code == 0
    assert "\\u6708" in latin.out
    assert "月" in plain.out


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a terminal as others have it")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_is_for_terminals_that_want_it(
    project: Project, no_color: str, coloured: bool
) -> None:
    project.article("content/a.md", title="A", weird="yes")
    ours, theirs = os.openpty()
    environment = plain_environment() | {"TERM": "xterm", "NO_COLOR": no_color}
    words = [sys.executable, "-m", "digest", "build", "--as-of", "2023-11-01"]

    subprocess.run(words, cwd=project.root, env=environment, stdout=theirs, stderr=theirs)
    os.close(theirs)
    answer = os.read(ours, 10_000).decode()
    os.close(ours)

    assert "warning: " in answer.replace("\x1b[0m", "")
    assert ("\x1b[33m" in answer) is coloured
    assert "\x1b" not in project.build().err


def test_what_is_not_asked_for_is_not_loaded(project: Project) -> None:
    """Start-up is work too: help must not wait for libraries that only some commands need."""
    code = (
        "import sys; from click.testing import CliRunner; from digest.cli import main; "
        "CliRunner().invoke(main, ['--help']); import json; print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=plain_environment(), capture_output=True, check=True
    )

    loaded = {name.partition(".")[0] for name in json.loads(done.stdout)}
    heavy = {"jinja2", "babel", "markdown_it", "dateparser", "py3langid", "starlette", "uvicorn"}
    assert not loaded & heavy
