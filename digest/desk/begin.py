"""``digest init`` and ``digest new``: a paper begun, an article begun."""

import json
import uuid
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.engine.read import read_site
from digest.engine.write import write_new
from digest.errors import fault
from digest.settings_values import language as checked_language
from digest.settings_values import zone as checked_zone
from digest.text.dates import parse_moment
from digest.text.slugs import slugify

_SETTINGS = """\
# The settings of your paper. Only what is here is needed; docs/content.md tells of the rest.
title: {title}
description: The news that matters, in one sitting
base_url: https://example.org/   # where it will be published: feeds need it
id: {id}   # keeps feeds and their items the same when all else changes
language: {language}   # of labels and dates: en id es fr de pt ar zh ja hi ru
timezone: {timezone}   # decides which day an article belongs to
editions: {{first: {day}}}   # that day's is No. 1, each day's from then on is one more
# theme: wire   # dense; or plain, words alone; a newspaper, broadsheet, where none is named

# Topics in the order of your front page. Keywords choose one for articles that name none.
# topics:
#   world: {{name: World, keywords: [president, parliament, election]}}
#   science: {{name: Science, keywords: [researchers, telescope]}}
"""

_ARTICLE = """\
---
title: Hello, reader
date: {date}
id: {id}
topics: [welcome]
authors: [The editors]
---

This is the first article of your paper. It lives in a file below `content/`, and you may \
change it, or delete it when the second one stands.

Paste news from anywhere: `digest import page.txt` makes an article of a page that was copied out \
of a browser. The buttons, credits and teasers around the text stay out.

Then run `digest serve`, and the preview follows your typing.
"""

_ABOUT = """\
---
title: About
description: What this paper is, and who makes it
---

Say here who you are, how you choose what to print, and how readers can reach you.
"""


def begin(folder: Path, title: str, language: str, timezone: str) -> tuple[str, ...]:
    """The paths of a new paper's files, from `folder` on.

    Raises DigestError where a paper stands already, and ValueError where `language` or
    `timezone` is none.
    """
    code = checked_language(language)
    place = checked_zone(timezone) if timezone else "UTC"
    if folder.exists() and not folder.is_dir():
        raise fault(str(folder), 0, "this is a file", "name a folder")
    if (folder / "site.yaml").exists():
        what = "a paper stands here already"
        raise fault((folder / "site.yaml").as_posix(), 0, what, "choose another folder")
    name = " ".join(title.split()) or _called(folder)
    written = []
    for path, text in _texts(name, code, place).items():
        if not (folder / path).exists():
            write_new(folder, path, text, "move it away")
            written.append(path)
    return tuple(written)


def _texts(name: str, language: str, timezone: str) -> dict[str, str]:
    """The files of a new paper by their paths."""
    now = datetime.now(ZoneInfo(timezone)).replace(microsecond=0)
    settings = _SETTINGS.format(
        title=json.dumps(name, ensure_ascii=False),
        id=uuid.uuid4().hex[:12],
        language=language,
        timezone=timezone,
        day=now.date().isoformat(),
    )
    return {
        "site.yaml": settings,
        f"content/{now:%Y/%m/%d}/hello.md": _ARTICLE.format(
            date=now.isoformat(), id=_id(now, name)
        ),
        "content/pages/about.md": _ABOUT,
        ".gitignore": "/output/\n/mail/\n/.output.spare/\n/.digest-cache/\n",
    }


def _called(folder: Path) -> str:
    words = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or "My digest"


def new_article(
    root: Path, title: str, date: str, lang: str, topics: tuple[str, ...], draft: bool
) -> str:
    """The path of the file that was written; raises ValueError where `date` or `lang` is none."""
    from digest.content.values import language as checked_code

    site, _ = read_site(root)
    now = datetime.now(site.zone).replace(microsecond=0, second=0)
    moment, has_time = parse_moment(date, site.zone, lang) if date else (now, True)
    headline = " ".join(title.split())
    code = checked_code(lang) if lang else ""
    if not headline:
        raise ValueError("the title is empty; write it in quotation marks")
    lines = [
        f"title: {json.dumps(headline, ensure_ascii=False)}",
        f"date: {moment.isoformat() if has_time else moment.date().isoformat()}",
        f"id: {_id(now, headline)}",
        *([f"lang: {code}"] if code else []),
        f"topics: [{', '.join(json.dumps(t, ensure_ascii=False) for t in topics)}]",
        *(["draft: true"] if draft else []),
    ]
    path = f"content/{moment:%Y/%m/%d}/{slugify(headline)}.md"
    write_new(root, path, "---\n" + "\n".join(lines) + "\n---\n\n", "choose another title")
    return path


def _id(now: datetime, title: str) -> str:
    """A permanent id: the day, and what tells this article from others of it."""
    mark = blake2b(f"{now.isoformat()} {title}".encode(), digest_size=4).hexdigest()
    return f"{now:%Y%m%d}-{mark}"
