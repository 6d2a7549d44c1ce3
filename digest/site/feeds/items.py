"""Articles and editions as items of feeds."""

from collections.abc import Mapping
from html import escape

from digest.model import Article, Edition
from digest.site.feeds.feed import Enclosure, FeedItem, FeedTopic
from digest.site.feeds.planned import PlannedItem, absolute_address, feed_id
from digest.site.layout.articles import is_excerpt
from digest.site.layout.paper import Paper
from digest.site.layout.volume import Moments
from digest.site.mail.page import edition_item_page
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


def bodiless(article: Article) -> tuple[object, ...]:
    """All that `article_item` takes of an article itself for an item without its body."""
    return (
        article.id,
        article.address,
        article.title,
        article.lang,
        article.summary.text,
        article.authors,
        article.topics,
        article.origin,
        article.via,
        article.license,
    )


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
    """One day as one item, which holds what a mail of that day does."""
    times = [moments[a.path] for a in edition.articles]
    page = edition_item_page(edition, paper)
    item = FeedItem(
        id=feed_id(paper, f"/editions/{edition.day.isoformat()}"),
        url=absolute_address(page.address, paper),
        title=page.title,
        lang=paper.site.language,
        published=min(told.published for told in times),
        updated=max(told.updated for told in times),
        summary=" · ".join(paper.teasers[story.lead.path].title for story in edition.stories),
    )
    return PlannedItem(item, edition=page)
