"""Outlets by their names: what is one, and where it stands."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from digest.text.outlets import outlet_slug, usual_name
from digest.text.slugs import folded


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("KCNA", "kcna"),
        ("ＫＣＮＡ", "kcna"),
        ("Antara  News", "antara-news"),
        ("Antara-News", "antara-news"),
        ("“The Guardian”", "the-guardian"),
        ("Kompas.com", "kompas-com"),
        ("朝日新聞", "朝日新聞"),
        ("الجزيرة", "الجزيرة"),
        ("Новая газета", "новая-газета"),
        ("दैनिक जागरण", "दैनिक-जागरण"),
        ("STRASSENZEITUNG", "strassenzeitung"),
        ("Straßenzeitung", "strassenzeitung"),
        ("Cafe\u0301", "café"),
    ],
)
def test_a_name_has_a_slug_in_its_own_script(name: str, slug: str) -> None:
    assert outlet_slug(name) == slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C News", "C+ News"),
        ("Canal", "Canal+"),
        ("Canal+", "Canal++"),
        ("24", "24h"),
        ("a" * 80 + " one", "a" * 80 + " two"),
        ("★★★", "☆"),
    ],
)
def test_two_outlets_of_one_slug_have_one_each(one: str, other: str) -> None:
    assert outlet_slug(one) != outlet_slug(other)


@pytest.mark.parametrize("name", ["24", "2023", "٢٤", "007"])
def test_no_outlet_stands_where_a_page_by_number_does(name: str) -> None:
    assert not outlet_slug(name).isdigit()
    assert outlet_slug(name)


NAMES = st.text(min_size=1, max_size=100)


@given(NAMES)
def test_capitals_and_forms_of_letters_make_no_difference(name: str) -> None:
    assert outlet_slug(folded(name)) == outlet_slug(name)


@given(NAMES, NAMES)
def test_no_two_slugs_are_one_to_a_file_system(one: str, other: str) -> None:
    slugs = outlet_slug(one), outlet_slug(other)
    assume(slugs[0] != slugs[1])

    assert folded(slugs[0]) != folded(slugs[1])


@given(NAMES)
def test_a_slug_is_a_part_of_an_address(name: str) -> None:
    slug = outlet_slug(name)

    assert slug
    assert not set(slug) & set("/\\. ?#%")
    assert len(slug.encode("utf-8", "surrogatepass")) <= 255


def test_an_outlet_is_called_as_it_is_called_most() -> None:
    assert usual_name({"kcna": 1, "KCNA": 2, "Kcna": 1}) == "KCNA"
    assert usual_name({"kcna": 1, "KCNA": 1}) == "KCNA"
