"""`digest summarize`: any text in, sentences of it out, a line of JSONL at a time."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.cli import main
from digest.desk.summarize import Asked, lines_of, of_record, of_text, plain_blocks, summarize
from digest.model import Budget
from tests.conftest import Golden
from tests.test_as_read import FRAGMENTS
from tests.test_phrases_more import OF_THE_PAGE
from tests.test_summary import STORM as NINE

SENTENCES = (
    "A storm brought down trees and power lines across the northern valleys on Tuesday night.",
    "Some 40,000 homes were without electricity by morning, the network operator said.",
    "Schools in the northern valleys stay closed until the power lines have been repaired.",
    "The operator has called in crews from three neighbouring regions to clear the fallen trees.",
    "Forecasters expect the wind to ease on Wednesday and the homes to have power by the weekend.",
)
STORM = "\n\n".join(SENTENCES)
WHOLE = tuple(sentence for sentence in NINE if sentence.endswith(".") and len(sentence) > 60)
ROOT = Path(__file__).parent.parent


def run(text: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["summarize", *arguments], input=text.encode())


def answers(*records: Any, arguments: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    lines = [r if isinstance(r, str) else json.dumps(r) for r in records]
    result = run("\n".join(lines) + "\n", *arguments)
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_text_gives_its_sentences_a_line_each() -> None:
    result = run(STORM, "--sentences", "2")

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [SENTENCES[0], SENTENCES[1]]


def test_three_sentences_are_the_rule() -> None:
    assert len(run(STORM).stdout.splitlines()) == 3


def test_a_text_may_be_answered_in_json() -> None:
    found = json.loads(run(STORM, "--json", "--title", "Storm", "--lang", "en").stdout)

    assert found == {"title": "Storm", "lang": "en", "summary": list(SENTENCES[:3])}


def test_words_are_what_to_aim_at() -> None:
    assert len(run(STORM, "--words", "20").stdout.split()) == 27
    assert len(run(STORM, "--words", "15").stdout.split()) == 15


def test_characters_are_never_exceeded() -> None:
    found = run(STORM, "--characters", "180").stdout.splitlines()

    assert found == [SENTENCES[0], SENTENCES[1]]
    assert answers({"id": 1, "text": STORM, "characters": 100})[0]["summary"] == [SENTENCES[0]]


def test_one_of_two_lengths_is_wrong_use() -> None:
    assert run(STORM, "--words", "20", "--sentences", "2").exit_code == 2
    assert "words and characters" in run(STORM, "--words", "20", "--characters", "9").stderr
    assert run(STORM, "--words", "0").exit_code == 2


def test_markdown_is_read_without_its_marks() -> None:
    text = f"---\ntitle: Storm\nlang: en\n---\n\n## Heading\n\n**{SENTENCES[0]}**\n\n{STORM[90:]}\n"
    title, lang, sentences = of_text(text, Asked(Budget(1)))

    assert (title, lang, sentences) == ("Storm", "en", [SENTENCES[0]])


def test_dashes_that_open_no_front_matter_are_no_fault() -> None:
    assert run(f"---\n\n{STORM}").exit_code == 0


def test_what_belongs_to_the_page_is_left_out() -> None:
    page = f"By Jane Roe\n\n{STORM}\n\nRead also: Another storm is on its way to the valleys\n"
    found = run(page, "--sentences", "9").stdout.splitlines()

    assert found == list(SENTENCES)


def test_a_first_line_with_a_full_stop_is_no_headline() -> None:
    assert plain_blocks("", "It rained all day.\n\nAll of it.")[0].text == "It rained all day."


def test_jsonl_is_answered_in_its_order() -> None:
    found = answers(
        {"id": "b", "lang": "en", "title": "Storm", "text": STORM, "sentences": 1},
        {"id": 7, "text": STORM, "words": 20},
        {"id": "a", "text": "", "lang": "en"},
    )

    assert found == [
        {"id": "b", "summary": [SENTENCES[0]]},
        {"id": 7, "summary": list(SENTENCES[:2])},
        {"id": "a", "summary": []},
    ]


@pytest.mark.parametrize(
    ("line", "id_", "says"),
    [
        ("{not json", None, "this is not JSON"),
        ("[1]", None, "no object"),
        ({"id": "x"}, "x", '"text" is missing'),
        ({"id": "x", "text": 3}, "x", '"text" is no string'),
        ({"id": "x", "text": "", "lang": 3}, "x", '"lang" is no string'),
        ({"id": "x", "text": "", "words": 0}, "x", '"words" is no whole number'),
        ({"id": "x", "text": "", "words": True}, "x", '"words" is no whole number'),
        ({"id": "x", "text": "", "sentences": "3"}, "x", '"sentences" is no whole number'),
        ({"id": "x", "text": "", "words": 3, "sentences": 3}, "x", "sentences and words"),
        ('{"id": NaN, "text": ""}', None, "this is not JSON"),
        ("[" * 100_000, None, "this is not JSON"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_answered(
    line: Any, id_: str | None, says: str
) -> None:
    good = {"id": "good", "text": STORM, "sentences": 1}
    text = "\n".join(x if isinstance(x, str) else json.dumps(x) for x in (good, line, good))
    result = run(text)
    found = [json.loads(each) for each in result.stdout.splitlines()]

    assert [found[0], found[2]] == [{"id": "good", "summary": [SENTENCES[0]]}] * 2
    assert found[1]["id"] == id_
    assert found[1]["error"].startswith("line 2: ")
    assert says in found[1]["error"]
    assert (result.exit_code, result.stderr) == (1, "1 line could not be read\n")


def test_the_first_line_may_be_the_bad_one() -> None:
    found = answers("nonsense", {"id": 1, "text": STORM, "sentences": 1}, arguments=("--json",))

    assert found[0]["error"].startswith("line 1: ")
    assert found[1] == {"id": 1, "summary": [SENTENCES[0]]}


def test_half_a_character_pair_is_written_as_it_came() -> None:
    assert answers('{"id": "\\ud800", "text": ""}') == [{"id": "\ud800", "summary": []}]


def test_a_text_that_opens_with_a_brace_is_a_text() -> None:
    assert run("{braces} open this text, and it goes on.").stdout.startswith("{braces} open")


def test_each_line_is_answered_before_the_next_is_read() -> None:
    """Somebody who talks to us through a pipe gets the answer to what was said so far."""
    command = [sys.executable, "-m", "digest", "summarize", "--json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for number in range(2):
            process.stdin.write(json.dumps({"id": number, "text": STORM}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()


def test_nothing_is_no_fault() -> None:
    assert (run("").exit_code, run("").stdout) == (0, "")


def test_bytes_that_are_no_text_are_read_all_the_same() -> None:
    assert "".join(lines_of(io.BytesIO(b"a\xff\nb"))) == "a\N{REPLACEMENT CHARACTER}\nb"


@settings(max_examples=60)
@given(st.text(max_size=300), st.integers(1, 4))
def test_any_text_gives_sentences_of_its_own(text: str, amount: int) -> None:
    found = of_record({"text": text, "sentences": amount, "lang": "en"}, Asked())

    place = 0
    unix = text.replace("\r\n", "\n")
    for sentence in found:
        place = unix.index(sentence, place) + len(sentence)
    assert len(found) <= amount


@settings(max_examples=40)
@given(st.lists(st.text(max_size=60), max_size=5), st.booleans())
def test_no_input_ends_in_a_traceback(lines: list[str], as_json: bool) -> None:
    for answer in summarize((f"{line}\n" for line in lines), Asked(), as_json):
        assert answer.line.encode("utf-8", "replace")


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE)), st.sampled_from((*FRAGMENTS, *OF_THE_PAGE))),
        max_size=4,
    ),
    st.integers(1, 9),
)
def test_nothing_of_the_page_gets_into_a_summary(
    inserted: list[tuple[int, str]], amount: int
) -> None:
    paragraphs = list(WHOLE)
    for place, line in inserted:
        paragraphs.insert(place, line)
    text = "\n\n".join(paragraphs)

    found = of_record({"text": text, "lang": "en", "sentences": amount}, Asked())
    assert found
    assert set(found) <= set(WHOLE)


def test_the_pasted_page_says_who_met_whom_what_was_agreed_and_why_it_matters() -> None:
    pasted = (ROOT / "tests" / "cases" / "pasted" / "seed.txt").read_text("utf-8")
    title, _, rest = pasted.partition("\n")
    article, _, teaser = rest.partition("Next Post")
    found = of_record({"text": rest, "title": title, "lang": "id"}, Asked())

    assert len(found) == 3
    assert all(sentence in article and sentence not in teaser for sentence in found)
    said = " ".join(found)
    for told in (
        "Vladimir Putin",
        "Kim Jong Un",
        "pertemuan puncak",
        "menerima undangan",
        "senjata",
    ):
        assert told in said


HOSTILE = {
    "one long word": "a" * 1_000_000,
    "quotation marks": "“" * 1_000_000,
    "full stops": "." * 1_000_000,
    "short sentences": "It is. " * 140_000,
    "marks upon nothing": "\u0301" * 500_000,
    "dense": "北京。" * 150_000,
    "lines": "\n\n" * 500_000,
    "spaces": "ก" + " " * 1_000_000 + "ข",
    "brackets": "(" * 1_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_of_anything_is_read(name: str) -> None:
    for lang in ("en", "th"):
        found = of_record({"text": HOSTILE[name], "lang": lang, "words": 60}, Asked())
        assert all(sentence in HOSTILE[name] for sentence in found)


def test_a_length_of_any_kind_holds_for_any_text() -> None:
    for text in ("", " \n\n ", "One. Two. Three.", "一。二。三。", "ก ข", "\ud800 x."):
        for unit in ("sentences", "words", "characters"):
            found = of_record({"text": text, "lang": "en", unit: 2}, Asked())
            assert unit != "sentences" or len(found) <= 2


# The sample paper

ARTICLES = sorted((ROOT / "content").glob("20*/**/*.md"))


def shown(file: Path) -> Iterator[str]:
    text = file.read_text(encoding="utf-8")
    for budget in (Budget(3), Budget(60, "words")):
        title, lang, sentences = of_text(text, Asked(budget))
        if budget.unit == "sentences":
            yield f"{title} ({lang})\n"
        yield f"\n{budget.amount} {budget.unit}:\n"
        yield from (f"- {sentence}\n" for sentence in sentences)


@pytest.mark.parametrize("file", ARTICLES, ids=lambda file: file.stem)
def test_the_summaries_of_the_sample_paper(file: Path, golden: Golden) -> None:
    """As a program chooses them, also where the paper has the editor's own."""
    golden(ROOT / "tests" / "cases" / "summaries" / f"{file.stem}.txt", "".join(shown(file)))
