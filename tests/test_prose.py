"""The first look at a paragraph never changes what is told of it."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.text import furniture
from digest.text.furniture import kind_of
from digest.text.openings import GIVEAWAYS
from digest.text.phrases import WORDS
from digest.text.prose import LAST_OF_MORE, alternatives, is_plainly_text
from digest.text.shapes import flat, one_line

PROSE = (
    "The pilots who guide ships into the harbour voted on Thursday to go back to work, "
    "ending a strike of nine long days, the port’s authority said on its own page."
)
# What has to follow words at the beginning of a line, so that they tell something.
BEHIND = {"photo": ": ", "also": ": ", "next": ": ", "source": ": "}
BEGINNINGS = [
    (kind, part)
    for kind in ("help", "photo", "also", "next", "request", "source", "comments", "reading")
    # Letters of any kind behind a stem would only tell what signs Python takes for letters.
    for part in alternatives(WORDS[kind].replace(r"\w*", ""))
]
IN_THE_MIDDLE = [
    *(("rights", part) for part in alternatives(WORDS["rights"])),
    *((kind, part) for kind, part in BEGINNINGS if part.startswith(".")),
]
MARKS = ("", "“", "— ", "(", "# ", "12 ", "© ", "《")
ENDS = (".", "。", ".)", ").", "]", "…", "...", ".»", " »", "?", "؟", "!”", "", "/x.", " [...]")


def is_plain(line: str) -> bool:
    return is_plainly_text(line, flat(line))


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        f"“{PROSE}”",
        "“Di akhir resepsi, Kim Jong Un dengan sopan mengundang Putin untuk mengunjungi DPRK pada "
        "waktu yang tepat,” kata KCNA, menyebut negara itu dengan nama resminya.",
        "山谷里的三所小学本周四启用了第一座电动校车充电站，孩子们上学的路程缩短了一半。" * 3,
        "पायलटों ने गुरुवार को काम पर लौटने के लिए मतदान किया, नौ दिन की हड़ताल समाप्त हुई और "
        "जहाज़ फिर से चलने लगे।",
        "صوت الطيارون يوم الخميس على العودة إلى العمل، منهين إضرابا دام تسعة أيام طويلة وفق ما "
        "أعلنته سلطة الميناء.",
    ],
)
def test_running_prose_is_known_at_first_sight(line: str) -> None:
    assert len(line) > 100
    assert is_plain(line)


def test_a_short_line_or_one_without_an_end_is_looked_at_twice() -> None:
    assert not is_plain(PROSE[:90] + ".")
    assert not is_plain(PROSE[:-1])


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("caption", f"{PROSE} REUTERS/John Smith."),
        ("caption", f"{PROSE} (Photo: John Smith)."),
        ("caption", f"{PROSE} (Foto: Budi)"),
        (
            "caption",
            "Photos by Jane Doe, John Smith, Ravi Patel, Mei Chen, " + "Ana Souza, " * 5 + "A.",
        ),
        ("furniture", f"https://h.example/{'a' * 90}."),
        ("furniture", f"©{PROSE}"),
        ("credit", f"(With assistance from {'Jane Doe, John Smith, ' * 5}Mei Chen.)"),
    ],
)
def test_what_its_edges_give_away_is_looked_at_twice(kind: str, line: str) -> None:
    assert len(line) > 100
    assert kind_of(line) == kind


@pytest.mark.parametrize(("kind", "part"), BEGINNINGS)
@settings(max_examples=3)
@given(st.data())
def test_words_at_the_beginning_are_never_overlooked(
    kind: str, part: str, data: st.DataObject
) -> None:
    words = data.draw(st.from_regex(part, fullmatch=True))
    number = data.draw(st.sampled_from(("5", "12", "٣")))
    mark = data.draw(st.sampled_from(("", "“", "— ", "( ")))
    opening = words.replace("0", number) if kind == "reading" else words
    line = one_line(f"{mark}{opening}{BEHIND.get(kind, '')} {PROSE}")

    assert not is_plain(line)


@pytest.mark.parametrize(("kind", "part"), IN_THE_MIDDLE)
@settings(max_examples=60)
@given(st.data())
def test_words_in_the_middle_give_the_line_away(kind: str, part: str, data: st.DataObject) -> None:
    line = flat("x" + data.draw(st.from_regex(part, fullmatch=True)))

    assert any(flat(giveaway) in line for giveaway in GIVEAWAYS[kind].split("|"))
    assert not is_plain(f"{PROSE[:100]} {line}.")


@pytest.mark.parametrize("part", [*alternatives(WORDS["more"])])
@settings(max_examples=6)
@given(st.data())
def test_the_end_of_an_excerpt_is_never_overlooked(part: str, data: st.DataObject) -> None:
    words = data.draw(st.from_regex(part, fullmatch=True))

    assert flat(words).endswith(tuple(flat(LAST_OF_MORE).split("|")))
    for line in (f"{PROSE[:100]} … {words}.", f"{PROSE * 3}... {words} »."):
        assert not is_plain(line)
        assert kind_of(line) == "teaser"


@pytest.mark.parametrize("kind", WORDS)
@settings(max_examples=25)
@given(st.data())
def test_the_first_look_changes_no_answer(kind: str, data: st.DataObject) -> None:
    part = data.draw(st.sampled_from([*alternatives(WORDS[kind])]))
    words = data.draw(st.from_regex(part, fullmatch=True))
    before = PROSE[: data.draw(st.sampled_from((0, 20, 70, 140)))]
    after = (PROSE * 3)[: data.draw(st.sampled_from((0, 30, 90, 200, 390)))]
    glue = data.draw(st.sampled_from((" ", ": ", " / ", "/", " (", "... ", " » ", " by Jane Doe ")))
    mark, end = data.draw(st.sampled_from(MARKS)), data.draw(st.sampled_from(ENDS))
    parts = data.draw(st.permutations((before, words + glue, after)))
    line = mark + "".join(parts).strip() + end

    with (
        patch.object(furniture, "is_plainly_text", lambda *_: False),
        patch.object(furniture, "is_bare", lambda *_: False),
    ):
        slowly = kind_of(line)
    assert kind_of(line) == slowly


def test_alternatives_are_split_outside_of_brackets_only() -> None:
    assert [*alternatives("a( b|c)?|d[|e(]|f")] == ["a( b|c)?", "d[|e(]", "f"]
