"""The command `digest import`: files from elsewhere become articles, the bad ones are told."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from digest.cli import main

PASTED = Path(__file__).parent / "cases" / "pasted"
SEED = (
    "content/2023/09/14/korea-utara-menyatakan-putin-mungkin-mengunjungi-pyongyang"
    "-setelah-pembicaraan.md"
)
PAGE = (
    "Strike ends\n\n14 September 2023\n\n"
    "The pilots voted on Thursday to go back to work, ending a strike of nine long days.\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "site.yaml").write_text("title: Paper\ntimezone: Asia/Jakarta\n", "utf-8")
    return tmp_path


def run(project: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(main, ["-C", str(project), "import", *map(str, words)])


def page(folder: Path, text: str = PAGE, name: str = "page.txt") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def articles(project: Path) -> list[str]:
    """What stands below content/, drafts of a write included."""
    return sorted(
        p.relative_to(project).as_posix() for p in project.glob("content/**/*") if p.is_file()
    )


def test_the_indonesian_page_becomes_an_article_at_its_path(project: Path) -> None:
    result = run(project, PASTED / "seed.txt")

    assert (result.exit_code, result.stdout) == (0, f"wrote {SEED}\n")
    assert (project / SEED).read_bytes() == (PASTED / "seed.md").read_bytes()


def test_notices_stand_on_standard_error(project: Path) -> None:
    result = run(project, PASTED / "seed.txt")

    seed = PASTED / "seed.txt"
    assert result.stderr.splitlines() == [
        f'warning: {seed}:33: left out 4 lines about other articles, from "Next Post"',
        f"warning: {seed}:37: the date 2023-09-14 is that of another article on the page; "
        "check the date",
    ]


def test_the_date_on_the_command_line_is_the_articles(project: Path) -> None:
    result = run(project, page(project), "--date", "1 Sep 2023")

    assert result.stdout == "wrote content/2023/09/01/strike-ends.md\n"
    assert result.stderr == ""
    text = (project / "content/2023/09/01/strike-ends.md").read_text("utf-8")
    assert "\ndate: 2023-09-01\n" in text


def test_topics_and_source_are_written_after_the_language(project: Path) -> None:
    words = ("--topic", "harbour", "--topic", "no", "--topic", "harbour")
    source = ("--source-name", "Harbour: Times", "--source-url", "https://h.example/1?utm_source=x")
    result = run(project, page(project), *words, *source)

    assert result.exit_code == 0
    text = (project / "content/2023/09/14/strike-ends.md").read_text("utf-8")
    assert text.split("---\n")[1].endswith(
        'lang: en\ntopics: [harbour, "no"]\n'
        'source:\n  url: https://h.example/1\n  name: "Harbour: Times"\n'
    )


@pytest.mark.parametrize(
    ("option", "word"),
    [
        ("--date", "soon"),
        ("--date", "2023-02-30"),
        ("--source-url", "h.example/1"),
        ("--source-url", "javascript:alert(1)"),
    ],
)
def test_a_word_that_cannot_be_taken_is_wrong_use(project: Path, option: str, word: str) -> None:
    result = run(project, page(project), option, word)

    assert result.exit_code == 2
    assert f'"{word}"' in result.stderr
    assert articles(project) == []


def test_no_file_at_all_is_wrong_use(project: Path) -> None:
    assert run(project).exit_code == 2


def test_an_article_that_stands_there_is_not_written_over(project: Path) -> None:
    file = page(project)
    assert run(project, file).exit_code == 0
    article = project / "content/2023/09/14/strike-ends.md"
    article.write_text("mine\n", "utf-8")

    again = run(project, file)

    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr == (
        "content/2023/09/14/strike-ends.md: a file stands here already; rename it, or add --force\n"
    )
    assert article.read_text("utf-8") == "mine\n"


def test_force_writes_over_it(project: Path) -> None:
    file = page(project)
    run(project, file)
    article = project / "content/2023/09/14/strike-ends.md"
    first = article.read_bytes()
    article.write_text("mine\n", "utf-8")

    result = run(project, file, "--force")

    assert (result.exit_code, result.stdout) == (0, "wrote content/2023/09/14/strike-ends.md\n")
    assert article.read_bytes() == first
    assert articles(project) == ["content/2023/09/14/strike-ends.md"]


def test_a_missing_file_is_told_in_one_line(project: Path) -> None:
    missing = project / "none.txt"
    result = run(project, missing)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{missing}: this is missing; create it, or correct the name\n"
    assert articles(project) == []


def test_names_of_files_count_from_the_folder_given(project: Path) -> None:
    page(project)

    assert run(project, "page.txt").stdout == "wrote content/2023/09/14/strike-ends.md\n"


def test_a_folder_is_told_in_one_line(project: Path) -> None:
    result = run(project, project)

    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(f"{project}: a folder stands where a file should")


def test_a_bad_file_does_not_keep_the_others_out(project: Path) -> None:
    good = page(project)
    bad = project / "bad.txt"
    bad.write_bytes(b"Title\n\nCaf\xe9")
    other = page(project, "---\ntitle: Storm\ndate: 2023-09-13\n---\nWind.\n", "storm.md")

    result = run(project, good, bad, other)

    assert result.exit_code == 1
    assert result.stdout == (
        "wrote content/2023/09/14/strike-ends.md\nwrote content/2023/09/13/storm.md\n"
    )
    assert f"{bad}:3: is not text in UTF-8; save the file as UTF-8" in result.stderr.splitlines()
    assert articles(project) == [
        "content/2023/09/13/storm.md",
        "content/2023/09/14/strike-ends.md",
    ]


def test_two_files_of_one_article_are_not_written_over_each_other(project: Path) -> None:
    result = run(project, page(project), page(project, PAGE + "\nShare\n", "again.txt"))

    assert result.exit_code == 1
    assert result.stdout == "wrote content/2023/09/14/strike-ends.md\n"
    assert "a file stands here already" in result.stderr


def test_an_undated_page_is_dated_by_today_in_the_zone_of_the_site(project: Path) -> None:
    result = run(project, page(project, PAGE.replace("14 September 2023\n\n", "")))

    assert result.exit_code == 0
    assert "no date was found" in result.stderr
    assert result.stdout.startswith("wrote content/20")


def test_the_language_of_the_site_stands_for_a_text_too_short_to_tell(project: Path) -> None:
    (project / "site.yaml").write_text("language: id\n", "utf-8")
    run(project, page(project, "---\ntitle: A\ndate: 2023-09-14\n---\nB.\n", "a.md"))

    assert "\nlang: id\n" in (project / "content/2023/09/14/a.md").read_text("utf-8")
