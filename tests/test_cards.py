"""Card images: in every script, the same bytes each time, and drawn once."""

import io
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image as Pillow

from digest.engine.read import read_content
from digest.pictures.bidi import seen
from digest.pictures.card import draw_card
from digest.pictures.face import CardFace
from digest.pictures.fonts import drawable, font, runs_of
from digest.pictures.lines import advance, set_lines, shaped
from digest.settings import Site
from tests.project import CHECKOUT, Project, begun

FACE = CardFace(
    site="The Test",
    site_lang="en",
    title="Storm over Java",
    lang="en",
    above="Weather",
    below=("Antara", "Thursday, Sep 14, 2023"),
)


def sample_titles() -> Iterator[tuple[str, str]]:
    """Titles and languages of the sample paper."""
    from digest.build import make_articles

    for made in make_articles(Site(language="en"), read_content(CHECKOUT)):
        if made.article:
            yield made.article.title, made.article.lang


SAMPLES = sorted(set(sample_titles()))


def kinds(data: bytes) -> list[bytes]:
    """The kinds of chunks of a PNG file, in their order."""
    found, at = [], 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        found.append(data[at + 4 : at + 8])
        at += 12 + length
    return found


def test_a_card_is_a_picture_of_the_size_that_sharing_wants() -> None:
    picture = Pillow.open(io.BytesIO(draw_card(FACE)))
    picture.load()

    assert (picture.size, picture.format) == ((1200, 630), "PNG")
    assert len(picture.getcolors() or ()) > 8  # letters with soft edges


def test_a_card_says_nothing_but_its_pixels() -> None:
    assert kinds(draw_card(FACE)) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]


def test_a_card_is_the_same_each_time() -> None:
    assert draw_card(FACE) == draw_card(FACE)


@pytest.mark.parametrize("field", ["site", "title", "above"])
def test_a_card_shows_its_words(field: str) -> None:
    import msgspec

    assert draw_card(msgspec.structs.replace(FACE, **{field: "Other words"})) != draw_card(FACE)


def test_the_sample_paper_has_all_scripts() -> None:
    assert {lang for _, lang in SAMPLES} >= {"ar", "de", "en", "es", "hi", "id", "ja", "ru", "zh"}


@pytest.mark.parametrize(("title", "lang"), SAMPLES)
def test_no_letter_of_a_sample_title_is_missing(title: str, lang: str) -> None:
    """Glyph 0 is what stands for a letter that a font does not have."""
    text = drawable(title, lang)
    glyphs = [
        info.codepoint
        for piece, from_right in seen(text, lang == "ar")
        for run in runs_of(piece, lang, from_right)
        for info in shaped(run, lang).glyph_infos
    ]

    assert text == " ".join(title.split())
    assert glyphs
    assert 0 not in glyphs


def test_a_title_that_no_font_can_write_is_left_out() -> None:
    import msgspec

    strange = msgspec.structs.replace(FACE, title="ข่าว", lang="th")

    assert drawable("ข่าว", "th") == ""
    assert draw_card(strange) == draw_card(msgspec.structs.replace(FACE, title=FACE.site, lang=""))


def test_emoji_are_no_part_of_a_title() -> None:
    assert drawable("Storm 🌪️ over Java", "en") == "Storm \ufe0f over Java"


def test_arabic_letters_are_joined() -> None:
    """A letter alone has another glyph than the same one in a word."""
    (word,) = runs_of("علم", "ar", True)
    (alone,) = runs_of("ل", "ar", True)

    inside = {info.codepoint for info in shaped(word, "ar").glyph_infos}

    assert shaped(alone, "ar").glyph_infos[0].codepoint not in inside


def test_chinese_and_japanese_have_their_own_forms() -> None:
    (run,) = runs_of("骨直", "ja", False)

    def glyphs(lang: str) -> list[int]:
        return [info.codepoint for info in shaped(run, lang).glyph_infos]

    assert glyphs("zh") != glyphs("ja")


@pytest.mark.parametrize(
    ("text", "from_right", "pieces"),
    [
        ("plain words", False, ["plain words"]),
        ("زلزال", True, ["زلزال"]),
        ("قال BBC News اليوم", True, [" اليوم", "BBC News", "قال "]),
        ("ارتفع 2,900 قتيل", True, [" قتيل", "2,900", "ارتفع "]),
        ("He said زلزال twice", False, ["He said ", "زلزال", " twice"]),
        ("زلزال (رويترز)", True, ["زلزال (رويترز)"]),
        ("(BBC) زلزال", True, [") زلزال", "BBC", "("]),
        ("نسبة 4.5% اليوم", True, [" اليوم", "4.5%", "نسبة "]),
        ("", True, []),
    ],
)
def test_a_line_is_seen_in_its_order(text: str, from_right: bool, pieces: list[str]) -> None:
    assert [piece for piece, _ in seen(text, from_right)] == pieces


def test_a_title_is_as_large_as_it_has_room() -> None:
    short = set_lines("Storm", "en", 1000, 300, (80, 60, 40))
    long = set_lines("A storm crossed Java on Thursday and " * 3, "en", 1000, 300, (80, 60, 40))

    assert (short.size, short.lines) == (80, ("Storm",))
    assert long.size < 80
    assert " ".join(long.lines) == ("A storm crossed Java on Thursday and " * 3).strip()
    assert all(advance(line, "en") * long.size <= 1000 for line in long.lines)


def test_a_title_without_room_ends_in_an_ellipsis() -> None:
    cut = set_lines("Words " * 200, "en", 1000, 300, (80, 60, 40))

    assert len(cut.lines) * cut.size * cut.leading <= 300
    assert cut.lines[-1].endswith("…")
    assert advance(cut.lines[-1], "en") * cut.size <= 1000


def test_japanese_does_not_begin_a_line_with_a_full_stop() -> None:
    title = "処理水の放出が始まる。中国は日本産水産物の輸入を全面停止、漁業者は補償を求める。"
    for width in range(300, 1000, 25):
        lines = set_lines(title, "ja", width, 10_000, (50,), 99).lines
        assert "".join(lines) == title
        assert not any(line[0] in "。、" for line in lines)


def test_lines_of_japanese_are_about_as_long_as_each_other() -> None:
    title = "処理水の放出が始まる。中国は日本産水産物の輸入を全面停止、漁業者は補償を求める。"
    for width in range(300, 1000, 10):
        lines = set_lines(title, "ja", width, 10_000, (50,), 99).lines
        lengths = [advance(line, "ja") * 50 for line in lines]

        assert max(lengths) <= width
        assert min(lengths) > max(lengths) / 2, lines


def test_fonts_come_with_their_licence() -> None:
    folder = CHECKOUT / "digest" / "pictures" / "fonts"
    licence = (folder / "LICENSE.txt").read_text(encoding="utf-8")
    files = [file.name for file in folder.iterdir() if file.suffix in (".ttf", ".otf")]

    assert files
    assert all(name in licence for name in files)
    assert all(font(name).face.upem for name in files)


@pytest.fixture
def paper(tmp_path: Path) -> Project:
    project = begun(tmp_path / "paper")
    settings = (project.root / "site.yaml").read_text(encoding="utf-8")
    project.write("site.yaml", settings.replace("plain", "broadsheet") + "cards: yes\n")
    project.article("content/two.md", title="زلزال المغرب", date="2023-09-13", lang="ar")
    return project


STORM = "2023/09/14/storm/card.png"


def cards(project: Project) -> set[str]:
    return {path for path in project.tree() if path.endswith("/card.png") and "assets" not in path}


def test_every_article_and_edition_has_a_card(paper: Project) -> None:
    assert paper.build().code == 0

    found = cards(paper)
    page = (paper.output / "2023/09/14/storm/index.html").read_text(encoding="utf-8")

    assert {STORM, "2023/09/14/card.png", "2023/09/13/card.png"} < found
    assert len(found) == 4
    assert f'<meta property="og:image" content="https://test.example/{STORM}">' in page
    assert '<meta property="og:image:alt" content="Storm over Java">' in page


def test_an_edited_body_draws_no_card_and_a_title_draws_one(paper: Project) -> None:
    paper.build()
    before = {path: (paper.output / path).stat().st_mtime_ns for path in cards(paper)}

    def drawn() -> set[str]:
        after = {path: (paper.output / path).stat().st_mtime_ns for path in cards(paper)}
        return {path for path in after if after[path] != before.get(path)}

    paper.article("content/storm.md", body="Another body.")
    paper.build()
    assert drawn() == set()

    paper.article("content/storm.md", title="Storm over Bali")
    paper.build()
    assert drawn() == {STORM}


def test_a_template_draws_no_card(paper: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.build()
    base = "{% extends 'broadsheet/base.html' %}{% block footer %}other{% endblock %}"
    paper.write("themes/broadsheet/templates/base.html", base)
    monkeypatch.setattr("digest.engine.drawing.draw_all", None)

    assert paper.build().code == 0
    assert "other" in (paper.output / "index.html").read_text(encoding="utf-8")


def test_an_edited_paper_is_as_a_clean_one(paper: Project) -> None:
    paper.build()
    paper.article("content/storm.md", title="Storm over Bali")
    paper.build()
    edited = paper.tree()
    other = begun(paper.root.parent / "other")
    for file in ("site.yaml", "content/storm.md", "content/two.md"):
        other.write(file, (paper.root / file).read_bytes())
    other.build()

    assert other.tree() == edited


def test_cards_begin_with_a_day(paper: Project) -> None:
    settings = (paper.root / "site.yaml").read_text(encoding="utf-8")
    paper.write("site.yaml", settings.replace("cards: yes", "cards: 2023-09-14"))
    paper.build()

    assert cards(paper) == {STORM, "2023/09/14/card.png"}


def test_a_file_of_that_name_keeps_its_place_for_the_card(paper: Project) -> None:
    paper.write("content/card.png", draw_card(FACE))
    paper.article("content/storm.md", body="![A card](card.png)")

    assert paper.build().code == 0
    assert STORM in cards(paper)
    page = (paper.output / STORM).with_name("index.html").read_text(encoding="utf-8")
    assert "-card.png" in page


def test_why_a_card_was_drawn_is_told(paper: Project) -> None:
    paper.build()
    paper.article("content/storm.md", title="Storm over Bali")

    told = paper.build("--explain")

    assert f"{STORM}: title" in told.out + told.err
