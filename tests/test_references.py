"""What bodies name is found: texts, pictures, files; what is missing is told with its line."""

import pytest

from digest.model import Picture, Reference
from digest.site.pages import Image
from digest.site.references import Resolved, Shelf, resolve
from tests.site_factories import asset

HERE = "content/2023/09/14"
ADDRESS = "/2023/09/14/storm/"
OTHER = f"{HERE}/other.md"


def found(
    *targets: str, shown: bool = False, picture: Picture | None = None, assets: tuple[str, ...] = ()
) -> Resolved:
    shelf = Shelf({OTHER: "/2023/09/14/other/"}, {path: asset(path) for path in assets})
    references = [Reference(target, line, shown) for line, target in enumerate(targets, 7)]
    return resolve(f"{HERE}/storm.md", references, picture, ADDRESS, shelf)


@pytest.mark.parametrize("target", [OTHER, "/2023/09/14/other.md"])
def test_a_link_to_a_source_leads_to_its_page(target: str) -> None:
    assert found(target).targets.links == ((target, "/2023/09/14/other/"),)


def test_a_file_beside_the_article_is_copied_beside_its_page() -> None:
    pdf = f"{HERE}/paper.pdf"
    one = found(pdf, assets=(pdf,))

    assert one.targets.links == ((pdf, "/2023/09/14/storm/paper.pdf"),)
    assert one.copies == (("2023/09/14/storm/paper.pdf", pdf),)
    assert one.notices == ()


def test_a_picture_knows_its_size() -> None:
    png = f"{HERE}/map.png"
    one = found(png, shown=True, assets=(png,))

    assert one.targets.images == ((png, Image("/2023/09/14/storm/map.png", 800, 600)),)


def test_an_absolute_path_counts_from_the_content_folder() -> None:
    one = found("/maps/java.png", shown=True, assets=("content/maps/java.png",))
    pdf = found("/maps/java.pdf", assets=("content/maps/java.pdf",))

    assert one.copies == (("2023/09/14/storm/java.png", "content/maps/java.png"),)
    assert pdf.targets.links == (("/maps/java.pdf", "/2023/09/14/storm/java.pdf"),)


def test_what_is_in_static_is_named_where_it_is_and_not_copied() -> None:
    one = found("/logo.png", "static/logo.png", shown=True, assets=("static/logo.png",))

    assert dict(one.targets.images)["/logo.png"] == Image("/logo.png", 800, 600)
    assert dict(one.targets.images)["static/logo.png"] == Image("/logo.png", 800, 600)
    assert one.copies == ()


def test_any_other_absolute_address_is_one_of_the_site() -> None:
    assert found("/topics/space/").targets.links == (("/topics/space/", "/topics/space/"),)


def test_two_files_of_one_name_both_have_a_place() -> None:
    paths = (f"{HERE}/a/map.png", f"{HERE}/b/map.png")
    places = [place for place, _ in found(*paths, shown=True, assets=paths).copies]

    assert places[0] == "2023/09/14/storm/map.png"
    assert places[1].startswith("2023/09/14/storm/")
    assert len(set(places)) == 2


@pytest.mark.parametrize("name", ["what?.png", "no#1.png", "50%.png", "a\\b.png"])
def test_a_name_that_would_end_an_address_is_published_under_another(name: str) -> None:
    path = f"{HERE}/{name}"
    (place, source), = found(path, shown=True, assets=(path,)).copies  # fmt: skip

    assert source == path
    assert not set(place) & set("?#%\\")
    assert place.endswith(".png")


def test_what_is_missing_is_told_with_its_line_and_by_its_own_name() -> None:
    gone = found(OTHER, f"{HERE}/gone.md", f"{HERE}/gone.png")

    assert [str(n) for n in gone.notices] == [
        f'{HERE}/storm.md:8: there is no file "gone.md"; '
        "put the file beside the article, or correct the name",
        f'{HERE}/storm.md:9: there is no file "gone.png"; '
        "put the file beside the article, or correct the name",
    ]
    assert {n.level for n in gone.notices} == {"warning"}


def test_an_articles_picture_is_found_with_its_words() -> None:
    path = f"{HERE}/map.png"
    one = found(picture=Picture(path, "A map", "Agency", 3), assets=(path,))

    assert one.picture == Image("/2023/09/14/storm/map.png", 800, 600, "A map", "Agency")
    assert found(picture=Picture(path, line=3)).picture is None
    assert [n.line for n in found(picture=Picture(path, line=3)).notices] == [3]


def test_naming_a_file_twice_copies_it_once() -> None:
    path = f"{HERE}/map.png"
    one = found(path, path, picture=Picture(path), shown=True, assets=(path,))

    assert len(one.copies) == len(one.targets.images) == 1
