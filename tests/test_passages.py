"""Fragments that lead from a summary to the very sentence, in every script."""

import re
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


def test_the_first_and_the_last_word_of_a_sentence_lead_to_it() -> None:
    html = paragraphs(f"It rained. {WIND}", "It froze.")

    assert places(html, (WIND, 1), ("It froze.", 2)) == [
        "#p-1:~:text=rained.-,The,again.",
        "#p-2:~:text=again.-,It,froze.",
    ]


def test_before_the_first_sentence_stands_what_stands_before_the_text() -> None:
    assert places(paragraphs(WIND), (WIND, 1)) == ["#p-1:~:text=words.-,The,again."]
    assert places(paragraphs(f"JAKARTA — {WIND}"), (WIND, 1)) == ["#p-1:~:text=—-,The,again."]


def test_words_that_come_earlier_are_more_of_them() -> None:
    twice = f"It rained. The ferries stayed. It rained. {WIND}"
    said = "Nobody knew whether they went home, he said, or why they ever went home, he said"

    assert places(paragraphs(twice), (WIND, 1)) == [
        "#p-1:~:text=ferries%20stayed.%20It%20rained.-,"
        "The%20wind%20fell%20before,ferries%20sailed%20again."
    ]
    assert places(paragraphs(said), (said, 1)) == [
        "#p-1:~:text=Last%20words.-,Nobody%20knew%20whether%20they,ever%20went%20home%2C%20he%20said"
    ]


def test_a_last_word_that_comes_earlier_is_told_by_what_follows_it() -> None:
    said = "Nobody knew when he said so why he said"

    assert places(paragraphs(f"{said} Then they left."), (said, 1)) == [
        "#p-1:~:text=words.-,Nobody,said,-Then"
    ]
    assert places(paragraphs(said, "Then they left."), (said, 1)) == [
        "#p-1:~:text=words.-,Nobody,said,-Then"
    ]
    # Where the same follows in the sentence, too, and where nothing does, there have to be more.
    more = "#p-1:~:text=Last%20words.-,Nobody%20knew"
    assert places(paragraphs(f"{said} so they left."), (said, 1))[0].startswith(more)
    assert places(paragraphs(said), (said, 1))[0].startswith(more)


def test_what_the_summary_itself_has_side_by_side_is_not_enough() -> None:
    of_storms = "He had read of storms. The wind was in all of them."
    found = places(paragraphs(of_storms, f"No storms. {WIND}"), (of_storms, 1), (WIND, 2))

    assert found[1].startswith("#p-2:~:text=No%20storms.-,The%20wind%20fell")


@pytest.mark.parametrize("number", ["1,000", "10,000", "250,000", "12,5"])
def test_no_fragment_begins_within_a_number(number: str) -> None:
    """Browsers find whole words alone, and to them this is one."""
    text = f"{number} came to the harbour and many of them stayed."

    assert f",{number} came" in unquote(places(paragraphs(text), (text, 1))[0])


def test_what_would_part_a_fragment_is_left_out_or_encoded() -> None:
    assert places(
        paragraphs("It rained, so. A-b, c & d #1 “x”, y."), ("A-b, c & d #1 “x”, y.", 1)
    ) == ["#p-1:~:text=so.-,A,y."]
    assert places(
        paragraphs("Up 2,5%. 1,000 came & 2,000 left-"), ("1,000 came & 2,000 left-", 1)
    ) == ["#p-1:~:text=Up%202%2C5%25.-,1%2C000%20came%20%26%202%2C000%20left%2D"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("着陆时间为18时04分，距南极点约600公里。", "着陆时间为18时04分，,距南极点约600公里。"),
        ("2011年3月の事故から12年余り。", "2011年3月の事故から12年余り。"),
        ("ضرب زلزال بقوة كبيرة وسط المغرب مساء السبت.", "ضرب,السبت."),
        ("นายกแถลงข่าวเมื่อวันพุธ โดยระบุว่าจะลดค่าไฟ", "นายกแถลงข่าวเมื่อวันพุธ,โดยระบุว่าจะลดค่าไฟ"),
        ("महिलाओं के लिए सीटें आरक्षित करने वाला विधेयक पारित हुआ।", "महिलाओं,हुआ।"),
    ],
)  # fmt: skip
def test_words_stay_whole_in_every_script(text: str, parts: str) -> None:
    assert places(paragraphs(text), (text, 1)) == [f"#p-1:~:text=words.-,{parts}"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # A list's item that holds more, a caption above, references with marks of their own
        (f'<ul><li id="p-1">{WIND}<ul><li id="p-2">x</li></ul></li></ul>', "words."),
        (f'<figure><figcaption>A port</figcaption></figure><p id="p-1">{WIND}</p>', "port"),
        (f'<p id="p-3">Not this &gt;.</p><hr><p id="p-1">{WIND}</p>', "."),
        (f'<p id="p-3">{"word " * 400}ends.</p><p id="p-1"><em>{WIND}</em></p>', "ends."),
        (f'<p id="p-1">One.<br>Two three.<br>\n{WIND}</p>', "three."),
    ],
)
def test_the_text_before_is_the_pages_own(html: str, expected: str) -> None:
    (found,) = places(html, (WIND, 1))

    assert found.partition("text=")[2].partition("-,")[0].endswith(expected)


NOTE = '<sup><a class="footnote-ref" href="#fn-1" id="fnref-1">1</a></sup>'


def test_marks_of_footnotes_are_stepped_over() -> None:
    inside = WIND.replace("noon", f"noon{NOTE}")
    (found,) = places(f'<p id="p-1">It rained.{NOTE} {inside}</p>', (WIND, 1))
    assert unquote(found) == "#p-1:~:text=rained.1-,The,again."

    inside = WIND.replace("The", f"The{NOTE}")
    assert places(f'<p id="p-1">{inside}</p>', (WIND, 1)) == ["#p-1"]


def test_a_sentence_without_a_place_has_no_fragment() -> None:
    assert places(paragraphs("It rained."), ("It rained.", 0), ("It rained.", 7)) == ["", ""]
    assert places(paragraphs("It rained."), ("It snowed.", 1)) == ["#p-1"]


WORDS = st.lists(
    st.sampled_from(
        ["one", "two", "(1.1).", "a-b", "x,", "“q”", "&", "é", "雨，", "雪。", "दो", "%41"]
    ),
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
    """Words that begin and end as such, behind what stands before them and a space or none."""
    parts = [re.escape(unquote(part)) for part in fragment.partition(":~:text=")[2].split(",")]
    lead = parts.pop(0).removesuffix(r"\-") + r"\s*" if parts[0].endswith("-") else ""
    follow = parts.pop().removeprefix(r"\-") if parts[-1].startswith(r"\-") else ""
    end = rf"(?=\W|$)(?=\s*{follow}(?:\W|$))" if follow else r"(?=\W|$)"
    found = re.search(rf"(?:^|(?<=\W)){lead}({'.*?'.join(parts)}){end}", text)
    assert found
    return found.span(1)
