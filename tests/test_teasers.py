"""Lines that lead to other articles are told from sentences that only sound like them."""

import pytest

from digest.text.teasers import ends_in_more, opens_teasers


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Read also", "box"),
        ("» Baca Juga:", "box"),
        ("Next Post", "next"),
        ("相关文章", "next"),
        ("12 Comments", "end"),
        ("Next week the ships return", ""),
        ("Read also " + "very " * 12 + "long lines", ""),
    ],
)
def test_a_heading_above_others_is_told_by_its_kind(line: str, told: str) -> None:
    assert opens_teasers(line) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Read more", True),
        ("Sixty ships waited off the harbour for nine days and … Read more", True),
        ("Enam puluh kapal menunggu di luar pelabuhan selama sembilan [...] Selengkapnya »", True),
        ("Sixty ships waited off the harbour, and there are no more", False),
        ("Nobody wanted to read more of it, sixty captains said.", False),
    ],
)
def test_an_excerpt_ends_in_a_cut_and_the_words_to_go_on(line: str, told: bool) -> None:
    assert ends_in_more(line) == told
