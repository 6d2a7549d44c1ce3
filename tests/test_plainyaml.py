"""YAML as editors write it is read with its lines; what could do harm is refused at once."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest.text import yamlevents
from digest.text.plainyaml import MAX_BYTES, NotPlain, read_yaml
from digest.text.yamlevents import MAX_DEPTH

ROOT = Path(__file__).parent.parent


def refusal(text: str, first_line: int = 1) -> tuple[int, str, str]:
    with pytest.raises(NotPlain) as refused:
        read_yaml(text, first_line)
    return refused.value.line, refused.value.what, refused.value.cure


def test_keys_with_values_and_their_lines() -> None:
    found = read_yaml("title: Storm\n\n# a remark\ntags: [sea, wind]\nsource:\n  name: AP\n", 2)

    assert found.values == {"title": "Storm", "tags": ["sea", "wind"], "source": {"name": "AP"}}
    assert found.lines == {"title": 2, "tags": 5, "source": 6, "source.name": 7}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("5", 5),
        ("-5", -5),
        ("0", 0),
        ("+5", "+5"),
        ("007", "007"),
        ("1_000", "1_000"),
        ("1.5", "1.5"),
        ("no", "no"),
        ("yes", "yes"),
        ("2023-09-14", "2023-09-14"),
        ("12:30:45", "12:30:45"),
        ("0x1f", "0x1f"),
        ("1e3", "1e3"),
        ("9999999999999999", "9999999999999999"),
        ('"true"', "true"),
        ("'5'", "5"),
        ('""', ""),
        ("|\n  5", "5"),
    ],
)
def test_only_truth_nothing_and_whole_numbers_have_a_type(written: str, meant: object) -> None:
    value = read_yaml(f"key: {written}").values["key"]

    assert (value, type(value)) == (meant, type(meant))


@pytest.mark.parametrize("text", ["", "\n\n", "# a remark\n", "---\n", "\ufeff"])
def test_nothing_is_an_empty_mapping(text: str) -> None:
    assert read_yaml(text).values == {}


def test_the_python_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: true\nb: [1, x]\nc: {d: null, e: 'no'}\nf: >\n  one\n  two\n"
    usual = read_yaml(text)
    monkeypatch.setattr(yamlevents, "_Loader", yaml.SafeLoader)

    assert read_yaml(text) == usual


def test_a_character_that_no_page_can_show_is_left_out() -> None:
    assert read_yaml(r'title: "a\0b\x08c\u0085"').values["title"] == "abc"


def test_rare_line_ends_do_not_shift_lines() -> None:
    found = read_yaml("a: one\x85two\nb: three\u2028four\nc: x")

    assert found.values == {"a": "one two", "b": "three four", "c": "x"}
    assert found.lines == {"a": 1, "b": 2, "c": 3}


# What is refused, with its line


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: &x 1\nb: *x", 1, 'a value begins with "&", a YAML anchor'),
        ("b: *x", 1, 'a value begins with "*", a YAML alias'),
        ("a: 1\n<<: {b: 1}", 2, "YAML merge keys are not taken"),
        ("a:\n  <<: {b: 1}", 2, "YAML merge keys are not taken"),
        ("a: !!python/object:os.system x", 1, 'a value begins with "!", a YAML tag'),
        ("a: !!str 5", 1, 'a value begins with "!", a YAML tag'),
        ("a: ! 5", 1, 'a value begins with "!", a YAML tag'),
        ("a: [1, !x 2]", 1, 'a value begins with "!", a YAML tag'),
        ("!x a: 1", 1, 'a value begins with "!", a YAML tag'),
        ("a: 1\nb: 2\na: 3", 3, '"a" stands here twice'),
        ("a:\n  b: 1\n  b: 2", 3, '"b" stands here twice'),
        ("? [a, b]\n: c", 1, "a key must be a word"),
        ("{a: b}: c", 1, "a key must be a word"),
        ("just words", 1, "these are no keys with values"),
        ("\n- a\n- b", 2, "these are no keys with values"),
        ("a: 1\n---\nb: 2", 2, "a second document begins here"),
        ("a: 1\nb: x\x08y\nc: 2", 2, "a character that YAML forbids (U+0008)"),
        ("a: \x7f", 1, "a character that YAML forbids (U+007F)"),
        ("a: \ud800", 1, "a character that YAML forbids (U+D800)"),
        ("a: " + "x" * MAX_BYTES, 1, "this is too long to be YAML of ours"),
        ("a: " + "é" * (MAX_BYTES // 2), 1, "this is too long to be YAML of ours"),
    ],
)
def test_what_is_refused(text: str, line: int, what: str) -> None:
    assert refusal(text)[:2] == (line, what)
    assert refusal(text, first_line=10)[0] == line + 9


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("title: Storm: the sequel", 1, 'a value holds ": "'),
        ("title: Storm\n\tdate: 1", 2, "a tab stands where spaces should"),
        ("\ttitle: Storm", 1, "a tab stands where spaces should"),
        ("title: Storm\n  date: 1", 2, "this line is indented without a reason"),
        ("a: 1\ntitle\nb: 2", 2, "a key without a colon"),
        ("title: @home", 1, "a value begins with a sign that YAML keeps for itself"),
        ("title: `x`", 1, "a value begins with a sign that YAML keeps for itself"),
        ("title: %x", 1, "a value begins with a sign that YAML keeps for itself"),
        ("title: *bold* words", 1, 'a value begins with "*" or "&"'),
        ("title: & so on", 1, 'a value begins with "*" or "&"'),
        ("title: - so", 1, 'a value begins with "- "'),
        ("title: |so", 1, 'a value begins with "|" or ">"'),
        ("title: > so", 1, 'a value begins with "|" or ">"'),
        ("title: !important news", 1, 'a value begins with "!", a YAML tag'),
        ('title: "One" and two', 1, "text follows a closing quotation mark or bracket"),
        ("title: [Update] two", 1, "text follows a closing quotation mark or bracket"),
        ("title: 'tis so\ndate: 1", 1, "a quotation mark is opened and not closed"),
        ('a: 1\ntitle: "so\nb: 2\nc: 3', 2, "a quotation mark is opened and not closed"),
        ("a: 1\ntags: [a, b\nc: 2", 2, "a bracket is opened and not closed"),
        ("a: 1\ntags: {a: 1\nc: 2", 2, "a brace is opened and not closed"),
        (r'path: "C:\Users"', 1, "a backslash in double quotation marks"),
        ("a: 1\n...\nb: 2", 3, "text follows the end of the keys"),
    ],
)
@pytest.mark.parametrize("loader", ["libyaml", "python"])
def test_slips_of_editors_are_told_in_their_words(
    text: str, line: int, what: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if loader == "python":
        monkeypatch.setattr(yamlevents, "_Loader", yaml.SafeLoader)

    found = refusal(text)

    assert found[:2] == (line, what)
    assert found[2]


# Hostile texts

HOSTILE = {
    "thirty thousand brackets": "a: " + "[" * 30_000,
    "closed brackets": "a: " + "[" * 20_000 + "]" * 20_000,
    "braces": "a: " + "{a: " * 10_000,
    "lists": "a:\n  " + "- " * 30_000,
    "lists at once": "- " * 30_000,
    "keys": "? " * 30_000,
    "keys below": "a:\n  " + "? " * 30_000,
    "keys and lists": "a:\n  " + "? - " * 15_000,
    "indentation": "".join(f"{' ' * n}a:\n" for n in range(350)),
    "tags": "a: " + "!a " * 20_000,
    "anchors": "a: " + "&a " * 20_000,
    "a bomb": "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(30)),
    "merge keys": "a: &a {b: 1}\nc: {<<: [" + "*a, " * 100 + "]}",
    "colons": "a: " + ": " * 30_000,
    "quotation marks": "a: '" + "''" * 30_000,
    "backslashes": 'a: "' + "\\" * 60_001,
    "many keys": "".join(f"k{n}:\n" for n in range(9_000)),
    "commas": "a: [" + "," * 60_000,
    "questions in brackets": "a: [" + "? " * 30_000,
    "comments": "#\n" * 30_000,
}


def test_hostile_texts_neither_crash_nor_take_long() -> None:
    """In a process of its own, since what libyaml does on them ends a process."""
    script = (
        "import json, sys, time\n"
        "from digest.text.plainyaml import NotPlain, read_yaml\n"
        "for name, text in json.load(sys.stdin).items():\n"
        "    start = time.process_time()\n"
        "    try: answer = str(len(read_yaml(text).values))\n"
        "    except NotPlain as error: answer = error.what\n"
        "    print(json.dumps([name, answer, time.process_time() - start]))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps(HOSTILE),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    answers = [json.loads(line) for line in run.stdout.splitlines()]

    assert run.returncode == 0, run.stderr
    assert [name for name, _, _ in answers] == list(HOSTILE)
    assert max(seconds for _, _, seconds in answers) < 1


def test_depth_is_bounded() -> None:
    def nested(depth: int) -> str:
        return "a: " + "[" * depth + "]" * depth

    assert read_yaml(nested(MAX_DEPTH - 1)).values["a"] is not None
    assert refusal(nested(MAX_DEPTH + 1))[1] == "this is nested too deeply"


def outcome(text: str) -> dict[str, Any] | NotPlain:
    try:
        return read_yaml(text).values
    except NotPlain as error:
        return error


@given(st.text(alphabet="ab:-[]{}'\"#&*!|>?%@`,\\ \n\t\u0085\x00\ufeff😀", max_size=40))
def test_any_text_is_read_or_refused_with_a_line_of_it(text: str) -> None:
    found = outcome(text)

    if isinstance(found, NotPlain):
        assert 1 <= found.line <= text.count("\n") + 1
        assert found.what
        assert found.cure
    else:
        assert is_plain(found)


def is_plain(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(k, str) and is_plain(v) for k, v in value.items())
    if isinstance(value, list):
        return all(map(is_plain, value))
    return value is None or isinstance(value, str | int | bool)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=8)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(WORDS, PLAIN, max_size=4))
def test_what_was_quoted_is_read_as_it_was(values: dict[str, Any]) -> None:
    """JSON is YAML, with every text in quotation marks."""
    assert read_yaml(json.dumps(values, ensure_ascii=False)).values == values


def test_ten_thousand_front_matters_take_seconds() -> None:
    text = (ROOT / "site.yaml").read_text(encoding="utf-8")[:600].rpartition("\n")[0]
    start = time.process_time()
    for _ in range(100):
        read_yaml(text)

    assert time.process_time() - start < 0.5
