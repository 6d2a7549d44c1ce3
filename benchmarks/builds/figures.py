"""The figures of one case beside the peer's, as ratios pair by pair, and a table of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

FELT = 0.25  # of a core: more than this makes seconds of the clock doubtful
HEAD = ("case", "Digest", "Hugo", "of Hugo's", "of its CPU", "others", "floor", "aim", "")


@dataclass(frozen=True)
class Bar:
    """What we may need at most, and what we want to: parts of the peer's figure, or seconds."""

    floor: float
    aim: float
    of_peer: bool = True

    def verdict(self, figure: float) -> str:
        if figure <= self.aim:
            return "aim met"
        return "floor met" if figure <= self.floor else "NOT met"

    def shown(self, figure: float) -> str:
        return ratio(figure) if self.of_peer else f"{figure * 1000:.0f} ms"


@dataclass(frozen=True)
class Figures:
    """One case: for each generator, ours first, a figure of each run, in seconds or MiB.

    `processor` has seconds of all cores together, zeros where they are not known; `others` is the
    share of a core that other work took at most.
    """

    title: str
    unit: Literal["s", "ms", "MiB"]
    figures: tuple[tuple[float, ...], ...]
    processor: tuple[tuple[float, ...], ...]
    others: float
    bar: Bar

    @property
    def ratios(self) -> tuple[float, ...]:
        """Ours over the peer's, pair by pair; none without a peer."""
        return _quotients(self.figures)

    @property
    def middle(self) -> tuple[float, ...]:
        """The median of each generator's figures."""
        return tuple(map(median, self.figures))

    def row(self) -> tuple[str, ...]:
        bar, ratios = self.bar, self.ratios
        processor = _quotients(self.processor)
        judged = ratios if bar.of_peer else self.figures[0]
        return (
            self.title,
            spread([amount(figure, self.unit) for figure in _low_middle_high(self.figures[0])]),
            spread([amount(figure, self.unit) for figure in _low_middle_high(self.figures[1])])
            if ratios
            else "–",
            spread([ratio(figure) for figure in _low_middle_high(ratios)]) if ratios else "–",
            ratio(median(processor)) if processor and self.unit == "s" else "–",
            f"{self.others:.0%}",
            bar.shown(bar.floor),
            bar.shown(bar.aim),
            bar.verdict(median(judged)) if judged else "–",
        )


def caution(found: Iterable[Figures]) -> str:
    """A line on how busy other work kept the machine, where that can be felt."""
    most = max((figures.others for figures in found), default=0.0)
    if most < FELT:
        return ""
    return (
        f"Other work took up to {most:.0%} of a core: seconds are too high, ratios may be off; "
        "run again with --quiet when the machine is free."
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """In Markdown, with columns of even width."""
    cells = [tuple(head), *map(tuple, rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"
        for row in cells
    ]
    ruler = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join((lines[0], ruler, *lines[1:]))


def ratio(figure: float) -> str:
    """As 1.42x, or 1/12.3 when it is small."""
    if figure >= 0.2 or figure <= 0:
        return f"{figure:.2f}x"
    return f"1/{1 / figure:.3g}"


def amount(figure: float, unit: str) -> str:
    """A figure in seconds or MiB, with its unit."""
    if unit == "MiB":
        return f"{figure:,.0f} MiB"
    return f"{figure * 1000:,.0f} ms" if unit == "ms" else f"{figure:.3g} s"


def spread(low_middle_high: Sequence[str]) -> str:
    """The middle, then the ends in brackets where there is anything between them."""
    low, middle, high = low_middle_high
    ends = f"{low.split()[0]}–{high.split()[0]}"
    return middle if low == high else f"{middle} ({ends})"


def _low_middle_high(figures: Sequence[float]) -> tuple[float, float, float]:
    return min(figures), median(figures), max(figures)


def _quotients(figures: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    if len(figures) < 2 or not all(figures[1]):
        return ()
    return tuple(own / peer for own, peer in zip(*figures[:2], strict=True))
