"""What editors change between two builds, and how to tell that it arrived."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builds.corpus import Corpus
from benchmarks.builds.faults import MeasurementError
from benchmarks.builds.generators import REVISION, Generator

MARK = re.compile(re.escape(REVISION).replace("revision\\ 0", r"revision\ \d+"))


@dataclass(frozen=True)
class Arrival:
    """Words that a page must hold after the build."""

    page: Path
    words: str

    def check(self) -> None:
        """Raises MeasurementError where they are not there."""
        if not self.page.is_file():
            raise MeasurementError(f"the build left out the page {self.page}")
        if self.words not in self.page.read_text(encoding="utf-8"):
            raise MeasurementError(
                f"the change did not arrive: {self.words!r} is not in {self.page}"
            )


# Changes a generator's project; the number is another one each time.
Change = Callable[[Corpus, Generator, int], tuple[Arrival, ...]]


def everything(corpus: Corpus, generator: Generator, _number: int) -> tuple[Arrival, ...]:
    """All that a generator made and remembers is gone; every article must come back."""
    generator.forget()
    return tuple(Arrival(generator.page(path), "</html>") for path in corpus.paths)


def nothing(corpus: Corpus, generator: Generator, _number: int) -> tuple[Arrival, ...]:
    return (Arrival(generator.page(corpus.paths[0]), "</html>"),)


def edit(corpus: Corpus, generator: Generator, number: int) -> tuple[Arrival, ...]:
    """A sentence more in one article."""
    return edit_many(1)(corpus, generator, number)


def edit_many(amount: int) -> Change:
    """A sentence more in so many articles, spread over the whole corpus."""

    def change(corpus: Corpus, generator: Generator, number: int) -> tuple[Arrival, ...]:
        return tuple(
            edit_one(corpus, generator, path, number) for path in spread(corpus, amount, number)
        )

    return change


def edit_one(corpus: Corpus, generator: Generator, path: str, number: int) -> Arrival:
    """What was added before is taken out, so that articles do not grow."""
    sentence = f"A correction, the {number}th, was added below this text."
    text = corpus.text(path).rstrip("\n")
    generator.source(path).write_text(f"{text}\n\n{sentence}\n", encoding="utf-8")
    return Arrival(generator.page(path), sentence)


def spread(corpus: Corpus, amount: int, number: int) -> tuple[str, ...]:
    """So many paths at equal distances; others each time, from the middle when it is one."""
    total = len(corpus.paths)
    if amount > total:
        raise MeasurementError(f"{amount} articles cannot be edited, there are {total}")
    first = total // (2 * amount) + 7 * number
    return tuple(corpus.paths[(first + place * total // amount) % total] for place in range(amount))


def add(corpus: Corpus, generator: Generator, number: int) -> tuple[Arrival, ...]:
    """One article more, the newest of the newest day."""
    day, slug = corpus.days[-1], f"added-{number:04d}"
    text = corpus.text(corpus.paths[(len(corpus.paths) // 3 + 7 * number) % len(corpus.paths)])
    moment = f"{day.replace('/', '-')}T23:59:{number % 60:02d}Z"
    for key, value in (("slug", slug), ("title", f"Added, the {number}th"), ("date", moment)):
        text = re.sub(rf"(?m)^{key}: .*$", f"{key}: {value}", text, count=1)
    path = f"{day}/{slug}.md"
    generator.source(path).write_text(text, encoding="utf-8")
    pages = (
        generator.output / "index.html",
        generator.output / day / "index.html",
        generator.page(path),
    )
    return tuple(Arrival(page, slug) for page in pages)


def restyle(corpus: Corpus, generator: Generator, number: int) -> tuple[Arrival, ...]:
    """Another line in the footer of every page; the oldest article's page is looked at."""
    footer = REVISION.replace("revision 0", f"revision {number}")
    frame, replaced = MARK.subn(footer, generator.template.read_text(encoding="utf-8"))
    if replaced != 1:
        raise MeasurementError(f"{generator.template} holds no revision to change")
    generator.template.write_text(frame, encoding="utf-8")
    return (Arrival(generator.page(corpus.paths[0]), footer),)
