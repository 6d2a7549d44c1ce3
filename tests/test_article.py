"""A source becomes an article, or every fault in it is told at once."""

import json
import uuid
from datetime import UTC, datetime, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.content.article import make_article
from digest.content.fields import KEYS
from digest.content.picture import beside
from digest.content.reading import Reading
from digest.content.values import at_fixed_offset
from digest.errors import errors_of
from digest.model import Article, Budget, Manuscript, Origin, Picture, PlainText, Summary
from tests.conftest import Golden
from tests.factories import JAKARTA, reading, source
from tests.hypertext import ids

CASES = Path(__file__).parent / "cases"
PATH = "content/2023/09/14/storm.md"
RAIN = "It rained on Thursday in the whole of Java, and the rivers rose."


def make(text: str | bytes, path: str = PATH, **fields: Any) -> Manuscript:
    return make_article(source(text, path), reading(**fields))


def article(matter: str = "", path: str = PATH, body: str = RAIN, **fields: Any) -> Article:
    """The article of a file with these lines of front matter; none of them may be a fault."""
    made = make(f"---\n{matter}\n---\n{body}\n" if matter else body, path, **fields)
    assert made.article, [str(notice) for notice in made.notices]
    return made.article


def faults(matter: str, path: str = PATH, body: str = RAIN) -> list[str]:
    made = make(f"---\n{matter}\n---\n{body}\n", path)
    assert made.article is None
    assert made.text is None
    assert made.html == ""
    return [str(n).removeprefix(f"{path}:") for n in errors_of(made.notices)]


# Whole files


@pytest.mark.parametrize(
    "file", sorted(p for p in (CASES / "articles").iterdir() if p.suffix != ".json"), ids=str
)
def test_whole_articles(file: Path, golden: Golden) -> None:
    made = make(file.read_bytes(), f"content/news/{file.name}")
    found = msgspec.to_builtins(made.article) | {
        "html": made.html.split("\n"),
        "notices": [f"{notice.level}: {notice}" for notice in made.notices],
    }

    golden(file.with_suffix(".json"), json.dumps(found, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize(
    "file", sorted(p for p in (CASES / "broken").iterdir() if p.suffix != ".txt"), ids=str
)
def test_broken_files(file: Path, golden: Golden) -> None:
    made = make(file.read_bytes(), f"content/{file.name}")

    golden(file.with_suffix(".txt"), "".join(f"{n.level}: {n}\n" for n in made.notices))


def test_the_sample_paper_has_no_fault() -> None:
    root = CASES.parent.parent / "content"
    made = [
        make(file.read_bytes(), f"content/{file.relative_to(root).as_posix()}")
        for file in sorted(root.rglob("*.md"))
    ]

    assert made
    assert not any(errors_of(m.notices) for m in made)


# Title


def test_a_title_is_given_or_the_first_heading_or_the_files_name() -> None:
    assert article("title: Given", body="# Heading\n\nText").title == "Given"
    assert article(body="# Heading\n\nText").title == "Heading"
    assert article(body=RAIN).title == "Storm"
    assert article(path="content/2023-09-14-storm_over-java.md").title == "Storm over java"


@pytest.mark.parametrize("matter", ["title:", "title: ''", "title: '  '", "title: #1 in sport"])
def test_an_empty_title_is_a_fault(matter: str) -> None:
    assert faults(matter.replace(": #", ": # ")) == [
        "2: the title is empty; "
        "write the headline after title: (in quotation marks if it begins with #)"
    ]


@pytest.mark.parametrize("name", ["20230914", "2023-09-14", "12345", "2023/09/14"])
def test_a_number_is_no_title(name: str) -> None:
    path = f"content/{name}.md"
    assert faults("date: 2023-09-14", path) == [
        "1: the article has no title; write title: and its headline"
    ]
    assert article("date: 2023-09-14", path, body="# Storm\n\nRain").title == "Storm"


# Dates


def test_a_date_is_given_or_that_of_the_path() -> None:
    assert article("date: 2023-09-13").published == datetime(2023, 9, 13, tzinfo=JAKARTA)
    assert article().published == datetime(2023, 9, 14, tzinfo=JAKARTA)
    assert article(path="content/2023-09-15-storm.md").day.day == 15
    assert article("created: 2023-09-12\npublished: false").day.day == 12


def test_the_sites_zone_decides_the_day() -> None:
    matter = "date: 2023-09-14T23:30:00+07:00"

    assert article(matter, timezone="Pacific/Auckland").address == "/2023/09/15/storm/"
    assert article(matter, timezone="America/Los_Angeles").address == "/2023/09/14/storm/"
    assert article("date: 2023-09-14", timezone="Pacific/Kiritimati").day.day == 14
    assert article("date: 2023-09-14", timezone="Pacific/Midway").day.day == 14


def test_an_article_has_a_date_unless_it_is_a_draft() -> None:
    path = "content/storm.md"

    assert faults("title: Storm", path) == ["1: the article has no date; write date: 2023-09-14"]
    assert article("draft: true", path).published.year == 1
    assert article("draft: true\ndate: 2023-09-14", path).published.year == 2023


def test_a_bad_date_is_a_fault_even_of_a_draft() -> None:
    cure = "write it as 2023-09-14 or 2023-09-14T08:30:00+07:00"

    assert faults("draft: true\ndate: soon") == [f'3: "soon" is not a date; {cure}']
    assert faults("date: true") == [f"2: a date is wanted here; {cure}"]
    assert faults("lastmod: x\nexpiryDate: y") == [
        f'2: "x" is not a date; {cure}',
        f'3: "y" is not a date; {cure}',
    ]


@pytest.mark.parametrize(
    ("updated", "moment"),
    [
        ("2023-09-15", datetime(2023, 9, 15, tzinfo=JAKARTA)),
        ("2023-09-14T10:00:00+07:00", datetime(2023, 9, 14, 10, tzinfo=JAKARTA)),
        ("2023-09-14", datetime(2023, 9, 14, 8, 30, tzinfo=JAKARTA)),
        ("2023-09-14T08:00:00+07:00", None),
        ("2023-09-01", None),
    ],
)
def test_an_update_is_never_before_the_publication(updated: str, moment: datetime | None) -> None:
    assert article(f"date: 2023-09-14T08:30\nupdated: {updated}").updated == moment


def test_what_expires_on_a_day_is_there_that_whole_day() -> None:
    assert article("expires: 2023-09-16").expires == datetime(2023, 9, 17, tzinfo=JAKARTA)
    found = article("expires: 2023-09-16T00:00:00Z").expires
    assert found == datetime(2023, 9, 16, tzinfo=UTC)
    assert article().expires is None


# Drafts


@pytest.mark.parametrize(
    "matter",
    [
        "draft: true", "Draft: true", "DRAFT: yes", "draft: 'true'", "draft: 1", "draft: on",
        "status: draft", "Status: Draft", "status: hidden", "status: private", "status: pending",
        "status: unpublished", "published: false", "published: no", "Published: 'False'",
        "publish: false", "publish: no", "draft: false\nstatus: draft", "draft:\npublish: off",
    ],
)  # fmt: skip
def test_every_way_to_say_draft(matter: str) -> None:
    assert article(matter).draft
    assert article(f"title: x\n{matter}", "content/no-date.md").draft


@pytest.mark.parametrize(
    "matter",
    ["draft: false", "draft:", "draft: no", "draft: ''", "status: published", "published: true",
     "publish: true", "status: Featured", "published: 2023-09-14"],
)  # fmt: skip
def test_every_way_to_say_that_it_is_none(matter: str) -> None:
    made = make(f"---\n{matter}\n---\n{RAIN}")

    assert made.article
    assert not made.article.draft
    assert made.notices == ()


def test_what_cannot_be_understood_is_not_published_unseen() -> None:
    assert faults("draft: perhaps") == [
        '2: "perhaps" is neither true nor false; write true or false'
    ]
    made = make(f"---\nstatus: in review\n---\n{RAIN}")
    assert [f"{n.level} {n.line}: {n.what}" for n in made.notices] == [
        'warning 2: the status "in review" is not known'
    ]


# What it is known by


def test_a_uri_is_kept_as_the_id() -> None:
    for uri in ("tag:a.example,2023:x", "https://a.example/1", "urn:isbn:1"):
        assert article(f'id: "{uri}"').id == uri


def test_another_id_is_made_a_uri_for_good() -> None:
    assert article("id: 20230914-storm").id == "urn:uuid:8a8eda4c-e078-5122-9e81-e3a7009040ee"
    assert article("id: 5").id == article("guid: '5'").id
    assert article("id: a b").id != article("id: a c").id
    assert uuid.UUID(article("id: Größe").id.removeprefix("urn:uuid:")).version == 5


def test_without_an_id_the_path_makes_it_and_nothing_else() -> None:
    first = article()

    assert first.id == "urn:uuid:d2d3bfab-1dfd-5a61-b317-4fceba1cafcc"
    assert article("title: Other\ndate: 2024-01-01\nslug: x", body="Else.").id == first.id
    assert article(path="content/2023/09/14/wind.md").id != first.id


@pytest.mark.parametrize(
    ("matter", "path", "slug"),
    [
        ("slug: Other Words", PATH, "other-words"),
        ("", "content/2023-09-14-Storm_Über Java.md", "storm-über-java"),
        ("title: Given", "content/2023/09/14/storm/index.md", "storm"),
        ("title: Only a title", "content/2023-09-14.md", "only-a-title"),
        ("", "content/2023-09-14-हिन्दी समाचार.md", "हिन्दी-समाचार"),
        ("", "content/2023-09-14-العاصفة.md", "العاصفة"),
        ("", "content/2023-09-14-月船三号.md", "月船三号"),
        ("", "content/2023-09-14-storm.fr.md", "storm"),
    ],
)
def test_slugs(matter: str, path: str, slug: str) -> None:
    assert article(matter, path).slug == slug


@pytest.mark.parametrize(
    ("written", "aliases"),
    [
        ("/old/", ("/old/",)),
        ("old", ("/old/",)),
        ("[/a, b/c/, /a/]", ("/a/", "/b/c/")),
        ("https://old.example/a/b.html?x#y", ("/a/b.html",)),
        ("//a/./b//c", ("/a/b/c/",)),
        ("/größe/", ("/größe/",)),
    ],
)
def test_aliases(written: str, aliases: tuple[str, ...]) -> None:
    assert article(f"aliases: {written}").aliases == aliases


@pytest.mark.parametrize(
    "written", ["/", "'#x'", "/a/../b", "'/<b>/'", "'/a:b/'", "'/a\\b'", "'/a*/'", "/" + "a" * 250]
)
def test_what_is_no_alias(written: str) -> None:
    (fault,) = faults(f"aliases: {written}")

    assert fault.startswith("2: ")
    assert "/old/page/" in fault


# Where it comes from


@pytest.mark.parametrize(
    ("matter", "origin"),
    [
        ("source: https://a.example/b?utm_source=x", Origin(url="https://a.example/b")),
        ("source: Harbour Times", Origin(name="Harbour Times")),
        ("source: [https://a.example/, x]", Origin(url="https://a.example/")),
        (
            "source: {url: https://a.example/, name: A, author: B, date: 2023-09-13}",
            Origin("A", "https://a.example/", "B", datetime(2023, 9, 13).date()),
        ),
        ("source: {Name: A, authors: [B, C], date: null}", Origin(name="A", author="B, C")),
        ("source: A\nlink: https://a.example/", Origin("A", "https://a.example/")),
        ("source_url: https://a.example/\nsource_name: A", Origin("A", "https://a.example/")),
        ("canonical: https://a.example/?fbclid=1\nsite: A", Origin("A", "https://a.example/")),
        ("original_url: https://a.example/", Origin(url="https://a.example/")),
        ("source: {author: B}", None),
        ("source: {}", None),
        ("source:", None),
        ("title: x", None),
    ],
)
def test_origins(matter: str, origin: Origin | None) -> None:
    assert article(matter).origin == origin


def test_faults_of_a_source_have_their_own_lines() -> None:
    assert faults("source:\n  name: [a, [b]]\n  url: a.example\n  date: soon") == [
        "3: a line of text is wanted here; put the value in quotation marks",
        '4: "a.example" is no web address; write the whole address, https:// first',
        '5: "soon" is not a date; write it as 2023-09-14 or 2023-09-14T08:30:00+07:00',
    ]
    assert faults("link: a b")[0].startswith('2: "a b" holds a space')


# What else it says


def test_languages() -> None:
    assert article("lang: pt_br").lang == "pt-BR"
    assert article("language: EN").lang == "en"
    assert article(path="content/2023/09/14/storm.fr.md").lang == "fr"
    assert article("lang: de", path="content/2023/09/14/storm.fr.md").lang == "de"
    assert article(body="月船三号在月球南极附近着陆。", language="en").lang == "zh"
    assert article(body="!", language="id").lang == "id"
    assert faults("lang: English") == [
        '2: "English" is no language code; write a code such as en or pt-BR'
    ]


@pytest.mark.parametrize(
    ("matter", "picture"),
    [
        ("image: a.png", Picture("content/2023/09/14/a.png", line=2)),
        ("image: /a.png", Picture("content/a.png", line=2)),
        ("image: ../a.png", Picture("content/2023/09/a.png", line=2)),
        ("images: [a.png, b.png]", Picture("content/2023/09/14/a.png", line=2)),
        ("image: {src: a.png, alt: b}", Picture("content/2023/09/14/a.png", "b", line=2)),
        (
            "cover:\n  image: a.png\n  caption: c",
            Picture("content/2023/09/14/a.png", "", "c", line=2),
        ),
        (
            "image_credit: c\nthumbnail: a.png\nimage-alt: b",
            Picture("content/2023/09/14/a.png", "b", "c", line=3),
        ),
        ("image:", None),
    ],
)
def test_pictures(matter: str, picture: Picture | None) -> None:
    assert article(matter).picture == picture


def test_a_picture_of_another_site_is_told_and_not_taken() -> None:
    made = make(f"---\nimage: https://a.example/b.png\n---\n{RAIN}")

    assert made.article
    assert made.article.picture is None
    assert [f"{n.level} {n.line}: {n.what}" for n in made.notices] == [
        "warning 2: a picture of another site is not shown"
    ]


def test_files_are_named_in_one_form() -> None:
    assert beside(PATH, "cafe\u0301.png?v=2") == "content/2023/09/14/caf\u00e9.png"


def test_people_topics_tags_and_words() -> None:
    found = article(
        "author: {name: Ayu}\ncategories: [Science, world]\nkeywords: a, b\nvia: Budi\n"
        "licence: CC BY 4.0\nstory: storm\nsticky: true\ncredit: Siti"
    )

    assert found.authors == ("Ayu",)
    assert found.topics == ("science", "world")
    assert found.tags == ("a", "b")
    assert (found.via, found.license, found.story, found.credit) == (
        "Budi",
        "CC BY 4.0",
        "storm",
        "Siti",
    )
    assert found.pin


def test_a_note_is_safe_html_without_ids_or_paths() -> None:
    found = article("note: '# A *b* [c](d.md) [e](https://f.example) <script>x</script>[^1]'")

    assert found.note.strip() == (
        '<h2>A <em>b</em> <a>c</a> <a href="https://f.example">e</a> [^1]</h2>'
    )
    assert ids(article("note: |\n  # a\n\n  b[^1]\n\n  [^1]: c").note) == []


def test_summaries_are_the_editors_or_the_articles() -> None:
    assert article("summary: One.").summary.text == "One."
    own = article("excerpt: |\n  One\n  two.\n\n  Three.").summary
    assert [sentence.text for sentence in own.sentences] == ["One two.", "Three."]
    assert own.kind == "editor"
    assert article(body="One.\n\n<!-- more -->\n\nTwo.").summary.text == "One."
    assert article(body=RAIN).summary.kind == "whole"
    assert article("title: x", body="<!-- nothing -->").summary == Summary()


def test_the_topics_own_length_of_summaries_goes_before_the_sites() -> None:
    body = "\n\n".join(f"The river rose by {n} metres on the night of Friday." for n in range(20))
    topics = tuple(t.__class__(t.slug, t.names, t.keywords, Budget(1)) for t in reading().topics)

    assert len(article("topics: [world]", body=body).summary.sentences) == 3
    assert len(article("topics: [world]", body=body, topics=topics).summary.sentences) == 1
    assert len(article(body=body, summary=Budget(2)).summary.sentences) == 2


@pytest.mark.parametrize(
    ("length", "sentences"), [("1", 1), ("{sentences: 2}", 2), ("{words: 25}", 2)]
)
def test_an_article_may_have_a_length_of_its_own(length: str, sentences: int) -> None:
    body = " ".join(f"The river rose by {n} metres on the night of Friday." for n in range(20))
    topics = (msgspec.structs.replace(reading().topics[0], budget=Budget(4)),)
    own = article(f"topics: [world]\nsummary: {length}", body=body, topics=topics).summary

    assert (own.kind, len(own.sentences)) == ("extract", sentences)
    cut = article(f"summary: {length}", body=f"One.\n\n<!-- more -->\n\n{body}").summary
    assert cut.kind == "extract"


@pytest.mark.parametrize(
    ("length", "says"),
    [
        ("0", '"0" is no number of sentences; write one from 1 on'),
        ("{words: many}", '"many" is no number of words; write one from 1 on'),
        (
            "{lines: 3}",
            "the length of a summary is in sentences, words or characters; "
            "write summary: {sentences: 3}",
        ),
        (
            "{words: 40, sentences: 3}",
            "the length of a summary is in sentences, words or characters; "
            "write summary: {sentences: 3}",
        ),
        (
            "[One, two]",
            "a summary is a text or a length; "
            "put the text in quotation marks, or write {sentences: 3}",
        ),
    ],
)
def test_a_length_that_is_none_is_told(length: str, says: str) -> None:
    assert faults(f"title: x\nsummary: {length}") == [f"3: {says}"]


# Plain pages and notes on days


def test_pages_are_plain_texts() -> None:
    made = make("---\ntitle: About us\n---\nWho *we* are.", "content/pages/about.md")

    assert made.article is None
    assert made.html == '<p id="p-1">Who <em>we</em> are.</p>\n'
    assert made.text == PlainText(
        path="content/pages/about.md",
        slug="about",
        title="About us",
        lang="en",
        description="Who we are.",
        body=made.text.body if made.text else "",
    )


def test_a_note_on_a_day_needs_no_title_but_a_day() -> None:
    made = make("A quiet day.", "content/days/2023-09-14.md")
    assert made.text
    assert (made.text.slug, made.text.title) == ("2023-09-14", "")

    made = make("---\nzzz: x\n---\nA quiet day.", "content/days/quiet.md")
    assert made.text is None
    assert [str(notice) for notice in made.notices] == [
        "content/days/quiet.md:1: a note belongs to a day; name the file 2023-09-14.md",
        'content/days/quiet.md:2: "zzz" is no key of front matter; it is not used',
    ]


def test_a_page_with_a_fault_is_no_page() -> None:
    assert faults("title: x\nsummary: [y]", "content/pages/about.md") == [
        "3: a line of text is wanted here; put the value in quotation marks"
    ]


# Texts


@pytest.mark.parametrize("suffix", ["txt", "TXT"])
def test_plain_text_is_no_markdown(suffix: str) -> None:
    made = make(f"{RAIN} *So* it was.", f"content/2023/09/14/storm.{suffix}")

    assert "*So* it was" in made.html


def test_a_pasted_byline_names_the_author_where_front_matter_does_not() -> None:
    text = f"By Ayu Lestari\n\n{RAIN}\n\n{RAIN[:-1]} again.\n"

    assert article(body=text, path="content/2023/09/14/storm.txt").authors == ("Ayu Lestari",)
    named = article("author: Budi", body=text, path="content/2023/09/14/storm.txt")
    assert named.authors == ("Budi",)


def test_all_faults_of_a_file_are_told_in_the_order_of_their_lines() -> None:
    found = faults("title: ''\nlang: x\ntags: [[a]]\ndate: soon\nvia: https://a b\npin: 2")

    assert [fault.partition(":")[0] for fault in found] == ["2", "3", "4", "5", "6", "7"]


# Laws

MATTER = st.lists(
    st.tuples(
        st.sampled_from([*KEYS, "status", "published", "publish", "zzz"]),
        st.sampled_from(
            ["x", "2023-09-14", "true", "[a, b]", "{a: b}", "{url: 'https://a.example'}", "''", "5",
             "soon", "https://a.example/?utm_id=1", "[[a]]", "null", "draft", '"\\0"', "..", "'/'"],
        ),
    ),
    max_size=6,
    unique_by=lambda pair: pair[0],
)  # fmt: skip


@given(MATTER, st.sampled_from([RAIN, "", "# H", "<script>", "a\n\n> b\n", "月"]))
def test_a_file_is_an_article_or_has_a_fault(matter: list[tuple[str, str]], body: str) -> None:
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in matter) + f"---\n{body}"
    made = make(text)

    assert (made.article is None) == bool(errors_of(made.notices))
    assert made == make(text)
    assert all(1 <= notice.line <= text.count("\n") + 1 for notice in made.notices)
    assert list(made.notices) == sorted(set(made.notices))
    if made.article:
        assert made.article.title
        assert made.article.slug
        assert ":" in made.article.id
        assert made.article.published == at_fixed_offset(
            made.article.published.replace(tzinfo=JAKARTA)
        )
        assert isinstance(made.article.published.tzinfo, timezone)
        assert msgspec.json.decode(msgspec.json.encode(made.article))


@given(st.text(max_size=150), st.sampled_from(["md", "txt"]))
def test_any_text_is_read(text: str, suffix: str) -> None:
    made = make(text.encode(errors="surrogatepass"), f"content/2023/09/14/storm.{suffix}")

    assert (made.article is None) == bool(errors_of(made.notices))


@given(st.sampled_from(["UTC", "Pacific/Kiritimati", "Pacific/Midway", "Asia/Kathmandu"]))
def test_a_zone_moves_no_bare_date(timezone: str) -> None:
    text = "---\ndate: 2023-09-14\n---\nx"
    found = make_article(source(text), Reading(timezone=timezone)).article

    assert found
    assert found.published == datetime(2023, 9, 14, tzinfo=ZoneInfo(timezone))
    assert not found.has_time


def test_related_articles_are_listed_by_file_or_address() -> None:
    found = article(
        "related:\n  - ../13/wind.md\n  - /news/vote.md\n  - /2023/09/02/harbour/\n"
        "  - https://digest.example/2023/09/01/tug/\n  - ../13/wind.md"
    )

    assert [ref.target for ref in found.related] == [
        "content/2023/09/13/wind.md",
        "content/news/vote.md",
        "/2023/09/02/harbour/",
        "https://digest.example/2023/09/01/tug/",
    ]
    assert [ref.line for ref in found.related] == [2] * 4
    assert faults("title: A\nrelated: {a: b}") == ["3: a list is wanted here; write [one, two]"]


def test_the_name_of_a_story_is_one_however_it_is_spelled() -> None:
    names = [article(f"story: {name}").story for name in ("Java Storm", "java-storm", "JAVA STORM")]

    assert set(names) == {"java-storm"}
    assert article().story == ""
