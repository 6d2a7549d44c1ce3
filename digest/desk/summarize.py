"""``digest summarize``: the summary of any text, so that others can use it and judge it."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import IO, Any, Literal, get_args

from digest.content.as_read import as_read
from digest.content.body import read_markdown
from digest.content.frontmatter import split_document
from digest.errors import DigestError
from digest.model import Block, Budget
from digest.summary.choose import extract, taken
from digest.summary.draft import make_draft
from digest.text.language import detect
from digest.text.pages import label
from digest.text.shapes import ends_sentence
from digest.value import Value

Unit = Literal["sentences", "words", "characters"]

# How much of a text is shown to who tells its language.
SAMPLE = 3000

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
# What nobody writes in plain text: front matter, headings, links, bold letters, fences.
_MARKDOWN = re.compile(
    r"\A---[ \t]*\n|^#{1,6} \S|\]\((?:https?:|/|#)[^)\s]*\)|\*\*\S[^*\n]*\*\*|^```", re.MULTILINE
)


class Asked(Value, frozen=True):
    """What holds for texts that do not say otherwise; an empty language is found out."""

    budget: Budget = Budget()
    lang: str = ""
    title: str = ""


class Unreadable(ValueError):  # noqa: N818 - it reads as what it says
    """A line that is no article; its words say why."""


class Answer(Value, frozen=True):
    """One line of output, and whether it answers or says what is wrong."""

    line: str
    failed: bool = False


def summarize(lines: Iterable[str], asked: Asked, as_json: bool) -> Iterator[Answer]:
    """A summary for each article: of JSONL line by line, else of all lines as one text.

    JSONL is answered in JSONL; of a text each sentence is a line, or all are one JSON object.
    """
    rest = iter(lines)
    first = _peek(rest, as_json)
    if first and any(_is_object(line) or (as_json and _opens(line)) for line in first[-1:]):
        yield from _answers(chain(first, rest), asked)
        return
    title, lang, sentences = of_text("".join(chain(first, rest)), asked)
    if as_json:
        yield Answer(_json({"title": title, "lang": lang, "summary": sentences}))
    else:
        yield from (Answer(" ".join(sentence.split())) for sentence in sentences)


def lines_of(stream: IO[bytes]) -> Iterator[str]:
    """The lines of a stream as they come; bytes that are no UTF-8 become a sign for that."""
    for line in stream:
        yield line.decode("utf-8", "replace")


def of_text(text: str, asked: Asked) -> tuple[str, str, list[str]]:
    """Title, language and summary of a text, plain or Markdown, with front matter or without."""
    title, lang, blocks = _read(text, asked)
    return title, lang, _chosen(title, lang, blocks, asked.budget)


def of_record(record: Any, asked: Asked) -> list[str]:
    """The summary of one line of JSONL; raises Unreadable."""
    if not isinstance(record, dict):
        raise Unreadable("a line holds one object, with id and text")
    text, title = _string(record, "text"), _string(record, "title", asked.title)
    lang = _string(record, "lang", asked.lang) or _language(title, text)
    return _chosen(title, lang, plain_blocks(title, text), budget_of(record, asked.budget))


def plain_blocks(title: str, text: str) -> tuple[Block, ...]:
    """Paragraphs by blank lines, without those that belong to a page and not to its article."""
    paragraphs = tuple(p for p in _BLANK_LINES.split(text.replace("\r\n", "\n")) if p.strip())
    labels = label((title, *paragraphs))[1:] if title else label(paragraphs)
    blocks = tuple(Block("paragraph", p.strip(), n) for n, p in enumerate(paragraphs, 1))
    kept = tuple(b for b, kind in zip(blocks, labels, strict=True) if _is_read(b.text, kind))
    return as_read(kept or blocks)


def _is_read(paragraph: str, kind: str) -> bool:
    """A headline has no full stop: a first line that has one is the text's first sentence."""
    return kind == "text" or (kind == "title" and ends_sentence(paragraph))


def _peek(lines: Iterator[str], as_json: bool) -> list[str]:
    """The lines up to the one that tells what this is.

    With --json a line that is an object makes all of it JSONL, bad lines before it included.
    """
    first: list[str] = []
    for line in lines:
        first.append(line)
        if _is_object(line) or (line.strip() and (not as_json or _opens(line))):
            break
    return first


def _opens(line: str) -> bool:
    return line.lstrip("\ufeff \t").startswith("{")


def _is_object(line: str) -> bool:
    try:
        return _opens(line) and isinstance(_parsed(line), dict)
    except Unreadable:
        return False


def _answers(lines: Iterable[str], asked: Asked) -> Iterator[Answer]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _answer(line, number, asked)


def _answer(line: str, number: int, asked: Asked) -> Answer:
    """The answer to one line of JSONL; a bad one is told with its number and its id, if known."""
    record: Any = None
    try:
        record = _parsed(line)
        return Answer(_json({"id": record.get("id"), "summary": of_record(record, asked)}))
    except (Unreadable, AttributeError) as error:
        known = record.get("id") if isinstance(record, dict) else None
        what = str(error) if isinstance(error, Unreadable) else "this is no object"
        return Answer(_json({"id": known, "error": f"line {number}: {what}"}), failed=True)


def _parsed(line: str) -> Any:
    try:
        return json.loads(line.lstrip("\ufeff"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        place = f" (column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise Unreadable(f"this is not JSON{place}") from None


def _no_number(name: str) -> None:
    """NaN and Infinity, which Python writes and JSON has not."""
    raise ValueError(name)


def _string(record: dict[str, Any], key: str, otherwise: str = "") -> str:
    value = record.get(key)
    if value is None and key != "text":
        return otherwise
    if not isinstance(value, str):
        raise Unreadable(f'"{key}" is missing' if value is None else f'"{key}" is no string')
    return value


def budget_of(record: Mapping[str, Any], otherwise: Budget) -> Budget:
    """The one length that is asked for; raises Unreadable for several, or what is no length."""
    given = [unit for unit in get_args(Unit) if record.get(unit) is not None]
    if len(given) > 1:
        raise Unreadable(f"{' and '.join(given)} are not asked for at once")
    if not given:
        return otherwise
    amount = record[given[0]]
    if isinstance(amount, bool) or not isinstance(amount, int) or amount < 1:
        raise Unreadable(f'"{given[0]}" is no whole number from 1 on')
    return Budget(amount, given[0])


def _read(text: str, asked: Asked) -> tuple[str, str, tuple[Block, ...]]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not _MARKDOWN.search(text):
        lang = asked.lang or _language(asked.title, text)
        return asked.title, lang, plain_blocks(asked.title, text)
    try:
        document = split_document(text, "standard input")
    except DigestError:  # a line of dashes that opens no front matter
        lang = asked.lang or _language(asked.title, text)
        body = read_markdown(text, lang, "", 1, asked.title)
        return asked.title or body.title, lang, body.blocks
    told = document.matter.values
    title = asked.title or str(told.get("title") or "")
    lang = asked.lang or str(told.get("lang") or "") or _language(title, document.body)
    body = read_markdown(document.body, lang, "", 1, title)
    return title or body.title, lang, body.blocks


def _chosen(title: str, lang: str, blocks: tuple[Block, ...], budget: Budget) -> list[str]:
    draft = make_draft(title, blocks, lang)
    return [sentence.text for sentence in taken(draft, extract(draft, budget))]


def _language(title: str, text: str) -> str:
    return detect(f"{title}\n{text[:SAMPLE]}", "en")


def _json(value: dict[str, Any]) -> str:
    """One line of JSON in plain letters; a lone half of a character pair is escaped."""
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(value)
    return line
