"""Any file is an article or a fault; what the editor gives goes before what the page says."""

from datetime import datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import DigestError
from tests.pasting import MORE, PROSE, front, imported


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85"])
def test_every_encoding_and_line_end_gives_the_same_article(encoding: str, end: str) -> None:
    lines = f"Strike “ends”\n\n14 September 2023\n\n{PROSE}\n\n{MORE}\n"
    text = lines.replace("\n", end)
    raw = (
        b"\xff\xfe" + text.encode("utf-16-le")
        if encoding == "utf-16-le-bom"
        else text.encode(encoding)
    )

    assert imported(raw).text == imported(lines).text


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"Title\n\nCaf\xe9", "page.txt:3: is not text in UTF-8; save the file as UTF-8"),
        (b"\xff\xfeabc", "page.txt: is not text in UTF-8; save the file as UTF-8"),
        (b"PK\0\1", "page.txt:1: is not text; give a text or Markdown file"),
        (b"", "page.txt: holds no text"),
        (b" \n\xc2\xa0\n", "page.txt: holds no text"),
        (
            b"Share\n\nNext Post",
            "page.txt: holds no article; copy its headline and its text",
        ),
    ],
)
def test_what_holds_no_article_is_refused_in_one_line(raw: bytes, told: str) -> None:
    with pytest.raises(DigestError) as caught:
        imported(raw)

    assert str(caught.value) == told


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40))
def test_any_headline_is_read_back_from_the_front_matter(title: str) -> None:
    result = imported(f"Pilots: {title} agree\n\n{PROSE}\n\n{MORE}", given=datetime(2023, 9, 14))

    keys = yaml.safe_load(result.text.split("---\n")[1])
    assert isinstance(keys["title"], str)
    assert result.path.startswith("content/2023/09/14/")
    assert result.path.count("/") == 4


PAGE = f"Strike ends\n\n14 September 2023\n\n{PROSE}\n"


def test_topics_and_source_given_are_written_behind_the_language() -> None:
    source = ("Harbour: Times", " https://h.example/1?utm_source=x&a=1 ")
    result = imported(PAGE, topics=("harbour", "no", "harbour", ""), source=source)

    assert result.text.split("---\n")[1].endswith(
        'lang: en\ntopics: [harbour, "no"]\n'
        'source:\n  url: https://h.example/1?a=1\n  name: "Harbour: Times"\n'
    )


def test_what_is_given_of_the_source_goes_before_what_the_page_says() -> None:
    page = f"{PAGE}\nSource: Harbour Times, https://h.example/strike\n"

    assert front(imported(page, source=("Wire", "")))["source"] == {
        "url": "https://h.example/strike",
        "name": "Wire",
    }
    assert front(imported(page, source=("", "https://w.example/1")))["source"] == {
        "url": "https://w.example/1",
        "name": "Harbour Times",
    }


@pytest.mark.parametrize("name", ["page.txt", "page.md"])
def test_an_address_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is no web address"):
        imported(PAGE, name, source=("", "h.example/1"))


@given(st.binary(max_size=200))
def test_any_bytes_are_an_article_or_a_fault(raw: bytes) -> None:
    try:
        result = imported(raw)
    except DigestError:
        return
    assert result.text.startswith("---\n")
