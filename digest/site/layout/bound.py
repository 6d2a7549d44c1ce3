"""A volume laid out: the pages of one month."""

from itertools import chain

from msgspec.structs import replace

from digest.edition.editions import edition_of, told_by_day
from digest.edition.related import Related, related_articles
from digest.edition.told import by_path
from digest.model import Article, Articles, Card
from digest.site.cards import CardPlan, plan_cards
from digest.site.feeds.archives import plan_archives
from digest.site.feeds.items import article_item, bodiless
from digest.site.feeds.planned import PlannedFeed, PlannedItem
from digest.site.layout.articles import plan_articles
from digest.site.layout.calendar import month_page
from digest.site.layout.editions import edition_pages
from digest.site.layout.paper import Paper, Teasers
from digest.site.layout.plans import ArticlePlan, FeedPlan
from digest.site.layout.topics import topic_month_pages
from digest.site.layout.volume import Frame, Volume
from digest.site.pages import Page
from digest.site.references import Shelf
from digest.site.search.entries import Entry, entries_of
from digest.site.words import Words
from digest.value import Record, mark_of


class Bound(Record, frozen=True):
    """What is published of one month: lists of its articles, which are laid out, and the articles'
    pages, the archived feeds and the card images, which are when they are printed; `related` are
    the neighbours of its articles.
    """

    lists: tuple[Page, ...]
    articles: tuple[ArticlePlan, ...]
    archives: tuple[FeedPlan, ...]
    related: Related
    cards: tuple[CardPlan, ...] = ()
    entries: tuple[Entry, ...] = ()  # what search shows of its articles, where there is search

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages, laid out."""
        return (*self.lists, *(plan.page() for plan in self.articles))

    @property
    def feeds(self) -> tuple[PlannedFeed, ...]:
        """All feeds, laid out."""
        return tuple(plan.feed() for plan in self.archives)


def lay_out_volume(
    volume: Volume, frame: Frame, articles: Articles, related: Related | None = None
) -> Bound:
    """All that is published of one month; `articles` are what the volume names, by path, `related`
    the neighbours of its articles where they are known already.
    """
    row = _row(volume, articles)
    related = related or related_within(volume, articles)
    paper = opened(volume, frame, articles)
    moments = dict(zip((a.path for a in paper.articles), volume.moments, strict=True))
    marks = {known.path: known.mark for known in volume.articles}
    own = tuple(articles[known.path] for known in volume.articles)

    def item(card: Card) -> PlannedItem:
        return article_item(articles[card.path], moments, paper)

    def made_of(card: Card) -> tuple[object, ...]:
        picture = card.picture and paper.shelf.assets.get(card.picture.path)
        path = card.path
        return bodiless(articles[path]), moments[path], paper.pictures.get(path), picture

    return Bound(
        lists=(
            *edition_pages(paper, volume.before, volume.after),
            month_page(paper, volume.month),
            *topic_month_pages(paper, volume.topics),
        ),
        articles=tuple(plan_articles(paper, row, related, marks)),
        archives=tuple(plan_archives(volume.archives, item, made_of, paper)),
        related=related,
        cards=tuple(plan_cards(paper)),
        entries=entries_of(paper, own) if frame.site.search else (),
    )


def related_within(volume: Volume, articles: Articles) -> Related:
    """The neighbours of a month's articles; `articles` are what the volume names."""
    return related_articles(_row(volume, articles), {known.path for known in volume.articles})


def shown_of(volume: Volume, articles: Articles, related: Related) -> str:
    """What stands for all that the pages of a month show: of the many articles around it the few
    that are its articles' neighbours, of their stories, or the next on either side.
    """
    own = {known.path for known in volume.articles}
    row = [None, *(article.path for article in _row(volume, articles)), None]
    places = [place for place, path in enumerate(row) if path in own]
    others = (thread.paths for thread in volume.threads)
    named = (paths for _, paths in volume.chosen)
    shown = {
        *chain.from_iterable((*related.values(), *volume.stories, *others, *named)),
        *(row[places[0] - 1], row[places[-1] + 1]),
    }
    around = tuple(known for known in volume.around if known.path in shown)
    pictures = tuple(pair for pair in volume.pictures if pair[0] in shown | own)
    return mark_of((replace(volume, around=around, pictures=pictures), related))


def _row(volume: Volume, articles: Articles) -> list[Article]:
    """The month's articles among those around it, newest first."""
    around = [articles[known.path] for known in volume.around]
    own = [articles[known.path] for known in volume.articles]
    later = [a for a in around if a.day > own[0].day]
    return [*later, *own, *around[len(later) :]]


def opened(volume: Volume, frame: Frame, articles: Articles) -> Paper:
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
        threads=by_path(volume.threads),
        repeated=dict(volume.copies),
        chosen=dict(volume.chosen),
        cuts=dict(volume.cuts),
    )
