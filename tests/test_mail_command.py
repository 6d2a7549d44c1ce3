"""``digest mail``: files and lines."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from digest.cli import main
from tests.site_factories import ROOT

PAPER = ROOT / "tests/cases/mail/paper"


def call(*arguments: str, root: Path = PAPER) -> Result:
    result = CliRunner().invoke(main, ["-C", str(root), "mail", *arguments])
    assert not isinstance(result.exception, Exception), result.exception
    return result


def test_three_files_are_written_and_named(tmp_path: Path) -> None:
    result = call("14 September 2023", "-o", str(tmp_path / "out"))

    assert result.exit_code == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "2023-09-14.eml",
        "2023-09-14.html",
        "2023-09-14.txt",
    ]
    assert result.stdout.splitlines()[-1] == (
        "subject: The old crane turns its head < and stays so · Harbour & Market, Sep 14, 2023"
    )
    assert len(result.stdout.splitlines()) == 4


def test_the_same_edition_is_the_same_mail(tmp_path: Path) -> None:
    for name in ("a", "b"):
        call("-q", "-o", str(tmp_path / name))

    made = [{p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("a", "b")]
    assert made[0] == made[1]


def test_a_day_is_written_into_the_project_where_nothing_else_is_said(tmp_path: Path) -> None:
    article = tmp_path / "content/2023/09/14/fog.md"
    article.parent.mkdir(parents=True)
    article.write_text("---\ntitle: Fog\n---\n\nNobody saw anything.\n", encoding="utf-8")
    result = call(root=tmp_path)

    assert result.stdout.startswith("wrote mail/2023-09-14.html (")
    assert (tmp_path / "mail/2023-09-14.eml").is_file()
    assert not (tmp_path / "output").exists()


def test_json_is_one_object_and_no_file(tmp_path: Path) -> None:
    found = json.loads(call("--json", "2023-09-12").stdout)

    assert found["day"] == "2023-09-12"
    assert found["address"] == "https://harbour.example/paper/2023/09/12/"
    assert found["subject"] == "Fog · Harbour & Market, Sep 12, 2023"
    assert (found["stories"], found["shown"]) == (1, 1)
    assert found["html"].startswith("<!doctype html>")
    assert "Nobody saw anything." in found["text"]
    assert not (PAPER / "mail").exists()


def test_a_mail_that_has_not_all_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "content/2023/09/14"
    folder.mkdir(parents=True)
    for n in range(9):
        article = f"---\ntitle: Nr {n}\nsummary: {'long ' * 4000}\n---\n\nText.\n"
        (folder / f"nr-{n}.md").write_text(article, encoding="utf-8")
    result = call("-o", str(tmp_path / "out"), root=tmp_path)

    assert result.stdout.endswith("The HTML has 4 of 9 stories, and a link to the rest.\n")


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("2023-09-13", "there is no edition of 2023-09-13; the nearest: 2023-09-12 and 2023-09-14"),
        ("2024-01-01", "there is no edition of 2024-01-01; the nearest: 2023-09-14"),
    ],
)
def test_of_a_day_without_edition_the_nearest_are_told(day: str, line: str, tmp_path: Path) -> None:
    result = call(day, "-o", str(tmp_path / "out"))

    assert result.exit_code == 1
    assert result.stderr == f"content: {line}\n1 fault; no mail was written\n"
    assert not (tmp_path / "out").exists()


def test_a_paper_without_articles_has_no_mail(tmp_path: Path) -> None:
    result = call(root=tmp_path)

    assert result.exit_code == 1
    assert "there is no edition yet" in result.stderr


@pytest.mark.parametrize("arguments", [["no day"], ["--from", "nobody"], ["--as-of", "never"]])
def test_what_makes_no_sense_is_wrong_use(arguments: list[str]) -> None:
    assert call(*arguments).exit_code == 2


def test_a_fault_of_a_template_names_its_line(tmp_path: Path) -> None:
    templates = tmp_path / "themes/mine/templates"
    templates.mkdir(parents=True)
    (tmp_path / "themes/mine/theme.yaml").write_text("extends: broadsheet\n", encoding="utf-8")
    (templates / "mail.txt").write_text("{{ page.title }}\n{{ page.nothing }}\n", encoding="utf-8")
    (tmp_path / "site.yaml").write_text("base_url: https://a.example/\ntheme: mine\n", "utf-8")
    article = tmp_path / "content/2023/09/14/fog.md"
    article.parent.mkdir(parents=True)
    article.write_text("---\ntitle: Fog\n---\n\nNobody.\n", encoding="utf-8")
    result = call(root=tmp_path)

    assert result.exit_code == 1
    assert result.stderr.startswith("themes/mine/templates/mail.txt:2: ")
