"""Feeds are whole, valid, and say the same in every format."""

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import quote

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from digest.model import Origin
from digest.site.addresses import percent_encoded
from digest.site.feeds.absolute import absolute
from digest.site.feeds.atom import render_atom
from digest.site.feeds.feed import Enclosure, Feed, FeedItem, FeedTopic
from digest.site.feeds.jsonfeed import render_json
from digest.site.feeds.names import file_name
from digest.site.feeds.opml import Subscription, render_opml
from digest.site.feeds.ready import moment, ready
from digest.site.feeds.rss import render_rss
from digest.site.feeds.text import clean, shortened, uri
from tests.feedgen_items import atom_of_feedgen, rss_of_feedgen

CASES = Path(__file__).parent / "cases" / "feeds"
WIB = timezone(timedelta(hours=7))
NEWEST = datetime(2023, 9, 14, 8, 30, tzinfo=WIB)
NS = {
    "a": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "media": "http://search.yahoo.com/mrss/",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def item(number: int = 1, **fields: Any) -> FeedItem:
    """An article of 14 September 2023; each number is an hour older."""
    day = f"https://digest.example/2023/09/14/story-{number}/"
    moment = NEWEST - timedelta(hours=number - 1)
    plain = FeedItem(
        id=f"urn:uuid:00000000-0000-5000-8000-{number:012d}",
        url=day,
        title=f"Story {number}",
        lang="en",
        published=moment,
        updated=moment,
        summary=f"What happened in story {number}.",
        html=f"<p>The whole of story {number}.</p>",
    )
    return replace(plain, **fields)


def feed(*items: FeedItem, **fields: Any) -> Feed:
    """The feed of a site, of one article if none is named."""
    plain = Feed(
        id="urn:uuid:00000000-0000-5000-8000-00000000feed",
        folder="/",
        base="https://digest.example/",
        page="https://digest.example/",
        title="The Digest",
        description="News of the day.",
        lang="en",
        updated=NEWEST,
        items=items or (item(),),
        publisher="Digest Press",
    )
    return replace(plain, **fields)


def rich_feed() -> Feed:
    """Several languages and scripts, an edition, a picture, everything that may be said."""
    space = FeedTopic("Space", "https://digest.example/topics/space/")
    trade = FeedTopic("R&D", "https://digest.example/topics/r-d/")
    return feed(
        item(
            1,
            title="Probe <b> & \x0bmoon: 3 < 4 ]]> &amp;",
            summary="A summary with <tags>, ]]> and &amp;\x00.",
            html='<p>A <a href="https://digest.example/2023/09/14/story-1/#p-2">body</a>'
            " &amp; more ]]&gt;.</p>",
            updated=NEWEST + timedelta(minutes=5),
            authors=("Ana Díaz", "Budi"),
            topics=(space, trade),
            origin=Origin(name="Kabar", url="https://kabar.example/bulan?a=1&b=2", author="Citra"),
            via="https://aggregator.example/",
            license="CC BY 4.0",
            enclosure=Enclosure(
                url="https://digest.example/images/moon.jpg",
                type="image/jpeg",
                length=48213,
                width=1200,
                height=800,
                alt='The "moon" & a probe',
            ),
        ),
        item(2, title="Bulan baru", lang="id", summary="Ringkasan.", topics=(space,)),
        item(
            3,
            title="القمر الجديد",
            lang="ar",
            summary="ملخص الخبر.",
            html='<div lang="ar" dir="rtl"><p>النص الكامل.</p></div>',
        ),
        item(
            4,
            title="新月が見える",
            lang="ja",
            url="https://digest.example/2023/09/14/新月/",
            summary="要約です。",
            html="",
        ),
        item(5, title=" \x07 ", summary="An untitled note about tides.", html=""),
        item(
            6,
            title="Thursday, 14 September 2023",
            id="tag:digest.example,2023-09-14:/editions/2023-09-14",
            url="https://digest.example/2023/09/14/",
            summary="",
            html='<h2>Space</h2><ul><li><a href="https://digest.example/2023/09/14/story-1/">'
            "Probe</a></li></ul>",
            enclosure=None,
        ),
        rights="Texts: their authors. Selection: Digest Press.",
        icon="https://digest.example/icon.png",
        hub="https://hub.example/",
        stylesheet="/static/feed.css",
        updated=NEWEST + timedelta(minutes=5),
        previous=("/archive/", "-2"),
    )


def rss(feed: Feed) -> Any:
    """The channel of the feed, parsed back."""
    return etree.fromstring(render_rss(feed)).find("channel")


def atom(feed: Feed) -> Any:
    """The Atom feed, parsed back."""
    return etree.fromstring(render_atom(feed))


def as_json(feed: Feed) -> Any:
    """The JSON Feed, parsed back."""
    return json.loads(render_json(feed))


def read(document: bytes) -> Any:
    """The feed as feedparser reads it, which found nothing amiss."""
    parsed = feedparser.parse(document)
    assert not parsed.bozo, parsed.bozo_exception
    return parsed


def texts(element: Any, path: str) -> list[str]:
    return [found.text or "" for found in element.findall(path, NS)]


def hrefs(element: Any, rel: str) -> list[str]:
    return [link.get("href") for link in element.findall(f"a:link[@rel='{rel}']", NS)]


@pytest.mark.parametrize(
    ("name", "render"),
    [("feed.xml", render_rss), ("atom.xml", render_atom), ("feed.json", render_json)],
)
def test_a_rich_feed_is_written_to_the_letter(name: str, render: Any) -> None:
    assert render(rich_feed()).decode() == (CASES / name).read_text(encoding="utf-8")


MARKED = st.text("ab &<>\"'\t\n\r]é界\x00\x7f\ud800", max_size=12)
MOMENTS = st.datetimes(timezones=st.sampled_from([UTC, WIB]))
PICTURES = st.builds(
    Enclosure,
    url=MARKED.map("https://digest.example/".__add__),
    type=st.sampled_from(["image/png", "audio/mp3", "text/x"]),
    length=st.integers(0, 9),
    width=st.integers(0, 9),
    height=st.integers(0, 9),
    alt=MARKED,
)
ITEMS = st.builds(
    FeedItem,
    id=MARKED,
    url=MARKED.map("https://digest.example/".__add__),
    title=MARKED,
    lang=st.sampled_from(["", "en", "zh-Hant"]),
    published=MOMENTS,
    updated=MOMENTS,
    summary=MARKED,
    html=MARKED,
    authors=st.lists(MARKED, max_size=2).map(tuple),
    topics=st.lists(st.builds(FeedTopic, name=MARKED, url=MARKED), max_size=2).map(tuple),
    origin=st.none() | st.builds(Origin, name=MARKED, url=MARKED.map("https://a.example/".__add__)),
    via=MARKED | MARKED.map("https://b.example/".__add__),
    license=MARKED,
    enclosure=st.none() | PICTURES,
)


@given(items=st.lists(ITEMS, max_size=3), archive=st.booleans())
def test_items_are_written_to_the_letter_as_feedgen_writes_them(
    items: list[FeedItem], archive: bool
) -> None:
    made = replace(feed(is_archive=archive, rights="A & <b>"), items=tuple(items))

    assert render_rss(made).decode() == rss_of_feedgen(made).decode()
    assert render_atom(made).decode() == atom_of_feedgen(made).decode()


def test_json_is_written_as_the_standard_library_writes_it() -> None:
    made = render_json(rich_feed()).decode()

    assert made == json.dumps(json.loads(made), ensure_ascii=False, indent=1) + "\n"


@given(st.text(st.characters(exclude_categories=[])))
def test_only_forbidden_characters_are_cleaned_away(text: str) -> None:
    allowed = re.compile(r"[\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

    assert clean(text) == "".join(allowed.findall(text))


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_an_address_is_quoted_as_the_standard_library_quotes_it(text: str) -> None:
    assert uri(f"/{text}/") == quote(clean(f"/{text}/"), safe="%/:?#[]@!$&'()*+,;=~")
    assert percent_encoded(text) == quote(text, safe="/:@!$&'()*+,;=~-._#?")


@pytest.mark.parametrize("render", [render_rss, render_atom, render_json])
def test_the_same_feed_gives_the_same_bytes(render: Any) -> None:
    assert render(rich_feed()) == render(rich_feed())


@pytest.mark.parametrize("render", [render_rss, render_atom])
def test_a_reader_finds_every_item_in_its_order(render: Any) -> None:
    expected = ready(rich_feed()).items
    entries = read(render(rich_feed())).entries

    assert [e.id for e in entries] == [i.id for i in expected]
    assert [e.link for e in entries] == [i.url for i in expected]
    assert [e.published_parsed[:6] for e in entries] == [
        i.published.astimezone(UTC).timetuple()[:6] for i in expected
    ]
    assert entries[0].updated_parsed[:6] == (2023, 9, 14, 1, 35, 0)
    assert [(t.term, t.scheme) for t in entries[0].tags] == [
        (t.name, t.url) for t in expected[0].topics
    ]
    assert [a.name for a in entries[0].authors] == ["Ana Díaz", "Budi"]
    assert entries[0].enclosures[0].length == "48213"


def test_items_that_share_a_date_keep_their_order() -> None:
    same = feed(*(item(n, published=NEWEST, updated=NEWEST) for n in (3, 1, 2)))

    assert texts(rss(same), "item/title") == ["Story 3", "Story 1", "Story 2"]
    assert texts(atom(same), "a:entry/a:title") == ["Story 3", "Story 1", "Story 2"]
    assert [i["title"] for i in as_json(same)["items"]] == ["Story 3", "Story 1", "Story 2"]


def test_an_id_is_no_link_and_the_link_is_our_page() -> None:
    clipped = feed(item(origin=Origin(name="Kabar", url="https://kabar.example/x")))
    guid = rss(clipped).find("item/guid")
    entry = atom(clipped).find("a:entry", NS)

    assert (guid.get("isPermaLink"), guid.text) == ("false", item().id)
    assert texts(rss(clipped), "item/link") == [item().url]
    assert hrefs(entry, "alternate") == [item().url]
    assert hrefs(entry, "via") == ["https://kabar.example/x"]
    assert as_json(clipped)["items"][0]["url"] == item().url
    assert as_json(clipped)["items"][0]["external_url"] == "https://kabar.example/x"


def test_the_summary_comes_before_the_body() -> None:
    rss_names = [etree.QName(e).localname for e in rss(feed()).find("item")]
    atom_names = [etree.QName(e).localname for e in atom(feed()).find("a:entry", NS)]

    assert rss_names.index("description") < rss_names.index("encoded")
    assert atom_names.index("summary") < atom_names.index("content")


def test_a_summary_is_text_to_readers_that_take_it_for_html() -> None:
    risky = feed(item(summary="Use <b>, not &lt;"))

    assert texts(rss(risky), "item/description") == ["Use &lt;b&gt;, not &amp;lt;"]
    assert texts(atom(risky), "a:entry/a:summary") == ["Use <b>, not &lt;"]


def test_a_feed_of_summaries_holds_no_bodies() -> None:
    short = feed(item(html=""))

    assert rss(short).find("item/content:encoded", NS) is None
    assert atom(short).find("a:entry/a:content", NS) is None
    assert as_json(short)["items"][0]["content_text"] == item().summary


def test_updated_is_told_apart_from_published() -> None:
    later = feed(item(updated=NEWEST + timedelta(seconds=90)))

    assert texts(rss(later), "item/pubDate") == ["Thu, 14 Sep 2023 08:30:00 +0700"]
    assert texts(rss(later), "item/a:updated") == ["2023-09-14T08:31:30+07:00"]
    assert texts(atom(later), "a:entry/a:published") == ["2023-09-14T08:30:00+07:00"]
    assert texts(atom(later), "a:entry/a:updated") == ["2023-09-14T08:31:30+07:00"]
    assert as_json(later)["items"][0]["date_modified"] == "2023-09-14T08:31:30+07:00"
    assert texts(rss(feed()), "item/a:updated") == []


def test_the_date_of_a_feed_is_its_own_and_not_the_clocks() -> None:
    assert texts(rss(feed()), "lastBuildDate") == ["Thu, 14 Sep 2023 08:30:00 +0700"]
    assert texts(atom(feed()), "a:updated") == ["2023-09-14T08:30:00+07:00"]


def test_a_zone_of_odd_seconds_is_told_in_utc() -> None:
    batavia = timezone(timedelta(hours=7, minutes=7, seconds=12))
    old = datetime(1899, 1, 1, 12, 0, 0, 5, tzinfo=batavia)

    assert moment(old).isoformat() == "1899-01-01T04:52:48+00:00"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        render_rss(feed(item(published=datetime(2023, 9, 14))))


def test_authors_are_creators_without_an_address() -> None:
    signed = feed(item(authors=("Ana", "Budi", " ")))

    assert texts(rss(signed), "item/dc:creator") == ["Ana", "Budi"]
    assert rss(signed).find("item/author") is None
    assert texts(atom(signed), "a:entry/a:author/a:name") == ["Ana", "Budi"]
    assert as_json(signed)["items"][0]["authors"] == [{"name": "Ana"}, {"name": "Budi"}]


def test_each_item_tells_its_language() -> None:
    mixed = feed(item(1, lang="id"), item(2, lang="ar"))

    assert texts(rss(mixed), "item/dc:language") == ["id", "ar"]
    assert [e.get(LANG) for e in atom(mixed).findall("a:entry", NS)] == ["id", "ar"]
    assert [i["language"] for i in as_json(mixed)["items"]] == ["id", "ar"]


def test_a_picture_comes_once_with_its_real_length() -> None:
    picture = Enclosure("https://digest.example/a.png", "image/png", 321, 40, 30, "A tide")
    shown = feed(item(enclosure=picture))
    (enclosure,) = rss(shown).findall("item/enclosure")
    (media,) = rss(shown).findall("item/media:content", NS)
    (link,) = atom(shown).findall("a:entry/a:link[@rel='enclosure']", NS)
    told = as_json(shown)["items"][0]

    assert dict(enclosure.attrib) == {"url": picture.url, "length": "321", "type": "image/png"}
    assert (media.get("width"), media.get("height"), media.get("medium")) == ("40", "30", "image")
    assert texts(media, "media:description") == ["A tide"]
    assert (link.get("href"), link.get("length")) == (picture.url, "321")
    assert told["image"] == picture.url
    assert told["attachments"][0]["size_in_bytes"] == 321


def test_every_document_names_itself_and_its_hub() -> None:
    topic = feed(folder="/topics/宇宙/", hub="https://hub.example/")
    encoded = "https://digest.example/topics/%E5%AE%87%E5%AE%99/"

    assert hrefs(rss(topic), "self") == [encoded + "feed.xml"]
    assert hrefs(atom(topic), "self") == [encoded + "atom.xml"]
    assert as_json(topic)["feed_url"] == encoded + "feed.json"
    assert hrefs(rss(topic), "hub") == hrefs(atom(topic), "hub") == ["https://hub.example/"]
    assert as_json(topic)["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]


def test_archives_are_marked_and_linked_in_a_chain() -> None:
    archive = feed(
        folder="/archive/",
        is_archive=True,
        stem_suffix="-2",
        current="/",
        previous=("/archive/", "-1"),
        following=("/archive/", "-3"),
    )
    for document, name in ((rss(archive), "feed"), (atom(archive), "atom")):
        assert document.find("fh:archive", NS) is not None
        assert hrefs(document, "self") == [f"https://digest.example/archive/{name}-2.xml"]
        assert hrefs(document, "current") == [f"https://digest.example/{name}.xml"]
        assert hrefs(document, "prev-archive") == [f"https://digest.example/archive/{name}-1.xml"]
        assert hrefs(document, "next-archive") == [f"https://digest.example/archive/{name}-3.xml"]
    assert as_json(archive)["next_url"] == "https://digest.example/archive/feed-1.json"


def test_the_feed_itself_leads_to_its_archives_and_is_none() -> None:
    current = feed(previous=("/archive/", "-4"))

    assert hrefs(atom(current), "prev-archive") == ["https://digest.example/archive/atom-4.xml"]
    assert hrefs(atom(current), "current") == hrefs(atom(current), "next-archive") == []
    assert atom(current).find("fh:archive", NS) is None


def test_the_only_archive_is_followed_by_the_feed() -> None:
    only = feed(folder="/archive/", is_archive=True, stem_suffix="-1", current="/")

    assert hrefs(atom(only), "next-archive") == ["https://digest.example/atom.xml"]
    assert hrefs(atom(only), "prev-archive") == []


def test_what_is_blank_gets_a_name() -> None:
    untitled = feed(
        item(1, title="\x00", summary="Tides rise."),
        item(2, title=" ", summary="", origin=Origin(name="Kabar")),
        item(3, title="", summary="", html=""),
        title="",
        description="",
        publisher=" ",
    )

    assert texts(rss(untitled), "item/title") == ["Tides rise.", "Kabar", item(3).url]
    assert texts(rss(untitled), "title") == texts(rss(untitled), "description") == [untitled.page]
    assert texts(atom(untitled), "a:author/a:name") == [untitled.page]


def test_an_empty_feed_is_a_feed() -> None:
    empty = replace(feed(), items=())

    assert read(render_rss(empty)).entries == read(render_atom(empty)).entries == []
    assert as_json(empty)["items"] == []


def test_people_get_a_stylesheet() -> None:
    styled = feed(stylesheet='/a.css?x=1&y="?>')
    instruction = b'<?xml-stylesheet type="text/css" href="/a.css?x=1&amp;y=%22?%3E"?>'

    assert instruction in render_rss(styled)
    assert instruction in render_atom(styled)
    assert b"xml-stylesheet" not in render_rss(feed())


def test_the_theme_ships_the_stylesheet() -> None:
    themes = Path(__file__).parent.parent / "themes"
    sheet = (themes / "broadsheet" / "static" / "feed.css").read_text(encoding="utf-8")

    assert "prefers-color-scheme: dark" in sheet
    assert sheet.count("{") == sheet.count("}")


def test_plain_text_about_markup_is_evidently_plain() -> None:
    risky = feed(item(title="AT&amp;T <b>", topics=(FeedTopic("R&D <x", "https://a.example/"),)))

    assert b"<title>AT&#x26;amp;T &#x3C;b&gt;</title>" in render_rss(risky)
    assert b"<title>AT&#x26;amp;T &#x3C;b&gt;</title>" in render_atom(risky)
    assert b">R&#x26;D &#x3C;x</category>" in render_rss(risky)


HOSTILE = st.lists(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("\ud800\udfff\x00\x0b\x7f\x85\ufffe\uffff\u2028]>&<'\"\r\n\t /:"),
        st.sampled_from(["&amp;", "</b>", "<!--", "]]>", "&#x3C;", "?>", "https://", "</title>"]),
    ),
    max_size=20,
).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_text_in_any_field_comes_back_cleaned(data: st.DataObject) -> None:
    def text() -> str:
        return data.draw(HOSTILE)

    topic = FeedTopic(text(), text())
    article = item(
        id="x" + text(),
        title="x" + text(),
        lang=text(),
        summary="x" + text(),
        html="x" + text(),
        authors=("x" + text(),),
        topics=(topic,),
        origin=Origin(text(), "https://kabar.example/" + text()),
        via=text(),
        license=text(),
        url="https://digest.example/" + text(),
        enclosure=Enclosure("https://digest.example/" + text(), "image/png", 1, alt=text()),
    )
    whole = feed(
        article,
        title=text(),
        description=text(),
        publisher=text(),
        rights=text(),
        icon=text(),
        hub=text(),
        folder=text(),
        stylesheet=text(),
        lang=text(),
        id=text(),
    )
    channel, entry = rss(whole), atom(whole).find("a:entry", NS)
    told = as_json(whole)["items"][0]

    title, body = clean(article.title), clean(article.html)
    assert texts(channel, "item/title") == texts(entry, "a:title") == [told["title"]] == [title]
    assert (
        texts(channel, "item/guid") == texts(entry, "a:id") == [told["id"]] == [clean(article.id)]
    )
    assert texts(entry, "a:summary") == [told["summary"]] == [clean(article.summary)]
    assert texts(channel, "item/content:encoded") == texts(entry, "a:content") == [body]
    assert told["content_html"] == body
    assert texts(channel, "item/dc:creator") == [clean(article.authors[0])]
    assert texts(channel, "item/link") == hrefs(entry, "alternate") == [uri(article.url)]
    if clean(topic.name).strip():
        assert texts(channel, "item/category") == told["tags"] == [clean(topic.name)]


@given(HOSTILE)
def test_clean_text_stays_as_it_is_and_xml_takes_it(text: str) -> None:
    etree.Element("a").text = clean(text)

    assert clean(clean(text)) == clean(text)
    assert set(clean(text)) <= set(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b\x0bc\x1fd", "abcd"),
        ("tab\tline\nreturn\r", "tab\tline\nreturn\r"),
        ("lone \ud83d surrogate", "lone  surrogate"),
        ("\ufffe\uffff\x85\x9f\x7f", ""),
        ("👩🏽‍🚀 ﷽ \u200f \U0010ffff", "👩🏽‍🚀 ﷽ \u200f \U0010ffff"),
    ],
)
def test_only_what_feeds_forbid_is_dropped(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("address", "ascii_address"),
    [
        (
            "https://münchen.example:80/a b?q=ü#é",
            "https://xn--mnchen-3ya.example:80/a%20b?q=%C3%BC#%C3%A9",
        ),
        ("https://a.example/%E6%96%B0?x=1&y=%20", "https://a.example/%E6%96%B0?x=1&y=%20"),
        ("/static/feed.css", "/static/feed.css"),
        (f"https://{'ü' * 80}.example/", f"https://{'%C3%BC' * 80}.example/"),
    ],
)
def test_addresses_become_ascii(address: str, ascii_address: str) -> None:
    assert uri(address) == ascii_address
    assert uri(ascii_address) == ascii_address


def test_a_long_text_is_shortened_between_words() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("新" * 12, 9) == "新" * 8 + "…"
    assert shortened(" one\n two ", 9) == "one two"


PAGE = "https://digest.example/2023/09/14/tide/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="#p-2">x</a>', f'<a href="{PAGE}#p-2">x</a>'),
        ('<a href="">x</a>', f'<a href="{PAGE}">x</a>'),
        (
            '<a href="/a/?b=1&amp;c=2">x</a>',
            '<a href="https://digest.example/a/?b=1&amp;c=2">x</a>',
        ),
        ('<a href="?p=2">x</a>', f'<a href="{PAGE}?p=2">x</a>'),
        (
            '<img alt="" src="../moon.jpg">',
            '<img alt="" src="https://digest.example/2023/09/14/moon.jpg">',
        ),
        ('<video poster="p.png"></video>', f'<video poster="{PAGE}p.png"></video>'),
        ('<a href="//cdn.example/x">x</a>', '<a href="https://cdn.example/x">x</a>'),
        (
            '<img srcset="a.jpg 1x, /b,c.jpg 2x,https://d.example/e 3x">',
            f'<img srcset="{PAGE}a.jpg 1x, https://digest.example/b,c.jpg 2x,'
            'https://d.example/e 3x">',
        ),
        ('<img srcset="a.jpg, b.jpg">', f'<img srcset="{PAGE}a.jpg, {PAGE}b.jpg">'),
        (
            '<img srcset="data:image/png;base64,AA== 1x">',
            '<img srcset="data:image/png;base64,AA== 1x">',
        ),
        ('<a href="mailto:a@b.example">x</a>', '<a href="mailto:a@b.example">x</a>'),
        ('<a href="HTTPS://A.example/x">x</a>', '<a href="HTTPS://A.example/x">x</a>'),
        ('<a href="http://[broken">x</a>', '<a href="http://[broken">x</a>'),
        ('<a href="//[broken">x</a>', '<a href="//[broken">x</a>'),
        (
            '<p title=" href=" class="/x">href="/y"</p>',
            '<p title=" href=" class="/x">href="/y"</p>',
        ),
        ('<p title="a>b <img src=">src="/y"</p>', '<p title="a>b <img src=">src="/y"</p>'),
        (
            '<p data-src="/x" id="href">&lt;a href="/z"&gt;</p>',
            '<p data-src="/x" id="href">&lt;a href="/z"&gt;</p>',
        ),
    ],
)
def test_addresses_in_html_become_absolute(html: str, expected: str) -> None:
    assert absolute(html, PAGE) == expected
    assert absolute(expected, PAGE) == expected


@given(st.lists(HOSTILE, min_size=1, max_size=4))
def test_making_absolute_twice_changes_nothing(values: list[str]) -> None:
    quoted = [v.replace("&", "&amp;").replace('"', "&quot;") for v in values]
    html = "".join(f'<img alt="{v}" src="{v}" srcset="{v}"><a href="{v}">x</a>' for v in quoted)
    once = absolute(html, PAGE)

    assert absolute(once, PAGE) == once


def test_a_stray_quote_costs_no_time() -> None:
    html = '<a href="' + "<a " * 20_000

    assert absolute(html, PAGE) == html


def test_a_list_of_feeds_can_be_imported() -> None:
    space = Subscription(
        url="https://digest.example/topics/space/feed.xml",
        title='"Space" & \x00<more>',
        page="https://digest.example/topics/space/",
        description="All of it",
        lang="en",
    )
    root = etree.fromstring(render_opml("The \x07Digest", [space, Subscription("https://b/", "")]))
    first, second = root.findall("body/outline")

    assert root.get("version") == "2.0"
    assert texts(root, "head/title") == ["The Digest"]
    assert dict(first.attrib) == {
        "type": "rss",
        "text": '"Space" & <more>',
        "title": '"Space" & <more>',
        "description": "All of it",
        "xmlUrl": space.url,
        "htmlUrl": space.page,
        "language": "en",
    }
    assert dict(second.attrib) == {
        "type": "rss",
        "text": "https://b/",
        "title": "https://b/",
        "xmlUrl": "https://b/",
    }


def test_names_of_documents_are_the_same_everywhere() -> None:
    assert [file_name(kind) for kind in ("rss", "atom", "json")] == [
        "feed.xml",
        "atom.xml",
        "feed.json",
    ]
    assert file_name("json", "-2") == "feed-2.json"
