"""What a copy of the process does ahead, while a build gets ready: articles filed, then templates
compiled, as the files are now. A build that asks for something else does it by itself.
"""

from collections.abc import Callable, Container, Iterator
from pathlib import Path

from digest.engine.filing import Ahead, file_all
from digest.engine.ledger import Ledger
from digest.engine.read import content_of, read_site
from digest.engine.themes import read_theme
from digest.engine.told import CODE, FILED, FOLDERS, Told
from digest.engine.walk import Found
from digest.site.codes import Code, compile_all
from digest.value import mark_of


def done_ahead(
    root: Path,
    files: list[Found],
    ledger: Ledger,
    known: Callable[[], Container[str]] | None,
    folders: Callable[[], object],
) -> Iterator[Told]:
    """The texts among some files, filed, and where it is asked for the code of templates whose code
    is not `known`; once there is enough of it for most builds, what `folders` says. Raises
    DigestError. One copy for all of it: two would be in each other's way.
    """
    yield from ((FILED, each) for each in (file_ahead(root, files, ledger) if files else ()))
    yield FILED, None
    codes = compile_ahead(root, known()) if known else iter(((),))
    yield from ((CODE, code) for code in next(codes, ()))
    yield FOLDERS, folders()
    yield from ((CODE, code) for some in codes for code in some)


def file_ahead(root: Path, files: list[Found], ledger: Ledger) -> Iterator[Ahead]:
    """As the settings are now."""
    from digest.content.reading import reading_of

    reading = reading_of(read_site(root)[0])
    sources = content_of(files, ledger, [])[0].sources
    for source in sources:
        yield source.path, source.mark, mark_of(reading), *file_all(((source,), reading))[0]


def compile_ahead(root: Path, known: Container[str]) -> Iterator[tuple[Code, ...]]:
    """Of the theme in the settings."""
    site = read_site(root)[0]
    theme = read_theme(root, site.theme, site.language)
    return compile_all(theme, known)
