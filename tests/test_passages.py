"""Fragments that lead from a summary to the very sentence, in every script."""

from html import escape
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Sentence
from digest.site.passages import passages

WIND = "The wind fell before noon on Tuesday and the ferries sailed again."


def places(html: str, *sentences: tuple[str, int], before: str = "Last words.") -> list[str]:
    return list(passages(tuple(Sentence(*each) for each in sentences), html, before))


def paragraphs(*texts: str) -> str:
    return "".join(f'<p id="p-{n}">{escape(t, quote=False)}</p>\n' for n, t in enumerate(texts, 1))


def test_a_short_sentence_stands_there_whole() -> None:
    html = paragraphs("It rained. It snowed.", "It froze.")

    assert places(html, ("It snowed.", 1), ("It froze.", 2)) == [
        "#p-1:~:text=It%20rained.-,It%20snowed.",
        "#p-2:~:text=It%20snowed.-,It%20froze.",
    ]


def test_of_a_long_one_the_first_and_last_words_do() -> None:
    assert places(paragraphs(f"It rained. {WIND}"), (WIND, 1)) == [
        "#p-1:~:text=It%20rained.-,The%20wind%20fell%20before,sailed%20again."
    ]


def test_before_the_first_sentence_stands_what_stands_before_the_text() -> None:
    assert places(paragraphs(WIND), (WIND, 1)) == [
        "#p-1:~:text=Last%20words.-,The%20wind%20fell%20before,sailed%20again."
    ]
    assert places(paragraphs(f"JAKARTA — {WIND}"), (WIND, 1)) == [
        "#p-1:~:text=JAKARTA%20%E2%80%94-,The%20wind%20fell%20before,sailed%20again."
    ]


def test_what_would_part_a_fragment_is_encoded() -> None:
    assert places(paragraphs("A-b, c & d #1 50% “x”?"), ("A-b, c & d #1 50% “x”?", 1)) == [
        "#p-1:~:text=Last%20words.-,A%2Db%2C%20c%20%26%20d%20%231%2050%25%20%E2%80%9Cx%E2%80%9D?"
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "着陆时间为18时04分，地点约在南纬69度，距南极点约600公里。",
            "着陆时间为18时04分，|距南极点约600公里。",
        ),
        ("ضرب زلزال بقوة كبيرة وسط المغرب مساء السبت.", "ضرب زلزال بقوة|مساء السبت."),
        (
            "นายกรัฐมนตรีแถลงข่าวเมื่อวันพุธ โดยระบุว่าจะลดค่าไฟฟ้า",
            "นายกรัฐมนตรีแถลงข่าวเมื่อวันพุธ|โดยระบุว่าจะลดค่าไฟฟ้า",
        ),
        ("महिलाओं के लिए सीटें आरक्षित करने वाला विधेयक पारित हुआ।", "महिलाओं के लिए|पारित हुआ।"),
    ],
)
def test_words_stay_whole_in_every_script(text: str, parts: str) -> None:
    (found,) = places(paragraphs(text), (text, 1), before="")

    assert found.isascii()
    assert unquote(found).partition("text=")[2] == parts.replace("|", ",")


def test_last_words_that_come_earlier_in_the_sentence_are_not_enough() -> None:
    text = "Nobody knew whether they went home, he said, or why they ever went home, he said"
    (found,) = places(paragraphs(text), (text, 1))

    assert unquote(found.rpartition(",")[2]).startswith("said, or why they ever")


def test_first_words_that_stand_there_twice_are_more() -> None:
    other = WIND.replace("noon", "dawn")
    found = places(paragraphs(f"{WIND} {other}"), (WIND, 1), (other, 1))

    assert ["noon" in found[0], "dawn" in found[1]] == [True, True]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # A list's item that holds more, a caption above, references with marks of their own
        (f'<ul><li id="p-1">{WIND}<ul><li id="p-2">x</li></ul></li></ul>', "Last words."),
        (f'<figure><figcaption>A port</figcaption></figure><p id="p-1">{WIND}</p>', "A port"),
        (f'<p id="p-3">Not &amp; this.</p><hr><p id="p-1">{WIND}</p>', "Not & this."),
        (f'<p id="p-3">{"word " * 400}ends.</p><p id="p-1"><em>{WIND}</em></p>', "word ends."),
        (f'<p id="p-1">One.<br>Two three.<br>\n{WIND}</p>', "Two three."),
    ],
)  # fmt: skip
def test_the_text_before_is_the_pages_own(html: str, expected: str) -> None:
    (found,) = places(html, (WIND, 1))

    assert unquote(found).partition("text=")[2].partition("-,")[0] == expected


NOTE = '<sup><a class="footnote-ref" href="#fn-1" id="fnref-1">1</a></sup>'


def test_marks_of_footnotes_are_stepped_over() -> None:
    inside = WIND.replace("noon", f"noon{NOTE}")
    (found,) = places(f'<p id="p-1">It rained.{NOTE} {inside}</p>', (WIND, 1))
    assert unquote(found) == "#p-1:~:text=rained.1-,The wind fell before,sailed again."

    inside = WIND.replace("wind", f"wind{NOTE}")
    assert places(f'<p id="p-1">{inside}</p>', (WIND, 1)) == ["#p-1"]


def test_a_sentence_without_a_place_has_no_fragment() -> None:
    assert places(paragraphs("It rained."), ("It rained.", 0), ("It rained.", 7)) == ["", ""]
    assert places(paragraphs("It rained."), ("It snowed.", 1)) == ["#p-1"]


WORDS = st.lists(
    st.sampled_from(["one", "two", "a-b", "x,", "“q”", "&", "é", "雨，", "雪。", "दो", "%41"]),
    min_size=1,
    max_size=30,
).map(" ".join)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=4), st.data())
def test_who_looks_for_a_fragment_finds_the_sentence(
    texts: list[list[str]], data: st.DataObject
) -> None:
    """As browsers look: the first place where the parts follow what stands before them."""
    texts = [[f"{s} ({n}.{m})." for m, s in enumerate(t)] for n, t in enumerate(texts, 1)]
    n = data.draw(st.integers(0, len(texts) - 1))
    m = data.draw(st.integers(0, len(texts[n]) - 1))
    (found,) = places(paragraphs(*map(" ".join, texts)), (texts[n][m], n + 1), before="– the end.")

    read = " ".join(["– the end.", *(s for t in texts for s in t)])
    sentence = len(" ".join(["– the end.", *(s for t in texts[:n] for s in t), *texts[n][:m]])) + 1
    assert looked_for(found, read) == (sentence, sentence + len(texts[n][m]))


def looked_for(fragment: str, text: str) -> tuple[int, int]:
    parts = fragment.partition(":~:text=")[2].split(",")
    lead = unquote(parts.pop(0).removesuffix("-")) if parts[0].endswith("-") else ""
    words = [unquote(part) for part in parts]
    start = text.index(f"{lead} {words[0]}" if lead else words[0]) + (len(lead) + 1 if lead else 0)
    end = text.index(words[1], start + len(words[0])) + len(words[1]) if words[1:] else 0
    return start, end or start + len(words[0])
