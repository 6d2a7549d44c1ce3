"""``digest import``: files from elsewhere made articles of the project."""

from datetime import datetime
from pathlib import Path

from digest.desk.importing import import_text
from digest.engine.explained import explained
from digest.engine.read import read_site
from digest.engine.write import write_new
from digest.errors import DigestError, Notice
from digest.text.dates import parse_moment
from digest.value import Record


class Result(Record, frozen=True):
    """Paths that were written, and what to tell."""

    written: tuple[str, ...]
    notices: tuple[Notice, ...]


def import_files(
    root: Path,
    here: Path,
    files: tuple[str, ...],
    date: str = "",
    topics: tuple[str, ...] = (),
    source_url: str = "",
    source_name: str = "",
    force: bool = False,
) -> Result:
    """One article for each file; a file that cannot be taken does not keep the others out.

    Relative names of files count from `here`.
    Raises ValueError where `date` is none.
    """
    site, _ = read_site(root)
    given = parse_moment(date, site.zone)[0] if date else None
    written: list[str] = []
    notices: list[Notice] = []
    for name in files:
        try:
            article = import_text(
                _read(here, name),
                name,
                site.zone,
                datetime.now(site.zone).date(),
                given,
                site.language,
                topics=topics,
                source=(source_name, source_url),
            )
            write_new(root, article.path, article.text, "rename it, or add --force", force)
        except DigestError as error:
            notices += error.notices
            continue
        written.append(article.path)
        notices += article.notices
    return Result(tuple(written), tuple(notices))


def _read(here: Path, name: str) -> bytes:
    try:
        return (here / name).read_bytes()
    except OSError as error:
        raise DigestError([Notice(name, 0, *explained(error))]) from None
