"""Sources filed: what workers are given, and what is done ahead while a build gets ready."""

from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from digest.content.reading import Reading
from digest.model import AnySource, Source
from digest.value import encoded

CHUNK = 64  # sources a task: enough to make its way worth while, few enough to share out

Row = tuple[bytes, tuple[bytes, ...]]
"""A source as it is kept, and its texts: its HTML, and its entry in the index where there is one;
all encoded.
"""

Ahead = tuple[str, str, str, bytes, tuple[bytes, ...]]
"""The path and the mark of a source, the mark of its reading, and its row."""


def packs_of(sources: Sequence[AnySource]) -> Iterator[Sequence[AnySource]]:
    """Sources some sixty at a time. Where a pack begins is told by the path alone, so that one more
    source is one more in its pack and no matter of the others.
    """
    start = 0
    for place, source in enumerate(sources):
        if place > start and not crc32(source.path.encode("utf-8", "surrogatepass")) % CHUNK:
            yield sources[start:place]
            start = place
    if sources:
        yield sources[start:]


def read(source: AnySource) -> Source:
    """A source with its bytes, for those who cannot read its file."""
    return Source(source.path, source.data)


def file_all(task: tuple[tuple[AnySource, ...], Reading]) -> list[Row]:
    """Sources filed, in their order."""
    from digest.content.filing import file_source  # the parser, which few builds need

    sources, reading = task
    done = (file_source(source, reading) for source in sources)
    return [(encoded(filed), _kept(*texts)) for filed, texts in done]


def _kept(html: str, entry: str) -> tuple[bytes, ...]:
    """A body without text is one too, but where there is no index there are no entries."""
    texts = (html, entry) if entry else (html,)
    return tuple(text.encode("utf-8", "surrogatepass") for text in texts)


def body_text(data: bytes) -> str:
    """A body's HTML from the form in which it is kept."""
    return data.decode("utf-8", "surrogatepass")


def chunks_of(
    wanted: Sequence[tuple[str, AnySource]],
) -> Iterable[Sequence[tuple[str, AnySource]]]:
    return (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))
