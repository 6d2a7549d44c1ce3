"""A page copied as plain text, or a Markdown file from elsewhere, made an article of ours."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias
from zoneinfo import ZoneInfo

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from digest.content.fields import KEYS
from digest.content.links import web_address
from digest.errors import Notice, fault
from digest.text.dates import find_date, parse_moment
from digest.text.furniture import Label, label, names_in, source_in, width
from digest.text.language import detect
from digest.text.paragraphs import Paragraph, paragraphs_of
from digest.text.slugs import slugify
from digest.value import Value


class Imported(Value, frozen=True):
    """An article's file to be written: `path` counts from the project's folder.

    `notices` tell, with the lines of the file that was read, what the editor should look at.
    """

    path: str
    text: str
    notices: tuple[Notice, ...] = ()


class Dated(Value, frozen=True):
    """A moment, whether its time of day is known, and what to tell about where it is from."""

    moment: datetime
    has_time: bool
    notices: tuple[Notice, ...] = ()

    @property
    def written(self) -> str:
        return self.moment.isoformat() if self.has_time else self.moment.date().isoformat()


# Front matter by key in lower case: the value as written, "" if it is no simple one, and its line.
Own: TypeAlias = dict[str, tuple[str, int]]

# Names that other generators have for our keys.
DATE_KEYS = ("date", "publishdate", "pubdate", "published", "date.created")
LANG_KEYS = ("lang", "language", "locale")


def import_text(
    raw: bytes,
    name: str,
    zone: ZoneInfo,
    today: date,
    given: datetime | None = None,
    site_lang: str = "en",
    *,
    topics: tuple[str, ...] = (),
    source: tuple[str, str] = ("", ""),
) -> Imported:
    """Make an article file of the file `name` that holds `raw`.

    The date is `given`, else what the page says, else `today`; every guess is told in a notice.
    `source` is the name and the address of where it was first published; what it holds goes
    before what the page says. A Markdown file keeps its own date, topics and source.
    Raises DigestError where the file is not text or holds none, ValueError where the source's
    address is none.
    """
    named = (source[0].strip(), web_address(source[1]) if source[1].strip() else "")
    text = _decoded(raw, name)
    if not text.strip():
        raise fault(name, 0, "holds no text")
    front = re.match(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", text, re.DOTALL | re.MULTILINE)
    is_markdown = name.lower().endswith((".md", ".markdown"))
    # In a text, what stands between two rules need not be front matter.
    if is_markdown or (front and re.match(r"\s*[\w.-]+[ \t]*:", front[1])):
        return _from_markdown(text, front, name, zone, today, given, site_lang, topics, named)
    return _from_page(text, name, zone, today, given, site_lang, topics, named)


def _decoded(raw: bytes, name: str) -> str:
    utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = raw.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = 0 if utf16 else raw[: error.start].count(b"\n") + 1
        raise fault(name, line, "is not text in UTF-8", "save the file as UTF-8") from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise fault(name, line, "is not text", "give a text or Markdown file")
    return text


# A page copied as plain text


def _from_page(
    text: str,
    name: str,
    zone: ZoneInfo,
    today: date,
    given: datetime | None,
    site_lang: str,
    topics: tuple[str, ...],
    source: tuple[str, str],
) -> Imported:
    page = paragraphs_of(text)
    if not page:
        raise fault(name, 0, "holds no text")
    labels = label(tuple(p.text for p in page))
    of_kind = {kind: [p for p, k in zip(page, labels, strict=True) if k == kind] for kind in labels}
    body = [p.text for p in of_kind.get("text", [])]
    title, title_notices = _title(of_kind, body, name)
    lang = detect("\n".join([title, *body]), site_lang)
    dated = _date_of_page(of_kind, name, zone, today, given, lang)
    shown = filter(None, (source_in(p.text) for p in of_kind.get("furniture", [])))
    shown_name, shown_url = next(shown, ("", ""))
    keys = {
        "title": _scalar(title),
        "date": dated.written,
        "id": _id(dated, title, body),
        "lang": lang,
        "topics": _flow(topics),
        "authors": _flow(n for p in of_kind.get("byline", []) for n in names_in(p.text)),
        "credit": _scalar(" ".join(_bare(p.text) for p in of_kind.get("credit", []))),
        "slugline": _scalar(" ".join(p.text for p in of_kind.get("slugline", []))),
        "source": _source(source[0] or shown_name, source[1] or shown_url),
    }
    front = "".join(f"{key}:{_spaced(value)}\n" for key, value in keys.items() if value)
    return Imported(
        path=f"content/{dated.moment:%Y/%m/%d}/{slugify(title)}.md",
        text=f"---\n{front}---\n" + "".join(f"\n{as_markdown(paragraph)}\n" for paragraph in body),
        notices=tuple(sorted((*title_notices, *dated.notices, *_left_out(page, labels, name)))),
    )


def _title(
    of_kind: dict[Label, list[Paragraph]], body: list[str], name: str
) -> tuple[str, tuple[Notice, ...]]:
    if found := of_kind.get("title"):
        if body:
            return found[0].text, ()
        what = "there is no text below the headline"
        return found[0].text, (_warning(name, found[0].line, what),)
    if not body:
        raise fault(name, 0, "holds no article", "copy its headline and its text")
    opening = body[0] if width(body[0]) <= 70 else body[0][:70].rsplit(" ", 1)[0] + " …"
    line = of_kind["text"][0].line
    what = "no headline was found; the title is how the text begins"
    return opening, (_warning(name, line, what, "write a title"),)


def _date_of_page(
    of_kind: dict[Label, list[Paragraph]],
    name: str,
    zone: ZoneInfo,
    today: date,
    given: datetime | None,
    lang: str,
) -> Dated:
    """The date given; else that of a line of the page; else a teaser's; else today's."""
    if given:
        return _given(given, zone)
    own = [*of_kind.get("date", []), *of_kind.get("byline", [])]
    for paragraph in sorted(own, key=lambda p: p.line):
        if found := _date_in(paragraph.text, zone, lang):
            what = f"the date {found[0]:%Y-%m-%d} was taken from this line"
            return Dated(*found, (_warning(name, paragraph.line, what),))
    for paragraph in of_kind.get("teaser", []):
        if found := _date_in(paragraph.text, zone, lang):
            what = f"the date {found[0]:%Y-%m-%d} is that of another article on the page"
            return Dated(*found, (_warning(name, paragraph.line, what, "check the date"),))
    return _todays(name, zone, today)


def _date_in(line: str, zone: ZoneInfo, lang: str) -> tuple[datetime, bool] | None:
    """The date of a line, or of one of the parts that strokes divide it into."""
    cells = re.split(r"\s*[|•·]\s*|\s+[-–—]\s+", line)
    spans = [cells[i:j] for i in range(len(cells)) for j in range(len(cells), i, -1)]
    dates = (find_date(" | ".join(span), zone, lang) for span in spans[:30])
    return next(filter(None, dates), None)


def _given(given: datetime, zone: ZoneInfo) -> Dated:
    moment = given.astimezone(zone) if given.tzinfo else given.replace(tzinfo=zone)
    return Dated(moment, moment.time() != time())


def _todays(name: str, zone: ZoneInfo, today: date) -> Dated:
    moment = datetime.combine(today, time(), tzinfo=zone)
    what = f"no date was found; {today} is written instead"
    return Dated(moment, False, (_warning(name, 0, what, "check the date"),))


def _left_out(
    page: tuple[Paragraph, ...], labels: tuple[Label, ...], name: str
) -> Iterator[Notice]:
    """One line for each run of paragraphs that the article is without."""
    kinds = {"teaser": "about other articles", "furniture": "of the page", "caption": "on pictures"}
    pairs = zip(page, labels, strict=True)
    for kind, group in groupby(pairs, key=lambda pair: pair[1]):
        run = [paragraph for paragraph, _ in group if not source_in(paragraph.text)]
        if kind in kinds and run:
            shown = run[0].text if width(run[0].text) <= 40 else run[0].text[:40].rstrip() + "…"
            lines = "1 line" if len(run) == 1 else f"{len(run)} lines"
            yield _warning(name, run[0].line, f'left out {lines} {kinds[kind]}, from "{shown}"')


def _warning(name: str, line: int, what: str, cure: str = "") -> Notice:
    return Notice(name, line, what, cure, "warning")


def _bare(credit: str) -> str:
    """Without the dash or the brackets that set it apart."""
    bare = re.sub(r"^(?:[—–―*_\s-]|[(（\[【])+|[*_\s]+$", "", credit)
    closed = bare.endswith((")", "）", "]", "】")) and not re.search(r"[(（\[【]", bare)
    return bare[:-1].rstrip() if closed else bare


# A Markdown file


def _from_markdown(
    text: str,
    front: re.Match[str] | None,
    name: str,
    zone: ZoneInfo,
    today: date,
    given: datetime | None,
    site_lang: str,
    topics: tuple[str, ...],
    source: tuple[str, str],
) -> Imported:
    """The file as it is, with the keys that it lacks behind its own."""
    body = text[front.end() :] if front else text
    own = _keys(front[1], name) if front else {}
    stem = re.sub(r".*[/\\]|\.\w+$", "", name)
    title = _first(own, ("title",)) or _title_of_file(body, stem)
    lang = _first(own, LANG_KEYS) or detect(body, site_lang)
    dated = _date_of_file(own, stem, name, zone, today, given, lang)
    lacking = {
        "title": "" if "title" in own else _scalar(title),
        "date": "" if own.keys() & set(DATE_KEYS) else dated.written,
        "id": "" if "id" in own else _id(dated, title, [body]),
        "lang": "" if own.keys() & set(LANG_KEYS) else lang,
        "topics": "" if _line_of("topics", own) else _flow(topics),
        "source": _source(*_lacking_source(own, source)),
    }
    end = "\r\n" if "\r\n" in text else "\n"
    written = "".join(f"{key}:{_spaced(value)}\n" for key, value in lacking.items() if value)
    added = written.replace("\n", end)
    opened = text[: front.end(1)] if front else f"---{end}"
    closed = text[front.end(1) :] if front else f"---{end}{end}{body}"
    path = f"content/{dated.moment:%Y/%m/%d}/{slugify(_first(own, ('slug',)) or title)}.md"
    kept = _kept(own, name, topics, source)
    return Imported(path, opened + added + closed, tuple(sorted((*dated.notices, *kept))))


def _line_of(key: str, own: Own) -> int:
    """The line on which the file has this key, by any of its names; 0 if on none."""
    names = {key, *KEYS[key]}
    return next((line for name, (_, line) in own.items() if _folded(name) in names), 0)


def _folded(key: str) -> str:
    return key.replace("-", "_").replace(" ", "_")


def _lacking_source(own: Own, source: tuple[str, str]) -> tuple[str, str]:
    """What of the name and the address given the file does not have."""
    if _line_of("source", own):
        return "", ""
    name, url = source
    return ("" if _line_of("source_name", own) else name), (
        "" if _line_of("source_url", own) else url
    )


def _kept(
    own: Own, name: str, topics: tuple[str, ...], source: tuple[str, str]
) -> Iterator[Notice]:
    """A word on each of the file's own keys for which something else was given."""
    if topics and (line := _line_of("topics", own)):
        yield _warning(name, line, "the file's own topics stay, not those given")
    for key, value in (("source_name", source[0]), ("source_url", source[1])):
        if value and (line := _line_of("source", own) or _line_of(key, own)):
            yield _warning(name, line, "the file's own source stays, not the one given")


def _first(own: Own, keys: tuple[str, ...]) -> str:
    return next((own[key][0] for key in keys if key in own and own[key][0]), "")


def _title_of_file(body: str, stem: str) -> str:
    """The first heading, else the name of the file without its date."""
    heading = re.search(r"^#[ \t]+(.+?)[ \t#\r]*$", body, re.MULTILINE)
    words = re.sub(r"^\d{4}-\d{2}-\d{2}[-_]?", "", stem).replace("-", " ").replace("_", " ")
    return heading[1] if heading else words.strip() or stem


def _keys(front: str, name: str) -> Own:
    """The keys of front matter in lower case, with their values as written and their lines.

    A value that is no simple one, or none at all, is "".
    """
    try:
        node = yaml.compose(front, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise fault(name, line, f"the front matter is not YAML: {error.problem}") from None
    except (yaml.YAMLError, RecursionError):
        raise fault(name, 1, "the front matter is not YAML") from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise fault(name, 2, "the front matter is no list of keys", 'write "key: value" on lines')
    return dict(_flat_keys(node))


def _flat_keys(node: yaml.MappingNode, head: str = "") -> Iterator[tuple[str, tuple[str, int]]]:
    """One level of nesting is told as "taxonomies.topics"."""
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            name = head + key.value.lower()
            simple = str(value.value) if isinstance(value, yaml.ScalarNode) else ""
            yield name, (simple, key.start_mark.line + 2)
            if isinstance(value, yaml.MappingNode) and not head:
                yield from _flat_keys(value, f"{name}.")


def _date_of_file(
    own: Own,
    stem: str,
    name: str,
    zone: ZoneInfo,
    today: date,
    given: datetime | None,
    lang: str,
) -> Dated:
    """The file's own date, else the one given, else that of its name, else today's."""
    written = next((own[key] for key in DATE_KEYS if key in own), None)
    if written and not written[0]:
        raise fault(name, written[1], "the date is empty", "write the date as 2023-09-14")
    if written:
        try:
            dated = Dated(*parse_moment(written[0], zone, lang))
        except ValueError as error:
            raise fault(name, written[1], str(error), "write the date as 2023-09-14") from None
        if given and _given(given, zone).moment != dated.moment:
            what = "the file's own date stays, not the one given"
            return Dated(dated.moment, dated.has_time, (_warning(name, written[1], what),))
        return dated
    if given:
        return _given(given, zone)
    named = re.match(r"\d{4}-\d{2}-\d{2}", stem)
    if named and (found := find_date(named[0], zone)):
        return Dated(*found)
    return _todays(name, zone, today)


# What is written


def _id(dated: Dated, title: str, body: list[str]) -> str:
    told = "\n\n".join([title, *body]).encode()
    return f"{dated.moment:%Y%m%d}-{hashlib.blake2b(told, digest_size=4).hexdigest()}"


def _scalar(text: str, context: str = "{}") -> str:
    """A string in YAML, quoted only where it would be read as something else."""
    if not text:
        return ""
    if _reads_as(f"k: {context.format(text)}", {"k": [text] if context != "{}" else text}):
        return text
    escaped = re.sub(r'[\\"]', r"\\\g<0>", text)
    printable = (c if c.isprintable() or c == "\u3000" else f"\\U{ord(c):08X}" for c in escaped)
    return f'"{"".join(printable)}"'


def _reads_as(document: str, value: object) -> bool:
    try:
        return bool(yaml.safe_load(document) == value)
    except (yaml.YAMLError, ValueError):
        return False


def _flow(names: Iterable[str]) -> str:
    quoted = [_scalar(name, "[{}]") for name in dict.fromkeys(names) if name]
    return f"[{', '.join(quoted)}]" if quoted else ""


def _source(name: str, url: str) -> str:
    lines = (f"\n  {k}: {_scalar(v)}" for k, v in (("url", url), ("name", name)) if v)
    return "".join(lines)


def _spaced(value: str) -> str:
    return value if value.startswith("\n") else f" {value}"


def as_markdown(text: str) -> str:
    """One paragraph of Markdown that shows just these characters, escaped only where needed."""
    if _shows(text, text):
        return text
    start = re.sub(r"^(\d{0,9})([^\w\s])", r"\1\\\2", text)
    if _shows(start, text):
        return start
    found = {c for c in text if c.isascii() and not (c.isalnum() or c.isspace())}
    marks = sorted(found, key=lambda c: (c in "\\`*_[<&", c))  # a mark that opens is shown escaped
    needed = set(marks)
    for mark in marks:
        if _shows(_escaped(text, needed - {mark}), text):
            needed -= {mark}
    return _escaped(text, needed)


def _escaped(text: str, marks: set[str]) -> str:
    return "".join(f"\\{c}" if c in marks else c for c in text)


def _shows(markdown: str, text: str) -> bool:
    """Whether it is read as one paragraph of mere text, this one."""
    tokens = _reader().parse(markdown)
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return False
    parts = tokens[1].children or []
    plain = all(part.type in ("text", "text_special") for part in parts)
    return plain and "".join(part.content for part in parts) == text


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    # What editors' Markdown can do here, so that no mark of a page comes alive by chance.
    return MarkdownIt("commonmark").enable(["strikethrough", "table"]).use(footnote_plugin)
