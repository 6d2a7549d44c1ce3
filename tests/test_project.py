"""One build of a project, from the command line: what it refuses, what it leaves as it was."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.desk.orders import find_root
from digest.desk.project import moment_of
from digest.settings import Site
from tests.project import SETTINGS, STORM, Project, as_nobody, begun, open_folder

PLAIN = "themes/plain/templates"


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """No power is cut here, so that nobody need wait for the disk."""
    monkeypatch.setattr("digest.engine.publish.flush", lambda *_: None)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return begun(tmp_path / "paper")


def test_a_build_says_what_it_did(project: Project) -> None:
    first = project.build()
    project.article("content/flood.md", title="Flood")
    second = project.build()

    assert (first.code, first.err) == (0, "")
    assert first.last.startswith("1 article, ")
    assert " written; " in first.last
    assert second.last.startswith("2 articles, ")
    assert "Storm over Java" in project.tree()["index.html"].decode()


def test_the_second_build_says_nothing_changed_and_touches_nothing(project: Project) -> None:
    project.build()
    before = project.inodes()

    again = project.build()

    assert "; nothing changed; " in again.last
    assert project.inodes() == before


FAULTY: dict[str, tuple[str, str | bytes, str]] = {
    "bad YAML": ("content/a.md", "---\ntitle: a\ntitle: b\n---\n", "content/a.md:3: "),
    "no title": ("content/a.md", "---\ntitle:\ndate: 2023-09-14\n---\n", "content/a.md:2: "),
    "bad date": ("content/a.md", "---\ntitle: a\ndate: someday\n---\n", "content/a.md:3: "),
    "no UTF-8": ("content/a.md", b"---\ntitle: a\n---\n\n\xe9", "content/a.md:5: "),
    "a folder": ("content/a.md/b.png", "", "content/a.md: a folder stands where a file should"),
    "settings": ("site.yaml", SETTINGS + "timezone: Mars\n", 'site.yaml:5: "Mars" is no'),
    "theme": ("site.yaml", "base_url: https://a.example/\ntheme: nope\n", "site.yaml:2: there"),
    "syntax": (f"{PLAIN}/feeds.html", "\n{% if %}", f"{PLAIN}/feeds.html:2: the template is wrong"),
    "filter": (f"{PLAIN}/404.html", "\n\n{{ 1|nope }}", f"{PLAIN}/404.html:3: "),
    "variable": (f"{PLAIN}/404.html", "\n{{ nope.x }}", f"{PLAIN}/404.html:2: 'nope' is undefined"),
    "attribute": (f"{PLAIN}/404.html", "{{ page.nope }}", f"{PLAIN}/404.html:1: "),
    "label": (f"{PLAIN}/404.html", "\n{{ t('nope') }}", f"{PLAIN}/404.html:2: there is no label"),
    "include": (f"{PLAIN}/404.html", "{% include 'x.html' %}", 'the template "x.html" is missing'),
    "division": (f"{PLAIN}/404.html", "\n{{ 1 / 0 }}", f"{PLAIN}/404.html:2: ZeroDivisionError"),
    "macro": (
        f"{PLAIN}/parts.html",
        "{% macro teaser(it) %}\n{{ it.nope }}\n{% endmacro %}\n"
        + "".join(
            f"{{% macro {name}(a, b=1) %}}{{% endmacro %}}"
            for name in ("sections", "days", "month", "edition", "around")
        )
        + "{% macro story(it) %}{{ teaser(it.lead) }}{% endmacro %}",
        f"{PLAIN}/parts.html:2: ",
    ),
    "site's label": (
        "site.yaml",
        SETTINGS + "labels: {about_day: 'Of {nope}'}\n",
        'site.yaml: the label "about_day" is not given {nope}; it may hold {date}, {stories}',
    ),
    "brace": (
        "site.yaml",
        SETTINGS + "labels: {about_day: 'Of {'}\n",
        'site.yaml: the label "about_day" holds a brace without its other half',
    ),
}


@pytest.mark.parametrize("kind", FAULTY)
def test_a_fault_is_one_line_and_the_site_stands(project: Project, kind: str) -> None:
    project.build()
    before, shown = project.inodes(), project.tree()
    path, text, told = FAULTY[kind]
    project.write("content/also-new.md", STORM.replace("Storm", "Flood"))
    project.write(path, text)

    result = project.build()

    assert result.code == 1
    assert told in result.err
    assert result.err.endswith("1 fault; nothing was published\n")
    assert len(result.err.splitlines()) == 2
    assert result.out == ""
    assert project.tree() == shown
    assert project.inodes() == before
    assert {p.name for p in project.root.iterdir()} == {
        "content", "output", "site.yaml", "themes", ".digest-cache", ".output.spare",
    }  # fmt: skip


def test_every_fault_of_all_files_is_told_in_one_run(project: Project) -> None:
    project.write("site.yaml", SETTINGS + "timezone: Mars\nlanguage: none\n")
    project.article("content/a.md", date="someday", updated="never")
    project.write("content/b.md", b"\xff")
    project.write("content/c.md/d.md", "---\ntitle:\ndate: 2023-09-14\n---\n")
    project.write(f"{PLAIN}/page.html", "{% if %}")
    project.write(f"{PLAIN}/404.html", "{{ 1|nope }}")
    project.write("themes/broadsheet/theme.yaml", "name: Mine\nextends: plain\n")

    result = project.build()

    places = [line.split(": ")[0] for line in result.err.splitlines()]
    assert places == [
        "content/a.md:3",
        "content/a.md:4",
        "content/b.md:1",
        "content/c.md",
        "content/c.md/d.md:2",
        "site.yaml:5",
        "site.yaml:6",
        f"{PLAIN}/404.html:1",
        f"{PLAIN}/page.html:1",
        "9 faults; nothing was published",
    ]


def test_faults_of_several_templates_are_told_together(project: Project) -> None:
    project.write(f"{PLAIN}/404.html", "{{ nope }}")
    project.write(f"{PLAIN}/feeds.html", "\n{{ 1 / 0 }}")
    project.write(f"{PLAIN}/page.html", "{% endif %}")

    result = project.build()

    assert [line.split(": ")[0] for line in result.err.splitlines()[:-1]] == [
        f"{PLAIN}/404.html:1",
        f"{PLAIN}/feeds.html:2",
        f"{PLAIN}/page.html:1",
    ]


def test_a_theme_that_is_missing_hides_no_other_fault(project: Project) -> None:
    project.write("site.yaml", SETTINGS.replace("plain", "nope"))
    project.article("content/a.md", date="someday")

    result = project.build()

    assert [line.split(": ")[0] for line in result.err.splitlines()[:-1]] == [
        "content/a.md:3",
        "site.yaml:4",
    ]


# Two files for one address

CLASHES = {
    "case": ("content/a/Storm.md", "content/b/storm.md"),
    "normal form": ("content/a/caf\u00e9.md", "content/b/cafe\u0301.md"),
    "compatibility": ("content/a/\ufb01re.md", "content/b/fire.md"),
    "language": ("content/a/storm.en.md", "content/a/storm.fr.md"),
    "ending": ("content/a/storm.md", "content/a/storm.txt"),
    "page": ("content/pages/a/about.md", "content/pages/About.md"),
}


@pytest.mark.parametrize("kind", CLASHES)
def test_two_files_for_one_address_are_both_named(project: Project, kind: str) -> None:
    first, second = CLASHES[kind]
    project.article(first, id="one")
    project.article(second, id="two")

    result = project.build()

    assert result.code == 1
    assert "the address /" in result.err
    for path in (first, second):
        name = path if kind != "normal form" else path.rpartition("/")[0]
        assert name in result.err


def test_two_files_with_one_id_are_both_named(project: Project) -> None:
    project.article("content/a.md", id="one")
    project.article("content/b.md", id="one", title="B")

    result = project.build()

    assert "content/b.md:1: the id urn:uuid:" in result.err
    assert ' is taken by content/a.md; give one of them another "id"' in result.err


@pytest.mark.parametrize("alias", ["/2023/09/14/STORM/", "/about/", "/old/"])
def test_an_alias_that_another_file_claims_is_a_fault(project: Project, alias: str) -> None:
    project.write("content/pages/about.md", "---\ntitle: About\n---\n")
    project.article("content/b.md", title="B", aliases="[/old/]")
    project.article("content/c.md", title="C", aliases=f"[{alias}]")

    result = project.build()

    assert result.code == 1
    assert f"content/c.md:1: the address {alias} is taken by content/" in result.err


def test_an_alias_that_is_the_article_s_own_address_is_none(project: Project) -> None:
    project.article("content/flood.md", title="Flood", aliases="[/2023/09/14/Flood/, /a/, /A/]")

    result = project.build()

    assert (result.code, result.err) == (0, "")
    page = project.tree()["2023/09/14/flood/index.html"].decode()
    assert "http-equiv" not in page
    assert project.tree()["_redirects"] == b"/A/ /2023/09/14/flood/ 301\n" or project.tree()[
        "_redirects"
    ] == (b"/a/ /2023/09/14/flood/ 301\n")


@pytest.mark.parametrize(
    ("path", "keys", "told"),
    [
        ("content/pages/archive.md", {}, "content/pages/archive.md:1: the address /archive/"),
        ("content/pages/Feeds.md", {}, "content/pages/Feeds.md:1: the address /feeds/"),
        ("content/a.md", {"aliases": "[/2023/]"}, "content/a.md:1: the address /2023/"),
    ],
)
def test_the_address_of_a_page_that_every_site_has_is_a_fault(
    project: Project, path: str, keys: dict[str, str], told: str
) -> None:
    project.article(path, title="Mine", **keys)

    result = project.build()

    assert f"{told} is that of a page Digest makes; give it another slug" in result.err


def test_two_notes_on_one_day_are_a_fault(project: Project) -> None:
    project.write("content/days/2023-09-14.md", "One.")
    project.write("content/days/2023-09-14.fr.md", "Deux.")

    assert "the note on 2023-09-14 is taken by content/days/" in project.build().err


def test_a_clash_with_what_is_scheduled_shows_today(project: Project) -> None:
    project.article("content/a/peace.md", id="one", date="2024-01-01")
    project.article("content/b/peace.md", id="two", date="2024-01-01")

    assert "the address /2024/01/01/peace/ is taken by content/a/peace.md" in project.build().err


# What nobody may see yet


def test_drafts_the_scheduled_and_the_expired_appear_nowhere(project: Project) -> None:
    project.article("content/draft.md", "zebra1", title="zebra1", draft="true", topics="zebra1")
    project.article("content/next.md", "zebra2", title="zebra2", date="2023-12-24T06:00:00Z")
    project.article("content/late.md", "zebra3", title="zebra3", date="2023-12-25", tags="zebra3")
    project.article("content/over.md", "zebra4", title="zebra4", expires="2023-10-01")
    project.article("content/empty.md", "zebra5", title="zebra5", date="", draft="true")
    project.write("content/next.png", "zebra6")
    project.write("content/days/2023-12-24.md", "zebra7")

    result = project.build()

    assert "scheduled: content/next.md for 2023-12-24 06:00 and 1 more" in result.last
    assert "skipped: 2 drafts" in result.last
    assert "expired: 1" in result.last
    for path, data in project.tree().items():
        assert b"zebra" not in data, path
        assert "zebra" not in path


@pytest.mark.parametrize(
    ("flag", "keys"),
    [
        ("-D", {"draft": "true"}),
        ("--drafts", {"draft": "true"}),
        ("-F", {"date": "2024-01-01"}),
        ("--future", {"date": "2024-01-01"}),
        ("-E", {"expires": "2023-10-01"}),
        ("--expired", {"expires": "2023-10-01"}),
    ],
)
def test_an_editor_may_see_them(project: Project, flag: str, keys: dict[str, str]) -> None:
    project.article("content/zebra.md", "zebra", title="zebra", **keys)

    without = project.build()
    hidden = project.tree()
    result = project.build(flag)

    assert not any(b"zebra" in data for data in hidden.values())
    assert "; 1 article" not in result.last
    assert result.last.startswith("2 articles, ")
    assert any(word in without.last for word in ("scheduled", "skipped", "expired"))
    assert not any(word in result.last for word in ("scheduled", "skipped", "expired"))
    assert b"zebra" in project.tree()["feed.xml"]


def test_what_is_taken_back_is_gone(project: Project) -> None:
    project.article("content/zebra.md", "zebra", title="zebra")
    project.build()
    project.article("content/zebra.md", "zebra", title="zebra", draft="true")

    result = project.build()

    assert " removed; " in result.last
    assert not any("zebra" in p or b"zebra" in data for p, data in project.tree().items())


# The moment of the build


def test_an_article_is_out_from_its_moment_on(project: Project) -> None:
    project.article("content/next.md", title="Next", date="2023-12-24T06:00:00+02:00")

    assert "scheduled" in project.build("--as-of", "2023-12-24T03:59:59Z").last
    assert "scheduled" not in project.build("--as-of", "2023-12-24T04:00:00Z").last


def test_the_moment_is_asked_for_then_source_date_epoch_then_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = Site(timezone="Asia/Jakarta")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1694650000")

    assert moment_of("2023-09-01", site).isoformat() == "2023-09-01T00:00:00+07:00"
    assert moment_of("", site).isoformat() == "2023-09-14T07:06:40+07:00"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert abs((moment_of("", site) - datetime.now(UTC)).total_seconds()) < 5


@pytest.mark.parametrize("epoch", ["soon", "1e9", "9" * 30, "-" + "9" * 18])
def test_an_epoch_that_is_none_is_wrong_use(
    project: Project, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    result = project.run("build")

    assert result.code == 2
    assert f'SOURCE_DATE_EPOCH is "{epoch}", which is no number of seconds' in result.err


# Projects of every shape


def test_without_settings_a_folder_of_articles_is_a_paper(tmp_path: Path) -> None:
    paper = Project(tmp_path)
    paper.write("content/storm.md", STORM)

    result = paper.build()

    assert (result.code, result.err) == (0, "")
    assert result.last.startswith("1 article, ")
    assert b"Storm over Java" in paper.tree()["2023/09/14/storm/index.html"]


@pytest.mark.parametrize("content", [None, [], ["content/draft.md"], ["content/pages/about.md"]])
def test_a_paper_without_articles_is_a_site(project: Project, content: list[str] | None) -> None:
    (project.root / "content" / "storm.md").unlink()
    if content is None:
        (project.root / "content").rmdir()
    for path in content or []:
        project.write(path, "---\ntitle: A\ndraft: true\n---\n")

    result = project.build()

    assert (result.code, result.err) == (0, "")
    assert result.last.startswith("0 articles, ")
    assert {"index.html", "404.html", "feed.xml", "sitemap.xml"} <= project.tree().keys()


def test_the_project_is_the_nearest_folder_with_settings(project: Project) -> None:
    deep = project.root / "content" / "2023" / "09"
    deep.mkdir(parents=True)

    assert find_root(deep) == project.root.resolve()
    assert find_root(project.root) == project.root.resolve()
    assert find_root(project.root.parent) == project.root.parent.resolve()
    result = Project(deep).build()
    assert result.code == 0
    assert project.output.is_dir()


def test_a_file_of_static_is_published_as_it_is(project: Project) -> None:
    project.write("static/CNAME", "test.example\n")
    project.write("static/robots.txt", "mine")
    project.write("static/deep/.well-known", "hidden")

    assert project.build().code == 0
    assert project.tree()["CNAME"] == b"test.example\n"
    assert project.tree()["robots.txt"] == b"mine"


@pytest.mark.parametrize(
    "path",
    ["index.html", "Index.html", "feed.xml", "assets/style.css", "sitemap.xml", "2023", "about"],
)
def test_a_file_of_static_in_the_place_of_a_page_is_a_fault(project: Project, path: str) -> None:
    project.write("content/pages/about.md", "---\ntitle: About\n---\n")
    project.write(f"static/{path}", "mine")

    result = project.build()

    assert result.code == 1
    assert f"static/{path}" in result.err
    assert "two things would be published as " in result.err


def test_a_static_folder_s_name_may_not_be_a_page_s_file(project: Project) -> None:
    project.write("static/feed.xml/mine", "mine")

    assert "two things would be published as " in project.build().err


# Where it is published


def test_the_output_is_named_from_where_the_command_starts(project: Project) -> None:
    below = project.root / "content"
    absolute = project.root.parent / "absolute"

    Project(below).build("-o", "../public")
    project.build("--output", str(absolute))

    assert "index.html" in project.tree("public")
    assert (absolute / "index.html").exists()
    assert not project.output.exists()


def test_the_base_url_may_be_given(project: Project) -> None:
    project.build("-b", "https://elsewhere.example/news")

    home = project.tree()["index.html"].decode()
    assert 'href="https://elsewhere.example/news/"' in home
    assert 'href="/news/assets/style.css' in home
    assert "test.example" not in "".join(
        data.decode() for path, data in project.tree().items() if path.endswith((".html", ".xml"))
    )


def test_strict_makes_faults_of_warnings(project: Project) -> None:
    project.article("content/a.md", title="A", weird="yes")

    plain, strict = project.build(), project.build("--strict")

    assert plain.code == 0
    assert "warning: content/a.md:4: " in plain.err
    assert strict.code == 1
    assert strict.err.endswith("1 fault; nothing was published\n")


def test_strangers_in_the_output_are_told_in_the_last_line(project: Project) -> None:
    project.build()
    (project.output / "mine.txt").write_text("mine")

    assert "; kept: 1 file not of ours" in project.build().last
    assert "; dropped: 1 file not of ours" in project.build("--clean").last
    assert "not of ours" not in project.build().last


@pytest.mark.skipif(sys.platform == "win32", reason="asks for rights")
def test_a_project_that_may_not_be_written_is_one_line() -> None:
    with open_folder() as folder:
        project = begun(folder / "paper")
        assert project.build().code == 0
        shown = project.tree()
        project.article("content/flood.md", title="Flood")
        for place in (project.root, *project.root.rglob("*")):
            place.chmod(0o555 if place.is_dir() else 0o444)

        message = as_nobody(lambda: "\n".join(map(str, _answer(project))))

        assert message == (
            "1\n\noutput: no right to read or write this; change its owner or its rights\n"
            "1 fault; nothing was published\n"
        )
        assert project.tree() == shown


def _answer(project: Project) -> tuple[int, str, str]:
    os.chdir("/")
    result = project.build()
    return result.code, result.out, result.err
