"""A source made an article: the one call that everything about a file's text goes through."""

import re
import unicodedata
import uuid
from collections.abc import Callable
from datetime import datetime, time
from typing import Any, TypeVar

from digest.content import values
from digest.content.body import Body, read_markdown
from digest.content.fields import Found
from digest.content.frontmatter import Document, decode, misplaced, split_document
from digest.content.links import is_web
from digest.content.names import Named, named, readable
from digest.content.plaintext import read_plain
from digest.content.reading import Reading
from digest.content.remark import remark
from digest.content.topics import Choice, choose_topics
from digest.content.values import Refused
from digest.errors import DigestError, Notice
from digest.model import Article, Manuscript, Origin, Picture, PlainText, Sentence, Source, Summary
from digest.summary import summarise
from digest.text.furniture import names_in
from digest.text.language import detect
from digest.text.slugs import slugify
from digest.text.words import reading_minutes
from digest.value import fingerprint

T = TypeVar("T")

# Ids of articles that have none of their own come from their path, in this name space.
_PATHS = uuid.UUID("6f6d1d0e-7d0b-5c7e-9a51-6b1f1d0c2a57")
_URI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+")


def make_article(source: Source, reading: Reading) -> Manuscript:
    """The article that `source` holds, or every fault in it.

    Depends on the two arguments alone. A manuscript with an error among its notices has no
    article. Files below ``pages/`` and ``days/`` become plain texts.
    """
    try:
        document = split_document(decode(source.data, source.path), source.path)
    except DigestError as error:
        return Manuscript(notices=error.notices)
    return _Desk(source.path, document, reading).manuscript()


class _Desk:
    """One source on the desk: its front matter is asked key by key, its faults pile up here."""

    def __init__(self, path: str, document: Document, reading: Reading) -> None:
        self.path, self.document, self.reading = path, document, reading
        self.name: Named = named(path)
        self.found = Found(document.matter)
        self.notices: list[Notice] = list(self.found.unknown(path))
        if warning := misplaced(document, path):
            self.notices.append(warning)

    def manuscript(self) -> Manuscript:
        title = self.ask("title", values.title, "")
        lang = self._language(title)
        body, credit, byline = self._body(title, lang)
        self.notices += body.notices
        title = title or body.title or readable(self.name.stem)
        if not title and self.name.kind != "day" and not self.found.has("title"):
            self._refuse("title", "the article has no title", "write title: and its headline")
        if self.name.kind != "article":
            return self._plain_text(title, lang, body)
        article = self._article(title, lang, body, credit, byline)
        if any(n.level == "error" for n in self.notices):
            return Manuscript(notices=tuple(self.notices))
        return Manuscript(article=article, html=body.html, notices=tuple(self.notices))

    def ask(self, key: str, read: Callable[[Any], T], otherwise: T) -> T:
        """The value of a key, or what stands for it; a value that is refused is a fault."""
        value = self.found.get(key)
        if value is None:
            return otherwise
        try:
            return read(value)
        except Refused as error:
            self._refuse(key, error.what, error.cure)
            return otherwise

    def _refuse(self, key: str, what: str, cure: str) -> None:
        self.notices.append(Notice(self.path, self.found.line(key), what, cure))

    def _language(self, title: str) -> str:
        given = self.ask("lang", values.language, self.name.lang)
        return given or detect(f"{title}\n{self.document.body[:3000]}", self.reading.language)

    def _body(self, title: str, lang: str) -> tuple[Body, str, str]:
        document = self.document
        if self.path.endswith(".txt"):
            pasted = read_plain(document.body, lang, self.path, document.first_line, title)
            return pasted.body, pasted.credit, pasted.byline
        return read_markdown(document.body, lang, self.path, document.first_line, title), "", ""

    def _plain_text(self, title: str, lang: str, body: Body) -> Manuscript:
        if any(n.level == "error" for n in self.notices):
            return Manuscript(notices=tuple(self.notices))
        is_day = self.name.kind == "day"
        if is_day and self.name.day is None:
            what, cure = "a note belongs to a day", "name the file 2023-09-14.md"
            return Manuscript(notices=(Notice(self.path, 1, what, cure),))
        slug = self.name.day.isoformat() if is_day and self.name.day else self._slug(title)
        text = PlainText(
            path=self.path,
            slug=slug,
            title=title,
            lang=lang,
            description=self.ask("summary", values.line_of_text, "") or body.text[:160].strip(),
            references=body.references,
            body=fingerprint(body.html),
        )
        return Manuscript(text=text, html=body.html, notices=tuple(self.notices))

    def _article(self, title: str, lang: str, body: Body, credit: str, byline: str) -> Article:
        published, has_time = self._published(lang)
        chosen = self._topics(title, body)
        picture = self._picture()
        topic_budget = chosen.budget or self.reading.summary
        return Article(
            path=self.path,
            id=self._id(),
            slug=self._slug(title),
            title=title,
            lang=lang,
            published=published,
            has_time=has_time,
            updated=self._moment("updated", lang),
            expires=self._moment("expires", lang),
            draft=self._is_draft(),
            pin=self.ask("pin", values.flag, False),
            topics=chosen.topics,
            tags=self.ask("tags", values.several, ()),
            story=self.ask("story", values.line_of_text, ""),
            authors=self.ask("authors", values.names, names_in(byline) if byline else ()),
            origin=self._origin(lang),
            via=self.ask("via", _via, ""),
            license=self.ask("license", values.line_of_text, ""),
            credit=self.ask("credit", values.line_of_text, credit),
            note=remark(self.ask("note", values.paragraphs, ""), self.reading.language),
            picture=picture,
            aliases=self.ask("aliases", _aliases, ()),
            minutes=reading_minutes(body.text),
            references=body.references,
            body=fingerprint(body.html),
            length=len(body.html.encode()),
            summary=self._summary(title, lang, body, topic_budget),
        )

    def _summary(self, title: str, lang: str, body: Body, budget: Any) -> Summary:
        own = self.ask("summary", values.paragraphs, "")
        if own:
            return Summary("editor", tuple(Sentence(p) for p in own.split("\n\n")))
        if body.before_more:
            return Summary("editor", tuple(Sentence(text) for text in body.before_more))
        return summarise(title, body.blocks, lang, budget)

    def _published(self, lang: str) -> tuple[datetime, bool]:
        zone = self.reading.zone
        nothing = (datetime.min.replace(tzinfo=zone), False)
        value = self.found.get("date")
        if isinstance(value, bool) or value is None:
            if self.name.day:
                return datetime.combine(self.name.day, time(), zone), False
            if not self._is_draft():
                self._refuse("date", "the article has no date", "write date: 2023-09-14")
            return nothing
        return self.ask("date", lambda v: values.moment(v, zone, lang), nothing)

    def _moment(self, key: str, lang: str) -> datetime | None:
        def read(value: Any) -> datetime | None:
            return values.moment(value, self.reading.zone, lang)[0]

        return self.ask(key, read, None)

    def _is_draft(self) -> bool:
        """`draft`, and the ways in which Pelican, Jekyll and Obsidian say it."""
        given = self.document.matter.values
        if str(given.get("status", given.get("Status", ""))).lower() in ("draft", "hidden"):
            return True
        if given.get("published") is False or given.get("publish") is False:
            return True
        value = given.get("draft")
        return self.ask("draft", values.flag, False) if value not in (None, "") else False

    def _topics(self, title: str, body: Body) -> Choice:
        given = self.ask("topics", values.several, ())
        tags = self.ask("tags", values.several, ())
        chosen = choose_topics(given, title, tags, body, self.reading)
        for what, cure, level in chosen.remarks:
            self.notices.append(Notice(self.path, self.found.line("topics"), what, cure, level))
        return chosen

    def _origin(self, lang: str) -> Origin | None:
        zone = self.reading.zone
        origin = self.ask("source", lambda v: values.origin(v, zone, lang), Origin())
        url = self.ask("source_url", values.address, "")
        name = self.ask("source_name", values.line_of_text, "")
        whole = Origin(
            origin.name or name, origin.url or url, origin.author, origin.published
        )
        return whole if whole.name or whole.url else None

    def _picture(self) -> Picture | None:
        def read(value: Any) -> str:
            if isinstance(value, list):
                value = value[0] if value else ""
            if isinstance(value, dict):
                value = value.get("src") or value.get("path") or value.get("url") or ""
            return values.line_of_text(value)

        raw = self.ask("image", read, "")
        if not raw or is_web(raw):
            return None
        alt = self.ask("image_alt", values.line_of_text, "")
        credit = self.ask("image_credit", values.line_of_text, "")
        return Picture(beside(self.path, raw), alt, credit, self.found.line("image"))

    def _id(self) -> str:
        """A permanent URI: the given one, or made of the given id, or of the path."""
        given = self.ask("id", values.line_of_text, "")
        if _URI.fullmatch(given):
            return given
        return f"urn:uuid:{uuid.uuid5(_PATHS, given or self.path.partition('/')[2])}"

    def _slug(self, title: str) -> str:
        given = self.ask("slug", values.line_of_text, "")
        return slugify(given or self.name.stem or title)


def beside(path: str, raw: str) -> str:
    """The project's path of a file that `path` names: relative to it, or from ``content/``."""
    import posixpath

    raw = unicodedata.normalize("NFC", raw.partition("?")[0])
    if raw.startswith("/"):
        return posixpath.normpath("content" + raw)
    return posixpath.normpath(f"{posixpath.dirname(path)}/{raw}")


def _via(value: Any) -> str:
    text = values.line_of_text(value)
    return values.address(text) if is_web(text) else text


def _aliases(value: Any) -> tuple[str, ...]:
    """Old addresses as paths from the site's root, with a slash at both ends."""
    found = []
    for text in values.several(value):
        path = re.sub(r"^https?://[^/]+", "", text).partition("#")[0].partition("?")[0]
        if ".." in path.split("/") or any(ord(c) < 32 or c in '<>"\\:*|' for c in path):
            raise Refused(f'"{text[:60]}" is no address of a page', "write one such as /old/page/")
        clean = "/" + path.strip("/")
        if clean == "/":
            raise Refused("an alias is empty", "write the old address, such as /old/page/")
        found.append(clean if clean.endswith((".html", ".htm")) else clean + "/")
    return tuple(found)
