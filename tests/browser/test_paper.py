"""What comes out of the printer: a paper with columns, a running title and folios."""

import base64
import io

import pytest
from pypdf import PdfReader

from tests.browser.papers import INDONESIAN
from tests.browser.window import Window

pytestmark = pytest.mark.browser

ARTICLE = "/2023/09/14/ecb-four-per-cent/"
A4 = {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True}
A6 = {"paperWidth": 4.13, "paperHeight": 5.83, "preferCSSPageSize": True}


def printed(window: Window, address: str, **paper: object) -> PdfReader:
    """The document that the browser prints of a page, without lines of the browser's own."""
    window.open(address)
    made = window.driver.execute_cdp_cmd("Page.printToPDF", A4 | paper)
    return PdfReader(io.BytesIO(base64.b64decode(made["data"])))


def texts(document: PdfReader) -> list[str]:
    """What stands on each sheet, white space folded and joined letters parted."""
    found = (sheet.extract_text() for sheet in document.pages)
    return [" ".join(text.replace("ﬁ", "fi").replace("ﬂ", "fl").split()) for text in found]


def test_an_article_is_printed_whole_with_its_source(window: Window, paper: str) -> None:
    document = printed(window, paper + ARTICLE)
    sheets = texts(document)
    whole = " ".join(sheets)

    assert len(sheets) == 2
    assert "ECB raises its deposit rate to a record 4.00 per cent" in sheets[0]
    assert "(https://harbourtimes.example/2023/09/14/ecb-four-per-cent)" in whole
    assert "meets in Athens" in sheets[1]
    for chrome in ("Skip to content", "Archive", "Related articles", "Next article"):
        assert chrome not in whole


def test_sheets_have_the_title_and_their_number(window: Window, paper: str) -> None:
    sheets = texts(printed(window, paper + ARTICLE))

    title = "The Daily Digest — ECB raises its deposit rate to a record 4.00 per cent"
    assert [title in sheet for sheet in sheets] == [False, True]
    assert all(f" {n} " in f" {sheet[:100]} {sheet[-100:]} " for n, sheet in enumerate(sheets, 1))


def test_an_edition_is_printed_with_all_its_stories(window: Window, paper: str) -> None:
    document = printed(window, f"{paper}/2023/09/14/")
    sheets = texts(document)
    whole = " ".join(sheets)

    assert len(sheets) == 2
    assert sheets[0].startswith(("The Daily Digest", "1 The Daily Digest"))
    for title in ("Korea Utara Menyatakan Putin", "ECB raises its", "Licked rocks, dead spiders"):
        assert title in whole
    assert "That is the whole edition: 3 stories, 9 minutes." in whole
    assert "Contents" not in whole


def test_wide_sheets_have_two_columns_and_small_ones_one(window: Window, paper: str) -> None:
    window.open(paper + INDONESIAN)
    window.emulate("print")
    for width, count in ((700, "2"), (400, "auto")):
        window.resize(width)
        assert window.style(".text", "column-count") == count
    window.emulate()
    assert window.style(".text", "column-count") == "auto"

    small = texts(printed(window, paper + INDONESIAN, **A6))
    assert len(small) > 4


def test_nobody_waits_for_the_print_style(window: Window, paper: str) -> None:
    window.open(f"{paper}/")
    script = "return document.querySelector('link[href*=\"print.css\"]').media"

    assert window.run(script) == "print"
    blocking = """return performance.getEntriesByType("resource")
      .filter((each) => each.renderBlockingStatus == "blocking")
      .map((each) => each.name.split("/").pop().split("?")[0])"""
    assert "style.css" in window.run(blocking)
    assert "print.css" not in window.run(blocking)
