"""The examples of the documents run, and show what happens."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from digest.cli import main
from digest.content.article import make_article
from digest.content.reading import Reading
from digest.model import Source
from digest.settings import read_settings
from digest.site.layout.sources import MOST
from tests.documents import DOCUMENTS, FENCE, Example, code_in, examples, name, text_of


def cases(*kinds: str) -> list[Any]:
    """Examples as parameters, named by their document and place."""
    return [
        pytest.param(example, id=f"{name(document)}-{number}")
        for document in DOCUMENTS
        for number, example in enumerate(examples(document), 1)
        if example.kind in kinds
    ]


@pytest.mark.parametrize("example", [c for c in cases("yaml") if "site.yaml" in c.values[0].about])
def test_settings_in_documents_are_accepted(example: Example) -> None:
    assert read_settings(example.text)[1] == ()


@pytest.mark.parametrize("example", cases("markdown"))
def test_articles_in_documents_are_accepted(example: Example) -> None:
    path = example.about or "content/2023/09/14/example.md"
    found = make_article(Source(path, example.text.encode()), Reading())
    assert (found.article or found.text) is not None
    assert found.notices == ()


STORIES = [d for d in DOCUMENTS if any(e.kind == "console" for e in examples(d))]


@pytest.mark.parametrize("document", STORIES, ids=name)
def test_consoles_in_documents_show_what_happens(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blocks that name a file make it (``+``: add to it), commands run one after another."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for example in examples(document):
        if example.kind == "console":
            for line, shown in calls(example.text):
                run(line, shown, monkeypatch)
        elif example.about:
            path, plus, _ = example.about.partition(" +")
            file = Path(path)
            file.parent.mkdir(parents=True, exist_ok=True)
            before = file.read_text(encoding="utf-8") if plus else ""
            file.write_text(before + example.text, encoding="utf-8")


def calls(console: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        line, _, shown = part.replace("\\\n", "").partition("\n")
        yield line, shown


def run(line: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program, *arguments = shlex.split(line, comments=True)
    if program == "cd":
        monkeypatch.chdir(arguments[0])
    if program != "digest":
        return
    if "serve" in arguments:  # it would not end; what it is asked must make sense
        arguments.append("--help")
    result = CliRunner().invoke(main, arguments, prog_name="digest")
    assert not isinstance(result.exception, Exception), result.exception
    expected = 2 if "Usage:" in shown else 1 if re.search(r"^\d+ faults?\b", shown, re.M) else 0
    assert result.exit_code == expected, result.output
    if shown and "serve" not in arguments:
        assert pattern_of(shown).fullmatch(counted(result.output)), result.output


def counted(text: str) -> str:
    """With every number of files and seconds as N: those change with the theme and the machine."""
    return re.sub(r"\d+(\.\d+)?(?= (files?|written|removed|s)\b)", "N", text)


def pattern_of(shown: str) -> re.Pattern[str]:
    """``…`` stands for anything on a line; alone on its line, for any lines."""
    lines = (re.escape(counted(line)).replace("…", "[^\\n]*") for line in shown.splitlines())
    return re.compile("".join("(?:.*\n)*" if line == "[^\\n]*" else f"{line}\n" for line in lines))


SETTINGS = (
    "base_url: https://digest.example/\nfeeds: {items: 1}\ncolors: {ink: black}\nsearch: true\n"
)
MATTER = "---\ntitle: Slug\ndate: 2023-09-14\nlang: id\ntopics: [space]\n"


def test_addresses_in_documents_are_those_of_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = {"site.yaml": SETTINGS, "content/pages/about.md": "# About\n"}
    texts |= {f"content/{name}.md": f"{MATTER}---\n{name}\n" for name in ("slug", "two", "three")}
    texts |= {"content/four.md": f"{MATTER}aliases: /old/\n---\nFour.\n", "static/ads.txt": ""}
    texts |= {f"content/k{n}.md": f"{MATTER}source: KCNA\n---\n{n}\n" for n in range(MOST + 1)}
    winter = MATTER.replace("2023-09-14", "2024-12-30")
    texts |= {"content/five.md": f"{winter}source: Harbour Times\n---\nFive.\n"}
    for path, text in texts.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")
    run("digest build", "", monkeypatch)
    found = [file.relative_to("output").as_posix() for file in Path("output").rglob("*")]
    names = {file.rpartition("/")[2] for file in found}
    for document in ("docs/feeds.md", "docs/themes.md", "docs/content.md", "docs/commands.md"):
        for told in code_in(FENCE.sub("", text_of(document))):
            if re.fullmatch(r"/([\w-]+/)+", told) and told not in ELSEWHERE:
                assert told.strip("/") in found, told
            elif re.fullmatch(r"/[\w/-]+\.\w+", told):
                assert told[1:] in found, told
            elif re.fullmatch(r"[\w-]*(feed|atom|sitemap)[\w-]*\.(xml|json)|_\w+", told):
                assert told in names, told


# Addresses of examples: another site's base, articles that stand in the text, a second page of
# outlets, for which it would need 150.
ELSEWHERE = (
    "/news/",
    "/languages/pt-br/",
    "/2023/09/13/storm/",
    "/2023/09/14/harbour-closed/",
    "/sources/2/",
)
