"""What a summary may choose from: sentences of the article, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.content.as_read import as_read
from digest.model import Block
from tests.test_summary import STORM, paragraphs

# By shape alone, in languages that have no words of theirs in the tables too.
FRAGMENTS = (
    *("Getty Images", "More on this story", "Image caption: A ship at sea", "[Gambas:Video CNN]"),
    *("(wis/dna)", "Laporan wartawan Tribun, Andi Wijaya", "Siguiente artículo", "(avec AFP)"),
    *(
        "Le Monde avec AFP",
        "Artikel teilen",
        "Partilhar",
        "شارك المقال",
        "（完）",
        "（共同）",
        "(भाषा)",
    ),
    *(
        "Иван Петров, корреспондент",
        "Paylaş",
        "Chia sẻ",
        "Condividi",
        "Delen",
        "공유하기",
        "Udostępnij",
    ),
    *(
        "ছবি: রয়টার্স",
        "یہ بھی پڑھیں: طوفان",
        "Les også: Storm",
        "Picha: AFP",
        "(Reporting by A. Roe.)",
    ),
    *("What happens next", "— Jane Doe", "* * *", "Ilustrasi badai. (Shutterstock)"),
)


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_what_ends_in_no_stop_is_no_sentence_of_the_article(fragment: str) -> None:
    blocks = paragraphs(*STORM[:4], fragment, *STORM[4:])

    assert fragment not in [block.text for block in as_read(blocks)]
    assert len(as_read(blocks)) == len(STORM)


@pytest.mark.parametrize(
    "kept",
    [
        *(
            "It rained.",
            "Why?",
            "“It rained.”",
            "For two reasons:",
            "雨が降った。",
            "बारिश हुई।",
            "…",
        ),
        *(
            "Անձրևեց։",
            "ዘነበ።",
            "မိုးရွာသည်။",
            "ភ្លៀងធ្លាក់។",
            "ចប់៕",
            "ཆར་པ་བབས།",
            "雨が降った｡",
            "下雨了．",
        ),
    ],
)
def test_what_ends_in_one_stays(kept: str) -> None:
    blocks = paragraphs(*STORM, kept)

    assert as_read(blocks) == blocks


def test_a_long_paragraph_has_lost_its_stop_by_mistake() -> None:
    blocks = paragraphs(*STORM, f"{STORM[0]} {STORM[1][:-1]}")

    assert as_read(blocks) == blocks


def test_where_nobody_writes_stops_nothing_is_known() -> None:
    bare = paragraphs(*(sentence.rstrip(".?!”") for sentence in STORM))

    assert as_read(bare) == bare
    assert as_read(paragraphs("One", "Two.", "Three.")) == paragraphs("One", "Two.", "Three.")


def test_of_long_paragraphs_without_stops_nothing_is_known_either() -> None:
    """Thai has none; that a paragraph is long tells nothing of a short one then."""
    long = "พายุพัดผ่านเกาะเมื่อวันพฤหัสบดีและทำให้บ้านเรือนหลายหลังไม่มีไฟฟ้าใช้ตลอดทั้งคืน " * 2
    thai = paragraphs(*[long.strip()] * 5, "ไม่มีผู้บาดเจ็บจากเหตุการณ์นี้")

    assert as_read(thai) == thai


def test_headings_and_items_stay_as_they_are() -> None:
    others = tuple(Block(kind, "Of no end", 50) for kind in ("heading", "item", "caption"))

    assert as_read((*paragraphs(*STORM), *others))[-3:] == others


def test_a_dateline_goes_below_a_standfirst_too() -> None:
    blocks = paragraphs(STORM[0], f"MEDAN (Antara) - {STORM[1]}", *STORM[2:])

    assert [block.text for block in as_read(blocks)] == list(STORM)


@given(
    st.lists(st.one_of(st.text(max_size=30), st.sampled_from([*STORM, *FRAGMENTS])), max_size=12)
)
def test_each_block_is_the_end_of_one_of_the_articles(texts: list[str]) -> None:
    blocks = {block.number: block.text for block in paragraphs(*texts)}
    read = as_read(paragraphs(*texts))

    assert [block.number for block in read] == sorted(block.number for block in read)
    assert all(blocks[block.number].endswith(block.text) for block in read)
