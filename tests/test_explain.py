"""`digest explain`: an article by any of its names, and each sentence accounted for."""

import json
from typing import Any

import pytest

from digest.desk.explain import WIDTH, explain_article
from digest.desk.orders import Orders
from digest.text.columns import clipped
from tests.project import SETTINGS, Project, begun
from tests.test_summary import STORM

TEXT = "\n\n".join(STORM)
PATH = "content/2023/09/14/valleys.md"
ARTICLE = f"---\ntitle: Storm in the valleys\nlang: en\n---\n\n{TEXT}\n\nRead also: Another storm\n"


@pytest.fixture
def project(tmp_path: Any) -> Project:
    made = begun(tmp_path / "paper")
    made.write(PATH, ARTICLE)
    return made


@pytest.mark.parametrize(
    "name",
    [
        PATH,
        f"./{PATH}",
        "valleys",
        "/2023/09/14/valleys/",
        "2023/09/14/valleys",
        "https://test.example/2023/09/14/valleys/",
    ],
)
def test_an_article_is_found_by_path_address_or_slug(project: Project, name: str) -> None:
    result = project.run("explain", name)

    assert result.code == 0
    assert result.out.startswith(f"{PATH}: Storm in the valleys\n")


def test_the_table_fits_a_terminal(project: Project) -> None:
    wide = "北京市政府宣布新的交通措施。" * 9
    project.write(PATH, ARTICLE.replace(STORM[5], wide))
    lines = project.run("explain", "valleys").out.splitlines()

    assert max(map(len, lines)) <= WIDTH
    assert sum(line[3:5] == "> " for line in lines) == 3
    assert sum("taken, number" in line for line in lines) == 3


def test_json_has_all_that_the_table_has(project: Project) -> None:
    found = json.loads(project.run("explain", "valleys", "--json").out)

    assert found["path"] == PATH
    assert found["address"] == "/2023/09/14/valleys/"
    assert found["budget"] == {"sentences": 3}
    assert [s["text"] for s in found["sentences"]] == list(STORM)
    assert [s["text"] for s in found["sentences"] if s["taken"]] == found["summary"]
    assert all(sum(s["features"].values()) == s["score"] for s in found["sentences"])
    assert all(s["why"] for s in found["sentences"])


@pytest.mark.parametrize("kind", ["md", "txt"])
@pytest.mark.parametrize("length", ["", "summary: {words: 40}\n", "summary: {characters: 200}\n"])
def test_the_account_is_of_the_summary_that_is_published(
    project: Project, kind: str, length: str
) -> None:
    path = PATH.replace(".md", f".{kind}")
    project.write(PATH, ARTICLE.replace("Storm in", "Another storm in"))
    project.write(path, ARTICLE)
    project.write("site.yaml", SETTINGS + length)
    found = explain_article(project.root, Orders(), path)

    taken = [(s.text, s.block) for s in (each.sentence for each in found.accounts if each.rank)]
    assert taken == [(s.text, s.block) for s in found.article.summary.sentences]


def test_the_length_of_the_leading_topic_holds(project: Project) -> None:
    topics = "topics:\n  weather:\n    summary: 1\n"
    project.write("site.yaml", SETTINGS + topics)
    project.write(PATH, ARTICLE.replace("lang: en", "lang: en\ntopics: weather"))
    found = json.loads(project.run("explain", "valleys", "--json").out)

    assert found["budget"] == {"sentences": 1}
    assert len(found["summary"]) == 1


def test_the_length_of_the_article_itself_holds(project: Project) -> None:
    project.write(PATH, ARTICLE.replace("lang: en", "lang: en\nsummary: {words: 20}"))
    found = json.loads(project.run("explain", "valleys", "--json").out)

    assert found["budget"] == {"words": 20}
    assert [s["text"] for s in found["sentences"] if s["taken"]] == found["summary"]


def test_the_editors_own_words_are_named_as_such(project: Project) -> None:
    project.write(PATH, ARTICLE.replace("lang: en", "lang: en\nsummary: A storm came."))
    result = project.run("explain", "valleys")

    assert "the editor's own words" in result.out
    assert json.loads(project.run("explain", "valleys", "--json").out)["summary"] == [
        "A storm came."
    ]


def test_where_there_is_no_summary_it_is_told_why(project: Project) -> None:
    project.write(PATH, ARTICLE.partition("\n\n")[0])

    expected = "summary: none, since there is no sentence that could be taken;"
    assert expected in project.run("explain", "valleys").out


def test_a_name_that_nothing_has_is_told_with_the_nearest(project: Project) -> None:
    result = project.run("explain", "valle")

    assert (result.code, result.out) == (1, "")
    assert "no article has this path, address or slug; did you mean valleys?" in result.err


def test_a_name_that_two_articles_have_is_told_with_both(project: Project) -> None:
    other = PATH.replace("/14/", "/15/")
    project.write(other, ARTICLE)
    result = project.run("explain", "valleys")

    assert result.code == 1
    assert PATH in result.err
    assert other in result.err


def test_an_article_with_faults_is_told_with_them(project: Project) -> None:
    project.write(PATH, "---\ntitle: Storm\ndate: someday\n---\n")
    result = project.run("explain", PATH)

    assert result.code == 1
    assert f"{PATH}:3" in result.err


def test_other_articles_faults_do_not_matter(project: Project) -> None:
    project.write("content/2023/09/14/broken.md", "---\ndate: someday\n---\n")

    assert project.run("explain", "valleys").code == 0


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("北京市政府", 10, "北京市政府"),
        ("北京市政府", 9, "北京市政…"),
        ("北京市政府", 8, "北京市…"),
        ("हिन्दी", 5, "हिन्दी"),
    ],
)
def test_a_line_is_clipped_by_the_columns_it_takes(text: str, columns: int, expected: str) -> None:
    assert clipped(text, columns) == expected
