"""A card: the image of 1200 by 630 pixels that stands for a page where it is shared.

Letters are shaped and drawn by HarfBuzz, in bands from the top to the bottom. A pixel is four bits,
of a palette of sixteen colours, so that a card weighs some twelve kilobytes and costs a few
milliseconds.
"""

from typing import Any

from digest.pictures.bidi import seen
from digest.pictures.face import CardFace
from digest.pictures.fonts import drawable, font, runs_of
from digest.pictures.lines import Setting, advance, set_lines, shaped
from digest.pictures.png import WIDTH, Band, blank, encoded_png
from digest.value import Record

HEIGHT = 630
_MARGIN = 80
_ROOM = WIDTH - 2 * _MARGIN
_TITLE = (82, 74, 66, 58, 52, 46)  # sizes of letters in pixels


class _Text(Record, frozen=True):
    """Words on one line, and where: `x` is the edge from which they run."""

    words: str
    lang: str
    from_right: bool
    size: float


def draw_card(face: CardFace) -> bytes:
    """The card as PNG. A title that no font can write is left out; the site's stands for it."""
    title = drawable(face.title, face.lang)
    lang, from_right = face.lang, face.from_right
    if not title:
        title, lang, from_right = drawable(face.site, face.site_lang), "", face.site_from_right
    setting = set_lines(title, lang, _ROOM, 316, _TITLE, 5)
    bands = [
        blank(40),
        _line(_small(face, face.site, 34), 60, "ink"),
        blank(14),
        _rule(6),
        blank(34),
        _line(_small(face, face.above, 30), 48, "accent"),
        *_title(setting, lang, from_right),
    ]
    foot = [_rule(2), blank(16), _line(_small(face, _joined(face), 30), 54, "muted"), blank(26)]
    space = HEIGHT - sum(band.height for band in (*bands, *foot))
    return encoded_png([*bands, blank(space), *foot], face.colours)


def _joined(face: CardFace) -> str:
    return " · ".join(part for part in face.below if drawable(part, face.site_lang))


def _small(face: CardFace, words: str, size: int) -> _Text:
    """Words beside the title, cut where there is no room."""
    plain = drawable(words, face.site_lang)
    setting = set_lines(plain, face.site_lang, _ROOM, size * 2, (size,), 1) if plain else None
    line = setting.lines[0] if setting else ""
    return _Text(line, face.site_lang, face.site_from_right, size)


def _title(setting: Setting, lang: str, from_right: bool) -> list[Band]:
    """A little space above the first line, since capitals do not fill its height."""
    height = round(setting.size * setting.leading)
    lines = (_Text(words, lang, from_right, setting.size) for words in setting.lines)
    return [blank(10), *(_line(line, height, "ink") for line in lines)]


def _rule(height: int) -> Band:
    """A line over the whole width between the margins."""
    row = bytes(_MARGIN) + b"\xff" * _ROOM + bytes(_MARGIN)
    return Band(height, row * height, "ink" if height > 2 else "muted")


def _line(text: _Text, height: int, tone: str) -> Band:
    """A band with words on a baseline at seven tenths of its height."""
    import uharfbuzz

    if not text.words:
        return blank(height)
    raster = uharfbuzz.RasterDraw()
    baseline = round(height * 0.72)
    x = float(_MARGIN)
    if text.from_right:
        x = WIDTH - _MARGIN - advance(text.words, text.lang) * text.size
    for piece, from_right in seen(text.words, text.from_right):
        runs = runs_of(piece, text.lang, from_right)
        for run in reversed(runs) if from_right else runs:
            x = _draw(raster, run.font, shaped(run, text.lang), x, baseline, text.size)
    raster.extents = uharfbuzz.RasterExtents(0, 0, WIDTH, height, WIDTH)
    return Band(height, bytes(raster.render().buffer), tone)


def _draw(raster: Any, name: str, glyphs: Any, x: float, y: float, size: float) -> float:
    """Glyphs from `x` on; returns where the next one stands."""
    used = font(name)
    scale = size / used.face.upem
    for info, place in zip(glyphs.glyph_infos, glyphs.glyph_positions, strict=True):
        left, top = x + place.x_offset * scale, y - place.y_offset * scale
        raster.transform = (scale, 0, 0, -scale, left, top)
        raster.draw_glyph(used, info.codepoint)
        x += place.x_advance * scale
    return x
