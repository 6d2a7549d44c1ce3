"""What a theme does not do otherwise is done as the theme below it does."""

from itertools import chain

import pytest

from digest.errors import DigestError
from digest.site.codes import compile_all
from digest.site.compiled import Compiled
from digest.site.pages import NotFoundPage
from digest.site.render import Renderer
from digest.site.templates import Templates
from digest.site.theme import Layer, Template, Theme
from tests.site_factories import dated, files, masthead, words
from tests.walked import theme

PAGE = NotFoundPage("/404.html", "Gone", "None")
THEIRS = {
    "404.html": '{% import "parts.html" as p %}{{ p.one() }}{{ p.two(1) }}{{ p.three }}',
    "parts.html": (
        "{% set three = site.title %}{% macro one() %}one {% endmacro %}"
        "{% macro two(n) %}two {{ n }} {{ one() }}{% endmacro %}"
    ),
}


def layer(name: str, **templates: str) -> Layer:
    texts = {key.replace("__", "."): text for key, text in templates.items()}
    return Layer(name, tuple(Template(n, t, f"{name}/{n}") for n, t in texts.items()), (), ())


def shown(*layers: Layer) -> str:
    whole = Theme(
        (*layers, layer("theirs", **{k.replace(".", "__"): v for k, v in THEIRS.items()}))
    )
    made = Renderer(whole, masthead(title="T"), words(), str).render(PAGE).decode()
    handed = Renderer(
        whole, masthead(title="T"), words(), str, Compiled(chain.from_iterable(compile_all(whole)))
    )
    assert handed.render(PAGE).decode() == made
    return made


def test_a_macro_file_needs_only_what_it_does_otherwise() -> None:
    mine = layer("mine", parts__html="{% macro one() %}mine {% endmacro %}")

    assert shown() == "one two 1 one T"
    # A macro calls those of its own file.
    assert shown(mine) == "mine two 1 one T"


def test_what_falls_is_compiled_ahead_with_what_it_falls_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = layer("mine", parts__html="{% macro one() %}mine {% endmacro %}")
    whole = Theme((mine, layer("theirs", **{k.replace(".", "__"): v for k, v in THEIRS.items()})))
    codes = Compiled(list(chain.from_iterable(compile_all(whole))))
    monkeypatch.setattr(Templates, "_generate", None)  # nothing is compiled any more

    made = Renderer(whole, masthead(title="T"), words(), str, codes).render(PAGE)
    assert made == b"mine two 1 one T"


def test_the_nearest_of_three_is_taken() -> None:
    between = layer("between", parts__html="{% macro one() %}between {% endmacro %}")
    mine = layer("mine", parts__html="{% set three = 3 %}")

    assert shown(mine, between) == "between two 1 one 3"


def test_macros_of_the_theme_below_are_asked_by_its_name() -> None:
    text = (
        '{% import "theirs/parts.html" as above %}{% from "theirs/parts.html" import two %}'
        "{% macro one() %}({{ above.one() }}{{ two(7) }}){% endmacro %}"
    )

    assert shown(layer("mine", parts__html=text)) == "(one two 7 one )two 1 one T"


def test_macros_that_see_the_page_fall_too() -> None:
    page = '{% import "parts.html" as p with context %}{{ p.title() }}{{ p.one() }}'
    below = layer("below", parts__html="{% macro title() %}{{ page.title }} {% endmacro %}")
    mine = layer("mine", parts__html="{% macro one() %}mine{% endmacro %}", **{"404__html": page})

    assert shown(mine, below) == "Gone mine"


def test_an_argument_that_was_added_below_later_does_not_stand_in_the_way() -> None:
    page = '{% import "parts.html" as p %}{{ p.two(1) }}{{ p.two(n=2) }}{{ p.two(3, true) }}'
    below = layer(
        "below",
        parts__html="{% macro two(n, late=false) %}[{{ n }}{{ late }}]{% endmacro %}",
        **{"404__html": page},
    )
    mine = layer("mine", parts__html="{% macro two(n) %}({{ n }}){% endmacro %}")

    assert shown(below) == "[1False][2False][3True]"
    assert shown(mine, below) == "(1)(2)(3)"


def test_an_argument_that_no_macro_takes_is_a_fault() -> None:
    mine = layer(
        "mine",
        parts__html="{% macro two(n) %}({{ n }}){% endmacro %}",
        **{"404__html": '{% import "parts.html" as p %}{{ p.two(1, slip=2) }}'},
    )

    with pytest.raises(DigestError, match=r"mine/404.html:1: .*slip"):
        shown(mine)


def test_a_macro_that_nobody_has_is_a_fault_with_its_line() -> None:
    mine = layer("mine", **{"404__html": '\n{% import "parts.html" as p %}\n{{ p.nine() }}'})

    with pytest.raises(DigestError, match=r"mine/404.html:3: .*nine"):
        shown(mine)


@pytest.mark.parametrize("name", ["plain", "wire"])
def test_what_is_added_to_broadsheet_later_is_in_the_themes_on_it(name: str) -> None:
    """A page with a new template, which uses a macro that is new in every file of macros."""
    macros = ("parts", "frame", "teasers", "calendars", "lists")
    calls = "".join(f'{{% import "{m}.html" as m %}}{{{{ m.added("{m}") }}}}' for m in macros)
    text = '{% extends "base.html" %}{% block main %}' + calls + "{% endblock %}"
    *nearer, last = theme(name).layers
    grown = Layer(
        last.name,
        tuple(
            Template(t.name, t.text + "{% macro added(x) %}<i>{{ x }}</i>{% endmacro %}", t.path)
            if t.name.removesuffix(".html") in macros
            else Template(t.name, text if t.name == "404.html" else t.text, t.path)
            for t in last.templates
        ),
        last.static,
        last.labels,
    )
    made = files(dated("2023-09-14"), theme=Theme((*nearer, grown)))["404.html"].decode()

    assert "".join(f"<i>{each}</i>" for each in macros) in "".join(made.split("\n"))
    assert files(dated("2023-09-14"), theme=theme(name))["404.html"] != made.encode()
