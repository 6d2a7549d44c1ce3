"""Article pages, each with its neighbours."""

from collections.abc import Sequence

from digest.edition.related import related_articles
from digest.model import Article, Story
from digest.site.addresses import day_address
from digest.site.feeds.text import shortened
from digest.site.layout.paper import Paper
from digest.site.pages import ArticlePage, EditionLink

DESCRIBED = 200  # characters of the summary, or the title, that search engines are shown


def article_pages(paper: Paper, row: Sequence[Article]) -> list[ArticlePage]:
    """Pages of the paper's articles, which stand in `row`, newest first, among others whose faces
    they may show.
    """
    stories = {a.path: s for e in paper.editions for s in e.stories for a in s.articles}
    related = related_articles(row, frozenset(stories))
    return [
        _article(article, _beside(place, row), stories[article.path], related[article.path], paper)
        for place, article in enumerate(row)
        if article.path in stories
    ]


def _beside(place: int, row: Sequence[Article]) -> tuple[Article | None, Article | None]:
    before = row[place + 1] if place + 1 < len(row) else None
    return before, row[place - 1] if place else None


def _article(
    article: Article,
    beside: tuple[Article | None, Article | None],
    story: Story,
    related: tuple[Article, ...],
    paper: Paper,
) -> ArticlePage:
    others = tuple(a for a in story.articles if a.path != article.path)
    told = {a.path for a in others}
    near = tuple(a for a in related if a.path not in told)
    topics = tuple(paper.topics[t] for t in article.topics)
    before, after = beside
    return ArticlePage(
        address=article.address,
        title=article.title,
        description=shortened(article.summary.text or article.title, DESCRIBED),
        feeds=(
            *(paper.feed("feed_topic", t.address, t.name) for t in topics),
            paper.masthead.feed,
        ),
        lang=article.lang,
        image=paper.pictures.get(article.path),
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
        picture=paper.pictures.get(article.path),
        content=paper.fragment(article),
        excerpt=is_excerpt(article, paper.site.republish),
        # The edition by its name: what else stands in it is no matter of this page.
        edition=EditionLink(article.day, day_address(article.day), 0),
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
