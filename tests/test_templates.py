"""Templates give what Jinja gives, to the letter, though less is done for it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.exceptions import TemplateRuntimeError, UndefinedError
from markupsafe import Markup, escape

from digest.site.templates import Templates, escaped

FRAME = (
    "{% macro sign(a, b='<b>') %}{{ a }}{{ b }}{{ varargs }}{{ kwargs }}{% endmacro %}"
    "{% macro around(x) %}[{{ caller(x) }}]{% endmacro %}"
    "{% set kept %}{{ word }}<i>{% endset %}"
    "<{% block title %}{{ word }}{% endblock %}|{% block main %}{% endblock %}|"
    "{{ self.title() }}|{{ kept }}|{{ sign(word) }}|{{ sign(word, b=safe) }}>"
)
PARTS = (
    "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}"
    "{% macro given(a, b=1, c='&') %}{{ a }}{{ b }}{{ c }}{% endmacro %}"
    "{% set fixed = twice('<') %}"
)
PAGES = (
    "{% extends 'frame' %}{% block title %}{{ super() }}: {{ word }}{% endblock %}",
    "{% extends 'frame' %}{% import 'parts' as parts %}{% block main %}"
    "{{ parts.twice(word) }}{{ parts.given(safe, c=word) }}{{ parts.fixed }}{% endblock %}",
    "{% from 'parts' import twice with context %}{{ twice(twice(word)) ~ word }}",
    "{% for x in words %}{{ loop.index }}{{ x }}{{ loop.cycle('<', '>') }}"
    "{% if not loop.last %}, {% endif %}{% endfor %}",
    "{% for x in tree recursive %}<{{ x[0] }}{{ loop(x[1]) }}>{% endfor %}",
    "{% macro list() %}{% for x in words %}{{ caller(x) }}{% endfor %}{% endmacro %}"
    "{% call(x) list() %}{{ x }}&{{ word }}{% endcall %}",
    "{% set seen = namespace(n=0) %}{% for x in words %}{% set seen.n = seen.n + 1 %}"
    "{{ number(seen.n, word=x) }}{% endfor %}{{ seen.n }}",
    "{% filter upper %}{{ word }}{{ safe }}{% endfilter %}{{ word | e }}{{ word | safe }}",
    "{% autoescape false %}{{ word }}{{ safe }}{% endautoescape %}{{ word }}",
    "{% include 'parts' %}{% with word = safe %}{{ word }}{% endwith %}{{ none }}{{ 1.5 }}",
    "{{ [word, safe] | join('<') }}{{ word ~ safe }}{{ {'a': word} }}{{ '%s' % word }}",
    "{{ nothing is defined }}{{ nothing | default(word) }}{{ page.word }}{{ page['none'] }}",
    "{% if word %}{% set late = word %}{% endif %}[{{ late }}]{{ late is defined }}"
    "{% for x in words %}{% set late = x %}{{ late }}{% endfor %}{{ late | default(safe) }}",
    "{% macro m(a) %}{{ late | default(a) }}{% endmacro %}{{ m(word) }}{% set late = safe %}"
    "{{ m(word) }}{% if not late %}{% set one = 1 %}{% endif %}{{ one }}{% include 'parts' %}",
    "{% set word = word ~ '<' %}{{ word }}{% import 'parts' as p with context %}{{ p.twice(word) }}"
    "{% for word in words if word is string %}{{ word | upper }}{% else %}{{ word }}{% endfor %}",
    "{% if nothing is defined %}{{ word | nowhere }}{% endif %}"
    "{% raw %}{{ a }}{% endraw %}{{ 2.5 }}",
    "{% block main scoped %}{{ gone | default(word) }}{{ word | e | e }}{% endblock %}"
    "{% with x = word %}{{ x }}{{ gone }}{% endwith %}{{ gone }}",
)


def number(n: int, word: str = "") -> Markup:
    return Markup("<b>{}</b>{}").format(n, word)


def rendered(kind: type[Environment], template: str, word: str) -> str:
    loader = DictLoader({"frame": FRAME, "parts": PARTS, "page": template})
    environment = kind(loader=loader, autoescape=True)
    environment.globals["number"] = number
    words = (word, Markup("<u>"), 7, None)
    tree: list[Any] = [(word, [("b", []), (Markup("<c>"), [])])]
    values: dict[str, Any] = {"word": word, "safe": Markup("<s>"), "words": words, "tree": tree}
    return environment.get_template("page").render(**values, page={"word": word})


@pytest.mark.parametrize("template", PAGES)
@given(word=st.one_of(st.text(), st.text("<>&'\"x")))
def test_a_template_gives_what_it_gives_in_jinja(template: str, word: str) -> None:
    assert rendered(Templates, template, word) == rendered(Environment, template, word)


class Told:
    def __html__(self) -> str:
        return "<told>"


@pytest.mark.parametrize(
    "value", ["", "a", "<&>'\"", Markup("<b>"), 5, 1.5, None, True, Told(), ()]
)
def test_every_value_is_escaped_as_markupsafe_does(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


@given(st.text())
def test_every_text_is_escaped_as_markupsafe_does(text: str) -> None:
    assert escaped(text) == str(escape(text))


@pytest.mark.parametrize("template", ["{{ x }}", "{{ x() }}", "{{ x.y }}", "{{ page.x ~ 'a' }}"])
def test_what_does_not_exist_is_a_fault(template: str) -> None:
    environment = Templates(autoescape=True, undefined=StrictUndefined)

    with pytest.raises(UndefinedError, match=r"undefined|no attribute"):
        environment.from_string(template).render(page={})


@pytest.mark.parametrize("use", ["{{ word | nowhere }}", "{{ word is nowhere }}"])
def test_a_filter_or_test_that_is_not_there_is_a_fault_where_it_is_used(use: str) -> None:
    told = []
    for kind in (Templates, Environment):
        template = kind(autoescape=True).from_string("{% if word %}" + use + "{% endif %}")
        assert template.render() == ""
        with pytest.raises(TemplateRuntimeError) as found:
            template.render(word=1)
        told.append(found.value.message)

    assert told[0] == told[1]


def test_an_expression_alone_is_read_as_jinja_reads_it() -> None:
    assert Templates().compile_expression("a + 1")(a=1) == 2
