"""The sentence that a build is: a function of its values, and the whole of a small site."""

from datetime import datetime
from html import unescape
from pathlib import Path
from random import Random
from re import sub
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from digest.build import Built, Show, build
from digest.desk.orders import Orders
from digest.desk.project import make
from digest.edition.due import is_due, newest_first
from digest.engine.themes import BELOW_ALL, read_theme
from digest.errors import DigestError
from digest.model import Content, Source
from digest.settings import Site
from tests.conftest import Golden
from tests.factories import article
from tests.project import AS_OF, MANIFEST, SITE, tree

EXPECTED = SITE.parent / "site.expected"
NOW = datetime(2023, 11, 1, tzinfo=ZoneInfo("UTC"))
PAPER = Site(title="Test", base_url="https://test.example/", theme="plain", id="test")
PLAIN = read_theme(SITE, "plain")


def built(*sources: Source, site: Site = PAPER, show: Show = Show()) -> Built:  # noqa: B008
    ordered = tuple(sorted(sources, key=lambda s: s.path))
    return build(site, Content(ordered), PLAIN, NOW, show)


def source(path: str, title: str, body: str = "Text.", **keys: str) -> Source:
    lines = "".join(f"{k}: {v}\n" for k, v in ({"date": "2023-09-14", "lang": "en"} | keys).items())
    return Source(path, f"---\ntitle: {title}\n{lines}---\n\n{body}\n".encode())


def files(result: Built) -> dict[str, bytes]:
    return dict(result.release.files())


# A whole site


def test_a_small_site_is_as_it_was_accepted(golden: Golden, accept: bool) -> None:
    """Every file but static assets; what is no longer made must go from the expected ones too."""
    result, notices = make(SITE, Orders(as_of=AS_OF))
    made = {p: d for p, d in files(result).items() if not p.startswith("assets/")}

    assert notices == ()
    expected = set(tree(EXPECTED)) if EXPECTED.exists() else set()
    for gone in expected - set(made) if accept else ():
        (EXPECTED / gone).unlink()
    assert accept or set(made) == expected
    for path, data in made.items():
        golden(EXPECTED / path, data)


def test_its_copies_and_its_articles_are_those_of_the_sources() -> None:
    result, _ = make(SITE, Orders(as_of=AS_OF))

    assert result.release.copies == (
        ("2023/09/14/storm-warning/pad.png", "content/2023/09/14/pad.png"),
        ("CNAME", "static/CNAME"),
    )
    assert [a.path.rpartition("/")[2] for a in result.articles] == [
        "landing.md",
        "roket-menunggu.md",
        "storm-warning.md",
        "fed-holds.md",
        "探査機.md",
        "banco-central.md",
    ]
    assert [a.path for a in result.scheduled] == ["content/2023/10/20/later.md"]
    assert [a.path for a in result.drafts] == ["content/2023/10/20/not-yet.md"]


# What is due


@pytest.mark.parametrize(
    ("fields", "show", "due"),
    [
        ({}, Show(), True),
        ({"draft": True}, Show(), False),
        ({"draft": True}, Show(drafts=True), True),
        ({"published": NOW.replace(year=2024)}, Show(), False),
        ({"published": NOW.replace(year=2024)}, Show(future=True), True),
        ({"published": NOW}, Show(), True),
        ({"published": NOW.replace(microsecond=1)}, Show(), False),
        ({"expires": NOW}, Show(), False),
        ({"expires": NOW}, Show(expired=True), True),
        ({"expires": NOW.replace(microsecond=1)}, Show(), True),
        ({"draft": True, "published": datetime.min.replace(tzinfo=NOW.tzinfo)}, Show(True), False),
    ],
)
def test_an_article_is_due(fields: dict[str, object], show: Show, due: bool) -> None:
    assert is_due(replace(article(), **fields), NOW, show) is due


def test_the_order_of_articles_is_total() -> None:
    moment = article().published
    zones = [moment.astimezone(ZoneInfo(zone)) for zone in ("UTC", "Asia/Tokyo")]
    one, two = article("One", published=zones[0]), article("Two", published=zones[1])
    old = article("Old", published=moment.replace(year=1999))

    assert newest_first((old, two, one)) == newest_first((one, old, two)) == (one, two, old)


def test_all_faults_of_all_sources_come_together() -> None:
    with pytest.raises(DigestError) as caught:
        built(
            source("content/a.md", "A", date="never", updated="never"),
            source("content/b.md", "B"),
            source("content/c/b.md", "B", id="another"),
            Source("content/d.md", b"\xff"),
        )

    assert [(n.path, n.line) for n in caught.value.notices] == [
        ("content/a.md", 3),
        ("content/a.md", 5),
        ("content/c/b.md", 1),
        ("content/d.md", 1),
    ]


def test_a_label_that_no_theme_has_is_a_warning() -> None:
    site = replace(PAPER, labels=(("archve", "Old"), ("archive", "Older")))

    notices = built(source("content/a.md", "A"), site=site).notices

    assert [str(n) for n in notices] == [
        'site.yaml: "archve" is no label of the theme; did you mean "archive"?'
    ]
    assert notices[0].level == "warning"


def test_a_note_on_a_day_waits_for_its_edition() -> None:
    note = Source("content/days/2023-09-14.md", b"Zebra.")

    assert not any(b"Zebra" in data for data in files(built(note)).values())
    assert any(
        b"Zebra" in data for data in files(built(note, source("content/a.md", "A"))).values()
    )


# Laws

WORDS = {
    "en": "the storm river council voted again and nobody left before morning came",
    "id": "badai sungai dewan memilih lagi dan tidak ada yang pulang sebelum pagi",
    "ru": "буря река совет голосовал снова никто не ушёл до самого утра",
    "ar": "العاصفة النهر المجلس صوت مرة أخرى ولم يغادر أحد قبل الصباح",
    "ja": "嵐 川 議会 投票 誰 朝 まで 帰ら なかっ た",
}
TOPICS = st.lists(st.sampled_from(["space", "money", "Ünder", "日本"]), max_size=2, unique=True)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    lang = draw(st.sampled_from(sorted(WORDS)))
    words = st.sampled_from(WORDS[lang].split())
    space, end = ("", "。") if lang == "ja" else (" ", ". ")
    sentence = st.lists(words, min_size=4, max_size=14).map(lambda s: space.join(s).capitalize())
    paragraph = st.lists(sentence, min_size=1, max_size=5).map(lambda s: end.join(s) + end.strip())
    paragraphs = draw(st.lists(paragraph, min_size=0, max_size=6))
    title = draw(sentence)
    name = draw(st.text("abcxyzé月", min_size=1, max_size=6))
    day = draw(st.integers(1, 28))
    return source(
        f"content/{name}.md",
        f'"{title}"',
        "\n\n".join(paragraphs),
        lang=lang,
        date=f"2023-{draw(st.integers(8, 12)):02}-{day:02}",
        topics=f"[{', '.join(draw(TOPICS))}]",
        draft=draw(st.sampled_from(["true", "false", "false", "false"])),
    )


ARCHIVES = st.lists(sources(), max_size=5, unique_by=lambda s: s.path.casefold())


@settings(max_examples=12)
@given(ARCHIVES, st.randoms(use_true_random=False))
def test_a_build_is_a_function_of_its_values(archive: list[Source], chance: Random) -> None:
    shuffled = chance.sample(archive, len(archive))

    one, two = built(*archive), built(*shuffled)

    assert (one.articles, one.scheduled, one.drafts) == (two.articles, two.scheduled, two.drafts)
    assert one.release.pages == two.release.pages
    assert files(one) == files(two)


def plain_text(html: str) -> str:
    return " ".join(unescape(sub(r"<[^>]*>", " ", html)).split())


@settings(max_examples=30)
@given(ARCHIVES)
def test_every_sentence_of_a_summary_stands_in_the_article(archive: list[Source]) -> None:
    result = built(*archive)
    for card in result.articles:
        shown = result.release.whole[card.path]
        body = plain_text(result.release.body(shown.body))
        for sentence in shown.summary.sentences:
            assert sentence.text in body


@settings(max_examples=8)
@given(ARCHIVES)
def test_what_is_hidden_takes_no_part(archive: list[Source]) -> None:
    """Without what is scheduled or a draft, the release is the same."""
    whole = built(*archive)
    hidden = {a.path for a in (*whole.scheduled, *whole.drafts)}

    assert files(whole) == files(built(*(s for s in archive if s.path not in hidden)))


def test_the_expected_site_holds_nothing_but_what_is_made() -> None:
    assert EXPECTED.is_dir()
    assert MANIFEST not in tree(EXPECTED)


def test_the_golden_theme_stands_on_its_own() -> None:
    """So that a change of our own theme's looks leaves the golden site alone."""
    assert [layer.name for layer in PLAIN.layers] == ["plain", BELOW_ALL]
    own, below = ({t.name for t in layer.templates} for layer in PLAIN.layers)
    assert below - own == {"mail.html", "mail.txt", "mail_parts.html"}  # of which no page is made
    assert Path(PLAIN.layers[0].templates[0].path).parts[:2] == ("themes", "plain")
