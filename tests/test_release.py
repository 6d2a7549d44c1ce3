"""A release: everything that is published together, each path once."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from digest.build import build
from digest.engine.themes import read_theme
from digest.errors import DigestError
from digest.folded import fold
from digest.model import Content, Source
from digest.settings import Site
from digest.site.pages import NotFoundPage
from digest.site.release import Release
from digest.site.theme import Layer, StaticFile, Template, Theme
from digest.text.paths import folders_of
from tests.project import SITE, STORM
from tests.site_factories import asset, each_path_once

NOW = datetime(2023, 11, 1, tzinfo=UTC)
PAPER = Site(title="Test", base_url="https://test.example/news/", theme="plain", id="test")
PLAIN = read_theme(SITE, "plain")
NONE: Mapping[str, str] = {}
NO_BYTES: Mapping[str, bytes] = {}


def release(
    *,
    site: Site = PAPER,
    theme: Theme = PLAIN,
    copies: tuple[tuple[str, str], ...] = (),
    text: str = STORM,
) -> Release:
    made = build(site, Content((Source("content/storm.md", text.encode()),)), theme, NOW).release
    return with_(made, copies=copies)


def with_(made: Release, **fields: Any) -> Release:
    """Something else in what is laid out."""
    return replace(made, laid=replace(made.laid, **fields))


def themed(templates: Mapping[str, str] = NONE, static: Mapping[str, bytes] = NO_BYTES) -> Theme:
    """The plain theme with templates and static files of our own before it."""
    own = Layer(
        "own",
        tuple(Template(n, text, f"themes/own/templates/{n}") for n, text in templates.items()),
        tuple(StaticFile(path, data, "0" * 16) for path, data in static.items()),
        (),
    )
    return Theme((own, *PLAIN.layers))


def walk(made: Release) -> None:
    """All that can be wrong with it."""
    each_path_once(made)
    list(made.files())


def faults(**values: object) -> list[str]:
    made = release(**values)  # type: ignore[arg-type]
    with pytest.raises(DigestError) as caught:
        walk(made)
    return [str(notice) for notice in caught.value.notices]


def test_every_path_is_there_once() -> None:
    paths = [path for path, _ in release().files()]

    assert len(paths) == len(set(paths))
    assert {"index.html", "404.html", "feed.xml", "atom.xml", "feed.json"} <= set(paths)
    assert {"robots.txt", "sitemap.xml", "feeds/feeds.opml", "assets/style.css"} <= set(paths)
    assert all(not path.startswith("/") and ".." not in path for path in paths)


def test_its_paths_are_those_of_its_files_and_copies() -> None:
    copies = (("robots.txt", "static/robots.txt"), ("2023/09/14/storm/a.png", "content/a.png"))
    made = release(copies=copies, text=STORM.replace("date:", "aliases: [/old/]\ndate:"))

    written = [path for path, _ in (*made.files(), *copies)]
    assert sorted(made.paths()) == sorted(written)


def test_walking_twice_gives_the_same() -> None:
    made = release()

    assert list(made.files()) == list(made.files())


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("index.html", "the page /"),
        ("INDEX.html", "the page /"),
        ("feed.xml", "the feed feed.xml"),
        ("topics/other/atom.xml", "the feed topics/other/atom.xml"),
        ("assets/style.css", "the theme"),
        ("feeds/feeds.opml", "the list of feeds"),
        ("sitemap.xml", "the sitemap"),
        ("sitemap-2023-09.xml", "the sitemap"),
    ],
)
def test_two_things_at_one_path_are_a_fault(path: str, owner: str) -> None:
    assert faults(copies=((path, "static/mine"),)) == [
        f"static/mine: two things would be published as {path}: {owner} and static/mine; "
        "give one of them another name"
    ]


def test_a_file_where_others_need_a_folder_is_a_fault() -> None:
    what = "two things would be published as"
    cure = "give one of them another name"
    assert faults(copies=(("2023", "static/2023"),)) == [
        f"static/2023: {what} 2023: the page /2023/ and static/2023; {cure}"
    ]
    assert faults(copies=(("404.html/a/b", "static/mine"),)) == [
        f"static/mine: {what} 404.html: static/mine and the page /404.html; {cure}"
    ]


def test_normal_forms_make_no_second_path() -> None:
    copies = (("cafe\u0301.png", "content/a.png"), ("caf\u00e9.png", "content/b.png"))

    assert len(faults(copies=copies)) == 1


def test_two_pages_at_one_address_are_a_fault() -> None:
    made = release()
    again = NotFoundPage(address="/404.html", title="A", description="B")

    with pytest.raises(DigestError, match=r"two things would be published as 404\.html"):
        each_path_once(with_(made, front=fold((*made.front, again))))


@pytest.mark.parametrize("address", ["/2023/09/14/storm/", "/2023/09/14/", "/2023/09/"])
def test_a_page_at_the_address_of_one_of_a_month_is_a_fault(address: str) -> None:
    made = release()
    other = NotFoundPage(address=address, title="A", description="B")

    with pytest.raises(DigestError, match=f"two things would be published as {address[1:]}index"):
        each_path_once(with_(made, front=fold((*made.front, other))))


@pytest.mark.parametrize(
    "path",
    [
        "index.html",  # of no month
        "2023/W37/index.html",  # a listing's; letters' case makes no difference
        "2023/09/index.html",  # a month's
        "2023/09/14/storm/index.html",
        "2023/09",  # a file where others need a folder
        "feed.xml",
        "assets/style.css",  # the theme's
        "assets/Custom.css",
        "feeds/feeds.opml",
        "sitemap.xml",
        "assets/search/index.json",
    ],
)
def test_a_build_refuses_a_file_in_the_place_of_its_own(path: str) -> None:
    site = replace(PAPER, colours=(("accent", "#123456"),))
    source = Source("content/storm.md", STORM.encode())
    content = Content((source,), (asset(f"static/{path}"),))

    with pytest.raises(DigestError, match=f"static/{path}: two things would be published as"):
        build(site, content, PLAIN, NOW)


def test_two_volumes_of_one_month_are_a_fault() -> None:
    made = release()

    with pytest.raises(DigestError, match=r"published as 2023/09/index\.html"):
        each_path_once(with_(made, volumes=made.laid.volumes * 2))


@pytest.mark.parametrize("name", ["robots.txt", "_redirects"])
def test_an_editor_s_own_file_stands_in_the_place_of_ours(name: str) -> None:
    text = STORM.replace("date:", "aliases: [/old/]\ndate:")
    ours = dict(release(text=text).files())

    theirs = dict(release(text=text, copies=((name, f"static/{name}"),)).files())

    assert name in ours
    assert set(ours) - set(theirs) == {name}


def test_redirects_are_pages_and_lines() -> None:
    made = dict(release(text=STORM.replace("date:", "aliases: [/old/é/]\ndate:")).files())

    assert made["_redirects"] == b"/news/old/%C3%A9/ /news/2023/09/14/storm/ 301\n"
    assert b"/news/2023/09/14/storm/" in made["old/é/index.html"]
    assert "_redirects" not in dict(release().files())


def test_colours_and_fonts_become_custom_properties() -> None:
    site = replace(PAPER, colours=(("accent", "#123456"),), fonts=(("serif", "Georgia, serif"),))

    made = dict(release(site=site).files())

    assert made["assets/custom.css"].decode() == (
        ":root {\n  --accent: #123456;\n  --serif: Georgia, serif;\n  --guest: Georgia, serif;\n}\n"
    )
    assert "assets/custom.css" not in dict(release().files())


def test_a_static_file_of_the_nearer_theme_is_published() -> None:
    made = dict(release(theme=themed(static={"style.css": b"mine", "new.css": b"new"})).files())

    assert made["assets/style.css"] == b"mine"
    assert made["assets/new.css"] == b"new"


def test_the_list_of_feeds_names_each_of_them() -> None:
    made = dict(release().files())

    outlines = ElementTree.fromstring(made["feeds/feeds.opml"]).iter("outline")
    addresses = [o.get("xmlUrl") or "" for o in outlines]
    assert "https://test.example/news/atom.xml" in addresses
    for address in filter(None, addresses):
        assert address.removeprefix("https://test.example/news/") in made


def test_faults_of_all_templates_come_with_the_first() -> None:
    theme = themed(
        {"404.html": "\n{{ nope }}", "feeds.html": "{{ t('nope') }}", "unused.html": "\n\n{% if %}"}
    )

    assert faults(theme=theme) == [
        "themes/own/templates/404.html:2: 'nope' is undefined; "
        "see docs/themes.md for what it may use",
        "themes/own/templates/feeds.html:1: there is no label 'nope'; add it to the theme's labels",
        "themes/own/templates/unused.html:3: the template is wrong: "
        "Expected an expression, got 'end of statement block'",
    ]


def test_folders_above_files() -> None:
    assert folders_of(["a/b/c", "a/d", "e"]) == {"a", "a/b"}
    assert folders_of([]) == frozenset()
