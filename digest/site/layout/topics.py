"""Topics and languages: the newest of each, older months below a topic, and their lists."""

from collections import Counter, defaultdict
from datetime import date
from itertools import takewhile

from digest.model import Card
from digest.site.addresses import language_address
from digest.site.layout.calendar import months_of, named, years_of
from digest.site.layout.outlets import most_cited
from digest.site.layout.paper import Paper, days_of
from digest.site.layout.volume import Beside
from digest.site.pages import (
    FeedLink,
    FrontPage,
    LanguagesPage,
    Link,
    Month,
    TopicEntry,
    TopicMonthPage,
    TopicPage,
    TopicsPage,
    TopicYearPage,
    Year,
)
from digest.site.words import language_name

NEWEST = 40  # articles on a topic's page, to the end of their day
CITED = 8


def topic_pages(paper: Paper) -> tuple[FrontPage, ...]:
    by_topic: dict[str, list[Card]] = defaultdict(list)
    counts: dict[str, Counter[date]] = defaultdict(Counter)
    for first, month in paper.months.items():
        for article in month:
            for topic in article.topics:
                by_topic[topic].append(article)
                counts[topic][first] += 1
    texts = {t.slug: t.description for t in paper.site.topics}
    pages: list[FrontPage] = []
    entries = []
    for slug, link in paper.topics.items():
        articles = tuple(by_topic[slug])
        months = months_of(counts[slug], link.address)
        pages += _topic(link, texts.get(slug, ""), articles, months, paper)
        entries.append(_entry(link, texts.get(slug, ""), articles, paper))
    return (*pages, _topics_page(tuple(entries), paper))


def _topics_page(entries: tuple[TopicEntry, ...], paper: Paper) -> TopicsPage:
    return TopicsPage(
        address="/topics/",
        title=paper.words("topics"),
        description=paper.words("topics_text"),
        feeds=(paper.masthead.feed,),
        topics=entries,
    )


def _entry(link: Link, text: str, articles: tuple[Card, ...], paper: Paper) -> TopicEntry:
    newest = tuple(paper.teasers[a.path] for a in articles[:3])
    return TopicEntry(link, text, len(articles), newest)


def _topic(
    link: Link, text: str, articles: tuple[Card, ...], months: tuple[Month, ...], paper: Paper
) -> list[FrontPage]:
    feeds = (paper.feed("feed_topic", link.address, link.name), paper.masthead.feed)
    years = years_of(months, link.address)
    page = TopicPage(
        address=link.address,
        title=link.name,
        description=text or paper.words("about_topic", topic=link.name),
        feeds=feeds,
        updated=articles[0].published,
        heading=link.name,
        text=text,
        up=Link(paper.words("topics"), "/topics/"),
        days=days_of(_newest(articles), paper, summed_up=True),
        years=years,
        sources=most_cited(articles, paper.outlets, CITED),
    )
    return [page, *(_topic_year(link, year, paper) for year in years)]


def _newest(articles: tuple[Card, ...]) -> tuple[Card, ...]:
    """Whole days, until there are enough."""
    if len(articles) <= NEWEST:
        return articles
    last = articles[NEWEST - 1].day
    return tuple(takewhile(lambda a: a.day >= last, articles))


def _topic_year(link: Link, year: Year, paper: Paper) -> TopicYearPage:
    return TopicYearPage(
        address=year.address,
        title=paper.words("topic_in", topic=link.name, time=paper.words.year(year.year)),
        description=paper.words(
            "about_topic_in", topic=link.name, time=paper.words.year(year.year)
        ),
        feeds=(paper.feed("feed_topic", link.address, link.name),),
        topic=link,
        year=year,
    )


def topic_month_pages(paper: Paper, beside: tuple[tuple[str, Beside], ...]) -> list[TopicMonthPage]:
    """Of each topic's slug the page of the one month that the paper holds."""
    return [_topic_month(slug, months, paper) for slug, months in beside]


def _topic_month(slug: str, beside: Beside, paper: Paper) -> TopicMonthPage:
    link = paper.topics[slug]
    articles = tuple(a for a in paper.articles if slug in a.topics)
    (month,) = months_of({articles[0].day.replace(day=1): len(articles)}, link.address)
    time = paper.words.month(month.first)
    return TopicMonthPage(
        address=month.address,
        title=paper.words("topic_in", topic=link.name, time=time),
        description=paper.words("about_topic_in", topic=link.name, time=time),
        feeds=(paper.feed("feed_topic", link.address, link.name),),
        topic=link,
        month=month,
        days=days_of(articles, paper),
        previous=named(beside.previous, link.address),
        following=named(beside.following, link.address),
    )


def language_pages(paper: Paper) -> tuple[FrontPage, ...]:
    entries, pages = [], []
    for code, articles in paper.languages.items():
        link = Link(language_name(code), language_address(code), code)
        entries.append(_entry(link, "", articles, paper))
        pages.append(_language(link, articles, paper))
    if not entries:
        return ()
    every = LanguagesPage(
        address="/languages/",
        title=paper.words("languages"),
        description=paper.words("languages_text"),
        feeds=(paper.masthead.feed,),
        languages=tuple(entries),
    )
    return (*pages, every)


def language_feed(code: str, paper: Paper) -> FeedLink:
    return paper.feed("feed_language", language_address(code), language_name(code), code)


def _language(link: Link, articles: tuple[Card, ...], paper: Paper) -> TopicPage:
    own = language_name(link.lang, paper.site.language)
    about = f"{link.name} ({own})" if own != link.name else link.name
    return TopicPage(
        address=link.address,
        title=link.name,
        description=paper.words("about_language", language=about),
        feeds=(language_feed(link.lang, paper), paper.masthead.feed),
        lang=link.lang,
        updated=articles[0].published,
        heading=link.name,
        text="",
        up=Link(paper.words("languages"), "/languages/"),
        days=days_of(_newest(articles), paper, summed_up=True),
        sources=most_cited(articles, paper.outlets, CITED),
    )
