"""The sentence that a build is.

*Read the sources, make each an article, gather articles into stories and stories into editions,
lay out the pages, render them, publish what changed.* Reading and publishing are the engine's;
what lies between them is here, and is pure.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import chain

from digest.content.filed import Filed
from digest.content.reading import reading_of
from digest.edition.due import comes, due_of, newest_first
from digest.edition.telling import tell
from digest.edition.told import Likeness, Telling
from digest.engine.memo import Memo, Plain
from digest.errors import DigestError, Notice, errors_of
from digest.folded import fold
from digest.model import (
    Asset,
    Card,
    Content,
    Known,
    Manuscript,
    PlainText,
    Source,
)
from digest.model import Show as Show
from digest.settings import Site
from digest.site.chosen import chosen_faults
from digest.site.claims import clashes, taken, without_needless_aliases
from digest.site.feeds.moments import feed_moments
from digest.site.feeds.plan import lay_out_feeds
from digest.site.gathered import Gathered, Gathering, Looked
from digest.site.layout.binding import Marks, addresses_in, bind
from digest.site.layout.volume import closed
from digest.site.layout.whole import frame_of, front_pages, listings, set_paper
from digest.site.paths import claimed, paths_of, refuse_twins
from digest.site.proof import label_faults
from digest.site.release import Release
from digest.site.theme import Theme
from digest.site.words import Words
from digest.value import Record

DUE = Show()  # nothing but what is due


class Built(Record, frozen=True):
    """A release, what the editor should know, the articles that it holds and those it does not;
    `likenesses` are those by which articles were joined into stories.
    """

    release: Release
    notices: tuple[Notice, ...]
    articles: tuple[Card, ...]
    as_of: datetime
    likenesses: tuple[Likeness, ...] = ()
    scheduled: tuple[Card, ...] = ()
    drafts: tuple[Card, ...] = ()
    expired: tuple[Card, ...] = ()


def build(
    site: Site,
    content: Content,
    theme: Theme,
    as_of: datetime,
    show: Show = DUE,
    memo: Memo | None = None,
) -> Built:
    """Turn content into a release.

    The release depends on site, content, theme, as_of and show alone; `memo` only saves time.
    Raises DigestError with every fault of every source.
    """
    memo = memo or Plain()
    filed = memo.file(content.sources, reading_of(site))
    notices = tuple(n for f in filed for n in f.notices)
    notices += memo.again("labels", (theme, site), lambda of: label_faults(*of))
    articles = tuple(without_needless_aliases(f.card) for f in filed if f.card)
    notices += chosen_faults(articles, site.base_url)
    texts = tuple(f.text for f in filed if f.text)
    # What is scheduled is asked too, so that its fault shows while somebody is at the desk.
    coming = tuple(a for a in articles if comes(a, as_of, show))
    if errors_of(notices):
        refuse(notices + clashes(coming, texts, addresses_of(coming)))
    # Cards of one instant are equal in every zone, though their days are not.
    articles = memo.again("newest first", (site.timezone, articles), lambda of: newest_first(of[1]))
    due = due_of(articles, as_of, show)
    shown = {a.path for a in due}
    hidden = tuple(a for a in articles if a.path not in shown)
    marks = marks_of(filed)
    told = edit(due, texts, marks, memo)
    gathering = Gathering(
        site=site,
        labels=merged(theme.labels(site.language), site.labels),
        coming=coming,
        due=tuple(a.path for a in due),
        faces=tuple(marks[a.path][1].mark for a in due),
        told=told.told,
        threads=told.threads,
        story_copies=told.copies,
        texts=texts,
        assets=content.assets,
        static=tuple(file.path for file in theme.static),
    )
    addresses = memo.again("addresses", (site.timezone, coming), lambda of: addresses_of(of[1]))
    known = Looked(memo.articles, addresses, marks)
    found = memo.latest(gather, gathering, known, lambda found: found.holds(marks))
    release = Release(
        laid=found,
        theme=theme,
        articles=due,
        addresses=addresses,
        marks=marks,
        whole=memo.articles,
        body=memo.body,
        assets={asset.path: asset for asset in content.assets},
    )
    return Built(
        release=release,
        notices=(*notices, *found.notices),
        articles=due,
        likenesses=told.likenesses,
        as_of=as_of,
        scheduled=tuple(a for a in hidden if not a.draft and a.published > as_of),
        drafts=tuple(a for a in hidden if a.draft),
        expired=tuple(a for a in hidden if not a.draft and a.published <= as_of),
    )


def gather(of: Gathering, known: Looked) -> Gathered:
    """The paper laid out, but for the pages of months; raises DigestError."""
    addresses = known.addresses
    refuse(clashes(of.coming, of.texts, addresses))
    cards = {card.path: card for card in of.coming}
    due = tuple(cards[path] for path in of.due)
    words = Words(of.site.language, of.labels)
    ready = set_paper(
        of.site,
        words,
        due,
        addresses,
        known.articles,
        of.told,
        of.texts,
        of.assets,
        of.threads,
        of.story_copies,
    )
    moments = feed_moments(due)
    wire = lay_out_feeds(ready.paper, moments)
    frame = frame_of(ready.paper, of.labels)
    front = front_pages(ready.paper)
    listed = listings(ready.paper, known.marks)
    volumes = tuple(bind(ready.paper, known.marks, moments, wire.archives))
    bound = [addresses_in(volume, frame, addresses) for volume in volumes]
    pages = (*front, *listed)
    places = chain((page.address for page in pages), *bound)
    refuse(taken(places, due, of.texts, addresses))
    copies = tuple(sorted({*ready.copies, *static_files(of.assets)}))
    of_months = chain.from_iterable(
        paths_of(volume.first, own, volume.archives)
        for volume, own in zip(volumes, bound, strict=True)
    )
    coloured = frame.masthead.has_colours
    refuse_twins(claimed(pages, wire.feeds, of_months, of.static, coloured), copies)
    return Gathered(
        frame=frame,
        front=fold(front),
        listings=fold(listed),
        feeds=fold(wire.feeds),
        volumes=tuple(closed(volume, known.marks) for volume in volumes),
        copies=copies,
        scaled=ready.scaled,
        notices=ready.notices,
        opened=tuple(known.marks[path][0] for path in wire.opened),
    )


def edit(due: tuple[Card, ...], texts: tuple[PlainText, ...], marks: Marks, memo: Memo) -> Telling:
    """The articles gathered into stories, and these told day by day."""
    notes = (text for text in texts if text.path.startswith("content/days/"))
    return tell(due, marks, memo.articles, memo.body, notes, memo)


def addresses_of(articles: Iterable[Card]) -> dict[str, str]:
    """Where articles will stand, by their paths."""
    return {article.path: article.address for article in articles}


def make_articles(site: Site, content: Content) -> tuple[Manuscript, ...]:
    """Every source made an article or a plain text, each by itself."""
    from digest.content.article import make_article  # the parser, which few builds need

    reading = reading_of(site)
    return tuple(make_article(Source(s.path, s.data), reading) for s in content.sources)


def marks_of(filed: Iterable[Filed]) -> dict[str, tuple[Known, Known]]:
    """Every article and its face, by their marks."""
    cards = ((f.card.path, f) for f in filed if f.card)
    return {path: (Known(path, f.mark), Known(path, f.face)) for path, f in cards}


def refuse(notices: tuple[Notice, ...]) -> None:
    """Raise what stands in the way, all of it."""
    if errors_of(notices):
        raise DigestError(errors_of(notices))


def merged(
    labels: tuple[tuple[str, str], ...], own: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """The theme's labels, the site's own in their place."""
    return tuple((dict(labels) | dict(own)).items())


def static_files(assets: Iterable[Asset]) -> set[tuple[str, str]]:
    """Files of ``static/``, which are published as they are, from the site's root on."""
    return {
        (asset.path.removeprefix("static/"), asset.path)
        for asset in assets
        if asset.path.startswith("static/")
    }
