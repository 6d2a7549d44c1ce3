"""Papers to look at: projects that are built, and the loopback server that shows them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from click.testing import CliRunner

from digest.cli import main
from digest.site.layout.sources import MOST

CHECKOUT = Path(__file__).resolve().parents[2]
AS_OF = "2023-11-01"

# Articles of the sample paper.
INDONESIAN = (
    "/2023/09/14/korea-utara-menyatakan-putin-mungkin-mengunjungi-pyongyang-setelah-pembicaraan/"
)
IN_ARABIC = "/2023/09/12/fayadanat-derna/"
IN_CHINESE = "/2023/08/23/月船三号/"
IN_HINDI = "/2023/09/21/महिला-आरक्षण-विधेयक/"
IN_RUSSIAN = "/2023/08/20/луна-25/"

TEMPLATES = (
    "404",
    "archive",
    "article",
    "edition",
    "editions",
    "empty",
    "feeds",
    "home",
    "languages",
    "month",
    "page",
    "redirect",
    "search",
    "source",
    "source_month",
    "source_year",
    "sources",
    "topic",
    "topic_month",
    "topic_year",
    "topics",
    "week",
    "year",
)

SETTINGS = """\
title: The Workshop
description: A paper for trying things out
base_url: https://workshop.example/
id: the-workshop
"""

WIDE = "The ninth column of this table is far to the right"
TABLE = f"""\
---
title: A table that is wider than a telephone
date: 2023-09-14
topics: [tables]
aliases: [/old/table/]
---

{WIDE}, and so is the end of the code below it.

| {" | ".join(f"Measurement{n}" for n in range(1, 10))} |
|{"---|" * 9}
| {" | ".join(f"{n}00,000,000,000" for n in range(1, 10))} |

```
{" ".join(f"argument_{n}" for n in range(1, 40))}
```
"""

# So many articles of one outlet that its page does not hold them all.
WIRE = {
    f"content/wire-{number}.md": f"---\ntitle: Dispatch {number}\nlang: en\n"
    f"date: 2023-08-{number % 28 + 1:02}\ntopics: [tables]\nsource: The Wire\n---\n\n"
    f"This is number {number}.\n"
    for number in range(MOST + 1)
}

ARABIC_SETTINGS = """\
title: صحيفة الصباح
description: أخبار اليوم في جلسة واحدة
base_url: https://arabic.example/
id: arabic
language: ar
topics:
  world: {name: العالم}
"""

ARABIC = """\
---
title: فيضانات في درنة بعد عاصفة شديدة
date: 2023-09-14
lang: ar
topics: [world]
source: {name: Orbit News, author: ليلى حداد}
---

ضربت عاصفة شديدة مدينة درنة الليبية ليلة الأحد، فانهار سدان وجرفت المياه أحياء بأكملها. وقالت
السلطات إن فرق الإنقاذ تواصل البحث عن المفقودين.

وأعلن الهلال الأحمر أن آلاف الأسر تركت منازلها، وأن المساعدات تصل من دول كثيرة بحرا وجوا.
"""


def write(root: Path, files: dict[str, str]) -> Path:
    """A project's folder with these texts in it."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def sample(root: Path) -> Path:
    """A copy of the sample paper, since a build leaves traces in its project."""
    shutil.copytree(CHECKOUT / "content", root / "content")
    shutil.copy(CHECKOUT / "site.yaml", root)
    return root


def publish(root: Path) -> Path:
    """The folder of the site that a build of this project makes."""
    words = ["-C", str(root), "-q", "build", "--as-of", AS_OF]
    result = CliRunner(catch_exceptions=False).invoke(main, words)
    assert result.exit_code == 0, result.output
    return root / "output"


class Shelf(SimpleHTTPRequestHandler):
    """Files as any static host serves them: folders by their index, 404.html for the rest."""

    protocol_version = "HTTP/1.1"  # a connection serves many files

    def end_headers(self) -> None:
        if self.path.startswith("/assets/"):
            self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        found = Path(self.directory, "404.html")
        page = found.read_bytes() if found.is_file() else b"nothing here"
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the tests read the browser's own log."""


@contextmanager
def shown(folder: Path) -> Iterator[str]:
    """The address at which a folder is served as a whole site."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Shelf, directory=str(folder))) as server:
        # Threads that end by themselves: browsers open connections ahead and say nothing on them.
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
