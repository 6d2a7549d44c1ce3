"""The quick way through YAML gives what the library gives, or nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.text.yamlevents import read_events
from digest.text.yamllines import read_lines
from digest.text.yamlvalues import NotPlain

VALUES = st.sampled_from(
    [
        *("storm", "Storm over Java", "2026-06-27T04:42:25Z", "https://h.example/a?b=c", "12:30"),
        *("true", "Null", "~", "0", "-3", "010", "1e3", "a: b", "a #b", "a:", "a :b", "x\ty", "ß"),
        *('"Storm: a tale # of"', '"a\\"b"', '"a" b', "'it''s'", "'a'", '""', "''", '"a', "é é "),
        *(
            "[a, b]",
            "[]",
            "[ ]",
            "[a, ]",
            "[a,b c]",
            '["a", b]',
            '["a,b"]',
            "[a, 'b']",
            "[1, null]",
        ),
        *('{a: "b, c: d", e: "{f}"}', '{a: "b" , c: ""}', '{ a: "b" }', '{a: "b",}', '{a: "b", c}'),
        *(
            '{a: "b", a: "c"}',
            '{a:"b"}',
            '{"a": "b"}',
            '{a: "\\n"}',
            '{a: "\\""}',
            "{a: 'b'}",
            "{}",
        ),
        *("[a: b]", "[a", "[a] b", "{a: b}", "- a", "*a", "&a b", "!a", "|", ">", "%a", "@a", "`a"),
        *(
            "a, b",
            "a [b]",
            "a {b}",
            "a - b",
            "a & b",
            "a*",
            "a\\b",
            "a?",
            "? a",
            "_a",
            "[_a]",
            "[a b]",
        ),
        *(
            "[a?]",
            "[-a]",
            "[a - b]",
            "[a\u00a0b]",
            "a\u2028b",
            "\ufeffa",
            "[ a , b ]",
            "[,]",
            "[a,,b]",
        ),
        *('"a\\\\b"', '"a\\nb"', '"\\\\"', '"\\\\\\""', '"\\u00e9"', "'a\\b'"),
    ]
) | st.text(st.sampled_from("ab1 :#,[]{}\"'-_?.\\é~&*!|>%@`/="), max_size=12)
KEYS = st.sampled_from(["title", "date", "image-alt", "a", "true", "_x", "a.b", "Ünï", "- a", "1a"])
LINES = st.builds("{}{}{}".format, KEYS, st.sampled_from([":", ": ", ":  ", " : "]), VALUES)
OTHERS = st.sampled_from(
    [
        "",
        " ",
        "# said",
        "a: >-",
        "c: y >-",
        "# r >-",
        "f: >-\n  b c",
        "  d: e",
        "  # f",
        "   g",
        "  h ",
        "---",
        "...",
        "  - a",
        "- a",
        "  b: c",
        "word",
    ]
)
TEXTS = st.lists(LINES | LINES | LINES | OTHERS, max_size=5).map("\n".join)


@given(TEXTS, st.sampled_from(["", "\n", "\n\n"]))
@example("a: b\na: c", "\n")
@example("title: Storm\n  over Java", "\n")
def test_the_quick_way_is_the_long_way(text: str, end: str) -> None:
    quick = read_lines(text + end, 2)
    if quick is None:
        return

    long = read_events(text + end, 2)
    assert (repr(quick.values), quick.lines) == (repr(long.values), long.lines)


@given(VALUES)
def test_each_value_is_the_same_or_left_alone(value: str) -> None:
    quick = read_lines(f"a: {value}\nb: c\n", 1)
    if quick is None:
        return

    assert repr(quick.values) == repr(read_events(f"a: {value}\nb: c\n", 1).values)


def test_front_matter_as_most_have_it_is_read_quickly() -> None:
    text = 'title: "Storm: a tale"\ndate: 2026-06-27T04:42:25Z\ntopics: [a, "b c"]\nnote:\n'

    found = read_lines(text, 2)

    assert found is not None
    assert found.values == {
        "title": "Storm: a tale",
        "date": "2026-06-27T04:42:25Z",
        "topics": ["a", "b c"],
        "note": None,
    }
    assert found.lines == {"title": 2, "date": 3, "topics": 4, "note": 5}


@pytest.mark.parametrize(
    "text", ["a: b\na: c\n", "a: &b c\n", "a:\n  - b\n", 'a: {b: "c", b: "d"}\n']
)
def test_anything_else_is_left_to_the_library(text: str) -> None:
    assert read_lines(text, 1) is None


def test_labels_as_most_themes_have_them_are_read_quickly() -> None:
    found = read_lines('# Words.\n\nstories: {one: "{count} story", other: "\\"many\\""}\n', 1)

    assert found is not None
    assert found.values == {"stories": {"one": "{count} story", "other": '"many"'}}
    assert found.lines == {"stories": 3, "stories.one": 3, "stories.other": 3}


def test_what_the_library_refuses_is_never_taken() -> None:
    with pytest.raises(NotPlain):
        read_events("a: [b\n", 1)
    assert read_lines("a: [b\n", 1) is None
