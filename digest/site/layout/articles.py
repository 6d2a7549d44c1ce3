"""Article pages, each with its neighbours."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from digest.edition.related import MOST, Related
from digest.model import Article, Card
from digest.site.addresses import day_address
from digest.site.cards import card_of
from digest.site.feeds.text import shortened
from digest.site.layout.outlets import outlet_link
from digest.site.layout.paper import Paper
from digest.site.layout.plans import ArticlePlan
from digest.site.layout.told import TOLD, folded, other_days
from digest.site.pages import ArticlePage, EditionLink
from digest.value import Record


class Shown(Record, frozen=True):
    """The articles whose teasers stand on another's page, by their paths."""

    others: tuple[str, ...]
    thread: tuple[str, ...]
    related: tuple[str, ...]
    before: Card | None
    after: Card | None
    more_others: int = 0
    more_thread: int = 0

    @property
    def groups(self) -> Iterator[tuple[str, ...]]:
        """Those of each kind."""
        yield from (self.others, self.thread, self.related)
        yield from ((one.path,) if one else () for one in (self.before, self.after))


DESCRIBED = 200  # characters of the summary, or the title, that search engines are shown


def plan_articles(
    paper: Paper, row: Sequence[Article], related: Related, marks: Mapping[str, str]
) -> Iterator[ArticlePlan]:
    """Pages of the paper's articles, which stand in `row`, newest first, among others whose faces
    they may show; `related` are the neighbours and `marks` those of the paper's articles.
    """
    stories = {a.path: s for e in paper.editions for s in e.stories for a in s.articles}
    for place, article in enumerate(row):
        path = article.path
        if path in stories:
            others = tuple(a.path for a in stories[path].articles if a.path != path)
            thread = paper.threads.get(path)
            days = other_days(thread, path)
            told = {path, *others, *(thread.paths if thread else ())}
            shown = Shown(
                others[:TOLD],
                days,
                _beside_it(path, related[path], told, paper),
                *_beside(place, row),
                len(others[TOLD:]),
                len(thread.paths) - 1 - len(others) - len(days) if thread else 0,
            )
            yield ArticlePlan(
                address=article.address,
                updated=article.updated or article.published,
                made_of=(
                    marks[article.path],
                    paper.pictures.get(article.path),
                    paper.targets.get(article.path),
                    *(tuple(paper.teasers.mark(one) for one in some) for some in shown.groups),
                    _heads(shown, paper),
                    (shown.more_others, shown.more_thread),
                ),
                page=partial(_article, article, shown, paper),
            )


def _beside_it(
    path: str, near: Iterable[str], told: Collection[str], paper: Paper
) -> tuple[str, ...]:
    """An editor's own list whole, then the nearest of the others, up to so many; what tells the
    same story is shown as such.
    """
    own = [one for one in paper.chosen.get(path, ()) if one not in told]
    rest = [one for one in near if one not in told and one not in own]
    return (*own, *rest[: max(MOST - len(own), 0)])


def _heads(shown: Shown, paper: Paper) -> tuple[str | None, ...]:
    """Which of the articles of its story repeat another."""
    return tuple(paper.repeated.get(path) for path in (*shown.others, *shown.thread))


def _beside(place: int, row: Sequence[Article]) -> tuple[Article | None, Article | None]:
    before = row[place + 1] if place + 1 < len(row) else None
    return before, row[place - 1] if place else None


def _article(article: Article, shown: Shown, paper: Paper) -> ArticlePage:
    topics = tuple(paper.topics[t] for t in article.topics)
    return ArticlePage(
        address=article.address,
        title=article.title,
        description=shortened(article.summary.text or article.title, DESCRIBED),
        feeds=(
            *(paper.feed("feed_topic", t.address, t.name) for t in topics),
            paper.masthead.feed,
        ),
        lang=article.lang,
        image=card_of(paper.site, article.day, article.address, article.title)
        or paper.pictures.get(article.path),
        updated=article.updated or article.published,
        id=article.id,
        published=article.published,
        has_time=article.has_time,
        changed=article.updated,
        summary=article.summary,
        authors=article.authors,
        origin=article.origin,
        outlet=outlet_link(article.origin.outlet) if article.origin else None,
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
        others=folded(shown.others, paper.repeated, paper.teasers),
        thread=folded(shown.thread, paper.repeated, paper.teasers),
        related=tuple(paper.teasers[path] for path in shown.related),
        previous=paper.teasers[shown.before.path] if shown.before else None,
        following=paper.teasers[shown.after.path] if shown.after else None,
        more_others=shown.more_others,
        more_thread=shown.more_thread,
    )


def is_excerpt(article: Article, republish: str) -> bool:
    """Whether only the summary may be shown: somebody else's text, no licence, and a site that
    does not republish whole articles.
    """
    return republish == "excerpt" and article.origin is not None and not article.license
