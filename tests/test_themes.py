"""What all themes of the package promise, whatever they look like, and what each is for."""

import gzip
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

import html5lib
import lxml.html
import pytest

from digest.model import Origin, Picture
from digest.site.layout.sources import MOST
from digest.site.pages import Page
from digest.site.render import Renderer
from digest.value import fingerprint
from tests.factories import site, topic
from tests.site_factories import (
    ROOT,
    asset,
    broadsheet,
    dated,
    days,
    files,
    masthead,
    on,
    release,
    words,
)
from tests.test_labels import LANGUAGES
from tests.walked import THEMES, one_of_each, theme, walked

CUSTOM = "/assets/custom.css"  # of the colours that the paper has set
BASE = "https://digest.example/"
# Those of mails are no pages of the site.
TEMPLATES = {k.template for k in Page.__subclasses__() if k.__module__ == Page.__module__}
# Of these one stands alone for machines, and one on a site without articles.
KINDS = sorted(TEMPLATES - {"redirect.html", "empty.html"})
ALSO = ("2023/09/15/index.html", "languages/ar/index.html")  # an edition with a note, a language
SEARCH = "search.html"  # the one page that needs a script
each_theme = pytest.mark.parametrize("name", THEMES)
each_page = pytest.mark.parametrize("page", [*KINDS, *ALSO])


@lru_cache(maxsize=1)
def cited() -> dict[str, Page]:
    """The pages, by their templates, of a paper that is searched, with more from one outlet than a
    page holds.
    """
    articles = days(MOST + 1, "2022-06-01", origin=Origin("Post"))
    return {page.template: page for page in release(*articles, of=site(search=True)).pages}


def html_of(name: str, page: str) -> str:
    """One of a theme's pages, by its path or its template."""
    path = one_of_each().get(page, page)
    made = walked("en", BASE, name)[1]
    if path in made:
        return made[path].decode()
    own = Renderer(theme(name), masthead(base=BASE), words(), "<p>{}</p>".format)
    return own.render(cited()[page]).decode()


@lru_cache(maxsize=64)
def tree_of(name: str, page: str) -> Any:
    return lxml.html.document_fromstring(html_of(name, page))


def test_the_package_has_these_themes_and_no_other() -> None:
    assert tuple(sorted(f.parent.name for f in ROOT.glob("themes/*/theme.yaml"))) == THEMES


@each_theme
def test_a_theme_has_a_template_for_every_page(name: str) -> None:
    assert {each for each in TEMPLATES if theme(name).template(each) is None} == set()


@each_theme
@each_page
def test_pages_are_read_as_they_are_written(name: str, page: str) -> None:
    parser = html5lib.HTMLParser(strict=True)

    parser.parse(html_of(name, page))
    assert not parser.errors


@each_theme
@each_page
def test_a_page_has_one_heading_its_landmarks_and_no_level_left_out(name: str, page: str) -> None:
    tree = tree_of(name, page)
    levels = [int(h.tag[1]) for h in tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]

    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [m.get("id") for m in tree.iter("main")] == ["main"]
    assert tree.xpath("//body/*[1][self::a]/@href") == ["#main"]
    assert len(tree.xpath("//body/header")) == len(tree.xpath("//body/footer")) == 1


@each_theme
@each_page
def test_a_page_says_what_it_is(name: str, page: str) -> None:
    tree = tree_of(name, page)

    assert tree.get("lang") == "en"
    assert tree.get("dir") == "ltr"
    assert tree.xpath("count(//title[normalize-space()])") == 1
    assert tree.xpath("//meta[@name='description']/@content")[0]
    assert tree.xpath("//meta[@name='viewport']/@content")[0].startswith("width=device-width")
    assert tree.xpath("//link[@rel='canonical'] | //meta[@name='robots'][@content='noindex']")
    types = tree.xpath("//link[@rel='alternate']/@type")
    assert [kind.rpartition("/")[2] for kind in types[:3]] == ["rss+xml", "atom+xml", "feed+json"]


@each_theme
def test_browsers_find_the_charset_whatever_a_page_is_called(name: str) -> None:
    article = dated("2023-09-14", "新" * 500)
    html = files(article, theme=theme(name))[f"{article.address[1:]}index.html"]

    assert html.decode().count("新" * 500) > 1
    assert b'<meta charset="utf-8">' in html[:1024]


@each_theme
@each_page
def test_regions_and_links_have_names_of_their_own(name: str, page: str) -> None:
    tree = tree_of(name, page)
    regions = [r for kind in ("nav", "aside") for r in tree.iter(kind)]
    names = [r.get("aria-label") or _by_id(tree, r.get("aria-labelledby")) for r in regions]

    assert all(names)
    assert len(set(names)) == len(names)
    for link in tree.iter("a"):
        assert link.get("aria-label") or link.text_content().strip(), link.get("href")


def _by_id(tree: Any, name: str | None) -> str:
    return "".join(tree.xpath("//*[@id=$name]//text()", name=name or ""))


@each_theme
@each_page
def test_a_page_runs_nothing_and_asks_nobody(name: str, page: str) -> None:
    tree = tree_of(name, page)
    policy = " ".join(tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content"))

    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert not tree.xpath("//@style | //style | //@*[starts-with(name(), 'on')]")
    assert not tree.xpath("//script[not(@src)][not(@type='application/ld+json')]")
    asked = tree.xpath("//@src | //link[@rel='stylesheet' or @rel='preload' or @rel='icon']/@href")
    assert [a for a in asked if not a.startswith("/")] == []


@each_theme
def test_the_page_of_search_names_each_script_that_it_runs(name: str) -> None:
    tree = tree_of(name, SEARCH)

    (imported,) = tree.xpath("//form/@data-words")
    assert tree.xpath("//script[@type='module']/@src")[:-1] == [imported]


@each_theme
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_theme_speaks_every_language(name: str, language: str) -> None:
    own = site(language=language, topics=(topic("world"),))
    made = files(dated("2023-09-14"), of=own, theme=theme(name))
    said = words(language)

    for path, labels in {
        "index.html": ("skip", "sections", "subscribe", "all_feeds"),
        "archive/index.html": ("archive_text", "feeds"),
        "2023/09/index.html": ("trail", "site_pages"),
        "404.html": ("not_found_text",),
    }.items():
        for key in labels:
            html = made[path].decode()
            shown = lxml.html.document_fromstring(html).text_content()
            assert said(key) in shown or f'"{said(key)}"' in html, (path, key)


@each_theme
def test_what_a_site_sets_comes_behind_the_themes_style_and_is_used_by_it(name: str) -> None:
    sheets = tree_of(name, "home.html").xpath("//link[@rel='stylesheet'][not(@media)]/@href")
    static = {file.path: file.data for file in theme(name).static}
    *own, last = [sheet.partition("?")[0] for sheet in sheets]
    css = b"".join(static[sheet.removeprefix("/assets/")] for sheet in own).decode()

    assert last == CUSTOM
    for colour in ("paper", "ink", "muted", "rule", "accent"):
        assert f"var(--{colour})" in css
        assert f"var(--{colour}-dark)" in css
    assert "var(--serif)" in css


def test_labels_are_written_once() -> None:
    whole = {key for _, key, _ in broadsheet().layers[0].labels}

    for name in THEMES:
        own = theme(name).layers[0].labels
        assert name == "broadsheet" or not whole & {key for _, key, _ in own}


# What is dear on a slow line ------------------------------------------------------------------

KB = 1000


def busy(name: str) -> dict[str, bytes]:
    """A paper with a day of sixty stories, and others of thirty; no two headlines share a word."""
    plenty = (("2023-09-14", 60), *((f"2023-09-{n:02}", 30) for n in range(7, 14)))
    articles = [
        dated(
            day,
            " ".join(fingerprint(f"{day} {n} {word}")[:7] for word in range(9)),
            published=on(day, n % 24),
            topics=(("world", "art", "science")[n % 3],),
            body=f"{day} {n}",
            picture=Picture("content/p.png", "A map of the coast") if n % 4 == 0 else None,
        )
        for day, count in plenty
        for n in range(count)
    ]
    return files(
        *articles,
        of=site(topics=(topic("world"), topic("art"), topic("science"))),
        assets=(asset("content/p.png"),),
        theme=theme(name),
    )


@each_theme
def test_pages_stay_small_on_a_busy_day(name: str) -> None:
    made = {path: data for path, data in busy(name).items() if path.endswith(".html")}
    sizes = {path: len(gzip.compress(data, 6)) for path, data in made.items()}
    styles = [f.data for f in theme(name).static if f.path.endswith(".css")]

    assert len(made["index.html"]) > 30 * KB
    assert sizes["index.html"] + sum(len(gzip.compress(s, 6)) for s in styles) <= 60 * KB
    assert max(size for path, size in sizes.items() if path.count("/") > 3) <= 25 * KB
    assert {path for path, data in made.items() if len(data) > 200 * KB} == set()


# Plain ----------------------------------------------------------------------------------------


@each_page
def test_plain_shows_no_picture_and_fetches_one_style_sheet(page: str) -> None:
    tree = tree_of("plain", page)

    assert tree.xpath("//img | //picture | //video | //svg") == []
    assert tree.xpath("//link[@rel='preload'] | //template") == []
    fetched = tree.xpath("//link[@rel='stylesheet']/@href | //script/@src")
    own = ("search.css", "search-index.js", "search.js") if SEARCH in page else ()
    known = {CUSTOM, *(f"/assets/{file}" for file in own)}
    assert [f for f in (f.partition("?")[0] for f in fetched) if f not in known] == [
        "/assets/style.css"
    ]


def test_plain_leans_no_letters_that_know_no_italics_and_begins_no_line_with_a_mark() -> None:
    """In Japanese a long vowel mark stays with its letter, and emphasis is not drawn slanted."""
    style = {file.path: file.data for file in theme("plain").static}["style.css"].decode()

    assert "\n  line-break: strict;\n  font-synthesis: weight;\n}" in style


def test_plain_publishes_no_letters_no_scripts_and_little_style() -> None:
    static = {file.path: file.data for file in theme("plain").static}

    search = ["search-index.js", "search.css", "search.js"]  # for the page of search alone
    assert sorted(static) == ["card.png", "favicon.svg", "feed.css", *search, "style.css"]
    assert len(gzip.compress(static["style.css"], 9)) < 1000
    assert b"url(" not in static["style.css"]


def test_plain_leads_to_the_pictures_that_it_does_not_show() -> None:
    picture = Picture("content/2023/09/14/map.png", "A map of Java")
    article = dated("2023-09-14", "Rich", picture=picture)
    made = files(
        article, assets=(asset(picture.path),), theme=theme("plain"),
        body=lambda _: '<p>See <img src="/a.png" alt="a &lt; b" width="1" height="1">.</p>',
    )  # fmt: skip
    html = made[f"{article.address[1:]}index.html"].decode()

    assert ">Picture: A map of Java</a>" in html
    assert '<p>See <a href="/a.png">Picture: a &lt; b</a>.</p>' in html


def visible(node: Any) -> Iterator[str]:
    """The text nodes of an element, white space folded."""
    return filter(None, (" ".join(text.split()) for text in node.itertext()))


def test_plain_writes_what_stands_between_two_facts() -> None:
    tree = tree_of("plain", "2023/09/15/index.html")
    meta = " ".join(visible(tree.xpath("//p[@class='meta']")[0]))

    assert re.fullmatch(r"KCNA · [\d:]+ AM · \d+ min", meta.replace("\u202f", " ")), meta
    links = tree.xpath("//header/nav/p")[0].text_content()
    assert links.count("·") == links.strip().count("\n") > 3


# Wire -----------------------------------------------------------------------------------------


def test_wire_shows_the_headlines_of_the_days_before() -> None:
    tree = tree_of("wire", "index.html")
    beside, below = tree.xpath("//div[contains(@class, 'rail')]")

    assert [time.get("datetime") for time in beside.iter("time")] == ["2023-09-14"]
    assert "爪哇遭遇风暴" in beside.text_content()
    assert next(below.iter("time")).get("datetime") == "2023-01-05"


def test_wire_puts_the_outlets_of_a_story_below_it() -> None:
    three = [
        dated("2023-09-14", f"Vote {n}", story="vote", pin=n == 0, origin=Origin(outlet))
        for n, outlet in enumerate(("Post", "Times", "Courier"))
    ]
    made = files(*three, theme=theme("wire"))["index.html"]
    tree = lxml.html.document_fromstring(made)
    cluster = tree.xpath("//article[contains(@class, 'cluster')]")[0]

    assert cluster.xpath("string(.//h2)") == "Vote 0"
    told = [
        " ".join(visible(line)) for line in cluster.xpath(".//ul[contains(@class, 'covering')]/li")
    ]
    assert told == ["Times Vote 1", "Courier Vote 2"]
