"""Articles and editions as items of feeds."""

from collections.abc import Mapping
from html import escape

from digest.model import Article, Edition, Story
from digest.site.feeds.feed import Enclosure, FeedItem, FeedTopic
from digest.site.feeds.planned import PlannedItem, absolute_address, feed_id
from digest.site.layout.articles import is_excerpt
from digest.site.layout.paper import Paper, edition_link
from digest.site.layout.volume import Moments
from digest.site.words import direction

AllMoments = Mapping[str, Moments]  # by the paths of articles


def article_item(article: Article, moments: AllMoments, paper: Paper) -> PlannedItem:
    told = moments[article.path]
    full = paper.site.feeds.content == "full" and not is_excerpt(article, paper.site.republish)
    item = FeedItem(
        id=article.id,
        url=absolute_address(article.address, paper),
        title=article.title,
        lang=article.lang,
        published=told.published,
        updated=told.updated,
        summary=article.summary.text or article.title,
        authors=article.authors,
        topics=tuple(
            FeedTopic(link.name, absolute_address(link.address, paper))
            for link in (paper.topics[t] for t in article.topics)
        ),
        origin=article.origin,
        via=article.via,
        license=article.license,
        enclosure=_enclosure(article, paper),
    )
    if not full:
        return PlannedItem(item)
    before = f'<div lang="{article.lang}" dir="rtl">' if direction(article.lang) == "rtl" else ""
    after = ("</div>" if before else "") + _original(article, paper)
    return PlannedItem(item, paper.fragment(article), before, after, article.length)


def _original(article: Article, paper: Paper) -> str:
    """The last line of a body in a feed: where the article is from."""
    origin = article.origin
    if origin is None:
        return ""
    name = origin.name or origin.url
    words = escape(paper.words("original", source=name))
    lang = f' lang="{paper.site.language}"'
    if not origin.url:
        return f"<p{lang}>{words}</p>"
    return f'<p{lang}><a href="{escape(origin.url)}" rel="external">{words}</a></p>'


_TYPES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp",
    "gif": "image/gif", "avif": "image/avif", "svg": "image/svg+xml",
}  # fmt: skip


def _enclosure(article: Article, paper: Paper) -> Enclosure | None:
    picture = paper.pictures.get(article.path)
    if picture is None or article.picture is None:
        return None
    asset = paper.shelf.assets.get(article.picture.path)
    kind = _TYPES.get(picture.address.rpartition(".")[2].lower())
    if asset is None or kind is None:
        return None
    url = absolute_address(picture.address, paper)
    return Enclosure(url, kind, asset.length, picture.width, picture.height, picture.alt)


def edition_item(edition: Edition, moments: AllMoments, paper: Paper) -> PlannedItem:
    """One day as one item: headlines and summaries by topic, each linked."""
    times = [moments[a.path] for a in edition.articles]
    link = edition_link(edition, paper.site)
    item = FeedItem(
        id=feed_id(paper, f"/editions/{edition.day.isoformat()}"),
        url=absolute_address(link.address, paper),
        title=paper.words.long_day(edition.day),
        lang=paper.site.language,
        published=min(told.published for told in times),
        updated=max(told.updated for told in times),
        summary=" · ".join(paper.whole[story.lead.path].title for story in edition.stories),
    )
    note = paper.fragment(edition.note) if edition.note else None
    sections = "".join(
        f"<h2>{escape(paper.topics[s.topic].name)}</h2>"
        + "".join(_told(story, paper) for story in s.stories)
        for s in edition.sections
    )
    return PlannedItem(item, note, "", sections)


def _told(story: Story, paper: Paper) -> str:
    """A story's headline, summary and source, and the headlines of others that cover it, each in
    its own language and direction.
    """
    lead, *rest = (paper.whole[article.path] for article in story.articles)
    others = "".join(f"<li{_tongue(a)}>{_headline(a, paper)}</li>" for a in rest)
    also = f"<p>{escape(paper.words('also_covered_by'))}</p><ul>{others}</ul>" if others else ""
    return (
        f"<div{_tongue(lead)}><h3>{_headline(lead, paper)}</h3>"
        f"<p>{escape(lead.summary.text)}{_cited(lead)}</p></div>{also}"
    )


def _tongue(article: Article) -> str:
    return f' lang="{article.lang}" dir="{direction(article.lang)}"'


def _headline(article: Article, paper: Paper) -> str:
    href = escape(absolute_address(article.address, paper))
    return f'<a href="{href}">{escape(article.title)}</a>'


def _cited(article: Article) -> str:
    source = article.origin.name if article.origin else ""
    return f" ({escape(source)})" if source else ""
