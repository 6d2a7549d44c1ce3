"""A page copied out of a browser as plain text, made an article."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import TypeAlias
from zoneinfo import ZoneInfo

from digest.desk.escaping import as_markdown
from digest.desk.frontmatter_writing import flow, front_matter, new_id, origin, scalar
from digest.desk.imported import Dated, Imported, Wish, as_given, as_of_today
from digest.errors import Notice, fault
from digest.text.bylines import names_in, source_in
from digest.text.dates import find_date
from digest.text.furniture import Label
from digest.text.language import detect
from digest.text.pages import label
from digest.text.paragraphs import Paragraph, paragraphs_of
from digest.text.shapes import width
from digest.text.slugs import slugify

ByKind: TypeAlias = dict[Label, list[Paragraph]]


def article_of_page(text: str, wish: Wish) -> Imported:
    """The page's article, with its credits as keys and without what is about other articles.

    Raises DigestError where the page holds no text.
    """
    page = paragraphs_of(text)
    if not page:
        raise fault(wish.name, 0, "holds no text")
    labels = label(tuple(p.text for p in page))
    kinds: ByKind = {
        kind: [p for p, k in zip(page, labels, strict=True) if k == kind] for kind in labels
    }
    body = [p.text for p in kinds.get("text", [])]
    title, title_notices = _title(kinds, body, wish)
    lang = detect("\n".join([title, *body]), wish.site_lang)
    dated = _date(kinds, wish, lang)
    keys = {
        "title": scalar(title),
        "date": dated.written,
        "id": new_id(dated.moment, title, body),
        "lang": lang,
        "topics": flow(wish.topics),
        "authors": flow(n for p in kinds.get("byline", []) for n in names_in(p.text)),
        "credit": scalar(" ".join(_bare(p.text) for p in kinds.get("credit", []))),
        "slugline": scalar(" ".join(p.text for p in kinds.get("slugline", []))),
        "source": _source(kinds, wish),
    }
    return Imported(
        path=dated.path(slugify(title)),
        text=f"---\n{front_matter(keys)}---\n" + "".join(f"\n{as_markdown(p)}\n" for p in body),
        notices=tuple(sorted((*title_notices, *dated.notices, *_left_out(page, labels, wish)))),
    )


def _title(kinds: ByKind, body: list[str], wish: Wish) -> tuple[str, tuple[Notice, ...]]:
    if found := kinds.get("title"):
        if body:
            return found[0].text, ()
        what = "there is no text below the headline"
        return found[0].text, (wish.warning(found[0].line, what),)
    if not body:
        raise fault(wish.name, 0, "holds no article", "copy its headline and its text")
    opening = body[0] if width(body[0]) <= 70 else body[0][:70].rsplit(" ", 1)[0] + " …"
    what = "no headline was found; the title is how the text begins"
    return opening, (wish.warning(kinds["text"][0].line, what, "write a title"),)


def _source(kinds: ByKind, wish: Wish) -> str:
    """The source given; what is not given of it is as the page says."""
    shown = filter(None, (source_in(p.text) for p in kinds.get("furniture", [])))
    name, url = next(shown, ("", ""))
    return origin(wish.source_name or name, wish.source_url or url)


def _date(kinds: ByKind, wish: Wish, lang: str) -> Dated:
    """The date given; else that of a line of the page; else a teaser's; else today's."""
    if wish.given:
        return as_given(wish.given, wish.zone)
    own = [*kinds.get("date", []), *kinds.get("byline", [])]
    for paragraph in sorted(own, key=lambda p: p.line):
        if found := _date_in(paragraph.text, wish.zone, lang):
            what = f"the date {found[0]:%Y-%m-%d} was taken from this line"
            return Dated(*found, (wish.warning(paragraph.line, what),))
    for paragraph in kinds.get("teaser", []):
        if found := _date_in(paragraph.text, wish.zone, lang):
            what = f"the date {found[0]:%Y-%m-%d} is that of another article on the page"
            return Dated(*found, (wish.warning(paragraph.line, what, "check the date"),))
    return as_of_today(wish)


def _date_in(line: str, zone: ZoneInfo, lang: str) -> tuple[datetime, bool] | None:
    """The date of a line, or of one of the parts that strokes divide it into."""
    cells = re.split(r"\s*[|•·]\s*|\s+[-–—]\s+", line)
    spans = [cells[i:j] for i in range(len(cells)) for j in range(len(cells), i, -1)]
    dates = (find_date(" | ".join(span), zone, lang) for span in spans[:30])
    return next(filter(None, dates), None)


def _left_out(
    page: tuple[Paragraph, ...], labels: tuple[Label, ...], wish: Wish
) -> Iterator[Notice]:
    """One line for each run of paragraphs that the article is without."""
    kinds = {"teaser": "about other articles", "furniture": "of the page", "caption": "on pictures"}
    pairs = zip(page, labels, strict=True)
    for kind, group in groupby(pairs, key=lambda pair: pair[1]):
        run = [paragraph for paragraph, _ in group if not source_in(paragraph.text)]
        if kind in kinds and run:
            shown = run[0].text if width(run[0].text) <= 40 else run[0].text[:40].rstrip() + "…"
            lines = "1 line" if len(run) == 1 else f"{len(run)} lines"
            yield wish.warning(run[0].line, f'left out {lines} {kinds[kind]}, from "{shown}"')


def _bare(credit: str) -> str:
    """Without the dash or the brackets that set it apart."""
    bare = re.sub(r"^(?:[—–―*_\s-]|[(（\[【])+|[*_\s]+$", "", credit)
    closed = bare.endswith((")", "）", "]", "】")) and not re.search(r"[(（\[【]", bare)
    return bare[:-1].rstrip() if closed else bare
