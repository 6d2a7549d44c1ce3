"""Article pages, each with its neighbours."""

from collections.abc import Mapping
from datetime import date

from digest.edition.related import related_articles
from digest.model import Article, Story
from digest.site.feeds.text import shortened
from digest.site.layout.paper import Paper, edition_link
from digest.site.pages import ArticlePage, EditionLink

DESCRIBED = 200  # characters of the summary, or the title, that search engines are shown


def article_pages(paper: Paper) -> tuple[ArticlePage, ...]:
    stories = {a.path: s for e in paper.editions for s in e.stories for a in s.articles}
    editions = {e.day: edition_link(e) for e in paper.editions}
    related = related_articles(paper.articles)
    return tuple(
        _article(place, article, stories[article.path], editions, related[article.path], paper)
        for place, article in enumerate(paper.articles)
    )


def _article(
    place: int,
    article: Article,
    story: Story,
    editions: Mapping[date, EditionLink],
    related: tuple[Article, ...],
    paper: Paper,
) -> ArticlePage:
    others = tuple(a for a in story.articles if a.path != article.path)
    near = tuple(a for a in related if a not in others)
    link = editions[article.day]
    topics = tuple(paper.topics[t] for t in article.topics)
    before = paper.articles[place + 1] if place + 1 < len(paper.articles) else None
    after = paper.articles[place - 1] if place else None
    return ArticlePage(
        address=article.address,
        title=article.title,
        description=shortened(article.summary.text or article.title, DESCRIBED),
        feeds=(
            *(paper.feed("feed_topic", t.address, t.name) for t in topics),
            paper.masthead.feed,
        ),
        lang=article.lang,
        image=paper.pictures[article.path],
        updated=article.updated or article.published,
        id=article.id,
        published=article.published,
        has_time=article.has_time,
        changed=article.updated,
        summary=article.summary,
        authors=article.authors,
        origin=article.origin,
        via=article.via,
        license=article.license,
        credit=article.credit,
        note=article.note,
        minutes=article.minutes,
        topics=topics,
        tags=article.tags,
        picture=paper.pictures[article.path],
        content=paper.fragments[article.path],
        excerpt=is_excerpt(article, paper.site.republish),
        # The edition by its name: what else stands in it is no matter of this page.
        edition=EditionLink(link.day, link.address, 0),
        others=tuple(paper.teasers[a.path] for a in others),
        related=tuple(paper.teasers[a.path] for a in near),
        previous=paper.teasers[before.path] if before else None,
        following=paper.teasers[after.path] if after else None,
    )


def is_excerpt(article: Article, republish: str) -> bool:
    """Whether only the summary may be shown: somebody else's text, no licence, and a site that
    does not republish whole articles.
    """
    return republish == "excerpt" and article.origin is not None and not article.license
