"""A volume laid out: the pages of one month."""

from dataclasses import dataclass

from digest.edition.editions import edition_of, told_by_day
from digest.model import Article, Articles
from digest.site.feeds.archives import archive_feeds
from digest.site.feeds.items import article_item
from digest.site.feeds.planned import PlannedFeed
from digest.site.layout.articles import article_pages
from digest.site.layout.calendar import month_page
from digest.site.layout.editions import edition_pages
from digest.site.layout.paper import Paper, Teasers
from digest.site.layout.topics import topic_month_pages
from digest.site.layout.volume import Frame, Volume
from digest.site.pages import Page
from digest.site.references import Shelf
from digest.site.words import Words


@dataclass(frozen=True)
class Bound:
    """The pages and the archived feeds of one month."""

    pages: tuple[Page, ...]
    feeds: tuple[PlannedFeed, ...]


def lay_out_volume(volume: Volume, frame: Frame, articles: Articles) -> Bound:
    """All that is published of one month; `articles` are what the volume names, by path."""
    paper = _opened(volume, frame, articles)
    moments = dict(zip((a.path for a in paper.articles), volume.moments, strict=True))
    return Bound(
        pages=(
            *edition_pages(paper, volume.before, volume.after),
            month_page(paper, volume.month),
            *topic_month_pages(paper, volume.topics),
            *article_pages(paper, _row(volume, articles)),
        ),
        feeds=archive_feeds(
            volume.archives, lambda card: article_item(articles[card.path], moments, paper), paper
        ),
    )


def _row(volume: Volume, articles: Articles) -> list[Article]:
    """The month's articles among those around it, newest first."""
    around = [articles[known.path] for known in volume.around]
    own = [articles[known.path] for known in volume.articles]
    later = [a for a in around if a.day > own[0].day]
    return [*later, *own, *around[len(later) :]]


def _opened(volume: Volume, frame: Frame, articles: Articles) -> Paper:
    """The paper that has this month alone."""
    own = tuple(articles[known.path] for known in volume.articles)
    told = tuple(told_by_day(volume.stories, articles, volume.notes))
    order = tuple(topic.slug for topic in frame.site.topics)
    topics = dict(frame.topics)
    pictures = dict(volume.pictures)
    return Paper(
        site=frame.site,
        masthead=frame.masthead,
        words=Words(frame.site.language, frame.labels),
        articles=own,
        whole=articles,
        told=told,
        editions=tuple(edition_of(day, articles, order) for day in told),
        texts=(),
        shelf=Shelf({}, {asset.path: asset for asset in volume.assets}),
        teasers=Teasers(articles, topics, pictures),
        targets=dict(volume.targets),
        pictures=pictures,
        topics=topics,
    )
