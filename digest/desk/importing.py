"""A page copied as plain text, or a Markdown file from elsewhere, made an article of ours."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from digest.content.links import web_address
from digest.desk.copied_pages import article_of_page
from digest.desk.imported import Imported, Wish
from digest.desk.markdown_files import article_of_markdown
from digest.errors import fault

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"\s*[\w.-]+[ \t]*:")


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
    url = web_address(source[1]) if source[1].strip() else ""
    wish = Wish(name, zone, today, given, site_lang, topics, source[0].strip(), url)
    text = _decoded(raw, name)
    if not text.strip():
        raise fault(name, 0, "holds no text")
    front = _FRONT.match(text)
    is_markdown = name.lower().endswith((".md", ".markdown"))
    # In a text, what stands between two rules need not be front matter.
    if is_markdown or (front and _KEY.match(front[1])):
        return article_of_markdown(text, front, wish)
    return article_of_page(text, wish)


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
