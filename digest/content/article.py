"""A source made an article: the one call that everything about a file's text goes through."""

from msgspec.structs import replace

from digest.content import values
from digest.content.asking import Asking
from digest.content.body import Body, read_markdown
from digest.content.frontmatter import Document, decode, misplaced, split_document
from digest.content.identity import read_aliases, read_id, read_slug
from digest.content.listed import read_related
from digest.content.names import Named, named, readable
from digest.content.origin import read_origin
from digest.content.pasted import Pasted
from digest.content.picture import read_picture
from digest.content.reading import Reading
from digest.content.remark import remark
from digest.content.searched import entry_of
from digest.content.standing import read_standing
from digest.content.topics import Choice, choose_topics
from digest.errors import DigestError, Notice
from digest.model import Article, Budget, Manuscript, PlainText, Sentence, Source, Summary
from digest.summary import summarise
from digest.text.bylines import names_in
from digest.text.language import detect
from digest.text.slugs import folded, slugify
from digest.text.words import reading_minutes
from digest.value import fingerprint

NONE: tuple[str, ...] = ()


def make_article(source: Source, reading: Reading) -> Manuscript:
    """The article that `source` holds, or every fault in it.

    Depends on the two arguments alone. A manuscript with an error among its notices has no
    article. Files below ``pages/`` and ``days/`` become plain texts.
    """
    try:
        document = split_document(decode(source.data, source.path), source.path)
    except DigestError as error:
        return Manuscript(notices=error.notices)
    asking = Asking(source.path, document.matter)
    if warning := misplaced(document, source.path):
        asking.add(warning)
    manuscript = _manuscript(asking, named(source.path), document, reading)
    return Manuscript(notices=asking.notices) if asking.failed else manuscript


def _manuscript(asking: Asking, name: Named, document: Document, reading: Reading) -> Manuscript:
    title = asking.ask("title", values.title, "")
    lang = _language(asking, name, title, document, reading)
    pasted = _read(asking.path, document, lang, title)
    body = pasted.body
    asking.add(*body.notices)
    title = title or body.title or readable(name.stem)
    if not title and name.kind != "day" and not asking.found.has("title"):
        asking.tell("title", "the article has no title", "write title: and its headline")
    if name.kind == "article":
        article = _article(asking, name, reading, title, lang, pasted)
        entry = entry_of(article, body.text) if reading.search else ""
        if entry:
            article = replace(article, terms=fingerprint(entry))
        return Manuscript(article=article, html=body.html, terms=entry, notices=asking.notices)
    text = _plain_text(asking, name, title, lang, body)
    return Manuscript(text=text, html=body.html, notices=asking.notices)


def _language(asking: Asking, name: Named, title: str, document: Document, reading: Reading) -> str:
    given = asking.ask("lang", values.language, name.lang)
    return given or detect(f"{title}\n{document.body[:3000]}", reading.language)


def _read(path: str, document: Document, lang: str, title: str) -> Pasted:
    if path.lower().endswith(".txt"):
        from digest.content.plaintext import read_plain  # few are

        return read_plain(document.body, lang, path, document.first_line, title)
    return Pasted(read_markdown(document.body, lang, path, document.first_line, title))


def _plain_text(asking: Asking, name: Named, title: str, lang: str, body: Body) -> PlainText:
    slug = read_slug(asking, name.stem, title)
    if name.kind == "day":
        slug = name.day.isoformat() if name.day else ""
    if not slug:
        what, cure = "a note belongs to a day", "name the file 2023-09-14.md"
        asking.add(Notice(asking.path, 1, what, cure))
    return PlainText(
        path=asking.path,
        slug=slug,
        title=title,
        lang=lang,
        description=asking.ask("summary", values.line_of_text, "") or body.text[:160].strip(),
        references=body.references,
        body=fingerprint(body.html),
    )


def _article(
    asking: Asking, name: Named, reading: Reading, title: str, lang: str, pasted: Pasted
) -> Article:
    body = pasted.body
    standing = read_standing(asking, name.day, reading.zone, lang)
    tags = asking.ask("tags", values.several, NONE)
    chosen = _topics(asking, title, tags, body, reading)
    return Article(
        path=asking.path,
        id=read_id(asking),
        slug=read_slug(asking, name.stem, title),
        title=title,
        lang=lang,
        published=standing.published,
        has_time=standing.has_time,
        updated=standing.updated,
        expires=standing.expires,
        draft=standing.draft,
        pin=asking.ask("pin", values.flag, False),
        topics=chosen.topics,
        tags=tags,
        story=_story(asking),
        related=read_related(asking),
        authors=asking.ask("authors", values.names, names_in(pasted.byline)),
        origin=read_origin(asking, reading.zone, lang),
        via=asking.ask("via", values.via, ""),
        license=asking.ask("license", values.line_of_text, ""),
        credit=asking.ask("credit", values.line_of_text, pasted.credit),
        note=remark(asking.ask("note", values.paragraphs, ""), reading.language),
        picture=read_picture(asking),
        aliases=read_aliases(asking),
        minutes=reading_minutes(body.text),
        references=body.references,
        body=fingerprint(body.html),
        length=length_in_feeds(body.html),
        summary=_summary(asking, title, lang, body, chosen.budget or reading.summary),
    )


def _story(asking: Asking) -> str:
    """The story's name as a slug, so that spelling makes no difference."""
    name = asking.ask("story", values.line_of_text, "")
    return folded(slugify(name)) if name else ""


def length_in_feeds(html: str) -> int:
    """The bytes that a body takes where its markup is escaped, as XML feeds have it."""
    return len(html.encode()) + 3 * (html.count("<") + html.count(">")) + 4 * html.count("&")


def _summary(asking: Asking, title: str, lang: str, body: Body, budget: Budget) -> Summary:
    """The editor's own, or an extract; a length of its own asks for the latter."""
    nothing: str | Budget = ""
    own = asking.ask("summary", values.summary, nothing)
    if isinstance(own, Budget):
        return summarise(title, body.blocks, lang, own)
    written = tuple(own.split("\n\n")) if own else body.before_more
    if written:
        return Summary("editor", tuple(Sentence(text) for text in written))
    return summarise(title, body.blocks, lang, budget)


def _topics(
    asking: Asking, title: str, tags: tuple[str, ...], body: Body, reading: Reading
) -> Choice:
    given = asking.ask("topics", values.several, NONE)
    chosen = choose_topics(given, title, tags, body, reading)
    for what, cure, level in chosen.remarks:
        asking.tell("topics", what, cure, level)
    return chosen
