"""What is kept between builds, or sent to workers, comes back as it went."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from digest.content.filed import Filing
from digest.content.filing import file_source
from digest.engine.latest import Latest
from digest.errors import Notice
from digest.model import Known, Origin, Picture, Reference
from digest.site.gathered import Gathered
from digest.site.layout.sources import MOST
from digest.site.layout.volume import Frame, Volume
from digest.site.pages import Image, Page
from digest.site.release import Release
from digest.value import Value, encoded, mark_of
from tests.factories import reading, site, source, topic
from tests.site_factories import asset, dated, days, on, release, text

V = TypeVar("V", bound=Value)
PICTURE = "content/2023/09/14/map.png"


def back(value: V) -> V:
    return msgspec.json.decode(encoded(value), type=type(value))


def rich() -> Release:
    """A paper with something in every field that a page or a volume has."""
    far = dated("2022-12-24", "Sails and what they are made of")
    own = dated(
        "2023-09-14",
        "Storm <over> Java & “Bali” 新闻 \u2028",
        topics=("science", "world"),
        picture=Picture(PICTURE, "A map", "Ayu", 3),
        origin=Origin("KCNA", "https://kcna.example/", "Kim", on("2023-09-13").date()),
        references=(Reference(PICTURE, 3, True), Reference("content/pages/about.md", 4, False)),
        updated=on("2023-09-14", 20),
        expires=on("2029-01-01"),
        aliases=("/old/",),
        authors=("Ayu", "Budi"),
        tags=("Java",),
        note="<p>Corrected.</p>",
        story="storm",
        related=(Reference(far.path, 5, False),),
    )
    other = dated("2023-09-14", "Badai", lang="id", story="storm")
    copy = dated("2023-09-14", "Badai lagi", lang="id", story="storm", body=other.body)
    later = dated("2023-09-15", "Storm over Java and Bali", tags=("Java",), story="storm")
    return release(
        *days(70, "2023-07-01"),
        *days(MOST + 1, "2023-03-01", origin=Origin("Antara")),
        *(dated("2023-02-28", f"Of many {n}") for n in range(95)),
        own,
        other,
        copy,
        later,
        far,
        of=site(
            search=True, colours=(("accent", "#123456"),), topics=(topic("science"), topic("world"))
        ),
        texts=(text("about", lang="ar"), text("2023-09-14", "days")),
        assets=(asset(PICTURE),),
    )


@pytest.mark.parametrize("of", [release(), rich()], ids=["empty", "rich"])
def test_what_is_gathered_comes_back(of: Release, tmp_path: Path) -> None:
    gathered = Gathered(
        frame=of.frame,
        front=of.laid.front,
        listings=of.laid.listings,
        feeds=of.laid.feeds,
        volumes=of.laid.volumes,
        copies=of.copies,
        scaled=of.scaled or ((Image("/map.png", 10, 20, widths=(5,), formats=("webp",)), PICTURE),),
        notices=(Notice("content/a.md", 3, "what", "cure", "warning"),),
        opened=(Known("content/a.md", "mark"),),
    )

    last = Latest(tmp_path)
    last.keep("gather", "mark", gathered)
    found = last.read("gather", "mark", Gathered)

    assert found == gathered
    assert (found.front.value, found.listings.value, found.feeds.value) == (
        of.front,
        of.listings,
        of.feeds,
    )
    assert replace(of, laid=found).volumes == of.volumes


KINDS = {kind.__name__: kind for kind in Page.__subclasses__()}
PAGES = {type(page).__name__: page for of in (release(), rich()) for page in of.pages}
PAGES |= {
    type(item.edition).__name__: item.edition
    for feed in rich().feeds
    for item in feed.items
    if item.edition
}


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_page_of_every_kind_comes_back(name: str) -> None:
    page = PAGES[name]

    assert back(page) == page
    assert encoded(back(page)) == encoded(page)


def test_every_page_comes_back() -> None:
    for page in rich().pages:
        assert back(page) == page
        assert encoded(back(page)) == encoded(page)


def test_volumes_and_their_frame_come_back() -> None:
    of = rich()

    assert back(of.frame) == of.frame
    for volume in of.volumes:
        assert back(volume) == volume
        assert encoded(back(volume)) == encoded(volume)


def test_a_volume_has_something_in_every_field_here() -> None:
    """So that no field comes back only because it was empty."""
    of = rich()

    for name in Volume.__struct_fields__:
        assert any(getattr(volume, name) for volume in of.volumes), name
    assert all(getattr(of.frame, name) for name in Frame.__struct_fields__)


def filed(matter: str, body: str = "A storm crossed Java.", **fields: str) -> Filing:
    of = source(f"---\n{matter}\n---\n\n{body}\n", "content/storm.md")
    return file_source(of, reading(**fields))[0]


@pytest.mark.parametrize(
    ("matter", "body"),
    [
        ("title: Storm\ndate: 2023-09-14", "A storm crossed Java."),
        ("title: Storm\ndraft: true", "It has no date yet."),
        ("title: Storm\ndate: 2023-09-14T08:30:00-03:30", "# One\n\n> Two\n\n- three"),
        ("title: Storm\ntopics: wether\ndate: never", "![a](missing.png)"),
        (
            "title: 新闻 & “خبر”\ntags: [a, b]\nexpires: 2029-01-01",
            "[us](/pages/about.md)\n\nText.",
        ),
        ("title: ''", ""),
    ],
)
def test_what_was_filed_comes_back(matter: str, body: str) -> None:
    kept = filed(matter, body)

    assert back(kept) == kept
    assert encoded(back(kept)) == encoded(kept)


def test_plain_texts_that_were_filed_come_back() -> None:
    of = source("---\ntitle: About\n---\n\nUs.\n", "content/pages/about.md")
    kept, _ = file_source(of, reading())

    assert kept.filed.text
    assert back(kept) == kept


@pytest.mark.parametrize(
    ("timezone", "written"),
    [
        ("Asia/Jakarta", "1850-01-02"),  # when its clocks were 7 hours, 7 minutes and 12 seconds on
        ("America/New_York", "2023-11-05T01:30:00-04:00"),  # the first half past one of that night
        ("America/New_York", "2023-11-05T01:30:00-05:00"),  # and the second
        ("America/St_Johns", "2023-06-01T12:00:00Z"),
        ("Pacific/Kiritimati", "1600-01-01"),
    ],
)
def test_moments_come_back_whatever_the_sites_zone(timezone: str, written: str) -> None:
    kept = filed(f"title: Storm\ndate: {written}\nupdated: {written}", timezone=timezone)

    assert kept.article
    assert back(kept) == kept
    assert back(kept.article).day == kept.article.day
    assert back(kept.article).address == kept.article.address


ZONES = ("Asia/Jakarta", "America/New_York", "Europe/Dublin", "Africa/Monrovia", "UTC")


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.sampled_from(ZONES))
def test_any_moment_of_an_article_comes_back(moment: datetime, zone: str) -> None:
    written = moment.replace(tzinfo=UTC, microsecond=0).isoformat()
    kept = filed(f"title: Storm\ndate: {written}", timezone=zone)

    assert kept.article
    assert back(kept) == kept
    assert mark_of(back(kept).article) == kept.filed.mark
