"""Pages rendered: links, labels, safety, and faults that name their template and line."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.bccache import Bucket, BytecodeCache

from digest.errors import DigestError
from digest.model import Article, Origin, Picture, host
from digest.site.pages import ArticlePage, Fragment, NotFoundPage
from digest.site.render import Renderer, below, iso
from digest.site.templates import Templates
from digest.site.theme import Layer, StaticFile, Template, Theme
from tests.factories import site
from tests.site_factories import asset, broadsheet, dated, files, masthead, page, paper, text, words

PAGE = NotFoundPage("/404.html", "Gone & lost", "None")
NEWS = "https://digest.example/news/"


def renderer(template: str = "", name: str = "404.html", **fields: Any) -> Renderer:
    static = (StaticFile("style.css", b"x", "0123456789abcdef"),)
    own = Template(name, template, f"themes/mine/templates/{name}")
    layer = Layer("mine", (own,), static, ())
    head = masthead(**fields)
    return Renderer(Theme((layer,)), head, words(head.lang), "<p>{}</p>".format)


def rendered(template: str, **fields: Any) -> str:
    return renderer(template, **fields).render(PAGE).decode()


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("page.title", "Gone &amp; lost"),
        ('url("/a b/新/")', "/news/a%20b/%E6%96%B0/"),
        ('absolute("/a/")', "https://digest.example/news/a/"),
        ('asset("style.css")', "/news/assets/style.css?v=01234567"),
        ('asset("none.css")', "/news/assets/none.css"),
        ('t("stories", count=2)', "2 stories"),
        ('dir("ar") ~ dir("en")', "rtlltr"),
        ('lang_name("id")', "Bahasa Indonesia"),
        ("weekdays()[0][1]", "Monday"),
        ('"https://www.a.example:80/x" | host', "a.example"),
        ("1234 | number", "1,234"),
        ("json_ld(page)", ""),
        ("site.title", "The Daily Digest"),
    ],
)
def test_what_templates_may_ask(expression: str, expected: str) -> None:
    assert rendered("{{ " + expression + " }}", base=NEWS) == expected


@pytest.mark.parametrize(
    ("address", "others", "expected"),
    [
        ("/topics/a/", ["/feeds/", "/topics/"], True),
        ("/topics/", ["/topics/"], True),
        ("/topics/", ["/topics/a/"], False),
        ("/", ["/topics/"], False),
        ("/a/", [], False),
    ],
)
def test_what_lies_below_what(address: str, others: list[str], expected: bool) -> None:
    assert below(address, others) is expected


def test_a_macro_that_remembers_tells_apart_what_is_safe() -> None:
    template = (
        "{% macro show(x) %}({{ x }}){% endmacro %}{% set show = show | remembered %}"
        "{{ show('<') }}{{ show('<' | safe) }}{{ show('<') }}{{ show(1) }}{{ show(true) }}"
    )

    assert rendered(template) == "(&lt;)(<)(&lt;)(1)(True)"


@pytest.mark.parametrize("address", ["/topics/world/", "/feeds/", "/about/", "/2023/09/14/vote/"])
def test_bars_mark_what_leads_to_the_page(address: str) -> None:
    html = files(dated("2023-09-14", "Vote"), texts=(text(),))[f"{address[1:]}index.html"]
    tree = lxml.html.document_fromstring(html)
    marked = {a.get("href"): a.get("aria-current") for a in tree.iter("a") if a.get("aria-current")}

    wanted = {
        "/topics/world/": {"/topics/world/": "page", "/topics/": "true"},
        "/2023/09/14/vote/": {},
    }
    assert marked == wanted.get(address, {address: "page"})


def test_dates_as_templates_write_them() -> None:
    day = datetime(2023, 9, 14, 8, 30, 15, 999, tzinfo=UTC)
    template = "{{ d | day }}|{{ d | long_day }}|{{ d | month }}|{{ d | month_name }}|{{ d | iso }}"
    made = renderer().environment.from_string(template).render(d=day)

    assert made == (
        "Sep 14, 2023|Thursday, Sep 14, 2023|September 2023|September|2023-09-14T08:30:15+00:00"
    )
    assert iso(date(2023, 9, 14)) == "2023-09-14"


def test_a_body_comes_with_its_references_resolved() -> None:
    own = Renderer(
        broadsheet(), masthead(base=NEWS), words(), lambda _: '<a href="digest:/x/">x</a>'
    )

    assert own.html(Fragment("b", (("/x/", "/x/"),))) == '<a href="/news/x/">x</a>'


def test_the_host_of_what_is_no_address_is_itself() -> None:
    assert host("https://[broken") == "https://[broken"
    assert host("a friend") == "a friend"


# Faults ---------------------------------------------------------------------------------------


def fault_of(template: str, name: str = "404.html") -> str:
    with pytest.raises(DigestError) as caught:
        renderer(template, name).render(PAGE)
    (notice,) = caught.value.notices
    return str(notice)


@pytest.mark.parametrize(
    ("template", "line", "what"),
    [
        ("\n{{ page.nothing }}", 2, "has no attribute 'nothing'"),
        ("\n\n{{ nothing }}", 3, "'nothing' is undefined"),
        ("{% if %}", 1, "the template is wrong"),
        ("x\n{{ page.title | shout }}", 2, "No filter named 'shout'"),
        ("x\n{{ t('nowhere') }}", 2, "there is no label 'nowhere'"),
        ("x\n{{ t('by') }}", 2, "the label \"by\" is not given 'authors'"),
        ("x\n\n{{ 1 / 0 }}", 3, "ZeroDivisionError"),
        ("x\n{{ 5 | iso }}", 2, "AttributeError: 'int' object has no attribute"),
        ("x\n{{ 5 | long_day }}", 2, "AssertionError; mend"),
        ('x\n{% include "gone.html" %}', 2, 'the template "gone.html" is missing'),
        ('{% extends "404.html" %}', 1, "this template ends in itself"),
    ],
)
def test_a_fault_names_the_template_and_its_line(template: str, line: int, what: str) -> None:
    found = fault_of(template)

    assert found.startswith(f"themes/mine/templates/404.html:{line}: ")
    assert what in found


def test_a_missing_template_is_named_where_it_would_be() -> None:
    found = fault_of("", "other.html")

    assert found.startswith('themes/mine/templates/404.html: the template "404.html" is missing')


def test_a_fault_in_a_macro_is_told_where_it_is() -> None:
    own = (
        Template("404.html", '{% import "m.html" as m %}\n{{ m.f() }}', "t/404.html"),
        Template("m.html", "{% macro f() %}\n\n{{ nothing }}{% endmacro %}", "t/m.html"),
    )
    theme = Theme((Layer("mine", own, (), ()),))

    with pytest.raises(DigestError, match=r"^t/m\.html:3: "):
        Renderer(theme, masthead(), words(), str).render(PAGE)


def test_a_fault_of_ours_is_no_fault_of_the_editors() -> None:
    own = renderer("{{ page.title }}")

    with pytest.raises(AttributeError):
        own.render(None)  # type: ignore[arg-type]


# Compiled templates ---------------------------------------------------------------------------


class Kept(BytecodeCache):
    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


def test_what_another_compiled_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept()
    first = Renderer(broadsheet(), masthead(), words(), str, kept).render(PAGE)
    monkeypatch.setattr(Templates, "_generate", None)
    second = Renderer(broadsheet(), masthead(), words(), str, kept).render(PAGE)

    assert first == second
    # 404.html, base.html, frame.html, parts.html, comforts.html and no others
    assert len(kept.code) == 5


# Whole pages ----------------------------------------------------------------------------------


def head(html: bytes) -> dict[str, str]:
    """What a page's head says: its title, its links by rel and its properties."""
    tree = lxml.html.document_fromstring(html)
    found = {"title": tree.findtext(".//title") or ""}
    for link in tree.iter("link"):
        found.setdefault(link.get("rel"), link.get("href"))
    for meta in tree.iter("meta"):
        found[meta.get("property") or meta.get("name") or ""] = meta.get("content") or ""
    return found


def test_every_page_names_itself_and_its_nearest_feed() -> None:
    own = dated("2023-09-14", "Vote", updated=dated("2023-09-15").published)
    made = files(own, of=site(base_url=NEWS))
    found = head(made["2023/09/14/vote/index.html"])

    assert found["canonical"] == found["og:url"] == f"{NEWS}2023/09/14/vote/"
    assert found["alternate"] == "/news/topics/world/feed.xml"
    assert found["og:type"] == "article"
    assert found["og:title"] == "Vote"
    assert found["og:image"] == f"{NEWS}assets/card.png"
    assert found["article:published_time"] == "2023-09-14T08:00:00+07:00"
    assert found["article:modified_time"] == "2023-09-15T08:00:00+07:00"
    assert head(made["index.html"])["og:type"] == "website"
    for path, data in made.items():
        if path.endswith("index.html"):
            address = NEWS + path.removesuffix("index.html")
            assert head(data)["canonical"] == address


def test_the_picture_of_an_article_is_its_card() -> None:
    picture = Picture("content/2023/09/14/map.png", "A map")
    made = files(dated("2023-09-14", "Vote", picture=picture), assets=(asset(picture.path),))
    found = head(made["2023/09/14/vote/index.html"])

    assert found["og:image"] == "https://digest.example/2023/09/14/vote/map.png"
    assert (found["og:image:width"], found["og:image:alt"]) == ("800", "A map")


def test_links_to_originals_are_external() -> None:
    own = dated("2023-09-14", "Vote", origin=Origin("", "https://a.example/?q=1&r=2"))
    html = files(own)["2023/09/14/vote/index.html"].decode()

    assert 'href="https://a.example/?q=1&amp;r=2" rel="external noopener"' in html


def hostile(value: str) -> Article:
    return dated(
        "2023-09-14", value, slug="x", tags=(value,), authors=(value,), credit=value,
        license=value, via=value, origin=Origin(value, "https://a.example/", value),
    )  # fmt: skip


@lru_cache(maxsize=1)
def press() -> Renderer:
    """The default theme at work; its templates are read once."""
    return Renderer(broadsheet(), masthead(), words(), "<p>{}</p>".format)


EARLY, COMFORTS = press().asset("comforts-early.js"), press().asset("comforts.js")


def scripts(tree: Any) -> list[str]:
    """Of each script its type, or the file that it is where it says nothing itself."""
    found = [(script.get("type"), script.get("src"), script.text) for script in tree.iter("script")]
    return [kind or (not text and source) or f"inline: {text}" for kind, source, text in found]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_no_text_of_an_article_makes_an_element(value: str) -> None:
    own = hostile(value)

    tree = lxml.html.document_fromstring(press().render(page(paper(own), own.address, ArticlePage)))
    assert not list(tree.iter("b", "img", "iframe", "svg"))
    assert scripts(tree) == [EARLY, "application/ld+json", COMFORTS]


def test_markup_in_any_text_stays_text() -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    made = files(hostile(evil), of=site(title=evil, description=evil, copyright=evil))

    for path, data in made.items():
        if path.endswith(".html"):
            tree = lxml.html.document_fromstring(data)
            assert not tree.xpath("//img"), path
            assert set(scripts(tree)) <= {EARLY, "application/ld+json", COMFORTS}, path
            assert not tree.xpath("//@onerror"), path


@pytest.mark.parametrize("title", ["Vote", "天" * 300, "A <b> & \"c\" 'd' 😀" * 20])
def test_how_a_page_is_encoded_stands_before_what_depends_on_it(title: str) -> None:
    own = dated("2023-09-14", title)
    made = press().render(page(paper(own), own.address, ArticlePage))
    before = made[: made.index(b'<meta charset="utf-8">')]

    assert len(before) < 1000
    assert before.isascii()
    kept = lxml.html.document_fromstring(made).get("data-running")
    assert kept.startswith(f"The Daily Digest — {title[:8]}")
