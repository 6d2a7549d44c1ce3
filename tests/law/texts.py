"""What may stand in a project's files, as strategies: few of each kind, so that things meet."""

import struct
import zlib

from hypothesis import strategies as st

from digest.pictures.png import SIGNATURE, chunk

ARTICLES = (
    "content/storm.md",
    "content/2023/09/14/harbour.md",
    "content/2023/09/14/index.md",
    "content/2023-08-30-rocket.fr.md",
    "content/2023/10/探査機.md",
    "content/cafe\u0301.md",
    "content/caf\xe9.md",
    "content/Storm.md",
    "content/pasted.txt",
)
PAGES = ("content/pages/about.md", "content/pages/über-uns.md")
NOTES = ("content/days/2023-09-14.md", "content/days/2023-10-01.md")
TEXTS = (*ARTICLES, *PAGES, *NOTES)
PICTURES = ("content/pad.png", "content/2023/09/14/pad.png", "content/drawing.svg")
STATIC = ("static/ads.txt", "static/robots.txt", "static/_redirects", "static/deep/er/file.bin")
ASSETS = (*PICTURES, *STATIC)

DATES = (
    "2023-07-02",
    "2023-08-30",
    "2023-09-01",
    "2023-09-14",
    "2023-09-14T08:30:00+07:00",
    "2023-09-14 23:30",
    "2023-09-30",
    "2023-10-01T00:10:00Z",
    "2023-10-20",
    "2023-11-09T09:00:00Z",
)
MOMENTS = (
    "2023-09-14T12:00:00+00:00",
    "2023-10-01T00:09:59+00:00",
    "2023-10-01T00:10:00+00:00",
    "2023-10-20T03:00:00+00:00",
    "2023-11-01T00:00:00+00:00",
    "2023-11-09T08:59:59+00:00",
    "2023-11-09T09:00:00+00:00",
    "2024-02-01T00:00:00+00:00",
)
TITLES = (
    "Storm over Java",
    "Rocket to Mars",
    "Bank holds rates",
    "La fusée attend",
    "探査機が着陸",
)
BODIES = (
    "A storm crossed Java on Thursday.",
    "The rocket left the pad on Sunday. The pad was wet. Nobody was hurt, the agency said.",
    "The bank kept its rate. " + "Prices rose slowly in the autumn months of the year. " * 9,
    "La fusée a quitté le pas de tir dimanche. Personne n'a été blessé, selon l'agence.",
    "探査機は月に着陸した。写真が届いた。",
    "See [more](/storm.md) and [that](/2023/09/14/harbour.md#p-1).",
    "![The pad](/pad.png)\n\nThe picture shows the pad of the rocket.",
    '## A head\n\n- one\n- two[^1]\n\n[^1]: A note.\n\n> He said: "no".\n',
    "[a file](/drawing.svg), [about](/pages/about.md).",
    "",
)
KEYS = {
    "date": st.sampled_from(DATES),
    "topics": st.sampled_from(("space", "[money, space]", "science", "unheard of")),
    "lang": st.sampled_from(("en", "fr", "ja", "ar")),
    "draft": st.sampled_from(("true", "false")),
    "expires": st.sampled_from(("2023-10-20T03:00:00Z", "2023-10-31")),
    "aliases": st.sampled_from(("[/old/]", "[/old/, /older/storm.html]")),
    "story": st.sampled_from(("launch", "storm")),
    "related": st.sampled_from(("/storm.md", "[/2023/09/14/harbour.md, /storm.md]")),
    "pin": st.just("true"),
    "tags": st.sampled_from(("[moon]", "[moon, bank]")),
    "image": st.sampled_from(("/pad.png", "/2023/09/14/pad.png")),
    "updated": st.sampled_from(("2023-10-02", "2023-12-24")),
    "source": st.sampled_from(("https://harbour.example/a", "Harbour Times")),
    "authors": st.sampled_from(("Ayu Lestari", "[A. B., C. D.]")),
    "note": st.just("*We* know [this](/storm.md)."),
    "summary": st.sampled_from(("What the editor says.", "Another word of it.")),
    "id": st.sampled_from(("20230914-5c1f0a77", "20230914-5c1f0a78")),
    "slug": st.sampled_from(("storm", "harbour", "ünder")),
    "slugline": st.sampled_from(("STORM/JAVA",)),
}
# What no build gets past, and what it warns of.
FAULTS = (
    "---\ntitle: [\n---\n\nText.\n",
    "---\ntitle: Ends nowhere\n\nText.\n",
    "---\ntitle: T\ndate: 2023-13-99\n---\n\nText.\n",
    "---\ntitle: T\ndate: 2023-09-14\ntopics: spcae\n---\n\nText.\n",
    "---\ntitle: T\ndate: 2023-09-14\n---\n\n![gone](gone.png)\n",
    "---\ntitle: T\ndate: 2023-09-14\ntitel: U\n---\n\nText.\n",
)


@st.composite
def articles(draw: st.DrawFn) -> bytes:
    """An article, mostly without a fault."""
    if draw(st.integers(0, 19)) == 19:
        return draw(st.sampled_from(FAULTS)).encode()
    title, body = draw(st.sampled_from(TITLES)), draw(st.sampled_from(BODIES))
    first = {"title": st.just(title), "date": KEYS["date"]}
    some = draw(st.lists(st.sampled_from(sorted(KEYS)), max_size=3, unique=True))
    matter = "".join(
        f"{key}: {draw((first | KEYS)[key])}\n" for key in {**first, **dict.fromkeys(some)}
    )
    return f"---\n{matter}---\n\n{body}\n".encode()


def plain_texts() -> st.SearchStrategy[bytes]:
    """Pages and notes for a day."""
    return st.builds(
        lambda title, body: f"---\ntitle: {title}\n---\n\n{body}\n".encode(),
        st.sampled_from(TITLES),
        st.sampled_from(BODIES),
    )


SETTINGS = {
    "title": ("The Test", "The Other"),
    "description": ("", "What is new"),
    "timezone": ("UTC", "Asia/Jakarta", "America/New_York"),
    "language": ("en", "fr"),
    "cards": ("", "yes", "2023-09-10"),
    "summary": ("{sentences: 1}", "{words: 12}", "2"),
    "feeds": ("{items: 3}", "{items: 2}", "{items: 3, content: summary}"),
    "labels": ("{}", "{home: Front, other: Rest}"),
    "topics": ("{space: Space}", "{space: {name: Room, keywords: [rocket, pad]}, money: Money}"),
    "theme": ("plain", "second", "wire"),
    "colors": ("{accent: '#123456'}",),
    "base_url": ("https://test.example/", "https://test.example/below/"),
    "republish": ("whole", "excerpt"),
    "copyright": ("Nobody's",),
    "search": ("true",),
    "image": ("/pad.png",),
    "comforts": ("false", "true"),
}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
WIDE = struct.pack(">IIBBBBB", 330, 1, 8, 0, 0, 0, 0)  # the least that is scaled
PICTURE = b"".join(
    (
        SIGNATURE,
        chunk(b"IHDR", WIDE),
        chunk(b"tEXt", b"Comment\0where it was taken"),
        chunk(b"IDAT", zlib.compress(bytes(331))),
        chunk(b"IEND", b""),
    )
)
FILES = (
    PIXEL,
    PICTURE,
    PIXEL.replace(b"\x00\x01\x00\x00\x00\x01", b"\x00\x01\x00\x00\x00\x02"),
    PIXEL[:16] + (7).to_bytes(4) + (9).to_bytes(4) + PIXEL[24:],
    b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    b"User-agent: *\n",
    b"/from /to 301\n",
)
