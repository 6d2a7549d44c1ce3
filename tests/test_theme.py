"""Themes stand on each other: the nearest template, label and file is taken."""

from pathlib import Path

import pytest

from digest.engine.themes import read_theme
from digest.errors import DigestError
from digest.site.proof import label_faults
from digest.site.theme import Layer, StaticFile, Template, Theme, stem
from tests.factories import site
from tests.site_factories import dated, files


def layer(name: str, **labels: str) -> Layer:
    templates = tuple(Template(n, f"{name} {n}", f"{name}/{n}") for n in ("base.html", name))
    static = (StaticFile("style.css", name.encode(), name), StaticFile(name, b"", name))
    flat = tuple((key[:2], key[3:].replace("__", "."), text) for key, text in labels.items())
    return Layer(name, templates, static, flat)


def text_of(theme: Theme, name: str) -> str | None:
    found = theme.template(name)
    return found.text if found else None


def test_the_nearest_template_is_taken_and_any_by_its_themes_name() -> None:
    theme = Theme((layer("mine"), layer("theirs")))

    assert text_of(theme, "base.html") == "mine base.html"
    assert text_of(theme, "theirs/base.html") == "theirs base.html"
    assert text_of(theme, "theirs") == "theirs theirs"
    assert text_of(theme, "nowhere.html") is None
    assert text_of(theme, "mine/theirs") is None


def test_static_files_are_the_nearest_each_path_once() -> None:
    theme = Theme((layer("mine"), layer("theirs")))

    assert [(f.path, f.data) for f in theme.static] == [
        ("mine", b""), ("style.css", b"mine"), ("theirs", b""),
    ]  # fmt: skip


def test_a_label_that_a_language_lacks_comes_from_its_base_and_then_english() -> None:
    theme = Theme((layer("mine", en_a="A", en_b="B", en_c="C", pt_a="a", pt_b="b"),))
    brazil = Layer("br", (), (), (("pt-BR", "a", "á"),))

    shown = dict(Theme((brazil, *theme.layers)).labels("pt-BR"))
    assert shown == {"a": "á", "b": "b", "c": "C"}


def test_a_theme_overrides_one_label() -> None:
    theme = Theme((layer("mine", en_a="mine"), layer("theirs", en_a="A", en_b="B")))

    assert dict(theme.labels("en")) == {"a": "mine", "b": "B"}


def test_plural_forms_of_two_languages_do_not_mix() -> None:
    theme = Theme((layer("mine", en_n__one="one", en_n__other="more", pl_n__other="wiele"),))
    plain = Theme((layer("mine", en_n__one="one", en_n__other="more", ja_n="n"),))

    assert dict(theme.labels("pl")) == {"n.other": "wiele"}
    assert dict(plain.labels("ja")) == {"n": "n"}


@pytest.mark.parametrize(
    ("key", "expected"),
    [("stories.one", "stories"), ("stories", "stories"), ("a.b", "a.b"), ("a.b.few", "a.b")],
)
def test_a_stem_is_a_key_without_its_form(key: str, expected: str) -> None:
    assert stem(key) == expected


def write(root: Path, path: str, text: str) -> None:
    target = root / "themes" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def test_a_theme_that_extends_the_default_overrides_a_template_a_label_and_a_file(
    tmp_path: Path,
) -> None:
    write(tmp_path, "mine/theme.yaml", "extends: broadsheet\n")
    write(
        tmp_path,
        "mine/templates/base.html",
        '{% extends "broadsheet/base.html" %}{% block colophon %}<p>{{ t("skip") }} mine</p>'
        "{% endblock %}",
    )
    write(tmp_path, "mine/labels/en.yaml", "skip: Jump\n")
    write(tmp_path, "mine/static/favicon.svg", "<svg/>")
    made = files(dated("2023-09-14"), theme=read_theme(tmp_path, "mine"))

    for path in ("index.html", "archive/index.html", "2023/09/14/index.html"):
        assert b"<p>Jump mine</p></footer>" in made[path]
        assert b'class="nameplate"' in made[path]
    assert made["assets/favicon.svg"] == b"<svg/>"
    assert made["assets/style.css"] == files(dated("2023-09-14"))["assets/style.css"]


def test_a_ring_of_themes_is_a_fault_with_its_place(tmp_path: Path) -> None:
    write(tmp_path, "a/theme.yaml", "name: A\nextends: b\n")
    write(tmp_path, "b/theme.yaml", "extends: a\n")

    with pytest.raises(DigestError, match=r"themes/b/theme.yaml:1: .*a → b → a"):
        read_theme(tmp_path, "a")


def test_an_unknown_theme_is_a_fault_that_names_those_there_are(tmp_path: Path) -> None:
    write(tmp_path, "mine/theme.yaml", "name: Mine\n")

    choice = r'no theme "nowhere"; choose one of broadsheet, mine, plain, wire, or'
    with pytest.raises(DigestError, match=choice):
        read_theme(tmp_path, "nowhere")
    write(tmp_path, "mine/theme.yaml", "name: Mine\nextends: nowhere\n")
    with pytest.raises(DigestError, match=r"themes/mine/theme.yaml:2: "):
        read_theme(tmp_path, "mine")


def test_a_slip_in_a_themes_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match=r'there is no theme "brodsheet"; did you mean "broad'):
        read_theme(tmp_path, "brodsheet")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "name: M\nextend: plain\n",
            r'2: "extend" says nothing in theme.yaml; did you .*"extends"',
        ),
        ("Without: [fonts]\n", r'1: "Without" says nothing .*"without"'),
        ("extends: [plain, wire]\n", r"1: a theme extends one other"),
        ("extends: broadsheet\nwithout: {a: b}\n", r"2: without names files or folders"),
        ("extends: broadsheet\nwithout: [font]\n", r'2: "font" is no .*did you mean "fonts"'),
        ("name: M\nwithout: fonts\n", r'2: "fonts" is no static .*; they have none'),
        ("name: [\n", r"themes/mine/theme.yaml:\d: "),
    ],
)
def test_a_slip_in_theme_yaml_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    write(tmp_path, "mine/theme.yaml", text)

    with pytest.raises(DigestError, match=rf"(?s)themes/mine/theme.yaml:.*{told}|{told}"):
        read_theme(tmp_path, "mine")


def test_other_keys_of_theme_yaml_are_for_those_who_read_it(tmp_path: Path) -> None:
    write(tmp_path, "mine/theme.yaml", "author: Me\nextends: plain\nversion: 2\n")

    assert [each.name for each in read_theme(tmp_path, "mine").layers] == [
        "mine", "plain", "broadsheet",
    ]  # fmt: skip


def test_a_theme_leaves_out_what_those_below_it_publish(tmp_path: Path) -> None:
    write(tmp_path, "mine/theme.yaml", "extends: broadsheet\nwithout: [fonts, card.png]\n")
    write(tmp_path, "mine/static/fonts/own.woff2", "own")
    whole = {f.path for f in read_theme(tmp_path, "broadsheet").static}
    kept = {f.path for f in read_theme(tmp_path, "mine").static}

    assert "card.png" in whole - kept
    assert {path for path in kept if path.startswith("fonts/")} == {"fonts/own.woff2"}
    assert whole - kept == {"card.png", *(p for p in whole if p.startswith("fonts/"))}


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ('{% extends "basse.html" %}', 'basse.html" is missing; did you mean "base.html"'),
        ('{% import "mine/part.html" as p %}', 'did you mean "parts.html"'),
        ('{% include "zzzzzz" %}', '"zzzzzz" is missing; add it to the theme$'),
    ],
)
def test_a_slip_in_a_templates_name_is_told(tmp_path: Path, template: str, told: str) -> None:
    write(tmp_path, "mine/theme.yaml", "extends: broadsheet\n")
    write(tmp_path, "mine/templates/404.html", template)

    with pytest.raises(DigestError, match=rf"themes/mine/templates/404.html:1: .*{told}"):
        files(dated("2023-09-14"), theme=read_theme(tmp_path, "mine"))


def test_pages_for_which_there_is_no_template_are_told_together(tmp_path: Path) -> None:
    write(tmp_path, "mine/theme.yaml", "name: Mine\n")
    write(tmp_path, "mine/templates/home.html", "{{ page.title }}")

    with pytest.raises(DigestError) as found:
        files(dated("2023-09-14"), theme=read_theme(tmp_path, "mine"))
    told = {n.path: str(n) for n in found.value.notices}
    assert "themes/mine/templates/home.html" not in told
    assert told["themes/mine/templates/week.html"].endswith(
        'the template "week.html" is missing; add it to the theme, or extend one that has it'
    )
    assert len(told) > 10


def test_a_label_at_fault_is_told_where_it_is_written(tmp_path: Path) -> None:
    write(tmp_path, "mine/theme.yaml", "extends: below\n")
    write(tmp_path, "mine/labels/en.yaml", "via: By {whom}\n")
    write(tmp_path, "below/theme.yaml", "extends: broadsheet\n")
    write(tmp_path, "below/labels/fr.yaml", "by: Par {qui}\n")
    theme = read_theme(tmp_path, "mine")

    told = {n.path: n.what for n in label_faults(theme, site(language="fr", theme="mine"))}
    assert told == {
        "themes/below/labels/fr.yaml": 'the label "by" is not given {qui}',
    }
    told = {n.path: n.what for n in label_faults(theme, site(theme="mine"))}
    assert told == {"themes/mine/labels/en.yaml": 'the label "via" is not given {whom}'}


def test_what_stands_below_a_template_is_named_by_its_theme() -> None:
    theme = Theme((layer("mine"), layer("between"), layer("theirs")))

    assert theme.below("base.html") == "between/base.html"
    assert theme.below("between/base.html") == "theirs/base.html"
    assert theme.below("theirs/base.html") == theme.below("theirs") == ""
    assert theme.below("nowhere.html") == theme.below("nowhere/base.html") == ""


def test_of_a_copy_nothing_stands_below_it_but_what_differs() -> None:
    """Who copies a theme to change a little of it has all the rest twice."""
    own, copy, other = (Template("a.html", text, "") for text in ("1", "1", "2"))
    theme = Theme(
        tuple(Layer(n, (t,), (), ()) for n, t in zip("xyz", (own, copy, other), strict=True))
    )

    assert theme.below("a.html") == theme.below("y/a.html") == "z/a.html"
    assert theme.below("z/a.html") == ""


def test_own_colours_and_fonts_come_as_a_style_sheet() -> None:
    own = site(
        colours=(("accent", "#123456"), ("paper-dark", "#000")), fonts=(("serif", "Georgia"),)
    )
    made = files(dated("2023-09-14"), of=own)

    css = made["assets/custom.css"].decode()
    lines = ("--accent: #123456;", "--paper-dark: #000;", "--serif: Georgia;", "--guest: Georgia;")
    assert css == ":root {\n" + "".join(f"  {line}\n" for line in lines) + "}\n"
    assert b"/assets/custom.css?v=" in made["index.html"]
    assert "assets/custom.css" not in files(dated("2023-09-14"))
