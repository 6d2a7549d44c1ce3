"""What the benchmark of builds stands on: its articles, its arithmetic, its table and charts."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.builds.__main__ import parser
from benchmarks.builds.articles import PER_DAY, Written, article
from benchmarks.builds.cases import CASES
from benchmarks.builds.changes import Arrival, spread
from benchmarks.builds.chart import Line, line_chart, scale
from benchmarks.builds.corpus import Corpus, read_corpus, write_corpus
from benchmarks.builds.disk import Disk
from benchmarks.builds.faults import MeasurementError
from benchmarks.builds.figures import Bar, Figures, caution, ratio, table
from benchmarks.builds.processes import Command, measure
from benchmarks.builds.tongues import tongues
from tests.documents import code_in, rows, section, text_of

BAR = Bar(floor=1.6, aim=0.9)


@pytest.fixture(scope="module")
def written() -> list[Written]:
    known = tongues()
    return [article(number, known) for number in range(3 * PER_DAY)]


def figures(ours: tuple[float, ...], hugo: tuple[float, ...], others: float = 0.0) -> Figures:
    return Figures("cold", "s", (ours, hugo), (ours, hugo), others, BAR)


def test_an_article_depends_on_its_number_alone(written: list[Written]) -> None:
    assert article(41, tongues()) == written[41]
    assert len({each.path for each in written}) == len(written)


def test_articles_have_350_to_some_700_words_in_several_languages(written: list[Written]) -> None:
    bodies = [each.text.split("---\n", 2)[2] for each in written]
    assert all(350 <= len(body.split()) < 800 for body in bodies)
    for code in ("en", "es", "id", "de"):
        assert any(f"\nlang: {code}\n" in each.text for each in written), code
    whole = "\n".join(bodies)
    assert all(sign in whole for sign in ("](https://", " *", "**", "“", "\n> ", "\n- "))


def test_twenty_articles_share_a_day_and_the_first_is_the_newest(written: list[Written]) -> None:
    days = [each.path.rpartition("/")[0] for each in written]
    assert sorted(days, reverse=True) == days
    assert {days.count(day) for day in days} == {PER_DAY}


def test_a_larger_corpus_holds_the_smaller_one(tmp_path: Path) -> None:
    small = write_corpus(tmp_path / "small", 30)
    large = write_corpus(tmp_path / "large", 50)
    assert set(small.paths) < set(large.paths)
    assert all(small.text(path) == large.text(path) for path in small.paths)
    assert set(read_corpus(large.content, 10).paths) <= set(small.paths[-PER_DAY:])


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    with pytest.raises(MeasurementError, match="no article"):
        read_corpus(tmp_path)


def test_edited_articles_are_spread_and_others_each_time() -> None:
    corpus = Corpus(Path(), tuple(f"{number:03d}" for number in range(100)))
    assert spread(corpus, 1, 0) == ("050",)
    assert spread(corpus, 4, 0) == ("012", "037", "062", "087")
    assert spread(corpus, 4, 1) == ("019", "044", "069", "094")
    assert len(set(spread(corpus, 100, 3))) == 100
    with pytest.raises(MeasurementError, match="there are 100"):
        spread(corpus, 101, 0)


def test_a_change_that_did_not_arrive_is_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    with pytest.raises(MeasurementError, match="left out"):
        Arrival(page, "new").check()
    page.write_text("old", encoding="utf-8")
    with pytest.raises(MeasurementError, match="did not arrive"):
        Arrival(page, "new").check()
    Arrival(page, "old").check()


def test_ratios_are_taken_pair_by_pair() -> None:
    drifting = figures((1.0, 4.0, 9.0), (2.0, 8.0, 18.0))
    assert drifting.ratios == (0.5, 0.5, 0.5)
    assert drifting.row()[3:5] == ("0.50x", "0.50x")
    assert drifting.row()[-1] == "aim met"
    alone = Figures("cold", "s", ((1.0,),), ((1.0,),), 0.0, BAR)
    assert alone.row()[2:5] == ("–", "–", "–")


@pytest.mark.parametrize(
    ("figure", "shown"), [(1.6, "1.60x"), (0.3, "0.30x"), (1 / 8, "1/8"), (1 / 12.34, "1/12.3")]
)
def test_small_ratios_are_shown_as_fractions(figure: float, shown: str) -> None:
    assert ratio(figure) == shown


def test_verdicts_go_from_the_aim_down() -> None:
    assert [BAR.verdict(figure) for figure in (0.9, 1.6, 1.7)] == [
        "aim met",
        "floor met",
        "NOT met",
    ]


def test_a_busy_machine_is_told_below_the_table() -> None:
    assert caution([figures((1.0,), (1.0,), others=0.1)]) == ""
    assert "up to 90% of a core" in caution([figures((1.0,), (1.0,), others=0.9)])


def test_a_table_is_markdown_with_even_columns() -> None:
    lines = table(("case", "s"), [("cold", "12.5"), ("x", "3")]).splitlines()
    assert lines == ["| case | s    |", "|------|------|", "| cold | 12.5 |", "| x    | 3    |"]


def test_a_chart_is_svg_that_tells_its_numbers_in_words_as_well() -> None:
    lines = (Line("Digest", ((1000, 2.5), (10000, 30))), Line("A & B", ((1000, 0.7),)))
    root = ElementTree.fromstring(line_chart("Cost < size", "articles", "seconds", lines))
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == "Cost < size"
    told = root.findtext(f"{space}desc") or ""
    assert told == "Digest: 2.5 at 1,000, 30 at 10,000; A & B: 0.7 at 1,000"
    assert len(root.findall(f"{space}polyline")) == 2
    assert len(root.findall(f"{space}circle")) == 3


def test_a_scale_goes_from_a_power_of_ten_to_another() -> None:
    between = scale((0.3, 25.0), 100, 400)
    assert between.powers == (0.1, 1.0, 10.0, 100.0)
    assert [between.place(power) for power in between.powers] == [100, 200, 300, 400]
    assert scale((10.0,), 0, 1).powers == (10.0, 100.0)


def test_a_file_system_that_remembers_the_deleted_is_not_fit() -> None:
    assert "fit to measure on:" in str(Disk(0.05, 0.06))
    assert "NOT fit" in str(Disk(0.05, 0.5))


def test_a_command_that_fails_is_told_with_its_last_line(tmp_path: Path) -> None:
    command = Command(("sh", "-c", "echo first; echo no room; exit 3"), tmp_path)
    with pytest.raises(MeasurementError, match="ended with 3: no room"):
        measure(command, 10, tmp_path / "log")


def test_a_command_is_measured_with_its_children(tmp_path: Path) -> None:
    run = measure(Command(("sh", "-c", "sh -c :"), tmp_path), 10, tmp_path / "log")
    assert run.wall > 0
    assert run.memory == 0


def test_every_flag_case_and_bar_is_documented_and_no_other() -> None:
    text = text_of("docs/benchmarks.md")
    flags = {code_in(row[0])[0].split()[0] for row in rows(section(text, "Flags"))}
    known = {word for action in parser()._actions for word in action.option_strings}
    assert flags == known - {"-h", "--help"}
    measured = {code_in(row[0])[0] for row in rows(section(text, "What is measured"))}
    assert measured == set(CASES)
    told = [row[1:] for row in rows(section(text, "What is asked"))]
    bars = [case.bar for case in CASES.values()]
    for (floor, aim), bar in zip(told, bars, strict=True):
        for shown, figure in ((floor, bar.floor), (aim, bar.aim)):
            number, _, unit = shown.partition(" ")
            above, _, below = number.removesuffix("x").partition("/")
            expected = float(above) / float(below or 1) / (1000 if unit == "ms" else 1)
            assert figure == pytest.approx(expected)
