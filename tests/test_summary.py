"""Summaries: the text's own sentences, in its order, within the budget, the same everywhere."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Block, Budget, Sentence, Summary
from digest.summary import summarise
from digest.summary.account import NAMES, account
from digest.summary.choose import choose, extract
from digest.summary.draft import centrality, likenesses, make_draft
from digest.summary.features import WEIGHTS, scores
from digest.summary.leaning import leans
from digest.text.sentences import is_balanced, split_sentences
from digest.text.words import count_words
from tests.counting import operations

STORM = (
    "A storm brought down trees and power lines across the northern valleys on Tuesday night.",
    "Some 40,000 homes were without electricity by morning, the network operator said.",
    "“What a night!”",
    "Schools in the northern valleys stay closed until the power lines have been repaired.",
    "But nobody was hurt.",
    "The operator has called in crews from three neighbouring regions to clear the fallen trees.",
    "Why were the valleys hit so hard, and could more have been done before the night?",
    "It began at ten.",
    "Forecasters expect the wind to ease on Wednesday and the homes to have power by the weekend.",
)


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Block("paragraph", text, number) for number, text in enumerate(texts, 1))


def texts(summary: Summary) -> list[str]:
    return [sentence.text for sentence in summary.sentences]


def three(*sentences: str, title: str = "", lang: str = "en") -> Summary:
    return summarise(title, paragraphs(*sentences), lang, Budget(3))


def test_a_summary_says_the_main_thing_and_keeps_the_order() -> None:
    summary = three(*STORM, title="Storm leaves 40,000 homes without electricity")

    assert summary.kind == "extract"
    assert texts(summary) == [STORM[0], STORM[1], STORM[3]]
    assert [s.block for s in summary.sentences] == [1, 2, 4]


def test_a_gap_between_sentences_is_shown_as_one() -> None:
    summary = three(*STORM, title="Storm leaves 40,000 homes without electricity")

    assert [sentence.gap for sentence in summary.sentences] == [False, False, True]
    assert summary.text == f"{STORM[0]} {STORM[1]} […] {STORM[3]}"


def test_in_chinese_the_mark_of_a_gap_has_no_spaces() -> None:
    sentences = (Sentence("一。", 1), Sentence("二。", 1), Sentence("四。", 2, gap=True))

    assert Summary("extract", sentences).text == "一。二。[…]四。"


def test_the_title_draws_what_it_speaks_of() -> None:
    article = (*STORM[:2], STORM[5], STORM[8])

    assert texts(three(*article)) == [STORM[0], STORM[1], STORM[5]]
    assert texts(three(*article, title=STORM[8])) == [STORM[0], STORM[1], STORM[8]]


def test_the_same_is_not_said_twice() -> None:
    again = STORM[0].replace("brought down", "felled")

    assert again not in texts(three(STORM[0], again, *STORM[3:]))


def test_an_article_within_the_budget_is_given_whole() -> None:
    assert three(*STORM[:3]) == Summary("whole", three(*STORM[:3]).sentences)
    assert texts(three(*STORM[:3])) == list(STORM[:3])


def test_a_short_article_is_given_whole_where_sentences_are_counted() -> None:
    brief = ["One goes here.", "Two goes there.", "Three stays.", "Four has gone.", "Five ends it."]

    assert three(*brief).kind == "whole"
    tight = summarise("", paragraphs(*brief), "en", Budget(6, "words"))
    assert (tight.kind, texts(tight)) == ("extract", brief[:2])


@pytest.mark.parametrize("blocks", [(), paragraphs(""), paragraphs("***", "…")])
def test_without_a_sentence_there_is_no_summary(blocks: tuple[Block, ...]) -> None:
    assert summarise("Title", blocks, "en", Budget(3)) == Summary()


def test_without_a_sentence_that_can_stand_alone_there_is_no_summary() -> None:
    assert three(*(f"“{sentence}" for sentence in STORM)) == Summary()


def test_only_running_text_is_read() -> None:
    others = tuple(
        Block(kind, f"The storm and the trees and the power lines in a {kind}, on Tuesday.", 50)
        for kind in ("heading", "item", "caption", "table", "code", "footnote")
    )

    assert summarise("", others[:1] + paragraphs(*STORM) + others, "en", Budget(3)) == three(*STORM)
    quoted = tuple(Block("quote", block.text, block.number) for block in paragraphs(*STORM))
    assert summarise("", quoted, "en", Budget(3)) == three(*STORM)


def test_somebody_quoted_at_length_speaks_less_for_the_article() -> None:
    blocks = paragraphs(*STORM)
    quoted = (blocks[0], Block("quote", blocks[1].text, 2), *blocks[2:])

    assert STORM[1] in texts(summarise("", blocks, "en", Budget(3)))
    assert STORM[1] not in texts(summarise("", quoted, "en", Budget(3)))


def test_a_list_stands_in_where_there_is_nothing_else() -> None:
    items = tuple(Block("item", block.text, block.number) for block in paragraphs(*STORM))

    assert summarise("", items, "en", Budget(3)) == three(*STORM)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "He said nothing."),
        ("en", "“But we stay.”"),
        ("en", "“We stay,” she said."),
        ("en", "Two days later the wind eased."),
        ("id", "Dua hari kemudian mereka pulang."),
        ("id", "Namun, hujan turun."),
        ("id", "Oleh karena itu mereka pulang."),
        ("id", "“Kami siap,” ujarnya."),
        ("nb", "Men det gikk."),
        ("bn", "তিনি বলেন, আমি যাব।"),
        ("zh-Hans", "但他没有来。"),
    ],
)
def test_some_sentences_lean_on_the_one_before(lang: str, sentence: str) -> None:
    assert leans(sentence, lang)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Hebrides ferries stop."),
        ("en", "Butter is dear."),
        ("id", "Iaitu hujan."),
        ("bn", "তিনিই"),
        ("xx", "But it is so."),
        ("", "But."),
    ],
)
def test_others_stand_alone(lang: str, sentence: str) -> None:
    assert not leans(sentence, lang)


def test_who_leans_comes_with_the_sentence_leant_on() -> None:
    long = (
        "But the northern valleys, the storm, the trees and the power lines were worst on Tuesday."
    )
    texts_ = texts(three("Night fell.", long, *STORM[3:]))

    assert long not in texts_ or "Night fell." in texts_


def test_one_sentence_is_taken_however_long() -> None:
    for budget in (Budget(3, "words"), Budget(9, "characters"), Budget(0), Budget(-1, "words")):
        assert texts(summarise("", paragraphs(*STORM), "en", budget)) == [STORM[0]]


def test_a_sentence_that_announces_another_is_left_out() -> None:
    announcing = "The storm brought down trees and power lines across these northern valleys:"

    assert announcing not in texts(three(STORM[1], announcing, *STORM[3:]))


def test_it_reads_scripts_without_spaces() -> None:
    chinese = "".join(f"北京市政府星期{day}宣布第{day}项新的交通措施。" for day in "一二三四五六日")
    summary = summarise("", paragraphs(chinese), "zh", Budget(40, "characters"))

    assert summary.kind == "extract"
    assert len(summary.text) <= 40
    assert summary.sentences[0].text == "北京市政府星期一宣布第一项新的交通措施。"


SENTENCES = st.lists(
    st.sampled_from(
        [*STORM, "He left.", "“Unclosed.", "Mr. B. came…", "字。字！", "x", "A: ", '"q" he said.']
    ),
    max_size=14,
)
BUDGETS = st.builds(
    Budget,
    st.integers(-1, 90),
    st.sampled_from(["sentences", "words", "characters"]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(SENTENCES.map(" ".join), st.text(max_size=40)), max_size=6), BUDGETS)
def test_a_summary_is_made_of_the_texts_own_sentences(pieces: list[str], budget: Budget) -> None:
    blocks = paragraphs(*pieces)
    all_ = [(text, b.number) for b in blocks for text in split_sentences(b.text, "en")]
    summary = summarise("Storm", blocks, "en", budget)

    rest = iter(all_)
    assert all((s.text, s.block) in rest for s in summary.sentences)
    assert summary == summarise("Storm", blocks, "en", budget)
    assert (summary.kind == "none") == (not summary.sentences)
    assert all(passage in " ".join(t for t, _ in all_) for passage in passages(summary))
    if summary.kind == "extract":
        assert len(summary.sentences) < len(all_)
        assert all(is_balanced(s.text) for s in summary.sentences)
        assert len(summary.sentences) == 1 or keeps(summary, budget)


def passages(summary: Summary) -> list[str]:
    """What stands together in the article, between one gap and the next."""
    found: list[list[str]] = []
    for sentence in summary.sentences:
        if sentence.gap or not found:
            found.append([])
        found[-1].append(sentence.text)
    return [" ".join(passage) for passage in found]


def keeps(summary: Summary, budget: Budget) -> bool:
    """Sentences and characters are never exceeded; of words, by two thirds of a sentence."""
    if budget.unit == "sentences":
        return len(summary.sentences) <= budget.amount
    if budget.unit == "characters":
        return len(summary.text) <= budget.amount
    longest = max(count_words(s.text) for s in summary.sentences)
    return count_words(summary.text) <= budget.amount + longest * 2 / 3


@pytest.mark.parametrize(("words", "expected"), [(28, 2), (19, 1), (20, 2)])
def test_of_a_sentence_beyond_the_words_a_third_has_to_lie_within_them(
    words: int, expected: int
) -> None:
    first, second = STORM[0], STORM[1]  # of 15 and 13 words
    summary = summarise("", paragraphs(first, second, *STORM[3:]), "en", Budget(words, "words"))

    assert len(summary.sentences) == expected


def test_the_order_of_articles_changes_nothing() -> None:
    articles = [paragraphs(*STORM[n:]) for n in range(6)]
    forward = [summarise("", blocks, "en", Budget(2)) for blocks in articles]
    back = [summarise("", blocks, "en", Budget(2)) for blocks in reversed(articles)]

    assert forward == back[::-1]


def test_the_account_says_what_was_taken_and_why_others_were_not() -> None:
    again = STORM[0].replace("brought down", "felled")
    blocks = paragraphs(
        *STORM, again, "“Unclosed words about the storm in the valleys.", "The end:"
    )
    accounts = account(make_draft("Storm", blocks, "en"), Budget(3))

    chosen = [each.sentence.text for each in accounts if each.rank]
    assert chosen == texts(summarise("Storm", blocks, "en", Budget(3)))
    assert sorted(each.rank for each in accounts if each.rank) == [1, 2, 3]
    whys = {each.sentence.text: each.why for each in accounts}
    assert whys[again] == "said already"
    assert whys[STORM[4]] == "leans on the one taken last"
    assert whys["“Unclosed words about the storm in the valleys."] == "half a quotation"
    assert whys["The end:"] == "announces the next"
    assert whys[STORM[8]] == LESS


LESS = "others say more"


@given(SENTENCES, st.integers(1, 5))
def test_others_say_more_only_where_they_have_more_points(sentences: list[str], most: int) -> None:
    """One that could not be taken before the last may have more; it is not said of that."""
    accounts = account(make_draft("Storm", paragraphs(*sentences), "en"), Budget(most))
    last = max(accounts, key=lambda each: each.rank, default=None)

    assert all(each.score <= last.score for each in accounts if last and each.why == LESS)


def test_one_that_leans_on_the_last_is_not_said_to_have_fewer_points() -> None:
    """A sentence is not to be compared before the one that it leans on is there."""
    said = (
        "The storm closed every road of the northern valleys on Sunday.",
        "Who will pay for all of the roofs, barns and walls?",
        "The mayor spoke to the farmers on Monday.",
        "He said that those of the lower villages would need seed, cattle, fences, gates, wells, "
        "pumps, ploughs, carts, stoves and beds before winter.",
    )
    accounts = account(make_draft("", paragraphs(*said), "en"), Budget(2))

    assert [each.rank for each in accounts] == [1, 0, 2, 0]
    assert accounts[3].score > accounts[2].score
    assert accounts[3].why == "leans on the one taken last"


@given(SENTENCES, BUDGETS)
def test_the_account_and_the_summary_agree(sentences: list[str], budget: Budget) -> None:
    draft = make_draft("Storm", paragraphs(*sentences), "en")
    accounts = account(draft, budget)
    taken_ = tuple(p for p, each in enumerate(accounts) if each.why in ("taken", "all is shown"))

    assert taken_ == extract(draft, budget)
    assert all(each.score == sum(each.points) for each in accounts)
    assert all(len(each.points) == len(NAMES) for each in accounts)


def test_work_is_in_proportion_to_length() -> None:
    """Four times the text is about four times the work, not sixteen."""

    def work(times: int, budget: Budget) -> int:
        # Words that differ, as in a real text, so that nothing is the same as what was taken.
        said = [f"{sentence[:-1]} number {n}." for n in range(times) for sentence in STORM]
        return operations(lambda: summarise("Storm", paragraphs(*said), "en", budget))

    for budget in (Budget(3), Budget(60, "words"), Budget(300, "characters")):
        work(10, budget)
        assert work(240, budget) < 5 * work(60, budget)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(SENTENCES.map(" ".join), max_size=4), max_size=5), st.randoms())
def test_no_article_changes_anothers_summary(articles: list[list[str]], any_order: Any) -> None:
    alone = [summarise("Storm", paragraphs(*texts), "en", Budget(2)) for texts in articles]
    order = list(range(len(articles)))
    any_order.shuffle(order)
    again = {n: summarise("Storm", paragraphs(*articles[n]), "en", Budget(2)) for n in order}

    assert [again[n] for n in range(len(articles))] == alone


def test_a_larger_budget_begins_with_the_choice_of_a_smaller_one() -> None:
    draft = make_draft("", paragraphs(*STORM), "en")

    assert choose(draft, Budget(4))[:2] == choose(draft, Budget(2))


@given(SENTENCES)
def test_centrality_is_what_comparing_all_pairs_would_give(sentences: list[str]) -> None:
    draft = make_draft("", paragraphs(*sentences), "en")
    number = range(len(draft.sentences))
    sums = [sum(likenesses(draft, i)[j] for j in number if j != i) for i in number]
    highest = max(sums, default=0)

    for found, expected in zip(centrality(draft), sums, strict=True):
        # Each likeness is rounded to a thousandth, so their sum is that rough.
        assert abs(found * highest - 1000 * expected) <= 1000 * 2 * len(sums)


@given(SENTENCES)
def test_every_feature_gives_each_sentence_a_number_up_to_1000(sentences: list[str]) -> None:
    draft = make_draft("Storm in the valleys", paragraphs(*sentences), "en")

    for feature, _ in WEIGHTS:
        column = feature(draft)
        assert len(column) == len(draft.sentences)
        assert all(isinstance(each, int) and 0 <= each <= 1000 for each in column)
    assert all(isinstance(each, int) for each in scores(draft))
