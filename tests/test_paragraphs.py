"""Plain text falls into the paragraphs that its author meant."""

from digest.text.paragraphs import paragraphs_of

PROSE = "The pilots voted on Thursday to go back to work, ending a strike of nine long days."
MORE = "Under the agreement, shifts will be shortened to ten hours before the winter storms."


def test_lines_broken_at_one_width_are_joined() -> None:
    page = (
        "The pilots who guide container ships into the harbour voted to go\n"
        "back to work on Thursday, ending a strike that had left sixty well-\n"
        "known vessels at anchor.\n\n"
        "A second paragraph begins here and it too is longer than one line\n"
        "of the page.\n"
    )

    assert [p.text for p in paragraphs_of(page)] == [
        "The pilots who guide container ships into the harbour voted to go back to work on "
        "Thursday, ending a strike that had left sixty well-known vessels at anchor.",
        "A second paragraph begins here and it too is longer than one line of the page.",
    ]
    assert [p.line for p in paragraphs_of(page)] == [1, 5]


def test_chinese_lines_are_joined_without_a_space() -> None:
    line = "山谷里的三所小学本周四启用了第一座电动校车充电站孩子们上学的路程"

    assert [p.text for p in paragraphs_of(f"{line}\n{line}\n{line}\n短。")] == [line * 3 + "短。"]


def test_a_line_of_its_own_length_is_a_paragraph() -> None:
    page = f"{PROSE}\n{MORE} {MORE}\nShort.\n{PROSE}"

    assert [p.text for p in paragraphs_of(page)] == page.split("\n")


def test_long_lines_that_happen_to_be_full_are_no_wraps() -> None:
    lines = [
        "word " * 19 + "ends.",
        "Brief.",
        "word " * 19 + "stop.",
        "Extraordinary.",
        "One.",
        "Two.",
    ]

    assert [p.text for p in paragraphs_of("\n".join(lines))] == lines


def test_spaces_that_must_not_break_stay_where_they_are_meant() -> None:
    page = (
        "Il\u00a0dit\u00a0: «\u00a0oui\u00a0» à 10\u00a0000 gens.\u00a0\n"
        "\u00a0\nFin\u00adale\ufeff.\x07"
    )

    assert [p.text for p in paragraphs_of(page)] == [
        "Il dit\u00a0: «\u00a0oui\u00a0» à 10\u00a0000 gens.",
        "Finale.",
    ]
