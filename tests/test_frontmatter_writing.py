"""Front matter is read back as what was written, and quoted only where it must be."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest.desk.frontmatter_writing import flow, front_matter, new_id, origin, scalar
from digest.text.plainyaml import read_yaml

LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Strike ends", "Strike ends"),
        ("Strike: pilots agree", '"Strike: pilots agree"'),
        ("no", '"no"'),
        ("2023", '"2023"'),
        ("# 1", '"# 1"'),
        ('He said "go": now', '"He said \\"go\\": now"'),
        ("‘Epoch-Making’", "‘Epoch-Making’"),
        ("", ""),
    ],
)
def test_a_string_is_quoted_only_where_yaml_needs_it(text: str, written: str) -> None:
    assert scalar(text) == written


@given(LINES)
def test_a_string_is_read_back(text: str) -> None:
    assert yaml.safe_load(front_matter({"title": scalar(text)})) == {"title": text}
    assert read_yaml(front_matter({"title": scalar(text)})).values["title"] == text


@given(st.lists(LINES))
def test_a_list_is_read_back_with_each_name_once(names: list[str]) -> None:
    written = front_matter({"authors": flow(names)})

    assert yaml.safe_load(written) == ({"authors": list(dict.fromkeys(names))} if names else None)


def test_a_source_is_written_as_far_as_it_is_known() -> None:
    assert front_matter({"source": origin("Kompas", "https://k.example/")}) == (
        "source:\n  url: https://k.example/\n  name: Kompas\n"
    )
    assert front_matter({"source": origin("Kompas", "")}) == "source:\n  name: Kompas\n"
    assert front_matter({"source": origin("", "")}) == ""


def test_every_line_ends_as_the_file_does() -> None:
    keys = {"lang": "id", "source": origin("Kompas", "")}

    assert front_matter(keys, "\r\n") == "lang: id\r\nsource:\r\n  name: Kompas\r\n"


def test_an_id_is_the_day_and_what_is_told() -> None:
    one = new_id(date(2023, 9, 14), "Strike ends", ["a", "b"])

    assert one.startswith("20230914-")
    assert len(one) == 17
    assert one == new_id(date(2023, 9, 14), "Strike ends", ["a", "b"])
    assert one != new_id(date(2023, 9, 14), "Strike ends", ["a", "c"])
