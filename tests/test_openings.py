"""A look at how a line begins overlooks none of the words that a pattern would find."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.text.matching import BRACKET, MARKS, NUMBER, begins, matches, pattern
from digest.text.openings import GIVEAWAYS, expression_of, may_hold, openings_of
from digest.text.phrases import WORDS
from digest.text.prose import alternatives
from digest.text.shapes import flat, flat_of_line, one_line

PARTS = [(kind, part) for kind in WORDS for part in alternatives(WORDS[kind])]
LINES = st.text(
    st.sampled_from("abyz ByХ文記者12(:[/|…«क\u093f\u064b\u00a0\n.-—²é") | st.characters()
)


@pytest.mark.parametrize(
    ("expression", "openings"),
    [
        ("share|tweet", {"share", "tweet"}),
        ("(?:written )?by", {"writt", "by"}),
        ("[记記]者", {"记者", "記者"}),
        ("s.abonner", {"s"}),
        (".{3,80} contributed", {""}),
        ("comments?", {"comme"}),
        ("ab?c|x(?:y|z)", {"abc", "ac", "xy", "xz"}),
        (r"см\. также", {"см. т"}),
        ("(?:de)*x", {""}),
        ("[0-9]a", {""}),
    ],
)
def test_beginnings_are_read_out_of_an_expression(expression: str, openings: set[str]) -> None:
    assert openings_of(expression) == openings


@pytest.mark.parametrize(("kind", "part"), PARTS)
@settings(max_examples=4)
@given(st.data())
def test_whatever_words_describe_begins_with_an_opening(
    kind: str, part: str, data: st.DataObject
) -> None:
    words = flat(data.draw(st.from_regex(part, fullmatch=True)))

    assert not pattern("", kind, "").fullmatch(words) or may_hold(words, kind)


@pytest.mark.parametrize("kind", WORDS)
def test_words_that_begin_with_anything_have_giveaways(kind: str) -> None:
    assert "" not in openings_of(expression_of(kind)) or kind in GIVEAWAYS


@pytest.mark.parametrize(
    ("kind", "before"),
    [
        *((kind, "") for kind in WORDS),
        # Words about reading times begin with a digit; nothing is asked for before them.
        *((k, b) for k in WORDS if k != "reading" for b in (MARKS, BRACKET, NUMBER)),
    ],
)
@settings(max_examples=15)
@given(st.data())
def test_the_look_changes_no_answer(kind: str, before: str, data: st.DataObject) -> None:
    part = data.draw(st.sampled_from([*alternatives(WORDS[kind])]))
    words = data.draw(st.from_regex(part, fullmatch=True))
    lead = data.draw(st.sampled_from(["", "“", "( ", "[", "12 ", "² ", "— ", "a "]))
    line = flat(lead + words + data.draw(st.sampled_from(["", ": Jane", " x"])))

    found, plain = begins(line, kind, before), pattern(before, kind, "").match(line)
    assert (found and found.span()) == (plain and plain.span())
    assert bool(matches(line, kind, before)) == bool(pattern(before, kind, "").fullmatch(line))


@given(LINES)
def test_a_line_is_as_flat_as_its_text(text: str) -> None:
    assert flat_of_line(one_line(text)) == flat(text)
