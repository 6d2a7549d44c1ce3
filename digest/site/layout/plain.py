"""Plain pages, the page of feeds, the page for addresses that lead nowhere, redirects."""

from digest.site.layout.paper import Paper
from digest.site.layout.topics import language_feed
from digest.site.pages import (
    FeedGroup,
    FeedsPage,
    NotFoundPage,
    PlainPage,
    RedirectPage,
)


def plain_pages(paper: Paper) -> tuple[PlainPage, ...]:
    return tuple(
        PlainPage(
            address=f"/{text.slug}/",
            title=text.title,
            description=text.description or text.title,
            feeds=(paper.masthead.feed,),
            lang=text.lang,
            content=paper.fragment(text),
        )
        for text in paper.texts
    )


def feeds_page(paper: Paper) -> FeedsPage:
    return FeedsPage(
        address="/feeds/",
        title=paper.words("feeds"),
        description=paper.words("about_feeds", site=paper.site.title),
        feeds=(paper.masthead.feed,),
        groups=feed_groups(paper),
    )


def feed_groups(paper: Paper) -> tuple[FeedGroup, ...]:
    """Every feed of the site, by kind; none where there is no article yet but the site's."""
    topics = tuple(paper.feed("feed_topic", t.address, t.name) for t in paper.topics.values())
    languages = tuple(language_feed(code, paper) for code in paper.languages)
    editions = (paper.feed("feed_editions", "/editions/"),) if paper.told else ()
    kinds = (
        ("site", (paper.masthead.feed,)),
        ("editions", editions),
        ("topics", topics),
        ("languages", languages),
    )
    return tuple(FeedGroup(kind, feeds) for kind, feeds in kinds if feeds)


def not_found_page(paper: Paper) -> NotFoundPage:
    title = paper.words("not_found")
    return NotFoundPage(address="/404.html", title=title, description=title)


def redirect_pages(paper: Paper) -> tuple[RedirectPage, ...]:
    """A page at each former address; it is called as the article that it leads to."""
    about = paper.words("moved")
    return tuple(
        RedirectPage(
            address=alias,
            title=paper.whole[article.path].title,
            description=about,
            target=article.address,
        )
        for article in paper.articles
        for alias in article.aliases
    )
