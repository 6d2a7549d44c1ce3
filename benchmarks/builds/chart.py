"""A line chart in SVG: cost against size, both by powers of ten."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 110, 50, 60
ROW = 16  # between two lines of text
STYLE = (
    "text{font:13px sans-serif;fill:#222}.title{font-size:16px;font-weight:bold}"
    ".grid{stroke:#ddd}.line{fill:none;stroke-width:2.5}.paper{fill:#fff}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.grid{stroke:#444}.paper{fill:#181818}}"
)
# Told apart by those who see few colours as well (Okabe and Ito), and by dashes.
INKS = (("#d55e00", ""), ("#0072b2", "7 4"), ("#009e73", "2 3"), ("#8a5a9a", "9 3 2 3"))


@dataclass(frozen=True)
class Line:
    """A name and its points, all numbers above zero."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Scale:
    """Powers of ten from one exponent to another, laid from one end to the other."""

    low: int
    high: int
    start: float
    end: float

    def place(self, value: float) -> float:
        part = (math.log10(value) - self.low) / (self.high - self.low)
        return round(self.start + part * (self.end - self.start), 1)

    @property
    def powers(self) -> tuple[float, ...]:
        return tuple(10.0**exponent for exponent in range(self.low, self.high + 1))


def line_chart(title: str, across: str, upward: str, lines: Sequence[Line]) -> str:
    """The text of an SVG file; `across` and `upward` name the axes, with their units."""
    points = [point for line in lines for point in line.points]
    horizontal = scale([x for x, _ in points], LEFT, WIDTH - RIGHT)
    vertical = scale([y for _, y in points], HEIGHT - BOTTOM, TOP)
    told = "; ".join(
        f"{line.name}: " + ", ".join(f"{y:.3g} at {x:,.0f}" for x, y in line.points)
        for line in lines
    )
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(told)}</desc>",
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>',
        f'<text class="title" x="{LEFT}" y="26">{escape(title)}</text>',
        *(_upright(horizontal.place(power), shown(power)) for power in horizontal.powers),
        *(_level(vertical.place(power), shown(power)) for power in vertical.powers),
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2:g}" y="{HEIGHT - 14}" text-anchor="middle">'
        f"{escape(across)}</text>",
        f'<text x="{LEFT}" y="{TOP - 8}" text-anchor="end">{escape(upward)}</text>',
        *(
            _drawn(line, horizontal, vertical, *INKS[place % len(INKS)])
            for place, line in enumerate(lines)
        ),
        *_names(lines, horizontal, vertical),
        "</svg>",
        "",
    )
    return "\n".join(parts)


def scale(values: Sequence[float], start: float, end: float) -> Scale:
    """From the power of ten below all values to the one above; raises ValueError at zero."""
    low = math.floor(math.log10(min(values)))
    return Scale(low, max(math.ceil(math.log10(max(values))), low + 1), start, end)


def shown(power: float) -> str:
    return f"{power:,.0f}" if power >= 1 else f"{power:g}"


def _upright(x: float, text: str) -> str:
    bottom = HEIGHT - BOTTOM
    line = f'<line class="grid" x1="{x}" x2="{x}" y1="{TOP}" y2="{bottom}"/>'
    return f'{line}<text x="{x}" y="{bottom + 20}" text-anchor="middle">{text}</text>'


def _level(y: float, text: str) -> str:
    line = f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>'
    return f'{line}<text x="{LEFT - 8}" y="{y + 4:g}" text-anchor="end">{text}</text>'


def _drawn(line: Line, horizontal: Scale, vertical: Scale, ink: str, dashes: str) -> str:
    """The line, and a dot at each point."""
    places = [(horizontal.place(x), vertical.place(y)) for x, y in line.points]
    path = " ".join(f"{x},{y}" for x, y in places)
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="3.5" fill="{ink}"/>' for x, y in places)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<polyline class="line" stroke="{ink}"{dashed} points="{path}"/>{dots}'


def _names(lines: Sequence[Line], horizontal: Scale, vertical: Scale) -> Iterator[str]:
    """Each line's name at its end, one below the other where ends are near."""
    ends = sorted((vertical.place(line.points[-1][1]), place) for place, line in enumerate(lines))
    free = 0.0
    for y, place in ends:
        down = max(y, free)
        free = down + ROW
        x = horizontal.place(lines[place].points[-1][0])
        yield f'<text x="{x + 9:g}" y="{down + 4:g}">{escape(lines[place].name)}</text>'
