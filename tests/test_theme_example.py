"""The theme that docs/themes.md makes step by step shows what each step promises."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from tests.documents import ROOT, examples
from tests.project import Project
from tests.walked import THEMES

STEPS = [e for e in examples(ROOT / "docs/themes.md") if e.about]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    project = Project(tmp_path_factory.mktemp("evening"))
    for step in STEPS:
        project.write(step.about, step.text)
    result = project.build()
    assert (result.code, result.err) == (0, "")
    return project.tree()


@lru_cache(maxsize=8)
def tree(html: bytes) -> Any:
    return lxml.html.document_fromstring(html)


def test_every_kind_of_file_that_a_theme_has_is_in_the_example() -> None:
    made = {Path(step.about).relative_to("themes/evening").parent.as_posix()
            for step in STEPS if step.about.startswith("themes/")}  # fmt: skip

    assert made == {".", "static", "templates", "labels"}


def test_the_style_sheet_stands_behind_the_papers_and_before_the_sites(
    pages: dict[str, bytes],
) -> None:
    sheets = tree(pages["index.html"]).xpath("//link[@rel='stylesheet'][not(@media)]/@href")

    assert [s.partition("?")[0] for s in sheets] == ["/assets/style.css", "/assets/evening.css"]
    assert b"--accent: #5b2ca0" in pages["assets/evening.css"]


def test_the_front_page_has_one_section_more(pages: dict[str, bytes]) -> None:
    (late,) = tree(pages["index.html"]).xpath("//section[@class='late']")

    assert late.xpath("string(h2)") == "What you may have missed"
    assert "The night ferry lay still" in late.text_content()
    assert "printed on no paper at all" in pages["2023/09/14/index.html"].decode()


def test_one_macro_changes_the_lists_of_all_pages(pages: dict[str, bytes]) -> None:
    for path in ("index.html", "2023/09/index.html", "topics/index.html"):
        lines = tree(pages[path]).xpath("//ul[@class='lines']/li")
        said = {" ".join(line.text_content().split()) for line in lines}
        assert "Harbour Times: The night ferry lay still for two hours" in said, path


def test_labels_are_its_own_where_it_has_them(pages: dict[str, bytes]) -> None:
    assert tree(pages["archive/index.html"]).xpath("string(//h1)") == "All our evenings"
    assert tree(pages["topics/index.html"]).xpath("string(//h1)") == "Topics"


def test_the_documents_name_every_theme_of_the_package() -> None:
    told = (ROOT / "docs/themes.md").read_text(encoding="utf-8")

    for name in THEMES:
        assert f"\n| `{name}` | " in told
