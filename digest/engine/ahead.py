"""What a copy of the process does ahead, while a build gets ready: articles filed, then templates
compiled, as the files are now. A build that asks for something else does it by itself.
"""

from collections.abc import Iterator
from pathlib import Path

from digest.engine.filing import Ahead, file_all
from digest.engine.ledger import Ledger
from digest.engine.read import content_of, read_site
from digest.engine.themes import read_theme
from digest.engine.walk import Found
from digest.value import mark_of

Done = Ahead | tuple[str, str, object] | tuple[()]


def done_ahead(root: Path, files: list[Found], ledger: Ledger, compiles: bool) -> Iterator[Done]:
    """The texts among some files, filed, an empty item, and the code of templates where it is asked
    for; raises DigestError. One copy for both: two would be in each other's way.
    """
    yield from file_ahead(root, files, ledger) if files else ()
    yield ()
    yield from compile_ahead(root) if compiles else ()


def file_ahead(root: Path, files: list[Found], ledger: Ledger) -> Iterator[Ahead]:
    """As the settings are now."""
    from digest.content.reading import reading_of

    reading = reading_of(read_site(root)[0])
    sources = content_of(files, ledger, [])[0].sources
    for source in sources:
        yield source.path, source.mark, mark_of(reading), *file_all(((source,), reading))[0]


def compile_ahead(root: Path) -> Iterator[tuple[str, str, object]]:
    """Of the theme in the settings."""
    site = read_site(root)[0]
    theme = read_theme(root, site.theme, site.language)
    from digest.site.compiled import compile_all

    return compile_all(theme)
