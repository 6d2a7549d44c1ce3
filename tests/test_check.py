"""What ``digest check`` tells: each kind of thing with its line, its cure and its weight."""

import random
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from digest.build import Show
from digest.cli import main
from digest.desk.check import check_project
from digest.desk.checks.mentions import Mention, mentions
from digest.desk.orders import Orders
from digest.errors import Notice
from digest.site import pages
from digest.text.likeness import ALIKE, FEWEST, likenesses
from digest.text.words import words

Paper = Callable[..., tuple[Notice, ...]]

Files = dict[str, str | bytes | None]

DAY = "content/2023/09/14/"
KINDS = (
    pages.HomePage, pages.EmptyHomePage, pages.EditionPage, pages.MonthPage, pages.YearPage,
    pages.ArchivePage, pages.TopicsPage, pages.TopicPage, pages.TopicYearPage,
    pages.TopicMonthPage, pages.LanguagesPage, pages.EditionsPage, pages.ArticlePage,
    pages.PlainPage, pages.FeedsPage, pages.NotFoundPage, pages.RedirectPage,
)  # fmt: skip
SITE = """\
title: The Daily Digest
base_url: https://digest.example/
id: daily-digest
topics: [world, science]
theme: plain
"""
# Templates of one line, since those of the theme that we ship take longer than all the rest.
TEMPLATE = "<h1>{{ page.title }}</h1>\n"
TEXT = TEMPLATE + "{{ html(page.content) }}\n"
EDITION = (
    TEMPLATE
    + """\
{% for section in page.sections %}
{% for story in section.stories %}<p id="{{ story.lead.anchor }}"></p>{% endfor %}
{% endfor %}
"""
)
PLAIN = {
    "themes/plain/theme.yaml": "extends: broadsheet\n",
    **{f"themes/plain/templates/{kind.template}": TEMPLATE for kind in KINDS},
    "themes/plain/templates/article.html": "{% if not page.excerpt %}" + TEXT + "{% endif %}"
    "{{ page.note | safe }}",
    "themes/plain/templates/page.html": TEXT,
    "themes/plain/templates/edition.html": EDITION,
}
STORM = """\
---
title: Storm over Java
id: storm
topics: [world]
---

The sea rose by two metres in the night, and the harbour of Cilacap was closed until the morning.
Nobody was hurt. [The harbour](/2023/09/14/harbour/) held, as did [its walls](harbour.md#s-walls).

## What comes next

See [above](#p-1), or [what comes next](#what-comes-next), or write <mailto:desk@digest.example>.
"""
HARBOUR = """\
---
title: A harbour and its walls
id: harbour
topics: [world]
---

The harbour of Cilacap was built by the Dutch in 1838, and has been widened more often than told.

## Walls

They are four metres high. ![The walls at low water](walls.png) The [feed](/feed.xml) tells more.
"""


def png(length: int = 0) -> bytes:
    """A picture of one pixel, whose pixel takes as many bytes as are asked for."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", bytes(length)) + chunk(b"IEND", b"")


def prose(seed: int, count: int = 120) -> list[str]:
    """Words that no other seed has in this order."""
    chance = random.Random(seed)
    return ["".join(chance.choices("abcdefghij", k=6)) for _ in range(count)]


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    """Checks a sound small paper as at 5 October 2023, with files added to it, changed, or gone."""

    def check(files: Files, show: Show = Show()) -> tuple[Notice, ...]:  # noqa: B008
        sound: dict[str, str | bytes] = {
            **PLAIN,
            "site.yaml": SITE,
            f"{DAY}storm.md": STORM,
            f"{DAY}harbour.md": HARBOUR,
            f"{DAY}walls.png": png(),
        }
        for path, text in (sound | files).items():
            if text is not None:
                file = tmp_path / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text.encode() if isinstance(text, str) else text)
        return check_project(tmp_path, Orders(as_of="2023-10-05", show=show))

    return check


def article(*body: str, title: str = "Wind", **keys: str) -> str:
    """A text of its own, with its body from line 7 on where it has no keys of its own."""
    front = {"title": title, "id": title.lower().replace(" ", "-"), "topics": "[world]"} | keys
    matter = "".join(f"{key}: {value}\n" for key, value in front.items())
    return (
        f"---\n{matter}---\n\n"
        + ("\n".join(body) or "The wind turned to the north at noon.")
        + "\n"
    )


def only(notices: tuple[Notice, ...]) -> Notice:
    assert len(notices) == 1, "\n".join(map(str, notices))
    return notices[0]


def told(notice: Notice) -> tuple[str, str]:
    return notice.level, str(notice)


def test_a_sound_paper_is_told_nothing(paper: Paper) -> None:
    assert paper({}) == ()


def test_all_errors_of_a_build_are_told_and_nothing_else(paper: Paper) -> None:
    found = paper(
        {
            f"{DAY}a.md": article(date="yesterdayish"),
            f"{DAY}b.md": article("[x](/nowhere/)", title='""'),
            f"{DAY}c.svg": "<svg>\n<script/></svg>",
        }
    )

    assert [(n.path, n.line) for n in found] == [
        (f"{DAY}a.md", 5),
        (f"{DAY}b.md", 2),
        (f"{DAY}c.svg", 2),
    ]
    assert {n.level for n in found} == {"error"}


def test_a_faulty_template_is_told_without_publishing(paper: Paper, tmp_path: Path) -> None:
    found = paper(
        {
            "themes/plain/templates/archive.html": "<p>\n{{ page.nothing }}\n",
        }
    )

    assert (only(found).path, only(found).line) == ("themes/plain/templates/archive.html", 2)
    assert not (tmp_path / "output").exists()


def test_warnings_and_hints_of_a_build_are_told(paper: Paper) -> None:
    found = paper(
        {f"{DAY}wind.md": article("It blew. ![Sea](sea.png)", topics="[whether]", sumary="x")}
    )

    assert [n.level for n in found] == ["warning", "warning", "warning"]
    assert [(n.path, n.line) for n in found] == [(f"{DAY}wind.md", n) for n in (4, 5, 8)]


NEAR = 'did you mean "/2023/09/14/storm/"?'
CORRECT = "correct it, or link an article by its file"
WHOLE = "correct it, or link the page as a whole"
AWAY = "write one, or take the link away"
NOWHERE = (
    ("[x](/2023/09/14/strom/)", "error", f'nothing is published at "/2023/09/14/strom/"; {NEAR}'),
    (
        "<a href='/2023/09/14/STORM/'>x</a>",
        "error",
        f'nothing is published at "/2023/09/14/STORM/"; {NEAR}',
    ),
    ("[x](/zzz.pdf)", "error", f'nothing is published at "/zzz.pdf"; {CORRECT}'),
    (
        "https://digest.example/2023/09/14/strom/.",
        "warning",
        f'nothing is published at "https://digest.example/2023/09/14/strom/"; {NEAR}',
    ),
    (
        "[x](/2023/09/14/storm/#what-comes)",
        "warning",
        '"Storm over Java" has no place "#what-comes"; '
        'did you mean "/2023/09/14/storm/#s-what-comes-next"?',
    ),
    (
        "[x](storm.md#what-comes-next)",
        "warning",
        '"Storm over Java" has no place "#what-comes-next"; '
        'did you mean "storm.md#s-what-comes-next"?',
    ),
    ("[x](storm.md#zzz)", "warning", f'"Storm over Java" has no place "#zzz"; {WHOLE}'),
    ("[x](#zzz)", "warning", f'this page has no place "#zzz"; {WHOLE}'),
    (
        "[x](../../../../../secret.md)",
        "warning",
        '"../../../../../secret.md" is outside of the project; '
        "put the file into content/, or correct the address",
    ),
    ("[x]()", "warning", f'the link "" has no address for readers; {AWAY}'),
    (
        "[x](ftp://old.example/)",
        "warning",
        f'the link "ftp://old.example/" has no address for readers; {AWAY}',
    ),
)


def test_links_that_lead_nowhere(paper: Paper) -> None:
    found = paper({f"{DAY}wind.md": article(*(f"It turned {link}" for link, _, _ in NOWHERE))})

    assert [told(n) for n in found] == [
        (level, f"{DAY}wind.md:{line}: {expected}")
        for line, (_, level, expected) in enumerate(NOWHERE, 7)
    ]


SOMEWHERE = (
    "/",
    "/2023/09/14/storm/",
    "/2023/09/14/storm",
    "/2023/09/14/storm/index.html",
    "/2023/09/14/storm/#s-what-comes-next",
    "/2023/09/14/#a-storm",
    "/2023/09/14/st%6Frm/?from=wind#p-1",
    "/2023/09/14/storm/#:~:text=Nobody",
    "/2023/09/",
    "/archive/",
    "/topics/world/atom.xml",
    "/feeds/feeds.opml",
    "/sitemap.xml",
    "/assets/style.css",
    "/2023/09/14/harbour/walls.png",
    "/press/kit.pdf",
    "/old-about/",
    "/about/#s-who-we-are",
    "/pages/about.md#s-who-we-are",
    "/2023/09/14/storm.md#s-what-comes-next",
    "../../../pages/about.md#s-who-we-are",
    "storm.md",
    "walls.png",
    "#s-heading",
    "#Heading",
    "https://digest.example/2023/09/14/storm/#p-1",
    "https://other.example/2023/09/14/strom/#zzz",
    "//other.example/strom/",
    "tel:+62281",
)


def test_links_that_lead_somewhere(paper: Paper) -> None:
    """Never a word about what is right."""
    links = " ".join(f"[x]({link})" for link in SOMEWHERE)
    found = paper(
        {
            f"{DAY}wind.md": article(f"At noon {links}", "", "## Heading", "", "It turned."),
            f"{DAY}old.md": article("What was known before.", title="Old", aliases="[/old-about/]"),
            "content/pages/about.md": "---\ntitle: About\n---\n\n## Who we are\n\nTwo people.\n",
            "static/press/kit.pdf": "%PDF",
        }
    )

    assert found == ()


def test_links_are_found_wherever_they_stand(paper: Paper) -> None:
    found = paper(
        {
            f"{DAY}wind.md": article(
                "- one",
                "  [two](/no/2)",
                "",
                "| a |",
                "|---|",
                "| [x](/no/6) |",
                "",
                "<p>",
                "<a href='/no/9'>x</a></p>",
                "",
                "Note[^1] and [ref][r]",
                "",
                "[^1]: foot [f](/no/13)",
                "",
                "[r]: /no/11",
            ),
            "content/pages/about.md": "---\ntitle: About\n---\n[x](/no/4)\n",
            "content/days/2023-09-14.md": "The day in brief. [x](/no/1)\n",
            f"{DAY}pasted.txt": "A calm day\n\nSee https://digest.example/no/3 and [x](/no/).\n",
        }
    )
    lines = [(n.path.rpartition("/")[2], n.line) for n in found if n.what.startswith("nothing is")]

    assert lines == [
        ("pasted.txt", 3),
        *(("wind.md", 6 + line) for line in (2, 6, 9, 11, 13)),
        ("2023-09-14.md", 1),
        ("about.md", 4),
    ]


def test_a_link_in_a_paragraph_that_is_left_out_is_no_matter(paper: Paper) -> None:
    found = paper(
        {f"{DAY}wind.md": article("It blew.", "", "Read also: [The storm](draft.md#zzz)")}
    )

    assert [n.level for n in found] == ["hint"]


def test_links_of_a_body_that_nobody_is_shown_are_no_matter(paper: Paper) -> None:
    whole = {f"{DAY}wind.md": article("It [blew](/no/).", source="{name: Post}", license="CC0")}
    cut = {"site.yaml": SITE + "republish: excerpt\n"}

    assert [n.level for n in paper(whole | cut)] == ["error"]
    assert paper({f"{DAY}wind.md": article("It [blew](/no/).", source="{name: Post}")} | cut) == ()


def test_an_anchor_of_an_article_that_is_shown_in_part(paper: Paper) -> None:
    found = paper(
        {
            "site.yaml": SITE + "republish: excerpt\n",
            f"{DAY}wind.md": article("It blew.", "", "## Far", "", "Away.", source="{name: Post}"),
            f"{DAY}calm.md": article("After the [wind](wind.md#s-far).", title="Calm"),
        }
    )

    assert only(found).what == '"Wind" has no place "#s-far", as only its summary is shown'


@pytest.mark.parametrize(
    ("keys", "state"),
    [
        ({"draft": "true"}, "a draft"),
        ({"date": "2023-10-09"}, "scheduled for 2023-10-09"),
        ({"expires": "2023-10-01"}, "no longer shown"),
    ],
)
def test_a_link_to_an_article_that_is_not_published(
    paper: Paper, keys: dict[str, str], state: str
) -> None:
    """A build takes its file for missing; it is there, so the editor is told what it is."""
    found = paper(
        {
            f"{DAY}later.md": article(title="Later", **keys),
            f"{DAY}wind.md": article("It [blew](later.md)."),
        }
    )

    assert [str(n) for n in found if n.path.endswith("wind.md")] == [
        f'{DAY}wind.md:7: "later.md" is {state}, so the link leads nowhere now; '
        "show it, or take the link away"
    ]
    assert [n.level for n in found if n.path.endswith("wind.md")] == ["warning"]


def test_an_address_of_an_article_that_is_not_published(paper: Paper) -> None:
    files: Files = {f"{DAY}later.md": article(title="Later", draft="true")}
    links = (
        "/2023/09/14/later/",
        "/2023/09/14/later.md",
        "https://digest.example/2023/09/14/later/",
    )
    files[f"{DAY}wind.md"] = article(*(f"It blew [at noon]({link})." for link in links))
    found = [told(n) for n in paper(files)]

    assert [(level, text.partition(", so")[0]) for level, text in found] == [
        (level, f'{DAY}wind.md:{line}: "{link}" is a draft')
        for line, link, level in zip((7, 8, 9), links, ("error", "error", "warning"), strict=True)
    ]


def test_scheduled_articles_may_link_each_other_in_their_order(paper: Paper) -> None:
    found = paper(
        {
            f"{DAY}one.md": article("First.", "[x](two.md)", title="One", date="2023-10-08"),
            f"{DAY}two.md": article("Second.", "[x](one.md)", title="Two", date="2023-10-09"),
        }
    )
    warned = [n for n in found if n.level == "warning"]

    assert [(n.path, n.line) for n in warned] == [(f"{DAY}one.md", 9)]


def test_what_a_scheduled_article_lacks_is_told_before_its_day(paper: Paper) -> None:
    late = article(
        "It ![Sea](sea.png) [x](/no/)", date="2023-10-09", image="sky.png", image_alt="Sky"
    )
    found = paper({f"{DAY}wind.md": late})

    assert [told(n) for n in found if n.level != "hint"] == [
        ("warning", f'{DAY}wind.md:6: there is no file "sky.png"; {CURE}'),
        ("error", f'{DAY}wind.md:10: nothing is published at "/no/"; {CORRECT}'),
        ("warning", f'{DAY}wind.md:10: there is no file "sea.png"; {CURE}'),
    ]


CURE = "put the file beside the article, or correct the name"


def test_drafts_are_looked_at_when_they_are_shown(paper: Paper) -> None:
    draft = {f"{DAY}wind.md": article("It [blew](/no/).", draft="true")}

    assert paper(draft) == ()
    assert [n.level for n in paper(draft, Show(drafts=True))] == ["error"]


def test_a_link_of_a_note_that_is_not_followed(paper: Paper) -> None:
    """Told as long as the build follows none: its words are all that readers get."""
    note = "'See [the storm](storm.md), [here](https://post.example/) or [there](/about/).'"
    found = paper({f"{DAY}wind.md": article(note=note)})

    assert [told(n) for n in found] == [
        (
            "warning",
            f'{DAY}wind.md:5: the note links "{link}", which is not followed there; '
            f"write the whole address: https://digest.example{address}",
        )
        for link, address in (("/about/", "/about/"), ("storm.md", "/2023/09/14/storm/"))
    ]


def test_pictures_that_some_cannot_see(paper: Paper) -> None:
    found = paper(
        {
            f"{DAY}wind.md": article(
                "The wind turned ![](walls.png)",
                "and turned <img src=walls.png>",
                "and turned ![Walls](https://other.example/p/walls.png)",
                "and turned ![Walls](data:image/png;base64,AAAA)",
            )
        }
    )
    blind = (
        'the picture "walls.png" has no words for those who cannot see it; '
        "write what it shows: ![…](walls.png)"
    )
    save = "save it beside the article and name it here"

    assert [told(n) for n in found] == [
        ("warning", f"{DAY}wind.md:7: {blind}"),
        ("warning", f"{DAY}wind.md:8: {blind}"),
        (
            "hint",
            f'{DAY}wind.md:9: the picture "walls.png" is another site\'s, '
            f"so readers see a link to it; {save}",
        ),
        ("warning", f"{DAY}wind.md:10: this picture has no file, so it is left out; {save}"),
    ]


def test_the_leading_picture_wants_words(paper: Paper) -> None:
    found = only(paper({f"{DAY}one.md": article(title="One", image="walls.png")}))

    assert told(found) == (
        "warning",
        f"{DAY}one.md:5: image has no image_alt, so some readers will not know what it shows; "
        "write image_alt: and what it shows",
    )


def test_a_heavy_picture_is_told_once_where_it_is_first_shown(paper: Paper) -> None:
    found = paper(
        {
            f"{DAY}walls.png": png(2_500_000),
            f"{DAY}wind.md": article("Calm.", "![Walls](walls.png)"),
            f"{DAY}just.md": article("Right. ![Just](just.png)", title="Just"),
            f"{DAY}just.png": png(2_000_000 - len(png())),
        }
    )

    assert told(only(found)) == (
        "warning",
        f'{DAY}harbour.md:11: the picture "walls.png" weighs 2.5 MB; '
        "save it smaller: 2 MB is the most a phone should load",
    )


def test_a_heavy_leading_picture(paper: Paper) -> None:
    leading = article(title="Sky", image="sky.png", image_alt="'The sky, at noon'")
    found = only(paper({f"{DAY}sky.md": leading, f"{DAY}sky.png": png(3_000_000)}))

    assert (found.path, found.line) == (f"{DAY}sky.md", 5)


def test_what_is_not_shown_and_why(paper: Paper) -> None:
    found = paper(
        {
            "content/idea.md": article(title="Idea", draft="true"),
            f"{DAY}later.md": article(title="Later", date="2023-10-09T08:30:00Z"),
            f"{DAY}past.md": article(title="Past", expires="2023-10-01"),
            f"{DAY}never.md": article(title="Never", expires="2023-09-13"),
        }
    )

    assert [told(n) for n in found] == [
        (
            "hint",
            f"{DAY}later.md:5: scheduled for 2023-10-09 08:30; it is shown from then on",
        ),
        (
            "warning",
            f"{DAY}never.md:5: it expires before it is published, so that nobody sees it; "
            "correct date or expires",
        ),
        (
            "hint",
            f"{DAY}past.md:5: it has expired, and its address leads nowhere; "
            "delete expires to show it again",
        ),
        (
            "hint",
            "content/idea.md:5: this draft has no date; "
            "write date: 2023-09-14 before it is published",
        ),
    ]


def test_an_article_that_lists_can_say_nothing_of(paper: Paper) -> None:
    found = paper(
        {
            f"{DAY}empty.md": article(" ", title="Empty"),
            f"{DAY}still.md": article("![A calm sea](walls.png)", title="Still"),
            f"{DAY}draft.md": article(" ", title="Draft", draft="true"),
        }
    )

    assert [told(n) for n in found] == [
        (
            "warning",
            f"{DAY}empty.md:2: the article has no text; write summary: and a sentence or two",
        ),
        (
            "warning",
            f"{DAY}still.md:2: no sentence of it can be a summary; "
            "write summary: and a sentence or two",
        ),
    ]


def test_the_line_to_write_keeps_an_id(paper: Paper, tmp_path: Path) -> None:
    found = only(paper({f"{DAY}wind.md": "---\ntitle: Wind\ntopics: [world]\n---\nIt blew.\n"}))
    line = found.cure.split('"')[1]

    assert (found.level, found.path, found.line) == ("hint", f"{DAY}wind.md", 1)
    assert found.cure == f'below this line write "{line}"'
    moved = f"---\n{line}\ntitle: Wind\ntopics: [world]\n---\nIt blew.\n"
    (tmp_path / f"{DAY}wind.md").unlink()
    assert paper({f"{DAY}moved.md": moved}) == ()
    run = CliRunner().invoke(main, ["-C", str(tmp_path), "list", "--json", "--as-of", "2023-10-05"])
    assert f'"id": "{line.removeprefix("id: ")}"' in run.output


def test_an_article_without_front_matter_is_told_to_have_some(paper: Paper) -> None:
    found = only(paper({f"{DAY}wind.txt": "Wind turns\n\nThe wind turned to the north at noon.\n"}))

    assert found.cure.startswith('above the text write --- and "id: urn:uuid:')
    assert found.cure.endswith('" and ---')


def test_ids_are_not_asked_of_what_no_feed_has_shown(paper: Paper) -> None:
    found = paper({f"{DAY}wind.md": "---\ntitle: Wind\ndate: 2023-10-09\n---\nIt blew.\n"})

    assert only(found).what == "scheduled for 2023-10-09"


def test_settings_that_feeds_need(paper: Paper) -> None:
    found = paper({"site.yaml": "title: The Daily Digest\ntopics: [world]\n"})

    assert [told(n) for n in found] == [
        (
            "warning",
            "site.yaml:1: there is no base_url; feeds need it: write base_url: https://example.org/",
        ),
        (
            "warning",
            "site.yaml:1: there is no id, so the feeds have the ids of every other site without one"
            '; write "id: the-daily-digest", and never change it',
        ),
    ]


def test_a_paper_without_settings_is_told_so(paper: Paper) -> None:
    found = only(paper({"site.yaml": None}))

    assert told(found) == (
        "warning",
        "site.yaml: there is no site.yaml, so feeds lead to http://localhost:8000/; "
        "write one with base_url: and id: in it",
    )


def test_a_note_on_a_day_without_news(paper: Paper) -> None:
    found = only(paper({"content/days/2023-09-15.md": "Nothing happened.\n"}))

    assert (found.level, found.path) == ("hint", "content/days/2023-09-15.md")


def test_texts_of_others_are_told_once_for_each_outlet(paper: Paper) -> None:
    post = "{url: https://post.example/%s, name: The Post}"
    texts: Files = {
        f"{DAY}one.md": article("First of all.", title="One", source=post % 1),
        f"{DAY}two.md": article("Second to none.", title="Two", source=post % 2),
        f"{DAY}url.md": article(
            "Third in line.", title="Url", source="https://www.paper.example/3"
        ),
        f"{DAY}free.md": article("Free for all.", title="Free", source=post % 4, license="CC0"),
    }

    assert [told(n) for n in paper(texts)] == [
        (
            "hint",
            f"{DAY}one.md:5: this shows a whole article of The Post without a license, "
            f"and so does 1 more; {REPUBLISH}",
        ),
        (
            "hint",
            f"{DAY}url.md:5: this shows a whole article of paper.example without a license; "
            f"{REPUBLISH}",
        ),
    ]
    assert paper(texts | {"site.yaml": SITE + "republish: excerpt\n"}) == ()


REPUBLISH = "write license: where you have one, or republish: excerpt in site.yaml"


def again(found: tuple[Notice, ...]) -> list[tuple[str, str, int, str]]:
    """What is told of articles that seem to be one."""
    about = [n for n in found if "same" in n.what]
    return [(n.level, n.path.rpartition("/")[2], n.line, n.what) for n in about]


def test_one_source_twice(paper: Paper) -> None:
    found = paper(
        {
            f"{DAY}a.md": article(
                "One.", title="A", source="https://www.post.example/x/?utm_source=n"
            ),
            f"{DAY}b.md": article(
                "Two.", title="B", source="http://post.example/x#top", license="CC0"
            ),
            f"{DAY}c.md": article("Three.", title="C", source="https://post.example/x?page=2"),
            f"{DAY}d.md": article("Four.", title="D", source="https://post.example/"),
            f"{DAY}e.md": article("Five.", title="E", source="https://post.example"),
        }
    )

    same = f"the same article as {DAY}a.md:5: one source"
    assert again(found) == [("warning", "b.md", 5, same)]
    assert [n.cure for n in found if "same" in n.what] == [
        'delete one of the two; if this one, write "aliases: [/2023/09/14/b/]" in the other'
    ]


def test_one_source_in_two_languages_is_one_story(paper: Paper) -> None:
    url = "https://post.example/x"
    texts: Files = {
        f"{DAY}a.md": article("One.", title="A", source=url, license="CC0"),
        f"{DAY}b.md": article("Dua.", title="B", source=url, license="CC0", lang="id"),
    }
    found = only(paper(texts))

    assert told(found) == (
        "hint",
        f"{DAY}b.md:5: made of the same source as {DAY}a.md, in another language; "
        'write "story: a" in both to show them together',
    )
    for name, text in texts.items():
        texts[name] = str(text).replace("license", "story: Wind\nlicense")
    assert paper(texts) == ()


def test_one_headline_twice(paper: Paper) -> None:
    found = paper(
        {
            f"{DAY}a.md": article("One.", title="Wind of change", id="a"),
            f"{DAY}b.md": article("Two.", title="“Wind of Change”", id="b"),
            f"{DAY}c.md": article("Drei.", title="Wind of change", id="c", lang="de"),
            "content/2023/09/15/d.md": article("Four.", title="Wind of change", id="d"),
        }
    )

    assert again(found) == [
        ("warning", "b.md", 2, f"the same article as {DAY}a.md:2: one headline"),
        ("hint", "d.md", 2, f"the same article as {DAY}a.md:2: one headline"),
    ]


def test_a_column_may_have_its_name_every_day(paper: Paper) -> None:
    days = {
        f"content/2023/09/{day}/markets.md": article(f"Up by {day}.", title="Markets", id=f"m{day}")
        for day in range(11, 15)
    }

    assert paper(dict(days)) == ()


def test_one_text_twice_with_other_words_in_places(paper: Paper) -> None:
    text = prose(1)
    edited = [*text[:60], "changed", *text[61:]]
    other = [*text[:40], *prose(2, 80)]
    found = paper(
        {
            f"{DAY}a.md": article(" ".join(text), title="A"),
            f"{DAY}b.md": article("*" + " ".join(edited) + "*", title="B"),
            f"{DAY}c.md": article(" ".join(other), title="C"),
            f"{DAY}d.md": article(" ".join(text), title="D", draft="true"),
            f"{DAY}e.md": article(" ".join(text), title="E", expires="2023-10-01"),
        }
    )

    assert again(found) == [
        ("warning", "b.md", 6, f"the same article as {DAY}a.md:6: 95 % of the text"),
        ("warning", "d.md", 7, f"the same article as {DAY}a.md:6: 100 % of the text"),
    ]


def test_one_text_in_two_outlets_is_no_fault(paper: Paper) -> None:
    text = " ".join(prose(1))
    one, other = (
        article(text, source=f"{{name: {name}, url: 'https://{name}.example/x'}}", license="CC0")
        for name in ("post", "times")
    )
    found = only(
        paper(
            {
                f"{DAY}a.md": one,
                f"{DAY}b.md": other.replace("id: wind", "id: w2").replace(
                    "title: Wind", "title: B"
                ),
            }
        )
    )

    assert found.level == "hint"
    assert found.cure == "of one day they take one line, with both outlets"


def test_what_likeness_joined_is_told_with_its_words(paper: Paper) -> None:
    lines = "Two dams above Derna burst in the storm and swept the old houses into the sea."
    one, other = (
        article(f"{lines} {end}", source=f"{{name: {name}, url: 'https://{name}.example/'}}")
        .replace("license", "via")
        .replace("title: Wind", f"title: {title}")
        for name, title, end in (
            ("post", "Dams above Derna burst", "The mayor was in Tripoli."),
            ("times", "Storm bursts dams of Derna", "Nobody had been warned of it."),
        )
    )
    told = paper({f"{DAY}a.md": one, f"{DAY}b.md": other.replace("id: wind", "id: w2")})
    (found,) = (notice for notice in told if "one story" in notice.what)

    assert (found.level, found.path) == ("hint", f"{DAY}b.md")
    assert f"{DAY}a.md" in found.what
    assert "dams, derna" in found.what
    assert "story:" in found.cure


def test_all_that_makes_two_articles_one_is_told_together(paper: Paper) -> None:
    text = article(" ".join(prose(1)), source="https://post.example/x", license="CC0")
    found = only(
        paper({f"{DAY}a.md": text, "content/2023/09/15/b.md": text.replace("id: wind", "id: w2")})
    )

    why = "one source, one headline, 100 % of the text"
    assert (found.level, found.path, found.what) == (
        "warning",
        "content/2023/09/15/b.md",
        f"the same article as {DAY}a.md:5: {why}",
    )


def test_the_order_is_that_of_the_places(paper: Paper) -> None:
    files: Files = {
        f"{DAY}{name}.md": article("It [blew](/no/) ![](walls.png)", title=name.title())
        for name in ("m", "b", "z")
    }
    found = paper(files)

    assert found == tuple(sorted(found)) == paper(files)
    assert [n.path[-4] for n in found] == list("bbmmzz")


@pytest.mark.parametrize(
    ("body", "code", "last"),
    [
        ("Calm.", 0, "no faults"),
        ("Calm. ![Sea](https://other.example/sea.png)", 0, "no faults"),
        ("Calm. ![](walls.png)", 1, "1 fault"),
        ("A [calm](/no/) day.", 1, "1 fault"),
    ],
)
def test_the_command_fails_on_errors_and_warnings_only(
    paper: Paper, tmp_path: Path, body: str, code: int, last: str
) -> None:
    paper({f"{DAY}wind.md": article(body)})
    run = CliRunner().invoke(main, ["-C", str(tmp_path), "check", "--as-of", "2023-10-05"])

    assert run.exit_code == code
    assert last in run.output.splitlines()
    assert not (tmp_path / "output").exists()


def test_mentions_have_their_lines() -> None:
    text = (
        "A [b](/c)\n![d](e.png 'f')  \n<a\nhref=\"g&amp;h\">i</a> `j\nk`\n\n"
        "<img alt=l src='m.png'>\n"
    )

    assert mentions(text, "en", 5) == (
        Mention("link", "/c", 5),
        Mention("picture", "e.png", 6, "d"),
        Mention("link", "g&h", 7),
        Mention("picture", "m.png", 11, "l"),
    )


def test_a_text_of_plain_links_to_the_web_is_not_read_again() -> None:
    assert (
        mentions("[a](https://b.example/) and [c](http://d.example/ 'e')[^1]\n\n[^1]: F", "en", 1)
        == ()
    )


@given(st.data())
def test_texts_are_alike_where_enough_of_them_is_shared(data: st.DataObject) -> None:
    """Against the plain comparison of every two."""
    text = prose(data.draw(st.integers(1, 9)), data.draw(st.integers(30, 200)))
    other = list(text)
    for place in data.draw(st.lists(st.integers(0, len(text) - 1), max_size=6)):
        other[place] = f"new{place}"
    cut = data.draw(st.integers(0, 30))
    other = other[cut:] + prose(77, data.draw(st.integers(0, 40)))
    one, two = shingles(text), shingles(other)
    share = len(one & two) / max(len(one), len(two), 1)
    found = [(f.later, f.earlier, f.share) for f in likenesses([tuple(text), tuple(other)])]

    long_enough = min(len(one), len(two)) >= FEWEST
    assert found == ([(1, 0, share)] if share >= ALIKE and long_enough else [])


def shingles(text: list[str]) -> set[tuple[str, ...]]:
    return {tuple(text[i : i + 5]) for i in range(len(text) - 4)}


def test_a_sentence_below_every_text_makes_none_alike() -> None:
    every = prose(0, 40)
    texts = [tuple(prose(seed) + every) for seed in range(1, 60)]

    assert list(likenesses(texts)) == []
    assert [(f.later, f.earlier) for f in likenesses([*texts, texts[58]])] == [(59, 58)]


def test_texts_without_spaces_are_compared_by_their_characters() -> None:
    chance = random.Random(3)
    text = "".join(chance.choices("日本国民正当選挙国会代表者通動", k=120))
    one, two = words(text, "ja"), words(text[:60] + "海" + text[61:], "ja")

    assert [f.earlier for f in likenesses([one, two])] == [0]
