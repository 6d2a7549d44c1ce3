"""Faults in what an engine takes pages to depend on."""

from digest.site import printing
from digest.site.feeds.write import feed_paths, write_feed
from digest.site.printing import Press
from digest.site.prints import Print
from digest.value import mark_of
from tests.law import planting
from tests.law.bench import (
    PAPER,
    WORDS,
    article,
    configure,
    restyle,
    save,
)
from tests.law.fault import EDITED, Fault, again
from tests.law.planting import face_without, key_without, put, shown_without, volume_without
from tests.law.texts import FILES

FAR = (
    configure(feeds="{items: 2}"),
    article("winter.md", "2023-01-02", updated="2023-10-20"),
    article("summer.md", "2023-06-02"),
    article("autumn.md", "2023-09-01", topics="space", updated="2023-10-20T10:00:00Z"),
    article("late.md", "2023-10-02"),
    article("later.md", "2023-10-03"),
)
SHOWN_BESIDE = save(
    "themes/plain/templates/topic_month.html",
    b"{% if page.previous %}{{ page.previous.address }}{% endif %}",
)
PICTURED = (*PAPER, article("shown.md", "2023-08-15", image="/pad.png"))

FAULTS = (
    # What others know of an article
    Fault("faces leave out the title", face_without("title"), (again(title=f"{WORDS} now"),)),
    Fault("faces leave out the summary", face_without("summary"), (again(summary="Ours."),)),
    Fault(
        "faces leave out the tags",
        face_without("tags"),
        (again(title="Quiet", tags="[canaveral, engine, exploded, rocket]"),),
        (*PAPER, again(title="Quiet")),
    ),
    Fault("faces leave out the slug", face_without("slug"), (again(slug="winter"),)),
    Fault(
        "faces leave out the moment",
        face_without("published"),
        (again("2023-10-01T06:00:00Z"),),
        (*PAPER, again("2023-10-01T05:00:00Z")),
    ),
    Fault(
        "faces leave out the name of the source",
        face_without("origin"),
        (again(source="Harbour Times"),),
        (*PAPER, again(source="Harbour Post")),
    ),
    Fault(
        "faces leave out the topics",
        face_without("topics"),
        (article("twin.md", "2023-10-01", title=f"{WORDS} today", topics="space"),),
        (
            *PAPER,
            article("third.md", "2023-10-03", topics="space"),
            article("twin.md", "2023-10-01", title=f"{WORDS} today", topics="money"),
        ),
    ),
    # What a month depends on
    Fault("volumes leave out their articles", volume_without("articles"), (EDITED,)),
    Fault(
        "volumes leave out those around them",
        volume_without("around"),
        (again(title=f"{WORDS} now"),),
    ),
    Fault(
        "volumes leave out the stories that go on beyond them",
        volume_without("threads"),
        (article("late.md", "2023-10-01", story="other"),),
        (
            *PAPER,
            article("early.md", "2023-09-14", story="launch"),
            article("late.md", "2023-10-01", story="launch"),
        ),
    ),
    Fault(
        "volumes leave out what editors list from afar",
        volume_without("listed"),
        (article("far.md", "2023-01-02", title="Another headline"),),
        (
            *PAPER,
            article("far.md", "2023-01-02", title="A headline"),
            article("listing.md", "2023-09-14", related="/far.md"),
        ),
    ),
    Fault(
        "volumes leave out what of an editor's list is there",
        volume_without("chosen", "listed"),
        (article("far.md", "2023-01-02", draft="true"),),
        (
            *PAPER,
            article("far.md", "2023-01-02"),
            article("listing.md", "2023-09-14", related="/far.md"),
        ),
    ),
    Fault(
        "volumes leave out their notes",
        volume_without("notes"),
        (save("content/days/2023-09-14.md", b"---\ntitle: Note\n---\n\nLoud.\n"),),
    ),
    Fault(
        "volumes leave out what texts name",
        volume_without("targets"),
        (save("content/pad.png", FILES[2]),),
    ),
    Fault(
        "volumes leave out their pictures",
        volume_without("pictures", "assets"),
        (save("content/pad.png", FILES[2]),),
        PICTURED,
    ),
    Fault(
        "volumes leave out the moments of feeds",
        volume_without("moments"),
        (article("winter.md", "2023-01-02", updated="2023-10-20T10:00:00Z"),),
        FAR,
    ),
    Fault(
        "volumes leave out the archives",
        volume_without("archives"),
        (article("third.md", "2023-10-05"),),
        FAR,
    ),
    Fault(
        "volumes leave out where topics go on",
        volume_without("topics"),
        (article("july.md", "2023-07-02", topics="[money, space]"),),
        (
            *PAPER,
            article("july.md", "2023-07-02", topics="money"),
            SHOWN_BESIDE,
            article("august.md", "2023-08-02", topics="money"),
        ),
    ),
    # What a file is made of
    Fault(
        "the press leaves out the frame",
        planting.press_without("frame"),
        (configure(title="Other"),),
    ),
    Fault(
        "the press leaves out the theme",
        planting.press_without("theme"),
        (restyle("base.html", "<!-- other -->"),),
    ),
    Fault(
        "keys of what the pages of a month show leave out its volume",
        key_without("shown", 0),
        (EDITED,),
    ),
    Fault(
        "keys of the pages of a month leave out the press",
        key_without("pages", 0),
        (restyle("base.html", "<!-- other -->"),),
    ),
    Fault(
        "keys of the pages of a month leave out what they show",
        key_without("pages", 1),
        (article("late.md", "2023-10-05"),),
    ),
    Fault(
        "what the pages of a month show leaves out those around it",
        shown_without("around"),
        (again(title=f"{WORDS} now"),),
    ),
    Fault(
        "what the pages of a month show leaves out neighbours",
        shown_without("related"),
        (again("2023-10-02", title=f"{WORDS} now"),),
        (*PAPER, article("between.md", "2023-10-01"), again("2023-10-02", title="Quiet")),
    ),
    Fault(
        "keys of the neighbours of a month leave out its own faces",
        key_without("neighbours", 1),
        (article("twin.md", "2023-10-25", title=f"{WORDS} now", topics="money"),),
        (*PAPER, article("twin.md", "2023-10-25", title="Quiet", topics="money")),
    ),
    Fault(
        "keys of the neighbours of a month leave out those around it",
        key_without("neighbours", 0),
        (article("storm.md", "2023-09-14", title="Quiet", topics="space"),),
    ),
    Fault(
        "the key of what is of no month leaves out the press",
        key_without("front", 0),
        (restyle("base.html", "<!-- other -->"),),
    ),
    Fault(
        "the key of what is of no month leaves out all that it shows",
        key_without("front", 1),
        (again(title=f"{WORDS} now"),),
    ),
    Fault(
        "the mark of a theme leaves out its files",
        put(
            printing,
            "theme_mark",
            lambda theme: mark_of([(x.name, x.templates) for x in theme.layers]),
        ),
        (save("themes/plain/static/style.css", b"body {}\n"),),
    ),
    Fault(
        "pages are marked by their addresses",
        put(
            Press,
            "page",
            lambda press, page: Print(
                (page.path,),
                mark_of((press.mark, page.address)),
                lambda: ((page.path, press.renderer.render(page)),),
            ),
        ),
        (EDITED,),
    ),
    Fault(
        "feeds are marked by their paths",
        put(
            Press,
            "feed",
            lambda press, planned: Print(
                feed_paths(planned),
                mark_of((press.mark, feed_paths(planned))),
                lambda: write_feed(
                    planned,
                    press.body,
                    press.frame.masthead.base_path,
                    press.renderer.asset("feed.css"),
                    press.renderer.text,
                ),
            ),
        ),
        (EDITED,),
    ),
    Fault(
        "copies are marked by their names",
        planting.copies_by_name,
        (save("static/ads.txt", b"something else\n"),),
    ),
)
