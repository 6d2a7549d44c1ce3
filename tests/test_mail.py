"""The mail edition: what stands in it, how large it is, what is sent."""

import email
import email.policy
import html as html_
import re
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from digest.desk.mail import asked_sender, mail_edition, nearest
from digest.desk.orders import Orders
from digest.model import Article, Origin, Picture, Sentence, Summary
from digest.settings import Site
from digest.site.addresses import percent_encoded
from digest.site.mail.body import as_text, shrunk
from digest.site.mail.fit import MOST, cut, weight
from digest.site.mail.letter import Letter, list_id, sendable
from digest.site.mail.page import MailPage, edition_item_page, mail_page
from digest.site.mail.write import MOST_TEXT, write_letter
from digest.site.pages import Link, StoryTeaser
from digest.text.columns import columns
from tests.conftest import Golden
from tests.factories import site
from tests.site_factories import ROOT, asset, dated, masthead, paper, renderer_of, text

CASES = ROOT / "tests/cases/mail"
BASE = "https://digest.example/"


@dataclass(frozen=True)
class Made:
    page: MailPage
    letter: Letter


def made(
    *articles: Article, of: Site | None = None, body: str = "<p>A note.</p>", **rest: object
) -> Made:
    own = paper(*articles, of=of, **rest)
    page = mail_page(own.editions[0], own)
    return Made(page, write_letter(page, renderer_of(own, lambda _: body)))


def many(count: int, letters: int = 500) -> list[Article]:
    """Articles of one day, each a story with a summary of so many letters."""
    words = Summary("editor", (Sentence("a" * letters),))
    return [dated("2023-09-14", f"Nr {n}", summary=words) for n in range(count)]


def elements(html: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(html)


# Whole mails


def test_a_mail_is_as_it_was_accepted(golden: Golden) -> None:
    orders = Orders(as_of="2023-09-15")
    mail, notices = mail_edition(CASES / "paper", orders, None, "Harbour <news@harbour.example>")

    assert notices == ()
    golden(CASES / "2023-09-14.html", mail.letter.html)
    golden(CASES / "2023-09-14.txt", mail.letter.text)
    golden(CASES / "2023-09-14.eml", mail.message)


# What stands in it

LANGUAGES = ("en", "id", "ar", "ja", "hi", "ru", "fa")
PICTURE = "content/2023/09/14/map.png"


@st.composite
def editions(draw: st.DrawFn) -> list[Article]:
    words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
    articles = []
    for n in range(draw(st.integers(1, 12))):
        summary = Summary("editor", (Sentence(draw(words) + "."),))
        articles.append(
            dated(
                "2023-09-14",
                f"{n} {draw(words)}",
                slug=f"nr-{n}",
                lang=draw(st.sampled_from(LANGUAGES)),
                summary=summary if draw(st.booleans()) else Summary(),
                story=draw(st.sampled_from(["", "storm"])),
                topics=(draw(st.sampled_from(["world", "science"])),),
                origin=draw(st.sampled_from([None, Origin("A & <B>"), Origin("صوت")])),
                picture=Picture(PICTURE, draw(words)) if draw(st.booleans()) else None,
            )
        )
    return articles


@settings(max_examples=40)
@given(editions(), st.sampled_from(["en", "ar", "zh", "fr"]))
def test_the_text_has_every_storys_title_and_address(articles: list[Article], lang: str) -> None:
    letter = made(*articles, of=site(language=lang), assets=(asset(PICTURE),)).letter

    flat = "".join(letter.text.split())
    for own in articles:
        assert "".join(own.title.split()) in flat
        assert percent_encoded(BASE[:-1] + own.address) in letter.text
    for line in letter.text.splitlines():
        assert columns(line) <= 72 or " " not in line.strip().removeprefix("- ")


@settings(max_examples=40)
@given(editions(), st.sampled_from(["en", "ar"]))
def test_every_address_is_absolute_and_every_story_in_its_own_language(
    articles: list[Article], lang: str
) -> None:
    of = site(language=lang, base_url="https://digest.example/news/")
    tree = elements(made(*articles, of=of, assets=(asset(PICTURE),)).letter.html)

    for element in tree.iter("a", "img"):
        address = element.get("href") or element.get("src") or ""
        assert address.startswith("https://digest.example/news/"), address
    titles = {(a.text or "").strip(): a for a in tree.iter("a")}
    for own in articles:
        (around,) = titles[own.title.strip()].xpath("ancestor-or-self::*[@lang][1]")
        assert around.get("lang") == own.lang
        assert around.get("dir") == ("rtl" if own.lang in ("ar", "fa") else "ltr")
    assert all(image.get("alt") is not None for image in tree.iter("img"))


def test_every_style_that_the_layout_needs_stands_at_its_element() -> None:
    html = made(dated("2023-09-14"), dated("2023-09-14", "Other", topics=("science",))).letter.html
    bare = elements(re.sub(r"(?s)<style>.*?</style>|<!--.*?-->", "", html))

    for name in ("h1", "h2", "h3", "p", "td", "table", "body"):
        for element in bare.iter(name):
            assert element.get("style"), name
    assert "@media (prefers-color-scheme: dark)" in html
    assert not bare.xpath("//script | //link | //@onclick | //table//table")


def test_outlets_with_the_same_text_and_the_days_before_are_named() -> None:
    own = paper(dated("2023-09-14", "Storm"), dated("2023-09-12", "Calm", lang="ar"))
    page = mail_page(own.editions[0], own)
    calm, storm = (own.teasers[a.path] for a in reversed(own.articles))
    copied = replace(storm, copies=(Link("صوت", "/2023/09/14/x/", "ar"), Link("KCNA", "/y/")))
    letter = write_letter(
        replace(page, lead=StoryTeaser(copied, earlier=(calm,))), renderer_of(own, str)
    )

    links = {a.text_content(): a.get("href") for a in elements(letter.html).iter("a")}
    for name, address in (("صوت", "2023/09/14/x/"), ("KCNA", "y/"), ("Calm", "2023/09/12/calm/")):
        assert links[name] == BASE + address
        assert f"{name}" in letter.text
        assert BASE + address in letter.text
    assert "Calm · Sep 12, 2023" in letter.text


def test_a_mail_has_the_colours_of_the_settings() -> None:
    of = site(colours=(("accent", "#123456"), ("ink-dark", "#abcdef")))
    html = made(dated("2023-09-14"), of=of).letter.html

    assert "font-weight:bold;color:#123456" in html
    assert ".ink { color: #abcdef !important; }" in html
    assert "#a4262c" not in html


def test_the_subject_is_the_lead_and_what_stands_beside_it_the_others() -> None:
    lead = dated("2023-09-14", "The sea rose", pin=True)
    page = made(lead, dated("2023-09-14", "So did prices", topics=("science",))).page

    assert page.title == "The sea rose · The Daily Digest, Sep 14, 2023"
    assert page.description == "So did prices"


def test_a_headline_from_the_right_is_kept_apart_in_a_subject_from_the_left() -> None:
    assert made(dated("2023-09-14", "خبر", lang="ar")).page.title.startswith("\u2068خبر\u2069 · ")
    arabic = made(dated("2023-09-14", "خبر", lang="ar"), of=site(language="ar")).page
    assert arabic.title.startswith("خبر · ")


def test_what_stands_beside_the_subject_ends_at_a_word() -> None:
    page = made(*(dated("2023-09-14", f"Headline number {n}") for n in range(40))).page

    assert len(page.description) <= 150
    assert re.search(r"(Headline|number|\d)…$", page.description)


@pytest.mark.parametrize(("name", "shown"), [("a.png", True), ("a.JPG", True), ("a.webp", False)])
def test_only_pictures_that_every_mail_program_knows_are_shown(name: str, shown: bool) -> None:
    path = f"content/2023/09/14/{name}"
    own = dated("2023-09-14", picture=Picture(path, "Map"))
    html = made(own, assets=(asset(path, width=1600, height=800),)).letter.html

    assert (' alt="Map" width="568" height="284" style="width:100%;height:auto"' in html) is shown


# How large it is


@settings(max_examples=25)
@given(st.lists(st.integers(0, 60_000), min_size=1, max_size=60), st.integers(0, 200_000))
def test_no_edition_makes_a_mail_that_is_cut_by_others(sizes: list[int], note: int) -> None:
    articles = [
        dated("2023-09-14", f"Nr {n}", summary=Summary("editor", (Sentence("ع" * size + "."),)))
        for n, size in enumerate(sizes)
    ]
    noted = (text("2023-09-14", "days"),)
    done = made(*articles, texts=noted, body=f"<p>{'n' * note}</p>").letter

    assert len(done.html.encode()) <= MOST
    assert done.shown + done.page.left == len(articles)
    assert bool(done.page.note) != done.page.note_left
    assert (f"{done.page.left} more" in done.html) == bool(done.page.left)
    assert f'href="{BASE}2023/09/14/"' in done.html
    # As many as there is room for.
    if done.page.left and done.shown:
        more = cut(made(*articles, texts=noted).page, done.shown + 1)
        own = paper(*articles, texts=noted)
        again = renderer_of(own, lambda _: f"<p>{'n' * note}</p>").text(
            replace(more, note=done.page.note, note_left=done.page.note_left)
        )
        assert len(again.encode()) > MOST


@pytest.mark.parametrize("count", [90, 400])
def test_the_text_has_all_stories_of_a_page_and_counts_those_of_more(count: int) -> None:
    text = made(*many(count, 2000)).letter.text
    told = sum(f"\nNr {n}\n" in text for n in range(count))

    assert len(text.encode()) <= MOST_TEXT
    assert (told < count) == (count == 400)
    assert (f"\n{count - told} more stories on the web\n" in text) == (told < count)
    assert ("That is the whole edition" in text) == (told == count)


def test_a_note_that_leaves_no_room_for_a_story_is_linked() -> None:
    noted = (text("2023-09-14", "days"),)
    done = made(*many(3), texts=noted, body="<p>" + "n" * 200_000 + "</p>").letter

    assert (done.page.note, done.page.left) == (None, 0)
    assert "Read the editor’s note on the web" in done.html
    assert "nnn" in done.text


@pytest.mark.parametrize(("count", "letters"), [(1, 400), (20, 400), (40, 1500)])
def test_an_edition_is_weighed_about_as_heavy_as_it_is_in_a_feed(count: int, letters: int) -> None:
    words = Summary("extract", (Sentence("a" * letters),))
    own = paper(
        *(
            dated("2023-09-14", f"Nr {n}", summary=words, lang="ar", origin=Origin("The Outlet"))
            for n in range(count)
        )
    )
    item = edition_item_page(own.editions[0], own)

    assert 0.9 < weight(item) / len(renderer_of(own).text(item).encode()) < 1.3


def test_a_cut_mail_keeps_the_first_stories_and_no_empty_section() -> None:
    page = made(*many(3), dated("2023-09-14", "Last", topics=("science",))).page

    for count in range(5):
        kept = cut(page, count)
        assert kept.stories == page.stories[:count]
        assert kept.left == 4 - count
        assert all(section.stories for section in kept.sections)


# An editor's note


def test_a_note_as_text_keeps_its_blocks_points_and_addresses() -> None:
    html = (
        "<p>See <a href='https://a.example/'>this &amp; that</a>.<br>More</p>"
        "<ul><li>one</li><li><p>two</p></li></ul><p><img src='x' alt='A map'></p>"
        "<p><a href='https://b.example/'>https://b.example/</a> <a href='mailto:c@d'>us</a></p>"
    )

    assert as_text(html) == (
        "See this & that <https://a.example/>. More\n\n- one\n- two\n\nA map\n\n"
        "https://b.example/ us"
    )


@given(st.text())
def test_no_words_of_a_note_are_lost(words: str) -> None:
    shown = as_text(f"<p>{html_.escape(words)}</p>")

    assert "".join(shown.split()) == "".join(words.split())


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (' width="3000" height="2000"', 'width="568" style="width:100%;height:auto"'),
        (' width="120" height="80"', 'width="120" style="height:auto"'),
        ("", 'width="568" style="width:100%;height:auto"'),
    ],
)
def test_pictures_of_a_note_are_no_wider_than_a_mail(size: str, shown: str) -> None:
    picture = f'<p><img src="/a.png"{size} loading="lazy" decoding="async" alt="A"></p>'

    assert shrunk(picture) == f'<p><img {shown} src="/a.png" alt="A"></p>'


def test_a_note_has_the_direction_of_its_own_words() -> None:
    noted = (text("2023-09-14", "days"),)
    of = site(language="ar")
    html = made(dated("2023-09-14"), of=of, texts=noted, body="<p>English.</p>").letter.html

    (around,) = elements(html).xpath("//p[text()='English.']/parent::*[@dir='auto']")
    assert around.text_content().strip() == "English."  # our own label would decide otherwise


# What is sent


def parsed(message: bytes) -> EmailMessage:
    found = email.message_from_bytes(message, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


@settings(max_examples=40)
@given(editions(), st.sampled_from(["", '"A, B" <a@b.example>']))
def test_a_message_says_what_the_letter_says(articles: list[Article], sender: str) -> None:
    done = made(*articles)
    message = sendable(done.letter, masthead(), sender)
    read = parsed(message)

    assert [part.get_content_type() for part in read.iter_parts()] == ["text/plain", "text/html"]
    for kind, wanted in (("plain", done.letter.text), ("html", done.letter.html)):
        part = read.get_body((kind,))
        assert part is not None
        # Quoted text ends each line as messages do.
        assert part.get_content().replace("\r\n", "\n").rstrip("\n") == wanted.rstrip("\n")
    assert "".join(str(read["Subject"]).split()) == "".join(done.page.title.split())
    assert read["List-Id"] == "The Daily Digest <editions.digest.example>"
    assert read["Archived-At"] == f"<{BASE}2023/09/14/>"
    assert {"To", "Cc", "Bcc", "Date", "Message-ID"}.isdisjoint(read.keys())
    assert read["From"] == (sender or None)
    assert message.isascii()
    assert all(len(line) <= 78 for line in message.split(b"\r\n\r\n")[0].split(b"\r\n"))
    assert all(len(line) <= 998 for line in message.split(b"\r\n"))


@pytest.mark.parametrize(
    ("base", "name"),
    [
        ("https://digest.example/", "editions.digest.example"),
        ("https://me.github.example/My_News/", "editions.my-news.me.github.example"),
        ("http://localhost:8000/", "editions.localhost"),
        ("https://zürich.example/", "editions.xn--zrich-kva.example"),
    ],
)
def test_a_list_is_called_after_the_sites_address(base: str, name: str) -> None:
    assert list_id(masthead(base=base)) == name


@pytest.mark.parametrize(
    "text", ["x", "a@b@c", "@b.example", "A <b>", "a@b.example\nBcc: c@d", ","]
)
def test_a_sender_has_one_address(text: str) -> None:
    with pytest.raises(ValueError, match="is no sender"):
        asked_sender(text)


def test_a_senders_name_is_written_as_headers_have_it() -> None:
    assert asked_sender("Çağ <a@b.example>") == "=?utf-8?b?w4dhxJ8=?= <a@b.example>"
    assert asked_sender("a@b.example") == "a@b.example"
    assert asked_sender("") == ""


# The nearest days


@pytest.mark.parametrize(
    ("wanted", "found"), [(1, (2,)), (3, (2, 5)), (9, (5,))], ids=["before", "between", "after"]
)
def test_the_days_next_to_one(wanted: int, found: tuple[int, ...]) -> None:
    days = [date(2023, 9, 2), date(2023, 9, 5)]

    assert nearest(days, date(2023, 9, wanted)) == tuple(date(2023, 9, day) for day in found)
