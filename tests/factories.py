"""Values with a sensible rest: say what a test is about, and leave the others."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from digest.content.reading import Reading, reading_of
from digest.model import Article, Sentence, Source, Summary
from digest.settings import Site, Topic
from digest.text.slugs import slugify

JAKARTA = ZoneInfo("Asia/Jakarta")
MORNING = datetime(2023, 9, 14, 8, 30, tzinfo=JAKARTA)


def article(title: str = "Storm over Java", **fields: Any) -> Article:
    """An article of 14 September 2023; path, slug and id follow from the title."""
    slug = slugify(title)
    plain = Article(
        path=f"content/2023/09/14/{slug}.md",
        id=f"tag:digest.example,2023-09-14:{slug}",
        slug=slug,
        title=title,
        lang="en",
        published=MORNING,
        summary=Summary("extract", (Sentence("The sea rose by two metres.", 1),)),
        topics=("world",),
        body="0" * 16,
        length=100,
    )
    return replace(plain, **fields)


def source(text: str | bytes, path: str = "content/2023/09/14/storm.md") -> Source:
    """A file of the content folder, of a day by its path."""
    return Source(path, text.encode() if isinstance(text, str) else text)


def topic(slug: str = "world", **fields: Any) -> Topic:
    """A topic with a name of its own and no keywords."""
    return replace(Topic(slug, slug.title(), names=(slug,)), **fields)


def site(**fields: Any) -> Site:
    """An English paper of Jakarta with the topics world and science."""
    plain = Site(
        title="The Daily Digest",
        base_url="https://digest.example/",
        id="daily-digest",
        timezone="Asia/Jakarta",
        topics=(topic("world"), topic("science", keywords=("Nobel", "physics"))),
    )
    return replace(plain, **fields)


def reading(**fields: Any) -> Reading:
    """How the sources of `site()` are read."""
    return replace(reading_of(site()), **fields)
