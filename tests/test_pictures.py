"""Pictures: in sizes for every screen, made once, and with nothing to tell but what they show."""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from digest.pictures.parts import png_chunks, segments
from digest.pictures.scale import BrokenPictureError, scaled
from digest.pictures.sizes import formats_of, kind_of, widths_of
from digest.pictures.strip import without_metadata
from tests.project import Project, begun

SECRET = b"6.2088-S-106.8456-E"


def painted(size: tuple[int, int] = (1200, 800), mode: str = "RGB") -> Image.Image:
    """Red to the left, blue to the right, the upper half lighter."""
    width, height = size
    picture = Image.new("RGB", size, (200, 30, 30))
    picture.paste((30, 30, 200), (width // 2, 0, width, height))
    picture.paste((230, 120, 120), (0, 0, width // 2, height // 2))
    return picture.convert(mode)


def told(turned: int = 1) -> Image.Exif:
    """Exif with a place, a name, and which way is up."""
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010E] = SECRET.decode()
    exif[0x8825] = {1: "S", 2: (6.0, 12.0, 31.7)}
    return exif


def saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    target = io.BytesIO()
    picture.save(target, form, **options)
    return target.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def colour(picture: Image.Image, place: tuple[int, int], mode: str = "RGB") -> tuple[int, ...]:
    found = picture.convert(mode).getpixel(place)
    assert isinstance(found, tuple)
    return found


def png_with_words() -> bytes:
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Comment", SECRET.decode())
    words.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    words.add_text("Packed", SECRET.decode(), zip=True)
    return saved(painted(), "PNG", pnginfo=words, exif=told())


TOLD: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: saved(painted(), "JPEG", exif=told(), comment=SECRET, xmp=SECRET),
    "turned jpeg": lambda: saved(painted(), "JPEG", exif=told(6), comment=SECRET),
    "jpeg with a film behind it": lambda: saved(painted(), "JPEG") + b"\0\0ftyp" + SECRET,
    "progressive jpeg": lambda: saved(painted(), "JPEG", exif=told(), progressive=True),
    "jpeg with restarts": lambda: saved(painted(), "JPEG", xmp=SECRET, restart_marker_rows=1),
    "png": png_with_words,
    "png with words behind it": lambda: saved(painted(), "PNG") + SECRET,
    "webp": lambda: saved(painted(), "WEBP", exif=told(), xmp=SECRET),
    "gif": lambda: saved(painted(mode="P"), "GIF", comment=SECRET),
    "moving gif": lambda: saved(
        painted(mode="P"), "GIF", save_all=True, append_images=[Image.new("P", (1200, 800))],
        comment=SECRET, loop=3,
    ),
    "avif": lambda: saved(painted(), "AVIF", exif=told(), xmp=SECRET, max_threads=1),
}  # fmt: skip


@pytest.mark.parametrize("form", TOLD)
def test_a_published_picture_tells_nothing_but_what_it_shows(form: str) -> None:
    data = TOLD[form]()
    assert SECRET in data or b"PNG" in data or form == "progressive jpeg"

    bare = without_metadata(data)

    assert SECRET not in bare
    assert not opened(bare).info.keys() & {"comment", "Comment", "Packed"}
    assert not opened(bare).info.get("xmp", b"").strip()
    assert dict(opened(bare).getexif()).keys() <= {0x0112}
    assert list(opened(bare).get_flattened_data()) == list(opened(data).get_flattened_data())


def test_which_way_is_up_stays() -> None:
    bare = without_metadata(TOLD["turned jpeg"]())

    assert dict(opened(bare).getexif()) == {0x0112: 6}


def test_a_moving_picture_moves_on() -> None:
    bare = opened(without_metadata(TOLD["moving gif"]()))

    assert (getattr(bare, "n_frames", 1), bare.info.get("loop")) == (2, 3)


def test_a_profile_of_colours_stays() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for form in ("JPEG", "PNG", "WEBP"):
        bare = without_metadata(saved(painted(), form, icc_profile=profile, exif=told()))
        assert opened(bare).info.get("icc_profile") == profile


@given(
    form=st.sampled_from(sorted(TOLD)),
    place=st.integers(0, 4000),
    other=st.binary(max_size=6),
    end=st.integers(0, 6000),
)
def test_a_broken_file_breaks_nothing(form: str, place: int, other: bytes, end: int) -> None:
    data = TOLD[form]()
    spoilt = (data[:place] + other + data[place + len(other) :])[:end]

    assert isinstance(without_metadata(spoilt), bytes)
    assert kind_of(spoilt) in ("", "photo", "drawing", "clear")


@given(st.binary(max_size=200))
def test_what_is_no_picture_stays_as_it_is(data: bytes) -> None:
    assert without_metadata(b"x" + data) == b"x" + data


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (saved(painted(), "JPEG"), "photo"),
        (saved(painted(), "PNG"), "drawing"),
        (saved(painted(mode="P"), "PNG"), "drawing"),
        (saved(painted(mode="RGBA"), "PNG"), "clear"),
        (saved(painted(mode="P"), "PNG", transparency=0), "clear"),
        (saved(painted(), "PNG", save_all=True, append_images=[painted()]), ""),
        (saved(painted(), "WEBP"), "photo"),
        (saved(painted(), "WEBP", lossless=True), "drawing"),
        (saved(painted(mode="RGBA"), "WEBP", lossless=True, exact=True), "drawing"),
        (saved(Image.new("RGBA", (400, 400), (0, 0, 9, 99)), "WEBP"), "clear"),
        (saved(Image.new("RGBA", (400, 400), (0, 0, 9, 99)), "WEBP", lossless=True), "clear"),
        (saved(painted(), "WEBP", save_all=True, append_images=[painted().rotate(180)]), ""),
        (saved(painted(mode="P"), "GIF"), ""),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
        (b"\x89PNG\r\n\x1a\nbroken", ""),
    ],
)  # fmt: skip
def test_a_kind_is_told_by_the_file(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (4000, (480, 720, 1080, 1440)),
        (1440, (480, 720, 1080, 1440)),
        (1200, (480, 720, 1200)),
        (1000, (480, 720, 1000)),
        (800, (480, 800)),
        (500, (500,)),
        (321, (321,)),
        (320, ()),
        (0, ()),
    ],
)
def test_no_picture_is_made_wider_than_it_is(width: int, widths: tuple[int, ...]) -> None:
    assert widths_of("photo", width, 100) == widths


def test_what_moves_or_is_drawn_by_lines_stays_as_it_is() -> None:
    assert widths_of("", 2000, 1000) == ()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_in_all_sizes_and_formats(form: str) -> None:
    data = saved(painted(), form, exif=told())
    kind = kind_of(data)

    files = scaled(data, kind, 1200, 800)

    made = [opened(file) for file in files]
    assert [picture.width for picture in made] == [w for w in (480, 720, 1200) for _ in range(3)]
    assert [picture.height for picture in made] == [h for h in (320, 480, 800) for _ in range(3)]
    last = "JPEG" if kind == "photo" else "PNG"
    assert [picture.format for picture in made] == ["AVIF", "WEBP", last] * 3
    assert [b"SECRET" in file or SECRET in file for file in files] == [False] * 9
    assert not any(dict(picture.getexif()) for picture in made)
    assert not any(picture.info.keys() & {"exif", "xmp", "icc_profile"} for picture in made)
    assert scaled(data, kind, 1200, 800) == files


def test_a_turned_picture_stands_upright() -> None:
    data = saved(painted().rotate(90, expand=True), "JPEG", exif=told(6), quality=95)

    for file in scaled(data, "photo", 1200, 800):
        picture = opened(file)
        red, _, blue = colour(picture, (10, picture.height - 10))
        assert picture.width > picture.height
        assert red > blue
        assert not dict(opened(file).getexif())


def test_what_one_can_see_through_stays_so() -> None:
    picture = painted(mode="RGBA")
    picture.putalpha(90)

    for file in scaled(saved(picture, "PNG"), "clear", 1200, 800):
        assert colour(opened(file), (5, 5), "RGBA")[3] == pytest.approx(90, abs=3)


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_colours_of_printers_become_those_of_screens(mode: str) -> None:
    for file in scaled(saved(painted(mode=mode), "JPEG"), "photo", 1200, 800):
        red, _, blue = colour(opened(file), (50, 300))
        assert abs(red - blue) < 12 if mode == "L" else red > blue + 60


def test_sixteen_bits_a_pixel_are_shown_in_eight() -> None:
    deep = Image.new("I;16", (600, 400), 0x8000)

    plain = scaled(saved(deep, "PNG"), "drawing", 600, 400)[2]

    assert opened(plain).convert("L").getpixel((5, 5)) == pytest.approx(128, abs=2)


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_broken_picture_is_told_in_words(cut: float) -> None:
    data = saved(painted(), "PNG")

    with pytest.raises(BrokenPictureError, match="cannot be read"):
        scaled(data[: int(len(data) * cut)], "drawing", 1200, 800)


def test_a_bomb_is_not_opened() -> None:
    data = saved(Image.new("1", (10_000, 10_000)), "PNG")

    assert widths_of("drawing", 10_000, 10_000) == ()
    with pytest.raises(BrokenPictureError, match="80 million"):
        scaled(data, "drawing", 1000, 1000)  # a size that the file does not have


@pytest.fixture
def paper(tmp_path: Path) -> Project:
    project = begun(tmp_path / "paper")
    settings = (project.root / "site.yaml").read_text(encoding="utf-8")
    project.write("site.yaml", settings.replace("plain", "broadsheet"))
    project.write("content/flood.jpg", saved(painted(), "JPEG", exif=told(), comment=SECRET))
    project.article(
        "content/storm.md",
        body='![The river](flood.jpg "Photo: A. Reporter")',
        image="flood.jpg",
        image_alt="The river in town",
        image_credit="A. Reporter",
    )
    return project


FOLDER = "2023/09/14/storm/"
FILES = {
    f"{FOLDER}flood.jpg.{width}.{ending}"
    for width in (480, 720, 1200)
    for ending in ("avif", "webp", "jpg")
}


def page(project: Project) -> str:
    return (project.output / FOLDER / "index.html").read_text(encoding="utf-8")


def test_pages_name_every_size_with_the_size_that_it_is_shown_in(paper: Project) -> None:
    assert paper.build().code == 0
    html = page(paper)

    assert paper.tree().keys() > FILES
    assert all(html.count(f"/{path} ") == 2 for path in FILES)  # above the text and in it
    assert html.count(f'src="/{FOLDER}flood.jpg.1200.jpg"') == 2
    assert html.count(' width="1200" height="800"') == 2
    assert html.count('loading="lazy"') == 1  # the leading one is fetched at once
    assert html.count('fetchpriority="high"') == 1
    assert "<figcaption>Photo: A. Reporter</figcaption>" in html
    assert "<figcaption>A. Reporter</figcaption>" in html


def test_nothing_that_is_published_tells_where_a_picture_was_taken(paper: Project) -> None:
    paper.write("static/about.jpg", saved(painted(), "JPEG", exif=told(), comment=SECRET))
    paper.write("content/whole.jpg", saved(painted((900, 900)), "JPEG", exif=told()))
    paper.article("content/two.md", body="[The whole picture](whole.jpg)")
    paper.build()

    published = paper.tree()

    assert {"about.jpg", "2023/09/14/two/whole.jpg"} < published.keys()
    assert not [path for path, data in published.items() if SECRET in data]


def test_a_feed_has_one_file_and_its_true_length(paper: Project) -> None:
    paper.build()
    feed = (paper.output / "feed.xml").read_text(encoding="utf-8")

    length = len(paper.tree()[f"{FOLDER}flood.jpg"])
    assert f'length="{length}"' in feed
    assert "srcset" not in feed
    assert f"https://test.example/{FOLDER}flood.jpg.1200.jpg" in feed


def test_an_edit_scales_no_picture(paper: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.build()
    before = paper.tree()
    monkeypatch.setattr("digest.engine.scaling.scale_one", None)

    paper.article("content/two.md", title="Another", body="![The river](flood.jpg)")
    paper.article("content/storm.md", body="Words alone.", image="flood.jpg")
    paper.root.joinpath("content/two.md").unlink()

    assert paper.build().code == 0
    assert {path: before[path] for path in FILES} == {path: paper.tree()[path] for path in FILES}


def test_a_picture_is_scaled_once_wherever_it_is_shown(
    paper: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from digest.engine import scaling

    asked: list[str] = []
    real = scaling.scale_one

    def noted(task: tuple[bytes, str, int, int]) -> scaling.Made:
        asked.append(task[1])
        return real(task)

    monkeypatch.setattr(scaling, "scale_one", noted)
    paper.write("content/again.jpg", (paper.root / "content/flood.jpg").read_bytes())
    paper.article("content/two.md", title="Another", body="![The river](again.jpg)")

    paper.build()

    assert asked == ["photo"]
    assert "2023/09/14/two/again.jpg.480.avif" in paper.tree()


def test_a_picture_that_stands_elsewhere_is_not_scaled_again(
    paper: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.build()
    before = paper.tree()
    monkeypatch.setattr("digest.engine.scaling.scale_one", None)
    monkeypatch.setattr("digest.engine.drawing.draw_all", None)

    paper.article("content/storm.md", body="![The river](flood.jpg)", slug="tempest")
    assert paper.build().code == 0

    moved = {path: path.replace("/storm/", "/tempest/") for path in FILES}
    assert {path: paper.tree()[other] for path, other in moved.items()} == {
        path: before[path] for path in FILES
    }


def test_a_file_that_was_touched_is_not_believed(paper: Project) -> None:
    paper.build()
    before = paper.tree()
    (paper.output / FOLDER / "flood.jpg.480.avif").write_bytes(b"other")
    paper.article("content/storm.md", body="![The river](flood.jpg)", slug="tempest")

    assert paper.build().code == 0
    path = f"{FOLDER}flood.jpg.480.avif"
    assert paper.tree()[path.replace("storm", "tempest")] == before[path]


def test_another_picture_of_the_same_name_is_scaled_anew(paper: Project) -> None:
    paper.build()
    before = paper.tree()
    paper.write("content/flood.jpg", saved(painted().rotate(180), "JPEG"))
    os.utime(paper.root / "content/flood.jpg", (1, 1))

    paper.build()

    assert all(before[path] != paper.tree()[path] for path in FILES)


def test_broken_pictures_are_faults_with_their_paths(paper: Project) -> None:
    paper.build()
    before = paper.tree()
    for name in ("flood", "other"):
        size = (1200, 800) if name == "flood" else (1000, 800)
        data = bytearray(saved(painted(size), "PNG"))
        data[60:80] = bytes(20)  # within the pixels
        paper.write(f"content/{name}.png", bytes(data))
    paper.article("content/storm.md", body="![x](flood.png) ![y](other.png)")

    result = paper.build()

    assert result.code == 1
    assert "content/flood.png: this picture cannot be read: " in result.err
    assert "content/other.png: this picture cannot be read: " in result.err
    assert "save it anew, as JPEG or PNG" in result.err
    assert paper.tree() == before


def test_a_small_picture_stays_as_it_is(paper: Project) -> None:
    paper.write("content/flood.jpg", saved(painted((300, 200)), "JPEG"))
    paper.build()

    assert f'<img src="/{FOLDER}flood.jpg" width="300" height="200"' in page(paper)
    assert "<picture>" not in page(paper)
    assert not FILES & paper.tree().keys()


def test_formats_are_told_by_the_kind() -> None:
    assert formats_of("photo") == ("avif", "webp", "jpg")
    assert formats_of("clear") == formats_of("drawing") == ("avif", "webp", "png")


def test_parts_of_files_are_told_apart() -> None:
    assert [kind for kind, *_ in segments(saved(painted(), "JPEG"))][:2] == [0xE0, 0xDB]
    assert [kind for kind, _ in png_chunks(saved(painted(), "PNG"))] == [b"IHDR", b"IDAT", b"IEND"]
