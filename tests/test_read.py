"""The project's folder to values: whatever stands there is read or told, and nothing is lost."""

import os
import sys
from pathlib import Path

import pytest

from digest.engine.read import locate, look_through, read_content, read_site
from digest.engine.themes import BELOW_ALL, read_theme
from digest.errors import DigestError
from tests.project import Project, as_nobody, open_folder

posix = pytest.mark.skipif(sys.platform == "win32", reason="asks for links and pipes")


def test_sources_and_assets_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    paper = Project(tmp_path)
    for path in ("content/b.md", "content/a/z.markdown", "content/a.txt", "content/B.MD"):
        paper.write(path, "text")
    for path in ("static/robots.txt", "content/a/pad.png"):
        paper.write(path, "bytes")

    content = read_content(tmp_path)

    assert [s.path for s in content.sources] == [
        "content/B.MD",
        "content/a.txt",
        "content/a/z.markdown",
        "content/b.md",
    ]
    assert [a.path for a in content.assets] == ["content/a/pad.png", "static/robots.txt"]


def test_bytes_are_as_they_were_saved(tmp_path: Path) -> None:
    Project(tmp_path).write("content/a.md", b"\xef\xbb\xbfa\r\nb\xff")

    assert read_content(tmp_path).sources[0].data == b"\xef\xbb\xbfa\r\nb\xff"


@pytest.mark.parametrize(
    "name", [".hidden.md", ".git/a.md", "a.md~", "#a.md#", ".a.md.swp", "a.md.tmp", "a.md.bak"]
)
def test_hidden_files_and_those_of_editors_are_left_out(tmp_path: Path, name: str) -> None:
    Project(tmp_path).write(f"content/{name}", "text")

    content = read_content(tmp_path)

    assert content.sources == ()
    assert content.assets == ()


@pytest.mark.parametrize("folder", ["", "content", "static"])
def test_nothing_there_is_nothing_read(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(exist_ok=True)

    content = read_content(tmp_path)

    assert content.sources == ()
    assert content.assets == ()


def told(root: Path) -> list[str]:
    return sorted(str(notice) for notice in look_through(root)[1])


def test_all_that_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    paper = Project(tmp_path)
    paper.write("content/good.md", "text")
    paper.write("content/folder.md/inside.md", "text")
    paper.write("content/drawing.svg", "<svg>\n<script>alert(1)</script></svg>")
    paper.write("content/large.md", b"x" * (8 * 1024 * 1024 + 1))
    (tmp_path / "content" / "gone.md").symlink_to("nowhere.md")

    assert told(tmp_path) == [
        "content/drawing.svg:2: this drawing holds a script, a link or another active part; "
        "remove it, or save the picture as PNG",
        "content/folder.md: a folder stands where a file should; rename the folder",
        "content/gone.md: this is missing; create it, or correct the name",
        "content/large.md: this text is larger than 8 MB; move it out of content/",
    ]
    content, _ = look_through(tmp_path)
    assert [s.path for s in content.sources] == ["content/folder.md/inside.md", "content/good.md"]
    with pytest.raises(DigestError) as caught:
        read_content(tmp_path)
    assert len(caught.value.notices) == 4


@pytest.mark.parametrize("folder", ["content", "static"])
def test_a_file_where_a_folder_belongs_is_a_fault(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).write_text("text")

    assert told(tmp_path) == [f"{folder}: this is a file; {folder}/ is a folder; move the file"]


def test_a_folder_of_static_may_be_called_anything(tmp_path: Path) -> None:
    Project(tmp_path).write("static/notes.txt/a", "text")

    assert told(tmp_path) == []


@posix
def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    os.mkfifo(tmp_path / "content" / "pipe.md")

    assert told(tmp_path) == ["content/pipe.md: this is no ordinary file; move it out of content/"]


@posix
def test_links_to_files_and_folders_are_followed(tmp_path: Path) -> None:
    paper = Project(tmp_path)
    paper.write("archive/old.md", "old")
    paper.write("content/new.md", "new")
    (tmp_path / "content" / "archive").symlink_to("../archive")
    (tmp_path / "content" / "also.md").symlink_to("../archive/old.md")

    content = read_content(tmp_path)

    assert {s.path: s.data for s in content.sources} == {
        "content/also.md": b"old",
        "content/archive/old.md": b"old",
        "content/new.md": b"new",
    }


@posix
def test_a_link_to_a_folder_above_itself_is_told(tmp_path: Path) -> None:
    Project(tmp_path).write("content/a/b.md", "text")
    (tmp_path / "content" / "a" / "again").symlink_to("../../content")
    (tmp_path / "content" / "self.md").symlink_to("self.md")

    assert told(tmp_path) == [
        "content/a/again: this link leads to a folder that holds it; remove the link",
        "content/self.md: this link leads in a ring; remove the link",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems settle names themselves")
def test_names_have_one_normal_form_and_two_of_one_are_told(tmp_path: Path) -> None:
    paper = Project(tmp_path)
    paper.write("content/cafe\u0301.md", "text")
    assert [s.path for s in read_content(tmp_path).sources] == ["content/café.md"]
    assert locate(tmp_path, "content/café.md").read_bytes() == b"text"

    paper.write("content/café.md", "text")

    assert told(tmp_path) == [
        "content/café.md: two files have this name, in two Unicode forms of it; rename one of them"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("name", [b"caf\xe9.md", b"a\nb.md", b"a\x1b[31m.md"])
def test_a_name_that_cannot_be_shown_is_told(tmp_path: Path, name: bytes) -> None:
    (tmp_path / "content").mkdir()
    with open(os.fsencode(tmp_path / "content") + b"/" + name, "wb"):
        pass

    message = "\n".join(told(tmp_path))

    assert "the file's name holds characters that cannot be shown" in message
    assert message.encode().decode().isprintable()


def test_joiners_belong_to_names(tmp_path: Path) -> None:
    Project(tmp_path).write("content/क्\u200dष.md", "text")

    assert told(tmp_path) == []


@posix
def test_what_may_not_be_read_is_told_by_its_name() -> None:
    with open_folder() as root:
        paper = Project(root)
        paper.write("content/secret.md", "text").chmod(0)
        paper.write("content/folder/inside.md", "text")
        (root / "content" / "folder").chmod(0)

        message = as_nobody(lambda: "\n".join(told(root)))

    right = "no right to read or write this; change its owner or its rights"
    assert message == f"content/folder: {right}\ncontent/secret.md: {right}"


# Settings


def test_without_settings_there_are_those_of_every_site(tmp_path: Path) -> None:
    site, notices = read_site(tmp_path)

    assert (site.title, site.language, site.theme, notices) == ("Digest", "en", "broadsheet", ())


def test_settings_that_are_a_folder_or_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").mkdir()
    with pytest.raises(DigestError, match=r"site\.yaml: a folder stands where a file should"):
        read_site(tmp_path)
    (tmp_path / "site.yaml").rmdir()
    (tmp_path / "site.yaml").write_bytes(b"title: a\n\xff")
    with pytest.raises(DigestError, match=r"site\.yaml:2: this is not UTF-8"):
        read_site(tmp_path)


# Themes


def theme_fault(root: Path, name: str) -> str:
    with pytest.raises(DigestError) as caught:
        read_theme(root, name)
    return str(caught.value)


def test_a_theme_stands_on_those_it_extends_and_on_the_labels_of_ours(tmp_path: Path) -> None:
    paper = Project(tmp_path)
    paper.write("themes/mine/theme.yaml", "name: Mine\nextends: base\n")
    paper.write("themes/mine/labels/en.yaml", "home: My home\n")
    paper.write("themes/base/theme.yaml", "name: Base\n")
    paper.write("themes/base/templates/deep/a.html", "base")
    paper.write("themes/base/static/a.css", "a {}")
    paper.write("themes/base/static/.a.css.swp", "")

    theme = read_theme(tmp_path, "mine")

    assert [layer.name for layer in theme.layers] == ["mine", "base", BELOW_ALL]
    template = theme.template("deep/a.html")
    assert template is not None
    assert template.path == "themes/base/templates/deep/a.html"
    assert [f.path for f in theme.static] == ["a.css"]
    labels = dict(theme.labels("en"))
    assert labels["home"] == "My home"
    assert labels["archive"]


def test_our_own_theme_is_read_once(tmp_path: Path) -> None:
    assert [layer.name for layer in read_theme(tmp_path, "broadsheet").layers] == ["broadsheet"]


def test_an_unknown_theme_is_told_where_it_is_named(tmp_path: Path) -> None:
    paper = Project(tmp_path)
    paper.write("site.yaml", "title: A\n\ntheme: nope\n")
    paper.write("themes/mine/theme.yaml", "name: Mine\nextends: gone\n")

    known = "choose one of broadsheet, mine, plain, wire, or write themes/"
    assert theme_fault(tmp_path, "nope") == (
        f'site.yaml:3: there is no theme "nope"; {known}nope/theme.yaml'
    )
    assert theme_fault(tmp_path, "mine") == (
        f'themes/mine/theme.yaml:2: there is no theme "gone"; {known}gone/theme.yaml'
    )


def test_themes_that_extend_each_other_are_told(tmp_path: Path) -> None:
    paper = Project(tmp_path)
    paper.write("themes/one/theme.yaml", "extends: two\n")
    paper.write("themes/two/theme.yaml", "name: Two\nextends: one\n")

    assert theme_fault(tmp_path, "one") == (
        "themes/two/theme.yaml:2: themes extend each other: one → two → one; leave out one extends:"
    )


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("theme.yaml", b"name: a\nname: b", 'themes/mine/theme.yaml:2: "name" stands'),
        ("labels/en.yaml", b"home: a\nhome: b", 'themes/mine/labels/en.yaml:2: "home" stands'),
        ("labels/en.yaml", b"\xff", "themes/mine/labels/en.yaml:1: this is not UTF-8"),
        ("templates/a.html", b"a\n\xff", "themes/mine/templates/a.html:2: this is not UTF-8"),
    ],
)
def test_a_theme_that_cannot_be_read_is_told(
    tmp_path: Path, path: str, text: bytes, told: str
) -> None:
    paper = Project(tmp_path)
    paper.write("themes/mine/theme.yaml", "name: Mine\n")
    paper.write(f"themes/mine/{path}", text)

    assert theme_fault(tmp_path, "mine").startswith(told)
