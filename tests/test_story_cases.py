"""How well stories are told from each other: on reports that they were built with, and on others.

Nobody looks at the part that is kept apart, or changes anything for a failure in it: whoever
betters the finding of stories looks at the part `built`. When a kept part has been looked at, it
moves there, and another is written before anything is changed.
"""

import pytest

from tests.story_cases import cases, pairs, score

PRECISION, RECALL = 0.98, 0.8
ALONE = 0.93  # of the precision, where two articles are all there is


@pytest.mark.parametrize("part", ["built", "kept"])
def test_in_a_paper_hardly_any_story_is_wrong_and_most_are_found(part: str) -> None:
    found = score(cases(part).values())

    assert found.precision >= PRECISION
    assert found.recall >= RECALL


@pytest.mark.parametrize("part", ["built", "kept"])
def test_in_a_paper_of_two_articles_few_are_joined_wrongly(part: str) -> None:
    """Where there is nothing else to tell rare words by."""
    found = score([list(two) for held in cases(part).values() for two in pairs(held)])

    assert found.precision >= ALONE


@pytest.mark.parametrize("part", ["built", "kept"])
def test_there_are_enough_pairs_of_either_kind_in_every_language(part: str) -> None:
    found = cases(part)
    every = [pair for held in found.values() for pair in pairs(held)]
    one_event = sum(a.event == b.event for a, b in every)

    assert len(found) == 11
    assert len(every) >= 150
    assert 40 <= one_event <= len(every) / 2
